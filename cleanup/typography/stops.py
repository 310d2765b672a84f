"""Stops, commas and the spaces around them: doubled, misplaced, missing; the dots after an "etc."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cleanup.edits import Edit
from cleanup.language import serves
from cleanup.text import Document, Segment, Span
from cleanup.typography.faults import (
    DOUBLE_COMMA,
    DOUBLE_SPACE,
    DOUBLE_STOP,
    LIST_END,
    NO_SPACE_AFTER_COMMA,
    SPACE_BEFORE_COMMA,
)

# "And so on" as each language abbreviates it.
AND_SO_ON = {
    "etc": ("en", "fr", "sq", "de", "es", "pt"),
    "ecc": ("it",),
    "etj": ("sq",),
    "itd": ("sr-Latn", "hr", "bs"),
    "итд": ("sr-Cyrl",),
    "итн": ("mk",),
    "vb": ("tr",),
    "vs": ("tr",),
    "usw": ("de",),
}
LAST_WORD = re.compile(r"(?<![\w/\\@#-])(" + "|".join(AND_SO_ON) + r")\.?( ?)\Z", re.IGNORECASE)
ABBREVIATION = re.compile(r"(?:\w{1,4}\.)+\w{1,4}|\w{2,20}\.[a-z]{2,3}|[A-Z]|Inc|Ltd|Co|Corp|Jr|Sr")
# Words that show that a clause or a further item goes on after the comma.
GOES_ON = re.compile(
    r"(?:and|but|or|nor|so|yet|because|although|though|while|when|where|who|whom|whose|which|that|as|if|since|until|"
    r"the|an|in|on|at|by|for|from|with|to|of|he|she|it|they|we|his|her|its|their|our|this|these|those|including|"
    r"such|said)\b"
)
# Before a space and a comma these show that the comma itself is meant: "the comma , and", "press , to go back".
NAMES_A_SIGN = re.compile(
    r"\b(?:the|an?|press|type|keys?|use|hit|commas?|stop|characters?|symbols?|signs?|and|or|with|between|by|like|as|"
    r"into|is|are)\Z",
    re.IGNORECASE,
)
# Not an address, an option or a path: a space may be there to keep the comma from them.
PLAIN_WORD = re.compile(r"(?<![^\s(\"“„'‘*])[^\W\d_](?:[\w'’-]*[^\W\d_])?[)\"”’]?\Z")
# Who writes like this may well mean two dots.
INFORMAL = re.compile(r"\b(?:i|me|my|you|your|u|we|us|our|lol|well|hmm|oh|ok|so|maybe)\b|['’!?]|\.\.", re.IGNORECASE)
SENTENCE = re.compile(r"[\"“„]?[^\W\d_a-z]")
TWO_COMMAS_AS_MARK = re.compile(r"[“”‘„]|''|,,\w")
DOTS = re.compile(r"\.{2,9}(?!\.)")
RUNS_ON = r"[^\w…/\\.]|[^\W\d_][^\W\d_.]*(?:[\s,]|\Z)|\Z"  # what may follow the dots of a list's end: no path, no name of a file
CLOSERS = "\"'”’»)"


def glance(text: str) -> bool:
    """Whether one of the sequences stands in the text."""
    return next(_places(text), None) is not None


def find(document: Document) -> Iterator[Edit]:
    """Propose what is missing, and what is too much."""
    for span, check in _places(document.text):
        segment = document.segment_at(span.start)
        if segment and segment.span.start < span.start and span.end <= segment.span.end:
            yield from check(document, segment, span)


def _places(text: str) -> Iterator[tuple[Span, Check]]:
    """Each place that a check wants to see. A hint is a sign that is quickly looked for and serves several checks."""
    for hint, checks in CHECKS:
        if hint.search(text):
            for look, check in checks:
                for span in look(text):
                    yield span, check


def _left(document: Document, segment: Segment, at: int, size: int = 40) -> str:
    return document.text[max(segment.span.start, at - size) : at]


def _right(document: Document, segment: Segment, at: int, size: int = 40) -> str:
    return document.text[at : min(segment.span.end, at + size)]


def _ends(document: Document, segment: Segment, at: int) -> bool:
    """Whether nothing follows in the segment but closing marks."""
    return len(rest := _right(document, segment, at)) < 10 and not rest.strip(CLOSERS + " \r\n\t")


def _list_ends(text: str) -> Iterator[Span]:
    """The dots after a word that says "and so on"."""
    for match in DOTS.finditer(text):
        if LAST_WORD.search(text, max(0, match.start() - 7), match.start()):
            yield Span(*match.span())


def _list_ends_by_sign(text: str) -> Iterator[Span]:
    """The same where the three dots are one sign."""
    at = text.find("…")
    while at >= 0:
        if LAST_WORD.search(text, max(0, at - 7), at):
            yield Span(at, at + 1)
        at = text.find("…", at + 1)


def _list_end(document: Document, segment: Segment, span: Span) -> Iterator[Edit]:
    """One stop instead of the dots, unasked where a list can be before them and no blank parts them from it."""
    left, rest = _left(document, segment, span.start), _right(document, segment, span.end)
    word = LAST_WORD.search(left)
    if not word or not serves(AND_SO_ON[word[1].lower()], segment.lang) or not re.match(RUNS_ON, rest):
        return
    start = span.start - len(word[2])
    after = ("" if document.text[start - 1] == "." else ".") + " " * (not word[2] and rest[:1].isalpha())
    listed = any(map(str.isalpha, left[: word.start()]))
    safety = LIST_END.safety(segment, sure=listed and not word[2])
    yield LIST_END.edit(document, Span(start, span.end), after, safety)


def _double_stop(document: Document, segment: Segment, span: Span) -> Iterator[Edit]:
    """One stop instead of two; unasked after an abbreviation and at the end of a paragraph in plain prose."""
    left = _left(document, segment, span.start)
    if not left or not (left[-1].isalnum() or left[-1] in CLOSERS) or LAST_WORD.search(left):
        return
    word = left.split()[-1].lstrip("(\"'“„")
    sentence = _left(document, segment, span.start, 2000)
    plain = len(sentence) < 2000 and sentence.count(" ") >= 3 and bool(SENTENCE.match(sentence))
    plain = plain and _ends(document, segment, span.end) and not INFORMAL.search(sentence)
    sure = bool(ABBREVIATION.fullmatch(word)) or (plain and segment.kind != "cell")
    yield DOUBLE_STOP.edit(document, span, ".", DOUBLE_STOP.safety(segment, sure=sure))


def _double_comma(document: Document, segment: Segment, span: Span) -> Iterator[Edit]:
    """One sign instead of a comma and another; not for an opening mark that is typed as two commas."""
    stop = document.text[span.end - 1] == "."
    rest = _right(document, segment, span.end)
    if stop:
        sure = _ends(document, segment, span.end) or rest.lstrip()[:1].isupper()
    else:
        if TWO_COMMAS_AS_MARK.search(
            _left(document, segment, span.start, 300) + _right(document, segment, span.start, 300)
        ):
            return
        sure = bool(rest.strip())
    yield DOUBLE_COMMA.edit(document, span, "." if stop else ",", DOUBLE_COMMA.safety(segment, sure=sure))


def _space_before(document: Document, segment: Segment, span: Span) -> Iterator[Edit]:
    """No space before a comma or a stop that ends a group of words."""
    sign, rest = document.text[span.start + 1], _right(document, segment, span.end)
    left = _left(document, segment, span.start)
    if not SPACE_BEFORE_COMMA.looks(segment) or not left or NAMES_A_SIGN.search(left):
        return
    if sign == "." and not _ends(document, segment, span.end) and not rest.lstrip()[:1].isupper():
        return
    if rest.lstrip()[:1] in {".", ","} or (left[-1].isdigit() and rest.lstrip()[:1].isdigit()):
        return
    following = rest.lstrip()
    quoted = left[-1] in '"”' and not left[-2:-1].isspace() and following[:1].isalpha()
    worded = bool(PLAIN_WORD.search(left)) and bool(GOES_ON.match(following))
    sure = sign == "," and (quoted or worded)
    yield SPACE_BEFORE_COMMA.edit(
        document, Span(span.start, span.start + 1), "", SPACE_BEFORE_COMMA.safety(segment, sure=sure)
    )


def _no_space_after(document: Document, segment: Segment, span: Span) -> Iterator[Edit]:
    """A space after a comma between two words; unasked where the second shows that the sentence goes on."""
    left = re.search(r"(?<![^\s(\"“])[^\s,]+\Z", _left(document, segment, span.start))
    right = re.match(r"[^\s,.;:!?]+(?=([,.;:!?]?)(?:\s|\Z))", _right(document, segment, span.end))
    if not NO_SPACE_AFTER_COMMA.looks(segment) or not left or not right or not (left[0] + right[0]).isalpha():
        return
    sure = bool(GOES_ON.fullmatch(right[0])) and not right[1] and left[0].islower()
    yield NO_SPACE_AFTER_COMMA.edit(document, span, ", ", NO_SPACE_AFTER_COMMA.safety(segment, sure=sure))


def _double_space(document: Document, segment: Segment, span: Span) -> Iterator[Edit]:
    """One space instead of two between words, in a line that is not laid out in columns."""
    start, end = span
    line = _left(document, segment, start, 300).rpartition("\n")[2] + "  " + _right(document, segment, end, 300)
    line = line.partition("\n")[0]
    columns = any(sign in line for sign in ("   ", "\t", "|")) or line.count("  ") * 4 > len(line.split())
    if segment.kind != "cell" and not columns and document.format != "html":  # HTML shows any white space as one
        yield DOUBLE_SPACE.edit(document, span, " ", DOUBLE_SPACE.safety(segment))


def _matches(pattern: str) -> Look:
    compiled = re.compile(pattern)
    return lambda text: (Span(*match.span()) for match in compiled.finditer(text))


# Patterns that begin with a plain sign pass over a long text quickly: a sign at its place first, its neighbours then.
Look = Callable[[str], Iterator[Span]]
Check = Callable[[Document, Segment, Span], Iterator[Edit]]
CHECKS: tuple[tuple[re.Pattern[str], tuple[tuple[Look, Check], ...]], ...] = (
    (
        re.compile(r"\.(?:(?=\.)|(?<= \.)(?=\s|\Z))"),
        (
            (_list_ends, _list_end),
            (_matches(r"\.\.(?=[\s\"'”’»)]|\Z)(?<!\.\.\.)(?<=[\w\"'”’»)]\.\.)"), _double_stop),
            (_matches(r" \.(?=\s|\Z)(?<=[\w)\"”’»] \.)"), _space_before),
        ),
    ),
    (re.compile("…"), ((_list_ends_by_sign, _list_end),)),
    (
        re.compile(r",(?:(?=[,.])|(?<= ,)(?=\s|\Z)|(?=[^\W\d_])(?<=[^\W\d_],))"),
        (
            (_matches(r",[,.](?=\s|\Z)(?<=[^\W\d_]..)"), _double_comma),
            (_matches(r" ,(?=\s|\Z)(?<=[\w)\"”’»] ,)"), _space_before),
            (_matches(r",(?=[^\W\d_]{2,30}(?:[\s,.;:!?]|\Z))(?<=[^\W\d_]{3},)"), _no_space_after),
        ),
    ),
    (re.compile("  "), ((_matches(r"  (?=[^\W\d_])(?<=[^\W\d_]  |[,;]  )"), _double_space),)),
)
