"""HTML: the text that readers of a page see, and the attributes that they see or hear.

Tags that only dress words read as nothing, the ends of blocks as blank lines; code, scripts, styles and what is not to
be translated are no prose, templates and shortcodes stay as they are. An attribute in the middle of a sentence is left
alone, since it would part it; so is a passage of some length in another language than the sentence's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cleanup.formats.apart import Apart
from cleanup.formats.elements import BREAKS, DEEPEST, RAW, VOID, Element, Open, untranslated
from cleanup.formats.entities import ENTITY, reading_of
from cleanup.formats.hypertext import EACH, FILLER, TAG, aside_end, attributes, bared, raw_end
from cleanup.formats.passage import ESCAPES, Passage, escapes_of, scanned
from cleanup.formats.sheet import Read, Sheet
from cleanup.formats.strand import GAP
from cleanup.formats.tags import TRANSPARENT
from cleanup.formats.values import refused
from cleanup.text import Fold, Options, Span

SCAN = re.compile(rf"[<&{FILLER}]")
FOLDED = re.compile(rf"{ENTITY.pattern}|{FILLER}+")
SEEN = frozenset(["alt", "title", "aria-label", "aria-description", "placeholder", "label", "summary"])
META = re.compile(
    r"(?:og|twitter):(?:title|description|image:alt)|description|title|headline|dc(?:terms)?\.(?:title|description)",
    re.IGNORECASE,
)
CHARSET = re.compile(
    r"<meta\s[^>]{0,500}?\bcharset\s*=\s*[\"']?([\w.:-]+)|^<\?xml\s[^>]{0,500}?\bencoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
FOREIGN = ("svg", "math")  # in which XML's rules hold


@dataclass(frozen=True, slots=True)
class Value:
    """The value of an attribute within its quotation marks."""

    span: Span
    quote: str
    lang: str
    boxes: tuple[int, ...]


def read(source: str, options: Options) -> Read:
    """What a page holds. Raises CleanupError where its elements are nested too deep, or it declares another encoding."""
    _check_charset(source, options)
    page = Page(source)
    found = page.sheet.read()
    return replace(found, folds=tuple(sorted((*found.folds, *page.apart.folds))), lang=page.lang)


def _check_charset(source: str, options: Options) -> None:
    """Refuse a page that declares another encoding than UTF-8, if none was named and not all of it reads the same."""
    declared = CHARSET.search(source, 0, 2**12)
    if not declared or options.encoding or source.isascii() or source.startswith("\ufeff"):
        return
    name = (declared[1] or declared[2]).lower()
    if name not in ("utf-8", "utf8") and not name.startswith("utf-16"):  # which can only be wrong
        message = f"declares charset={name}, which it was not read as; put the declaration right, or say --encoding"
        raise refused(source, declared.start(), message)


class Page:
    """A page as it is read from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sheet = Sheet(text)
        self.lang = ""
        self.apart = Apart()
        self._bare, self._inserted = bared(text)
        start = int(text.startswith("\ufeff"))
        self._is_xml = text.startswith("<?xml", start)
        self._open = Open()
        self._block: Passage | None = None
        self._quiet = 0  # where what is no prose has begun
        self._waiting: list[Value] = []  # of tags since the last words of the block
        self._read(start)

    def _read(self, at: int) -> None:
        while mark := SCAN.search(self._bare, at):
            self._words(at, mark.start())
            at = self._marked(mark[0], mark.start())
        self._words(at, len(self.text))
        self._flush()
        self.apart.other(len(self.text))

    def _words(self, start: int, end: int) -> None:
        """Text without markup."""
        words = self.text[start:end]
        if not words or words.isspace():
            return
        if self._open.here.silent:
            self.sheet.token(start, words)
            self._interrupt(start)
            return
        end = start + len(words.rstrip())
        self._say(end - len(words.strip()), end)

    def _say(self, start: int, end: int) -> None:
        if self._block is None:
            self._block = Passage(self.text, start, self._open.here, self._open.boxes)
        self._block.say(start, end, self._open.here.lang)
        self._waiting.clear()

    def _flush(self) -> None:
        """The block ends here, and what has waited for its end can be taken up."""
        block, self._block = self._block, None
        if block:
            folds, span, kind = block.folds(), block.span, block.element.kind
            inline, escapes = scanned(self.text, span, folds), escapes_of(self.text, span, folds)
            self.sheet.prose(inline, span, kind, boxes=block.boxes, lang=block.lang, escapes=escapes)
            self.apart.block(block)
        self._heard(self._waiting)
        self._waiting.clear()

    def _end_block(self, name: str, start: int, end: int) -> None:
        """A tag ends the block, if there is one."""
        self._flush()
        self.apart.tag(name, start, end)

    def _interrupt(self, at: int) -> None:
        """Something stands here that readers may see, though it is no prose."""
        if self._block:
            self._block.followed = True
        else:
            self.apart.other(at)

    def _fold(self, start: int, end: int, reading: str) -> int:
        if self._block and not self._open.here.silent:
            self._block.fold(start, end, reading)
        return end

    def _marked(self, mark: str, at: int) -> int:
        """What begins with such a sign; past it."""
        if mark == "&":
            return self._entity(at)
        if mark == FILLER:
            end = self._inserted.get(at, at + 1)
            self.sheet.inserted(Span(at, end))
            self._interrupt(at)
            return self._fold(at, end, GAP)
        if tag := TAG.match(self._bare, at):
            return self._closing(tag) if tag[1] else self._opening(tag)
        if aside := aside_end(self._bare, at):
            return self._aside(at, aside)
        self._words(at, at + 1)
        return at + 1

    def _entity(self, at: int) -> int:
        match = ENTITY.match(self.text, at)
        if not match:
            self._words(at, at + 1)
            return at + 1
        end, reading = match.end(), reading_of(match[0])
        if reading is None:
            return self._fold(at, end, GAP)
        if reading.strip() and not self._open.here.silent:
            self._say(at, end)
        return self._fold(at, end, reading)

    def _aside(self, start: int, end: int) -> int:
        """A comment, a declaration, an instruction."""
        comment = self.text[start:end]
        if comment.startswith("<!--") and "cleanup:" in comment:
            self._flush()
            self.sheet.closed(Span(start, end), "comment", self._open.boxes)
            return end
        self.sheet.token(start, comment)
        return self._fold(start, end, GAP)

    def _opening(self, tag: re.Match[str]) -> int:
        start, end = tag.span()
        name, values = tag[2].lower(), attributes(tag[3]) if tag[3] else {}
        if name in BREAKS:
            self._end_block(name, start, end)
            self._open.imply(name)
        element = self._open.element(name, values)
        if name == "html":
            self.lang = element.lang
        foreign = name in FOREIGN or self._open.within(*FOREIGN)
        holds = name not in VOID and not (tag[0].endswith("/>") and (self._is_xml or foreign))
        if not (holds and element.silent):
            self._dress(name, start, end)
        seen: list[Value] = []
        if not SEEN.isdisjoint(values) or name == "meta":
            barred = element.silent and (self._open.here.silent or untranslated(values))
            seen = [] if barred else list(self._seen(tag, element, values))
        self._remember(start, end, [value.span for value in seen])
        if holds:
            self._enter(element, start)
        if self._block:
            self._waiting += seen
        else:
            self._heard(seen)
        return self._raw(name, end) if holds and name in RAW and not foreign else end

    def _closing(self, tag: re.Match[str]) -> int:
        start, end = tag.span()
        name = tag[2].lower()
        self.sheet.token(start, self.text[start:end])
        if name in BREAKS:
            self._end_block(name, start, end)
        silent = self._open.here.silent
        self._open.leave(name)
        if silent:
            return self._fold(self._quiet, end, GAP)
        return self._dress(name, start, end)

    def _enter(self, element: Element, at: int) -> None:
        if self._open.depth >= DEEPEST:
            raise refused(self.text, at, f"more than {DEEPEST} elements lie within each other; left alone")
        if element.silent and not self._open.here.silent:
            self._quiet = at
        self._open.enter(element)

    def _dress(self, name: str, start: int, end: int) -> int:
        """A tag among words: what it reads as. Two breaks of the line end a paragraph."""
        if name == "br":
            if self._block and self._block.ends_line:
                self._end_block(name, start, end)
            return self._fold(start, end, "\n")
        dressing = name in TRANSPARENT or name.startswith(("st1:", "o:"))  # the latter are Word's
        return self._fold(start, end, "" if dressing else GAP)

    def _remember(self, at: int, end: int, spans: Sequence[Span]) -> None:
        """Let the skeleton remember a tag, without the values that may be changed."""
        for span in spans:
            self.sheet.token(at, self.text[at : span.start])
            at = span.end
        self.sheet.token(at, self.text[at:end])

    def _raw(self, name: str, at: int) -> int:
        """What a script, a style or a title holds; past it."""
        end = raw_end(self._bare, name, at)
        here = self._open.here
        if here.silent:
            self.sheet.token(at, self.text[at:end])
        else:
            self._heard([Value(Span(at, end), "", here.lang, self._open.boxes)])
        return end

    def _seen(self, tag: re.Match[str], element: Element, values: dict[str, str]) -> Iterator[Value]:
        """The values of a tag's attributes that readers see or hear."""
        meta = element.name == "meta" and META.fullmatch(
            values.get("name") or values.get("property") or values.get("itemprop") or ""
        )
        if element.name in ("link", "style"):  # their titles name style sheets
            return
        boxes = (*self._open.boxes, element.number)
        for match in EACH.finditer(self._bare, tag.start(3), tag.end(3)):
            key, quote = match[1].lower(), (match[2] or "")[:1]
            if quote and quote in "\"'" and (key in SEEN or (meta and key == "content")):
                yield Value(Span(match.start(2) + 1, match.end(2) - 1), quote, element.lang, boxes)

    def _heard(self, values: Sequence[Value]) -> None:
        """Take values up as blocks of their own."""
        for value in values:
            start, end = value.span
            words = self.text[start:end]
            if not words.strip():
                continue
            self._interrupt(start)
            folds = [
                Fold(match.start() + start, match.end() + start, _reading(match[0]))
                for match in FOLDED.finditer(self._bare[start:end])
            ]
            written = {'"': (('"', "&quot;"),), "'": (("'", "&#39;"),)}.get(value.quote, ())
            self.sheet.prose(
                scanned(self.text, value.span, folds),
                value.span,
                "value",
                boxes=value.boxes,
                lang=value.lang,
                escapes=(*ESCAPES, *written),
            )


def _reading(part: str) -> str:
    """What a part of a value reads as."""
    reading = reading_of(part) if part[0] == "&" else None
    return GAP if reading is None else reading
