"""HTML: the text that readers of a page see, and the attributes that they see or hear.

Tags are found as browsers find them (the HTML standard, 13.2.5), in one pass. Tags that only dress words read as
nothing, the ends of blocks as blank lines; what is code, script, style or not to be translated is no prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import pairwise

from cleanup.formats import tags
from cleanup.formats.atoms import TRIGGER, atoms
from cleanup.formats.inline import ENTITY
from cleanup.formats.sheet import HTML_KINDS, Read, Sheet
from cleanup.problems import CleanupError, Problem
from cleanup.text import Fold, Kind, Options, Span

SCAN = re.compile(r"[<&]|\{[{%]")
TAG = re.compile(
    r"<(/?)([A-Za-z][^\s/>]*+)((?:[\s/]++(?:[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?)?)?)*+)\s*+/?>"
)
ATTRIBUTE = re.compile(r"([^\s/>=\"']++)\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s>\"']++)")
OTHER = re.compile(r"<(?:[!?]|/[^A-Za-z]|(/?[A-Za-z]))")  # what browsers take for a comment, and a tag without end
TEMPLATE_END = {"{{": "}}", "{%": "%}"}
SEEN = frozenset(["alt", "title", "aria-label", "aria-description", "placeholder", "label", "summary"])
META = re.compile(
    r"(?:og|twitter):(?:title|description|image:alt)|description|title|dc\.(?:title|description)", re.IGNORECASE
)
TEXT_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
DEEPEST = 2_000  # elements within each other; browsers stop at 512


@dataclass(frozen=True, slots=True)
class Element:
    """An open element: its language, and whether what it holds is no prose."""

    name: str
    lang: str
    silent: bool


@dataclass(slots=True)
class Scanned:
    """A block's text with what of it is no prose (`gaps`) and what reads otherwise; positions count from its start."""

    text: str
    gaps: list[tuple[int, int]] = field(default_factory=list)
    tokens: list[tuple[int, str]] = field(default_factory=list)
    cuts: list[tuple[int, str]] = field(default_factory=list)
    folds: list[tuple[int, int, str]] = field(default_factory=list)


def read(source: str, options: Options) -> Read:
    """What a page holds. Raises CleanupError where its elements are nested too deep."""
    del options  # there is one way to read it
    page = Page(source)
    found = page.sheet.read()
    folds = sorted((*_within(found), *_between(found)))
    return replace(found, folds=tuple(folds), lang=page.lang)


def _within(found: Read) -> Iterator[Fold]:
    """The folds that lie in a segment, not before or behind its words."""
    for fold in found.folds:
        number = bisect_right(found.segments, fold.start, key=lambda segment: segment.span.start) - 1
        if number >= 0 and fold.end <= found.segments[number].span.end:
            yield fold


def _between(found: Read) -> Iterator[Fold]:
    """The ends of blocks of running text: they read as blank lines."""
    running = ("paragraph", "heading")
    for one, other in pairwise(found.segments):
        if one.kind in running and other.kind in running:
            yield Fold(one.span.end, other.span.start, "\n\n")


class Page:
    """A page as it is read from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sheet = Sheet(text)
        self.lang = ""
        self._open: list[Element] = []
        self._names: dict[str, int] = {}  # how often each is open
        self._start = -1  # of the block; below 0: none has begun
        self._gaps: list[tuple[int, int]] = []
        self._folds: list[tuple[int, int, str]] = []
        self._kind: Kind = "paragraph"
        at = 0
        while mark := SCAN.search(text, at):
            self._words(at, mark.start())
            at = self._marked(mark[0], mark.start())
        self._words(at, len(text))
        self._flush(len(text))

    @property
    def _here(self) -> Element:
        return self._open[-1] if self._open else Element("", "", silent=False)

    def _words(self, start: int, end: int) -> None:
        """Text without markup."""
        if start == end or self._here.silent:
            return
        if self._start < 0:
            if self.text[start:end].isspace():
                return
            self._start = start
        if TRIGGER.search(self.text, start, end):
            self._gaps += ((start + one, start + other) for one, other in atoms(self.text[start:end]))

    def _flush(self, end: int) -> None:
        """The block ends here."""
        if self._start >= 0:
            start = self._start
            block = Scanned(self.text[start:end])
            block.gaps = [(one - start, other - start) for one, other in self._gaps]
            block.folds = [(one - start, other - start, reading) for one, other, reading in self._folds]
            self.sheet.prose(block, Span(start, end), self._kind, lang=self._here.lang, escapes=TEXT_ESCAPES)
        self._start = -1
        self._gaps, self._folds = [], []
        self._kind = "paragraph"

    def _gap(self, start: int, end: int, reading: str | None = None) -> int:
        """Something that is no prose within a block, or reads otherwise."""
        if self._start >= 0:
            self._gaps.append((start, end))
            if reading is not None:
                self._folds.append((start, end, reading))
        return end

    def _marked(self, mark: str, at: int) -> int:
        """What begins with such a sign; past it."""
        if mark == "&":
            return self._entity(at)
        if self.text.startswith("<!--", at):
            return self._comment(at, self._past("-->", at + 4))
        if tag := TAG.match(self.text, at):
            return self._tag(tag)
        if mark in TEMPLATE_END:
            return self._kept(at, self._past(TEMPLATE_END[mark], at + 2))
        if other := OTHER.match(self.text, at):  # after a tag that is never closed nothing is sure
            return self._kept(at, len(self.text) if other[1] else self._past(">", at))
        self._words(at, at + 1)
        return at + 1

    def _past(self, what: str, at: int) -> int:
        end = self.text.find(what, at)
        return end + len(what) if end >= 0 else len(self.text)

    def _entity(self, at: int) -> int:
        match = ENTITY.match(self.text, at)
        reading = unescape(match[0]) if match else ""
        end = match.end() if match and len(reading) == 1 else at + 1
        if not self._here.silent:
            self._words(at, end)
            if end > at + 1:
                self._folds.append((at, end, reading))
        return end

    def _kept(self, start: int, end: int) -> int:
        """Something that stays as it is, be it in a block or between two."""
        self.sheet.token(start, self.text[start:end])
        return self._gap(start, end)

    def _comment(self, start: int, end: int) -> int:
        if self._start < 0:
            self.sheet.closed(Span(start, end), "comment")
            return end
        if "cleanup:" in self.text[start:end]:
            self._flush(start)
            self.sheet.closed(Span(start, end), "comment")
            return end
        return self._kept(start, end)

    def _tag(self, tag: re.Match[str]) -> int:
        closing, name, attributes = tag[1], tag[2].lower(), tag[3]
        start, end = tag.span()
        if closing:
            self.sheet.token(start, tag[0])
            return self._closing(name, start, end)
        values = {key.lower(): value for key, value in ATTRIBUTE.findall(attributes)} if attributes else {}
        if name in tags.BLOCKS or name in tags.WIDGETS or name == "title":
            self._flush(start)
            self._end_of(name)
        element = self._element(name, values)
        seen = list(self._seen(tag, name, values)) if not element.silent else []
        self._token(tag.span(), [span for span, _ in seen])
        if seen:
            self._flush(start)
            for span, quote in seen:
                escapes = (*TEXT_ESCAPES, (quote, "&quot;" if quote == '"' else "&#39;"))
                value = _value(self.text[slice(*span)])
                self.sheet.prose(value, span, "value", lang=element.lang, escapes=escapes)
        elif name == "br":
            self._gap(start, end, "\n")
        elif name in tags.TRANSPARENT and not element.silent:
            self._gap(start, end, "")
        else:
            self._gap(start, end)
        if name in tags.VOID:
            return end
        if name in tags.RAW:
            return self._raw(name, end, element)
        self._push(element, start)
        if not element.silent:
            self._kind = HTML_KINDS.get(name, "value" if name in tags.WIDGETS else self._kind)
        return end

    def _token(self, tag: tuple[int, int], seen: Sequence[Span]) -> None:
        """Let the skeleton remember a tag, without the values that may be changed."""
        at, end = tag
        for span in seen:
            self.sheet.token(at, self.text[at : span.start])
            at = span.end
        self.sheet.token(at, self.text[at:end])

    def _raw(self, name: str, at: int, element: Element) -> int:
        """What a script, a style or a title holds, up to its end tag."""
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.text, at)
        end = closing.start() if closing else len(self.text)
        if name == "title" and not element.silent and self.text[at:end].strip():
            value = _value(self.text[at:end])
            self.sheet.prose(value, Span(at, end), "value", lang=element.lang, escapes=TEXT_ESCAPES)
        else:
            self.sheet.token(at, self.text[at:end])
            self._gap(at, end)
        return end

    def _element(self, name: str, values: dict[str, str]) -> Element:
        lang = values.get("lang", values.get("xml:lang", "")).strip("\"'")
        if lang and name == "html":
            self.lang = lang
        silent = self._here.silent or name in tags.CODE or name in tags.RAW - {"title"}
        if values.get("translate", "").strip("\"'").lower() in ("no", "yes"):
            silent = (name in tags.CODE) if "yes" in values["translate"].lower() else True
        if "notranslate" in values.get("class", ""):
            silent = True
        return Element(name, lang or self._here.lang, silent)

    def _push(self, element: Element, at: int) -> None:
        if len(self._open) >= DEEPEST:
            line = self.text.count("\n", 0, at) + 1
            raise CleanupError(Problem("", line, f"more than {DEEPEST} elements within each other; left alone"))
        self._open.append(element)
        self._names[element.name] = self._names.get(element.name, 0) + 1

    def _closing(self, name: str, start: int, end: int) -> int:
        if name in tags.BLOCKS or name in tags.WIDGETS:
            self._flush(start)
        elif name in tags.TRANSPARENT:
            self._gap(start, end, "")
        else:
            self._gap(start, end)
        if self._names.get(name):
            while self._pop() != name:
                pass
        return end

    def _end_of(self, name: str) -> None:
        """Close what an opening tag closes without saying so."""
        ended = tags.ENDS.get(name, frozenset()) | ({"p"} if name in tags.BLOCKS else set())
        while self._open and self._open[-1].name in ended:
            self._pop()

    def _pop(self) -> str:
        name = self._open.pop().name
        self._names[name] -= 1
        return name

    def _seen(self, tag: re.Match[str], name: str, values: dict[str, str]) -> Iterator[tuple[Span, str]]:
        """The values of a tag's attributes that readers see, with their quotation marks; not of those in mid-sentence."""
        if not values or name in tags.TRANSPARENT:
            return
        label = values.get("name", values.get("property", "")).strip("\"'")
        for match in ATTRIBUTE.finditer(self.text, tag.start(3), tag.end(3)):
            key, quote = match[1].lower(), match[2][0]
            seen = key in SEEN or (name == "meta" and key == "content" and META.fullmatch(label))
            if seen and quote in "\"'" and match[2][1:-1].strip():
                yield Span(match.start(2) + 1, match.end(2) - 1), quote


def _value(text: str) -> Scanned:
    """The text of an attribute or a title."""
    value = Scanned(text, gaps=[*atoms(text)] if TRIGGER.search(text) else [])
    for match in ENTITY.finditer(text):
        if len(reading := unescape(match[0])) == 1:
            value.folds.append((match.start(), match.end(), reading))
    return value
