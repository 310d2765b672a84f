"""A second run changes nothing, whatever stands beside what: what is put right supports the rest at once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cleanup
from cleanup.text import Style

DICTIONARY = cleanup.load(Path(__file__).parents[1] / "dictionaries" / "any", shipped=False, cached=False)
SAID = {
    "en": (
        "Vucic", "Vuçiq", "Vučić", "President Vucic", "Aleksandar Vucic", "Aleksander Vučić", "A. Vucic", "Milan Vucic",
        "Thaci", "Thaqi", "Hashim Thaqi", "the pilot Mladic", "Ratko Mladic", "Kuqi", "Minister Kuqi", "Hajredin Kuci",
        "in Pristina", "Pristina", "Приштина", "Prishtinë", "in Peć", "Uroševac", "an Uroševac court", "Belgrade",
        "Pristina Airport", "the University of Pristina", "NIS", "in Serbia", "Hristijan Mickovski", "Mickovski",
    ),
    "sq": (
        "Vucic", "Vuçic", "Vuçićit", "Aleksandër Vuçiç", "presidenti Vucic", "Brnabić", "Thaqit", "Hashim Thaci",
        "nga Skoplje", "në Skoplje", "Skoplje", "i Gnjilanes", "Peći", "te Peć", "Kuqit", "ministri Kuqi", "Gjukanoviçit",
        "Keshilli Gjyqesor i Kosoves", "Kosoves", "në Shqiperi", "Rames", "Edi Rames",
    ),
    "sr-Latn": (
        "Vucica", "Vučića", "predsednik Vucic", "Aleksandra Vucica", "Thaqija", "Hašima Thaçija", "Kućija", "iz Peje",
        "u Gjilanu", "u Deçan", "iz Deçana", "sa Prishtinom", "u Prishtinë", "iz Suhareke", "Brnabic", "Ane Brnabic",
        "u NIS", "iz Nisa", "Covic", "Dragan Covic", "Nebojsa Covic", "Đukanovićem", "Djukanovicem",
    ),
    "mk": (
        "Вучич", "Вучић", "Александар Вучич", "Мицковски", "Христијан Мицковски", "Тадич", "Борис Тадич", "во Призрен",
        "Таќи", "Хашим Таќи", "НИС", "во Приштина", "премиерот Мицковски",
    ),
}  # fmt: skip
WORDS = {
    "en": "they said that the meeting with {} was long and that the people of {} were tired after {} had spoken",
    "sq": "ata thanë se takimi me {} ishte i gjatë dhe se njerëzit e qytetit e panë {} kur foli {} në mbrëmje",
    "sr-Latn": "oni su rekli da je sastanak bio dug i da su ljudi videli {} kada je govorio {} a posle njega {} uveče",
    "mk": "тие рекоа дека состанокот беше долг и дека луѓето го видоа {} кога зборуваше {} а потоа и {} вечерта",
}


@pytest.mark.parametrize("lang", SAID)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_second_run_changes_nothing(lang, data):
    said = data.draw(st.lists(st.sampled_from(SAID[lang]), min_size=6, max_size=6))
    text = f"{WORDS[lang].format(*said[:3])}.\n\n{WORDS[lang].format(*said[3:])}.\n"
    style = Style(names=data.draw(st.sampled_from([(), ("en-x-sq",), ("en-x-sr",)])))
    first = cleanup.clean(text, lang, DICTIONARY, only=("names",), style=style)
    again = cleanup.clean(first.text, lang, DICTIONARY, only=("names",), style=style)
    assert again.text == first.text
