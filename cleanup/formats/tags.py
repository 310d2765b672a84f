"""HTML and JSX inside text: tags, comments, instructions; and which of them hold no prose."""

from __future__ import annotations

import re
from collections.abc import Callable

NAME = r"[A-Za-z][A-Za-z0-9-]*+"
ATTRIBUTE = r"\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?"
# An attribute's blanks are possessive, so that a failing tag is given up at once; "a =" without a value is caught so too.
TAG = re.compile(rf"<(?:({NAME})(?:{ATTRIBUTE})*+\s*+/?|/({NAME})\s*+)>")
ALONE = re.compile(rf"<(?:{NAME}(?:{ATTRIBUTE})*+\s*+/?|/{NAME}\s*+)>[ \t]*\r?$")
AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>\x00-\x20]*+|[\w.!#$%&'*+/=?^`{|}~-]++@[\w.-]++)>")
SPECIAL = (("<!-->", ""), ("<!--->", ""), ("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
DECLARATION = re.compile(r"<![A-Za-z]")

WORD = re.compile(r"\w+")
# Names with which an HTML block of CommonMark begins; a change from one to the next ends a stretch of prose.
BLOCKS = frozenset(
    WORD.findall(
        "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl "
        "dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend "
        "li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot "
        "th thead title tr track ul"
    )
)
INLINE = frozenset(
    WORD.findall(
        "a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label map mark meter "
        "nobr output picture pre progress q rp rt ruby s samp script select small source span strike strong style sub "
        "sup svg textarea time tt u var video audio wbr embed object canvas"
    )
)
# Tags that only dress the words in them; what is struck out or set higher is not of one piece with the rest.
TRANSPARENT = frozenset(
    WORD.findall("a abbr acronym b bdi bdo big cite data dfn em font i ins mark nobr small span strong time u wbr")
)
CODE = frozenset(WORD.findall("code pre script style kbd samp var tt textarea svg math"))
UNTRANSLATED = re.compile(r"\btranslate\s*=\s*[\"']?no\b|\bclass\s*=\s*[\"'][^\"']*\bnotranslate\b", re.IGNORECASE)
JSX_NAME = re.compile(r"</?(?:[A-Za-z][\w.:-]*+|(?=>))")
JSX_STOP = re.compile(r"[\"'{<>]")

Find = Callable[[str, int], int]


def special_end(text: str, at: int, find: Find) -> int | None:
    """Where a comment, instruction, declaration or CDATA section ends; `find` as `str.find`, but never in vain twice."""
    for opening, closing in SPECIAL:
        if text.startswith(opening, at):
            start = at + len(opening)
            end = find(closing, start) if closing else start
            return None if end < 0 else end + len(closing)
    if DECLARATION.match(text, at):
        end = find(">", at)
        return None if end < 0 else end + 1
    return None


def jsx_end(text: str, at: int, braces: dict[int, int], find: Find) -> int | None:
    """Where a JSX tag ends: its attributes may hold expressions in braces, whose ends `braces` knows."""
    name = JSX_NAME.match(text, at)
    here = name.end() if name else len(text)
    while stop := JSX_STOP.search(text, here):
        here = stop.end()
        if stop[0] == ">":
            return here
        if stop[0] == "<":
            return None
        end = braces.get(stop.start(), -1) if stop[0] == "{" else find(stop[0], here) + 1
        if end <= 0:
            return None
        here = end
    return None


def name_of(tag: str) -> tuple[str, bool]:
    """The name of a tag in lower case, and whether the tag closes.

    >>> name_of("</Em >")
    ('em', True)
    """
    found = re.match(rf"</?({NAME})", tag)
    return (found[1].lower() if found else ""), tag.startswith("</")


def holds_no_prose(tag: str) -> bool:
    """Whether what an opening tag encloses is code, or marked as not to be translated."""
    name, closes = name_of(tag)
    return not closes and not tag.endswith("/>") and (name in CODE or bool(UNTRANSLATED.search(tag)))
