"""What a thing is, by the classes of Wikidata it is an instance of (P31)."""

from __future__ import annotations

from collections.abc import Iterable

# The classes that most entities are direct instances of; those of a single country are left to `--kind`.
_CLASSES = {
    "person": "Q5",  # human
    # settlement, city, town, village, hamlet, big city, capital, city of millions, municipality, urban area, quarter, suburb,
    # country, sovereign state, continent, region, district, territorial entity (all, first and second level), river, lake,
    # mountain, island, commune of France, comune of Italy, municipality of Germany and of the Netherlands, US city
    "place": "Q486972 Q515 Q3957 Q532 Q5084 Q1549591 Q5119 Q1637706 Q15284 Q702492 Q123705 Q188509 Q6256 Q3624078 Q5107 Q82794 "
    "Q149621 Q56061 Q10864048 Q13220204 Q4022 Q23397 Q8502 Q23442 Q484170 Q747074 Q262166 Q2039348 Q1093829",
    # organisation, business, company, public company, enterprise, party, university, international and intergovernmental
    # organisation, NGO, non-profit, government agency, ministry, government, legislature, parliament, court, newspaper,
    # television and radio station, bank, football club, museum, hospital, school, trade union, foundation
    "organisation": "Q43229 Q4830453 Q783794 Q891723 Q6881511 Q7278 Q3918 Q484652 Q245065 Q79913 Q163740 Q327333 Q192350 Q7188 "
    "Q11204 Q35749 Q41487 Q11032 Q1616075 Q14350 Q22687 Q476028 Q33506 Q16917 Q3914 Q178790 Q157031",
    "office": "Q4164871 Q294414",  # position, public office
}
_KIND = {number: kind for kind, numbers in _CLASSES.items() for number in numbers.split()}


def kind_of(classes: Iterable[str]) -> str:
    """The kind of a thing, or nothing where its classes do not tell.

    >>> kind_of(["Q5"]), kind_of(["Q15284", "Q1549591"]), kind_of(["Q16521"])
    ('person', 'place', '')
    """
    return next((_KIND[number] for number in classes if number in _KIND), "")
