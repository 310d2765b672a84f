"""HTML's elements: which are open at a place, and what that says of its words: language, kind, whether they are prose.

The HTML standard, 13.2.6, as far as words depend on it: end tags that may be left out, elements without content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleanup.formats.sheet import HTML_KINDS
from cleanup.formats.tags import BLOCKS, CODE
from cleanup.formats.values import language
from cleanup.text import Kind

WORD = re.compile(r"\w+")
# What these hold is no markup.
RAW = frozenset(WORD.findall("script style xmp iframe noembed noframes textarea title"))
VOID = frozenset(
    WORD.findall("area base basefont bgsound br col embed frame hr img input link meta param source track wbr")
)
# Blocks of their own, though not by their looks.
WIDGETS = frozenset(WORD.findall("button label legend option select summary"))
# Tags that end a line of words, or stand for one.
BREAKS = (
    BLOCKS
    | WIDGETS
    | RAW - {"script", "style"}
    | frozenset(WORD.findall("pre listing plaintext hgroup marquee template"))
)
SILENT = CODE | RAW - {"title"} | frozenset(["listing", "plaintext"])
HOLDERS = frozenset(WORD.findall("td th li dt dd caption figcaption aside nav header footer template"))
HEADINGS = frozenset(WORD.findall("h1 h2 h3 h4 h5 h6"))
ROWS = frozenset(WORD.findall("tr td th"))
LISTS = frozenset(WORD.findall("ul ol menu dir table td th template"))
# Which open elements an opening tag ends, and those beyond which it ends none.
ENDED = {
    "li": (frozenset(["li"]), LISTS),
    **dict.fromkeys(("dt", "dd"), (frozenset(["dt", "dd"]), LISTS | {"dl"})),
    **dict.fromkeys(("option", "optgroup"), (frozenset(["option"]), frozenset(["select", "datalist"]))),
    **dict.fromkeys(("td", "th"), (frozenset(["td", "th"]), frozenset(["table", "tr", "template"]))),
    "tr": (ROWS, frozenset(["table", "template"])),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot"), (ROWS | {"tbody", "thead", "tfoot", "caption"}, frozenset(["table", "template"]))
    ),
    **dict.fromkeys(HEADINGS, (HEADINGS, LISTS)),
}
PARAGRAPH = frozenset(["p"]), frozenset(WORD.findall("table td th caption button object template"))
NONE: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
DEEPEST = 5_000  # elements within each other; browsers stop at 512
NEAR = 100  # of the innermost, those that a tag may end without saying so
OUTER = 40  # of the outermost, those that a block remembers to lie in


@dataclass(frozen=True, slots=True)
class Element:
    """An open element: its number, what its words are, and the number of the cell, item or part of the page they lie in."""

    name: str
    number: int
    lang: str = ""
    kind: Kind = "paragraph"
    silent: bool = False  # its words are no prose
    holder: int = 0


class Open:
    """The elements that are open as a page is read."""

    def __init__(self) -> None:
        self._elements = [Element("", 0)]
        self._places: dict[str, list[int]] = {}  # where those of each name stand
        self._number = 0

    @property
    def here(self) -> Element:
        """The innermost."""
        return self._elements[-1]

    @property
    def depth(self) -> int:
        """How many there are."""
        return len(self._elements) - 1

    @property
    def boxes(self) -> tuple[int, ...]:
        """The numbers of the outermost."""
        return tuple(element.number for element in self._elements[1 : OUTER + 1])

    def within(self, *names: str) -> bool:
        """Whether one of these names is open."""
        return any(self._places.get(name) for name in names)

    def element(self, name: str, values: dict[str, str]) -> Element:
        """The element that a tag of that name with these attributes begins here."""
        here = self.here
        self._number += 1
        return Element(
            name,
            self._number,
            language(values.get("lang") or values.get("xml:lang") or "") or here.lang,
            _kind(name, here.kind),
            name in SILENT or untranslated(values) or (here.silent and values.get("translate", "").lower() != "yes"),
            self._number if name in HOLDERS else here.holder,
        )

    def enter(self, element: Element) -> None:
        """Open it."""
        self._places.setdefault(element.name, []).append(len(self._elements))
        self._elements.append(element)

    def leave(self, name: str) -> None:
        """Close the innermost of that name, and all in it; code goes on where the end tag of what holds it is no block's."""
        places = self._places.get(name)
        if not places or name in ("html", "body"):  # which go on to the end, whatever the tags say
            return
        if self.here.silent and not self._elements[places[-1]].silent and name not in BREAKS:
            return
        self._pop(len(self._elements) - places[-1])

    def imply(self, name: str) -> None:
        """Close what an opening tag of that name closes without saying so."""
        for names, bounds in (ENDED.get(name, NONE), NONE if name in WIDGETS else PARAGRAPH):
            if not self.within(*names):
                continue
            last = 0
            for distance, element in enumerate(reversed(self._elements[-NEAR:]), 1):
                if element.name in names:
                    last = distance
                elif element.name in bounds or element.name in CODE:
                    break
            self._pop(last)

    def _pop(self, count: int) -> None:
        for _ in range(count):
            self._places[self._elements.pop().name].pop()


def _kind(name: str, around: Kind) -> Kind:
    """What the words of an element are, in one whose words are that; of a cell that is laid out in blocks, paragraphs."""
    if kind := HTML_KINDS.get(name):
        return kind
    if name in WIDGETS:
        return "value"
    return "paragraph" if around in ("cell", "heading") and name in BLOCKS else around


def untranslated(values: dict[str, str]) -> bool:
    """Whether a tag with these attributes says that it and its words are not to be translated."""
    return values.get("translate", "").lower() == "no" or "notranslate" in values.get("class", "").split()
