"""Serbian entries written in Latin script, for texts in Cyrillic."""

from __future__ import annotations

import re

LETTERS = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))
DIGRAPHS = {"lj": "љ", "nj": "њ", "dž": "џ"}
_LATIN = {cyrillic: latin for latin, cyrillic in (LETTERS | DIGRAPHS).items()}
# Where the two letters are two sounds: at the seam of a prefix.
SEAMS = re.compile(r"\b(in(?=jekc)|kon(?=jun|jug)|nad(?=živ|žnj|žup)|od(?=živ|žal))", re.IGNORECASE)


def cyrillic(text: str) -> str:
    """A Serbian text in Latin script, in Cyrillic.

    >>> cyrillic("Njegova injekcija je DŽABE")
    'Његова инјекција је ЏАБЕ'
    """
    text = SEAMS.sub(lambda match: match[0] + "\0", text)
    return re.sub(r"lj|nj|dž|[a-zđžćčš]|\0", _letter, text, flags=re.IGNORECASE)


def _letter(match: re.Match[str]) -> str:
    low = match[0].lower()
    if low == "\0":
        return ""
    letter = DIGRAPHS.get(low) or LETTERS.get(low) or match[0]
    return letter.upper() if match[0][0].isupper() else letter


def latin(text: str) -> str:
    """A Serbian text in Cyrillic, in Latin script.

    >>> latin("Његова инјекција")
    'Njegova injekcija'
    """
    return "".join(_LATIN.get(char) or _LATIN.get(char.lower(), char).title() for char in text)


def cyrillic_pattern(pattern: str) -> str:
    """The same for a pattern: kinds of slots stay, their choices change.

    >>> cyrillic_pattern("{word: platiti, plati} pažnju {np: 3}")
    '{word: платити, плати} пажњу {np: 3}'
    >>> cyrillic_pattern("{word: not prvi, drugi} put")
    '{word: not први, други} пут'
    """
    out = []
    for part in re.split(r"(\{[^{}]*\})", pattern):
        kind, colon, given = part.partition(":")
        if part.startswith("{"):
            no = " not " if given.startswith(" not ") else ""
            out.append(kind + colon + no + cyrillic(given.removeprefix(no)))
        else:
            out.append(cyrillic(part))
    return "".join(out)
