"""The verbs that say who spoke, as each language has them beside a quotation: "tha", "rekao je", "dedi", "sagte"."""

from __future__ import annotations

import re
from functools import cache

from cleanup.language import serves
from cleanup.typography.speech import VERBS

SAID = {
    "en": "|".join(sorted(VERBS)),
    "sq": "tha|thanë|thotë|thonë|shtoi|shton|theksoi|thekson|deklaroi|pohoi|nënvizoi|shpjegoi|sqaroi|kujtoi|pyeti|pyet|"
    "përfundoi|tregoi|vlerësoi|njoftoi|u shpreh|u përgjigj|ka thënë|ka deklaruar|ka theksuar|ka shtuar",
    "sh": "(?:je )?(?:rekao|rekla|kazao|kazala|izjavio|izjavila|dodao|dodala|istakao|istakla|istaknuo|istaknula|naglasio|"
    "naglasila|naveo|navela|poručio|poručila|ocenio|ocenila|ocijenio|ocijenila|upitao|upitala|odgovorio|odgovorila|"
    "objasnio|objasnila|zaključio|zaključila|saopštio|saopštila|priopćio|priopćila)|kaže|kažu|ističe|dodaje|navodi",
    "sr-Cyrl": "(?:је )?(?:рекао|рекла|казао|казала|изјавио|изјавила|додао|додала|истакао|истакла|нагласио|нагласила|навео|"
    "навела|поручио|поручила|оценио|оценила|упитао|упитала|одговорио|одговорила|објаснио|објаснила|закључио|закључила|"
    "саопштио|саопштила)|каже|кажу|истиче|додаје|наводи",
    "mk": "рече|рекоа|вели|кажа|изјави|додаде|истакна|нагласи|посочи|оцени|праша|одговори|објасни|заклучи|порача|потенцира",
    "tr": "dedi|demiş|diyor|diye|söyledi|ekledi|belirtti|vurguladı|açıkladı|sordu|yanıtladı|kaydetti",
    "de": "sagte|sagt|erklärte|betonte|meinte|antwortete|fragte|ergänzte|fügte|hieß es|so der|so die",
    "fr": "dit|a dit|a déclaré|déclare|a affirmé|affirme|a ajouté|ajoute|a souligné|souligne|a expliqué|explique|a-t-il|"
    "a-t-elle|dit-il|dit-elle|selon",
}  # fmt: skip
SOUTH_SLAVIC = ("sr-Latn", "hr", "bs", "cnr", "sh")
ANY_CASE = {lang: f"(?i:{verbs})" for lang, verbs in SAID.items()}


@cache
def said(lang: str) -> re.Pattern[str] | None:
    """One of the verbs of a language as a whole word, if the language has a list here.

    >>> bool(said("sr-Latn").match("Rekao je")), bool(said("sq").match("thanun")), said("fi")
    (True, False, None)
    """
    for code, verbs in ANY_CASE.items():
        if serves(SOUTH_SLAVIC if code == "sh" else (code,), lang):
            return re.compile(rf"{verbs}\b")
    return None
