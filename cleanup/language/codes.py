"""Codes of languages (BCP 47): how they are written, and which rules serve which text."""

from __future__ import annotations

import re

# Latin South Slavic that is not told apart is written "sh"; a rule serves it that serves all of these.
SH = ("sr-Latn", "hr", "bs")

# ISO 639-1, and "sh", which it dropped.
TWO_LETTERS = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj
kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv
ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th
ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""

# What people write instead. BCP 47 wants the shortest code of a language.
MEANT = {
    "alb": "sq", "sqi": "sq", "al": "sq", "albanian": "sq", "shqip": "sq",
    "eng": "en", "gb": "en", "us": "en", "english": "en",
    "srp": "sr", "scc": "sr", "rs": "sr", "serbian": "sr", "srpski": "sr",
    "mkd": "mk", "mac": "mk", "macedonian": "mk",
    "hrv": "hr", "scr": "hr", "croatian": "hr", "hrvatski": "hr",
    "bos": "bs", "bosnian": "bs", "bosanski": "bs",
    "hbs": "sh", "serbo-croatian": "sh", "montenegrin": "cnr",
    "tur": "tr", "turkish": "tr", "deu": "de", "ger": "de", "german": "de", "fra": "fr", "fre": "fr", "french": "fr",
    "bul": "bg", "bulgarian": "bg", "rus": "ru", "russian": "ru", "slv": "sl", "ukr": "uk", "ell": "el", "gre": "el",
    "ita": "it", "spa": "es", "por": "pt", "ron": "ro", "rum": "ro", "cz": "cs", "ces": "cs", "dk": "da", "gr": "el",
    "jp": "ja", "iw": "he", "in": "id", "mo": "ro",
}  # fmt: skip

TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-(?:[0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*(?:-x(?:-[0-9a-z]{1,8})+)?)"
)


def serves(langs: tuple[str, ...], lang: str) -> bool:
    """Whether a rule for `langs` (none: every language) may run on a text of `lang` ("": not sure).

    >>> serves(("en",), "en-GB"), serves(("sr",), "sr-Cyrl"), serves(("sr", "hr", "bs"), "sh"), serves(("sr", "hr"), "sh")
    (True, True, True, False)
    >>> serves((), ""), serves(("en",), "")
    (True, False)
    """
    if not langs:
        return True
    if any(lang == own or lang.startswith(own + "-") for own in langs):
        return True
    if lang == "sh":
        return all(serves(langs, one) for one in SH)
    return "sh" in langs and serves(SH, lang)


def normalize(code: str) -> str:
    """The code as BCP 47 writes it. Raises ValueError, with the remedy, where it is none.

    >>> normalize("SR_latn"), normalize("en-gb"), normalize("sr")
    ('sr-Latn', 'en-GB', 'sr')
    """
    low = code.strip().lower().replace("_", "-")
    first = low.partition("-")[0]
    parts = TAG.fullmatch(low)
    if low in MEANT or first in MEANT:
        meant = MEANT.get(low) or MEANT[first] + code.strip()[len(first) :].replace("_", "-")
        if len(first) != 3 or not parts:
            message = f'"{code}" is no language code; write "{meant}"'
            raise ValueError(message)
        return normalize(meant)
    if parts is None or (len(first) == 2 and first not in TWO_LETTERS.split()):
        message = (
            f'"{code}" is no language code; write one as BCP 47 does: en, en-GB, sq, mk, sr, sr-Latn, sr-Cyrl, hr, tr'
        )
        raise ValueError(message)
    script, region = (parts["script"] or "").title(), (parts["region"] or "").upper()
    return "-".join(part for part in (first, script, region) if part) + parts["rest"]
