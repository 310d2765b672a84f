"""What a short line could be: a page label, a bare number, a number with a title.

The form alone proves nothing; `sequences` and `chains` weigh the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cleanup.furniture.lexicon import Lexicon, folded
from cleanup.furniture.lines import SHORT

Kind = Literal["copyright", "total", "label", "of", "dashed", "bare", "roman", "title"]

TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_|\s{3,}|\t")
ADDRESS = r"[^\s@:]*(?:://|@|\bwww\.)\S*"
LINK = re.compile(ADDRESS)
BESIDE = re.compile(rf"^(?:{ADDRESS}(?:[\s|•·–—-]+|$))+|(?:[\s|•·–—-]+{ADDRESS})+$")  # at the edges of a line
PLAUSIBLE = re.compile(r"\d|\b[ivxl]{1,7}\W*$", re.IGNORECASE)
ROMAN = re.compile(r"(?=.)(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
DASHES = "-\u2010\u2011\u2012–—−―"
FRAMES = {"[": "]", "(": ")", "{": "}", "<": ">", "«": "»"}
BULLETS = "•·*~=|_◦▪●"
SEPARATORS = frozenset((*DASHES, *"|•·/~©[(", "gap"))
NO_PAGE = frozenset(".,)%°€$’']")  # a number before one of these numbers no page
VALUE = re.compile(r"[\w-]+:\s")  # `Message: 1` gives a value, it numbers no page
WORDS = 14
MOST = 32  # words, numbers and signs of a line that could be a mark


class Form(NamedTuple):
    """What a line could be as a mark of a page: its number, and what stands around the number.

    `rest` are the other words of the line, by which marks of one kind know each other; `apart`: a sign or a gap
    stands between number and words; `style` is the frame around the number ("-", "[", "" ...).
    """

    kind: Kind
    number: int
    total: int = 0
    rest: str = ""
    apart: bool = False
    style: str = ""


class Token(NamedTuple):
    """A number, a word, a sign or a wide gap of a line."""

    kind: Literal["number", "word", "sign", "gap"]
    text: str


def tokens(text: str) -> list[Token]:
    """The tokens of a line, words folded.

    >>> [token.text for token in tokens("Page3 of12")]
    ['page', '3', 'of', '12']
    """
    found: list[Token] = []
    for part in TOKEN.findall(text):
        if part.isdecimal():
            found.append(Token("number", part))
        elif part[0].isspace():
            found.append(Token("gap", "gap"))
        elif part[0].isalpha():
            found.append(Token("word", folded(part)))
        else:
            found.append(Token("sign", part))
    return found


def form(text: str, lexicon: Lexicon) -> Form | None:
    """What the line could be, if anything.

    >>> from cleanup.furniture.lexicon import Lexicon
    >>> form("– 4 –", Lexicon())
    Form(kind='dashed', number=4, total=0, rest='', apart=False, style='-')
    """
    if len(text) > SHORT or not PLAUSIBLE.search(text):
        return None
    found = _form(text, lexicon)
    if "." in text and LINK.search(text) and (found is None or found.kind in ("of", "title")):
        other = _form(BESIDE.sub("", text), lexicon)
        if other is None or other.kind in ("copyright", "total", "label", "of"):
            return other
    return found


def _form(text: str, lexicon: Lexicon) -> Form | None:
    """What the line could be with all that stands in it."""
    parts = tokens(text)
    filled = [index for index, part in enumerate(parts) if part.kind in ("number", "word") or part.text == "©"]
    if not filled or len(parts) > MOST or sum(part.kind == "word" for part in parts) > WORDS:
        return None
    first, last = filled[0], filled[-1] + 1
    lead = [part.text for part in parts[:first] if part.kind == "sign"]
    trail = [part.text for part in parts[last:] if part.kind == "sign"]
    if trail and trail[0] in ",;:!?":
        return None
    core = parts[first:last]
    if found := _labelled(core, lexicon):
        at, end, number, total = found
        item = end - at == len(core) and style(lead, [sign for sign in trail if sign != "."]) is None
        short = core[at].kind == "word" and core[at].text not in lexicon.labels
        return None if item else _with_rest(core[:at], core[end:], (short, number, total), trail)
    return _counted(core, lead, trail, lexicon) or _numbered(core, lead, trail, text)


def value(token: Token) -> int:
    """The number that a token is, 0 if none that a page could have."""
    if token.kind == "number":
        return int(token.text) if len(token.text) < 5 else 0
    return roman(token.text) if token.kind == "word" else 0


def roman(text: str) -> int:
    """The value of a roman numeral up to ninety-nine, 0 if it is none.

    >>> roman("xiv"), roman("civic")
    (14, 0)
    """
    if not ROMAN.fullmatch(text):
        return 0
    values = [VALUES[char] for char in text]
    return sum(one if one >= max(values[i:]) else -one for i, one in enumerate(values))


def style(lead: Sequence[str], trail: Sequence[str]) -> str | None:
    """The frame around a number: "" without one, None where the signs do not belong together.

    >>> style(["–"], ["–"]), style(["["], ["]"]), style([], ["."])
    ('-', '[', None)
    """
    before, after = ({"-" if sign in DASHES else sign for sign in signs} for signs in (lead, trail))
    if len(before) > 1 or len(after) > 1:
        return None
    one, other = "".join(before), "".join(after)
    if one == other and (one in BULLETS or one == "-"):
        return one
    if one in FRAMES and FRAMES[one] == other:
        return one
    return "|" if {one, other} == {"", "|"} else None


def _labelled(core: Sequence[Token], lexicon: Lexicon) -> tuple[int, int, int, int] | None:
    """Where a page label with its number begins and ends, the number, the total."""
    for at, token in enumerate(core):
        if found := (_label if token.kind == "word" else _ordinal)(core, at, lexicon):
            return at, *found
    return None


def _label(core: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int, int] | None:
    """`Page 3`, `p. 3`, `Page 3 of 5`: where it ends, its number, its total."""
    word, to = core[at], at + 1
    if word.text not in lexicon.labels:
        if word.text not in lexicon.abbreviations or to >= len(core) or core[to].text != ".":
            return None
        to += 1
    if to < len(core) and core[to].text in (":", "#", "№", *DASHES):
        to += 1
    if to >= len(core) or not (number := value(core[to])) or (core[to].kind == "word" and to + 1 < len(core)):
        return None
    return _total(core, to + 1, number, lexicon)


def _total(core: Sequence[Token], at: int, number: int, lexicon: Lexicon) -> tuple[int, int, int]:
    """What follows the number of a label: `of 5`, `/ 5`, `out of 5`, or nothing."""
    for width in (2, 1):
        between = tuple(token.text for token in core[at : at + width])
        end = at + width
        if (between in lexicon.of or between == ("/",)) and end < len(core) and core[end].kind == "number":
            total = value(core[end])
            if total >= number:
                return end + 1, number, total
    return at, number, 0


def _ordinal(core: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int, int] | None:
    """`4. sayfa`, `2. lapa no 5. lapām`, `2/5. oldal`: number first."""
    if at + 2 >= len(core) or core[at].kind != "number" or core[at + 1].text not in "./" or not value(core[at]):
        return None
    texts = [token.text for token in core[at : at + 8]]
    number = value(core[at])
    if len(texts) > 2 and texts[1] == "." and texts[2] in lexicon.labels:
        if len(texts) > 6 and (texts[3],) in lexicon.of and texts[5] == "." and texts[6] in lexicon.labels:
            return at + 7, number, value(core[at + 4])
        return at + 3, number, 0
    if len(texts) > 4 and texts[1] == "/" and texts[3] == "." and texts[4] in lexicon.labels:
        return at + 5, number, value(core[at + 2])
    return None


def _with_rest(
    before: Sequence[Token], after: Sequence[Token], found: tuple[bool, int, int], trail: Sequence[str]
) -> Form | None:
    """A label and the words around it, if they are set apart as those of a footer are."""
    short, number, total = found
    signs = [token.text for token in (*before, *after)]
    rest = _rest(before, after)
    claimed = "©" in signs or "(c)" in "".join(signs[:3]) or "(c)" in "".join(signs[-3:])
    if after and after[0].text not in SEPARATORS:
        return None
    apart = not before or before[-1].text in SEPARATORS
    if before and (before[-1].text == "," or (short and not apart)):
        return None  # the end of a reference
    if (before and after and not apart) or (trail and trail[0] == "." and not (total or claimed)):
        return None
    kind: Kind = "copyright" if claimed and (apart or signs[0] == "©") else "total" if total else "label"
    return Form(kind, number, total, rest, apart)


def _rest(before: Sequence[Token], after: Sequence[Token]) -> str:
    return " ".join(token.text for token in (*before, *after) if token.kind in ("number", "word"))


def _counted(core: Sequence[Token], lead: Sequence[str], trail: Sequence[str], lexicon: Lexicon) -> Form | None:
    """`2/23`, `2 od 5`, `PRISTINA 00000128 002 OF 009`: a number and a total at the end of the line."""
    if len(core) < 3 or core[-1].kind != "number" or style(lead, trail) is None:
        return None
    total = value(core[-1])
    for width in (2, 1):
        at = len(core) - width - 2
        between = tuple(token.text for token in core[at + 1 : -1])
        if at < 0 or core[at].kind != "number" or not (between in lexicon.of or between == ("/",)):
            continue
        before = core[:at]
        if before and between == ("/",) and before[-1].text in (*DASHES, ".", "/", ",", ":"):
            return None
        number = value(core[at])
        if len(before) > 1 and before[-1].text == "." and before[-2].kind == "number":
            number, before = value(before[-2]), before[:-2]
        if 0 < number <= total < 1000 and total > 1:
            apart = not before or before[-1].text in SEPARATORS
            return Form("of", number, total, _rest(before, ()), apart)
    return None


def _numbered(core: Sequence[Token], lead: Sequence[str], trail: Sequence[str], text: str) -> Form | None:
    """A number alone, or at an edge of a line of other words."""
    frame = "." if core[0].kind == "number" and not lead and trail == ["."] else style(lead, trail)
    if len(core) == 1 and frame is not None:
        number = value(core[0])
        if core[0].kind == "word":
            case = "I" if text.strip(" ()[]-–—.").isupper() else ""
            return Form("roman", number, style=frame or case) if number else None
        return Form("dashed" if frame.strip(".") else "bare", number, style=frame) if number else None
    if len(core) < 2 or not _titled(core) or VALUE.match(text):
        return None
    if core[0].kind == "number" and core[1].text not in NO_PAGE and not _range(core):
        apart = core[1].text in SEPARATORS
        if (number := value(core[0])) and not lead and (not trail or apart):
            sign = "|" if core[1].text == "|" else ""
            return Form("title", number, rest=_rest(core[1:], ()), apart=apart, style=sign)
    if core[-1].kind == "number" and (number := value(core[-1])):
        framed = bool(trail) and FRAMES.get(core[-2].text) == trail[0]
        if not trail or framed or trail == ["|"]:
            sign = "|" if core[-2].text == "|" else ""
            apart = framed or core[-2].text in SEPARATORS
            return Form("title", number, rest=_rest(core[:-1], ()), apart=apart, style=sign)
    return None


def _titled(core: Sequence[Token]) -> bool:
    """Whether there is a title beside the number: letters, or a long number such as that of an issue; no decimals."""
    if any(token.kind == "word" and len(token.text) > 1 for token in core):
        return not (core[-2].text in (".", ",") and len(core) > 2 and core[-3].kind == "number")
    return any(token.kind == "number" and len(token.text) > 4 for token in core)


def _range(core: Sequence[Token]) -> bool:
    """Whether a line begins with two numbers and a dash between: years, or pages of a reference."""
    return len(core) > 2 and core[1].text in DASHES and core[2].kind == "number"
