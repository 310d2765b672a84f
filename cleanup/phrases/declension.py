"""The cases of an office or a term of several words, in Albanian, Serbian, Croatian and Bosnian.

Only what stands before a noun and the noun itself change: `Ministri i Drejtësisë`, `Ministrit të Drejtësisë`; `Vrhovni
sud Srbije`, `Vrhovnog suda Srbije`. A wording whose first noun is of no class known here has its first case only.
"""

from __future__ import annotations

import re

from cleanup.phrases import serbian

Forms = tuple[tuple[str, str], ...]  # (case, text); one text may stand under several cases

# Albanian: how a noun in its definite form ends, and what stands there in the genitive (and dative) and the accusative.
ALBANIAN = {"ia": ("isë", "inë"), "ja": ("es", "en"), "a": ("ës", "ën"), "i": ("it", "in"), "u": ("ut", "un")}
FEMININE = re.compile(r"(?:t|s)r?ja$|orja$")  # ministrja, kryetarja, drejtorja; not Shqipëria
# Serbian: adjectives by the ending of their first case; a noun can end in -na and -vo too, not in -ni.
ADJECTIVE = re.compile(
    r"(?:(?:sk|šk|čk|ćk|aln|arn|ivn|ičn|ovn|evn|stven)(?P<any>[aio])|(?:n|š|ć|v|l)(?P<man>i)|"
    r"^(?:narodn|državn|ustavn|javn|glavn|viš|opšt|opć|osnovn|mirovn|upravn|vrhovn|gradsk|crven|zdravstven|izborn|pravn|izvršn)(?P<known>[ao]))$"
)
ADJECTIVES = {
    "i": {"gen": "og", "dat": "om", "ins": "im"},
    "a": {"gen": "e", "dat": "oj", "acc": "u", "ins": "om"},
    "o": {"gen": "og", "dat": "om", "ins": "im"},
}
NOUNS = {
    "masculine": {"gen": "a", "dat": "u", "ins": "om"},
    "soft": {"gen": "a", "dat": "u", "ins": "em"},
    "a": {"gen": "e", "dat": "i", "acc": "u", "ins": "om"},
    "o": {"gen": "a", "dat": "u", "ins": "om"},
    "e": {"gen": "a", "dat": "u", "ins": "em"},
}
SOFT = ("č", "ć", "š", "ž", "đ", "j", "lj", "nj", "dž", "c")
LIVING = re.compile(r"(?:ar|or|ik|ac|nt|er|ist|telj|log|džija|nac|lac)$")  # whose accusative is its genitive
SHORTENED = {"ministar": "ministr", "centar": "centr", "tužilac": "tužioc"}


def forms(wording: str, lang: str) -> Forms:
    """The cases of a wording in a language, the first one as it is given.

    >>> dict(forms("Ministri i Brendshëm", "sq"))["gen"], dict(forms("Ministria e Drejtësisë", "sq"))["acc"]
    ('Ministrit të Brendshëm', 'Ministrinë e Drejtësisë')
    >>> dict(forms("Vrhovni sud", "sr-Latn"))["gen"], dict(forms("ministar pravde", "hr"))["ins"]
    ('Vrhovnog suda', 'ministrom pravde')
    """
    family = lang.partition("-")[0]
    if wording.partition(" ")[0].isupper():
        family = ""  # an abbreviation has cases of its own
    if family == "sr" and re.search("[\u0400-\u052f]", wording):
        found = {case: serbian.cyrillic(form) for case, form in _slavic(serbian.latin(wording)).items()}
    elif family in ("sr", "hr", "bs"):
        found = _slavic(wording)
    else:
        found = _albanian(wording) if family == "sq" else {}
    return (("nom", wording), *found.items())


def _albanian(wording: str) -> dict[str, str]:
    head, _, rest = wording.partition(" ")
    low = head.lower()
    end = next((end for end in ALBANIAN if low.endswith(end) and len(head) > len(end) + 2), "")
    if not end or (end == "ja" and not FEMININE.search(low)):
        return {}
    genitive, accusative = ALBANIAN[end]
    link = "së" if end in ("ia", "ja", "a") else "të"
    return {
        "gen": f"{head[: -len(end)]}{genitive} {_linked(rest, link, link)}".rstrip(),
        "acc": f"{head[: -len(end)]}{accusative} {_linked(rest, 'e', 'të')}".rstrip(),
    }


def _linked(rest: str, beside: str, apart: str) -> str:
    """What follows the noun, with the article that links it: one right beside the noun, another further on."""
    words = rest.split(" ")
    for number, word in enumerate(words):
        if word in ("i", "e"):
            return " ".join([*words[:number], apart if number else beside, *words[number + 1 :]])
    return rest


def _slavic(wording: str) -> dict[str, str]:
    words = wording.split(" ")
    number = 0
    while (
        number + 1 < len(words)
        and (match := ADJECTIVE.search(words[number].lower()))
        and _agrees(match[0][-1], words[number + 1])
    ):
        number += 1
    noun = words[number]
    endings = _noun(noun)
    if not endings:
        return {}
    found = {}
    for case in ("gen", "dat", "acc", "ins"):
        parts = [
            _adjective(word, case, living="acc" in endings and endings["acc"] == endings["gen"])
            for word in words[:number]
        ]
        found[case] = " ".join([*parts, endings.get(case, noun), *words[number + 1 :]])
    return found


def _agrees(end: str, noun: str) -> bool:
    """Whether a word can be what an adjective with that ending belongs to."""
    last = noun[-1].lower()
    return {"i": last not in "aeiou" or bool(ADJECTIVE.search(noun.lower())), "a": last == "a", "o": last in "oe"}[end]


def _adjective(word: str, case: str, *, living: bool) -> str:
    ends = ADJECTIVES[word[-1].lower()]
    if word[-1].lower() != "a" and word[:-1].lower().endswith(SOFT):
        ends = ends | {"gen": "eg", "dat": "em"}
    if case == "acc" and "acc" not in ends:
        return word[:-1] + ends["gen"] if living and word[-1].lower() == "i" else word
    return word[:-1] + ends[case]


def _noun(noun: str) -> dict[str, str]:
    """The cases of a noun in the singular; none where its class is not known."""
    low = noun.lower()
    last = low[-1]
    if last in "aoe":
        return {case: noun[:-1] + end for case, end in NOUNS[last].items()}
    if last in "iu" or not last.isalpha():
        return {}
    stem = noun[0] + SHORTENED[low][1:] if low in SHORTENED else noun[:-2] + "c" if low.endswith("ac") else noun
    found = {case: stem + end for case, end in NOUNS["soft" if stem.lower().endswith(SOFT) else "masculine"].items()}
    if LIVING.search(low):
        found["acc"] = found["gen"]
    return found
