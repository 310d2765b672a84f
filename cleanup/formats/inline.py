"""What within a paragraph is markup, code or an address: CommonMark, GFM and the things that sites write beside them.

A run of `*` that may open or close is markup whether or not it finds its partner; the skeleton remembers whether.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable
from typing import ClassVar, Literal

from cleanup.formats import links, tags
from cleanup.formats.atoms import TRIGGER, atoms
from cleanup.formats.emphasis import Run, pair, run_of
from cleanup.formats.entities import ENTITY, reading_of

MARKS = re.compile(r"[\\`*_~\[\]<&${]")
PLAIN_MARKS = re.compile(r"[\\`\[\]<&{]")  # in a plain text: what cannot be meant otherwise
ESCAPE = re.compile(r"\\(?:[!-/:-@\[-`{-~]|(?=[\r\n]))")
RUN = re.compile(r"`+|\*+|_+|~+")
TICKS = re.compile(r"`+")
PLAIN_CODE = re.compile(r"(?<![\w`'])`[^`'\r\n]++`(?![\w`'])")
MATH = re.compile(r"(?<!\w)\$(?![\s$])(?:[^$\n\\]|\\[^\n])+(?<!\s)\$(?!\d)")
WIKI = re.compile(r"!?\[\[[^\[\]\r\n]++\]\](?!\()")
NOTE = re.compile(r"\[\^[^\[\]\s<>\"]++\](?!\()")
BROKEN_TAG = re.compile(r"<[A-Za-z/!?]")
MARKUP = frozenset("#>|!-+=:\t\r\n ")  # beside MARKS: characters that written as themselves may be markup
BRACE = re.compile(r"[{}\r\n]")

Mode = Literal["markdown", "html", "text"]


class Inline:
    """One paragraph's text as it is scanned.

    `gaps` are the stretches that are no prose, `tokens` what of them the skeleton remembers, `cuts` the places where
    a tag begins or ends a block, with its name ("" where one ends), `folds` the gaps that do not part what stands
    around them, with what they read as. All positions are of the text given.
    """

    def __init__(self, text: str, defined: Container[str] = (), mode: Mode = "markdown", *, mdx: bool = False) -> None:
        self.text = text
        self.defined = defined
        self.markdown = mode != "text"
        self.mdx = mdx
        self.gaps: list[tuple[int, int]] = []
        self.tokens: list[tuple[int, str]] = []
        self.cuts: list[tuple[int, str]] = []
        self.folds: list[tuple[int, int, str]] = []
        self._runs: list[Run] = []
        self._brackets: list[tuple[int, int, int]] = []  # where an opener and its inside begin; runs before it
        self._dead = 0  # openers below this one cannot open a link: they hold one
        self._lost: dict[str, int] = {}  # from where on a string is known not to follow
        self._ticks: dict[int, list[int]] | None = None
        self._braces: dict[int, int] | None = None
        if mode == "html":
            self._scan_html()
        self._scan(MARKS if self.markdown else PLAIN_MARKS)
        self._pair(0)
        for start, end in atoms(self._outside_markup() if self.gaps else text):
            self._gap(start, end)
        self.gaps.sort()
        self.tokens.sort()

    @classmethod
    def of(cls, text: str, defined: Container[str] = (), mode: Mode = "markdown", *, mdx: bool = False) -> Inline:
        """The text, scanned; most texts hold nothing that needs it."""
        marks = PLAIN_MARKS if mode == "text" else MARKS
        return cls(text, defined, mode, mdx=mdx) if marks.search(text) or TRIGGER.search(text) else NOTHING

    def _scan(self, marks: re.Pattern[str]) -> None:
        at = 0
        while mark := marks.search(self.text, at):
            at = self._HANDLERS[mark[0]](self, mark.start())

    def _scan_html(self) -> None:
        """Find the tags, which nothing that Markdown knows can hide in a block of HTML, and blank them."""
        text = self.text
        at = 0
        while (at := text.find("<", at)) >= 0:
            end = self._angle(at)
            if end == at + 1 and BROKEN_TAG.match(text, at):
                end = self._gap(at, self._find(">", at) + 1 or len(text))
            at = end
        self.text = blanked(text, self.gaps)

    def _outside_markup(self) -> str:
        """The text without its tags, targets and codes; signs that an address may hold stay."""
        return blanked(self.text, (gap for gap in self.gaps if self.text[gap[0]] not in "*_~\\&"))

    def _gap(self, start: int, end: int, token: str | None = None) -> int:
        self.gaps.append((start, end))
        self.tokens.append((start, " ".join(self.text[start:end].split()) if token is None else token))
        return end

    def _matched(self, pattern: re.Pattern[str], at: int) -> int:
        """Past what the pattern matches, which is no prose; or one on."""
        match = pattern.match(self.text, at)
        return self._gap(at, match.end()) if match else at + 1

    def _find(self, what: str, at: int) -> int:
        """As `str.find`; what was sought in vain once is not sought again."""
        if self._lost.get(what, len(self.text) + 1) <= at:
            return -1
        found = self.text.find(what, at)
        if found < 0:
            self._lost[what] = at
        return found

    def _fold(self, start: int, end: int, reading: str = "") -> None:
        self.folds.append((start, end, reading))

    def _escape(self, at: int) -> int:
        end = self._matched(ESCAPE, at)
        if end == at + 2:
            self._fold(at, end, self.text[at + 1])
        return end

    def _entity(self, at: int) -> int:
        match = ENTITY.match(self.text, at)
        reading = reading_of(match[0]) if match else None
        if match is None or reading is None:
            return self._matched(ENTITY, at)
        self._fold(at, match.end(), reading)
        if not reading or MARKS.match(reading) or reading in MARKUP:
            return self._gap(at, match.end())
        return match.end()

    def _code(self, at: int) -> int:
        if not self.markdown:
            return self._matched(PLAIN_CODE, at)
        if self._ticks is None:
            self._ticks = {}
            for match in TICKS.finditer(self.text):
                self._ticks.setdefault(len(match[0]), []).append(match.start())
        run = TICKS.match(self.text, at)
        end = run.end() if run else at + 1
        same = self._ticks.get(end - at, [])
        index = bisect_left(same, end)
        return self._gap(at, same[index] + end - at) if index < len(same) else end

    def _delimiter(self, at: int) -> int:
        match = RUN.match(self.text, at)
        end = match.end() if match else at + 1
        if run := run_of(self.text, at, end):
            self.gaps.append((at, end))
            self._runs.append(run)
        return end

    def _pair(self, first: int) -> None:
        """Pair the runs from that number on; no other can pair with them any more."""
        runs = self._runs[first:]
        pair(runs)
        for run in runs:
            if not run.left and run.sign != "~":
                self._fold(run.at, run.at + run.length)
        self.tokens += ((run.at, run.token) for run in runs)
        del self._runs[first:]

    def _math(self, at: int) -> int:
        if self.text.startswith("$$", at):
            end = self._find("$$", at + 2)
            return at + 2 if end < 0 else self._gap(at, end + 2)
        return self._matched(MATH, at)

    def _brace(self, at: int) -> int:
        for opening, closing in (("{{", "}}"), ("{%", "%}")):
            if self.text.startswith(opening, at) and (end := self._find(closing, at + 2)) >= 0:
                return self._gap(at, end + 2)
        end = self._closing_braces().get(at, 0) if self.markdown else 0
        return self._gap(at, end) if end else at + 1

    def _closing_braces(self) -> dict[int, int]:
        """Where what each brace opens is closed; outside MDX within a line."""
        if self._braces is None:
            self._braces = {}
            opened: list[int] = []
            for match in BRACE.finditer(self.text):
                if match[0] == "{":
                    opened.append(match.start())
                elif match[0] != "}":
                    if not self.mdx:
                        opened.clear()
                elif opened:
                    self._braces[opened.pop()] = match.end()
        return self._braces

    def _open(self, at: int) -> int:
        text = self.text
        if text.startswith("[[", at) and (wiki := WIKI.match(text, at)):
            return self._gap(at - text.startswith("!", at - 1) if at else at, wiki.end())
        if text.startswith("[^", at) and (note := NOTE.match(text, at)):
            return self._gap(at, note.end())
        image = at > 0 and text[at - 1] == "!" and (not self.gaps or self.gaps[-1][1] < at)
        self._brackets.append((at - image, at + 1, len(self._runs)))
        return at + 1

    def _close(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        start, inside, runs = self._brackets.pop()
        dead = len(self._brackets) < self._dead
        self._dead = min(self._dead, len(self._brackets))
        image = inside - start == 2
        if dead and not image:
            if end := links.target_end(self.text, at + 1):
                self._gap(at, end)  # no link to CommonMark, but one to some readers
            return at + 1
        end = self._link_end(start, inside, at)
        if end:
            self._pair(runs)
        if end and not image:
            self._dead = len(self._brackets)
        return end or at + 1

    def _link_end(self, start: int, inside: int, at: int) -> int:
        """Past a link whose text ends here; 0: it is none."""
        text = self.text
        if end := links.target_end(text, at + 1):
            return self._link(start, inside, at, end)
        label = links.LABEL.match(text, at + 1)
        if label and label[1].strip():
            if links.label_of(label[1]) in self.defined:
                return self._link(start, inside, at, label.end())
            if at > inside:
                self._gap(label.start(), label.end())
            return 0
        own = text[inside:at] if at - inside <= 999 else ""
        known = bool(own) and links.label_of(own) in self.defined
        if known or (label and own.strip()):
            end = self._gap(start, label.end() if label else at + 1)
            return end if known else 0
        return 0

    def _link(self, start: int, inside: int, at: int, end: int) -> int:
        """A link or an image: what stands around its text is no prose."""
        self._gap(start, inside)
        if inside - start == 1:
            self._fold(start, inside)
            self._fold(at, end)
        return self._gap(at, end)

    def _angle(self, at: int) -> int:
        text = self.text
        if link := tags.AUTOLINK.match(text, at):
            return self._gap(at, link.end())
        if end := tags.special_end(text, at, self._find):
            return self._gap(at, end)
        tag = tags.TAG.match(text, at)
        end = tag.end() if tag else tags.jsx_end(text, at, self._closing_braces(), self._find) if self.mdx else None
        if not end:
            return at + 1
        name, closes = tags.name_of(text[at:end])
        if not self.markdown and name not in tags.BLOCKS and name not in tags.INLINE:
            return at + 1
        if name in tags.BLOCKS:
            self.cuts.append((at, "" if closes else name))
        if tags.holds_no_prose(text[at:end]):
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, end)
            end = closing.end() if closing else len(text)
        elif name == "br":
            self._fold(at, end, "\n")
        elif name in tags.TRANSPARENT:
            self._fold(at, end)
        return self._gap(at, end)

    _HANDLERS: ClassVar[dict[str, Callable[[Inline, int], int]]] = {
        "\\": _escape,
        "`": _code,
        "*": _delimiter,
        "_": _delimiter,
        "~": _delimiter,
        "[": _open,
        "]": _close,
        "<": _angle,
        "&": _entity,
        "$": _math,
        "{": _brace,
    }


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces in place of the spans.

    >>> blanked("a <b> c", [(2, 5)])
    'a     c'
    """
    out: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end > at:
            out += text[at:start], " " * (end - max(at, start))
            at = end
    return "".join([*out, text[at:]])


NOTHING = Inline("")
