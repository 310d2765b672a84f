"""SRT and WebVTT: what is said, not numbers, times, settings, notes, styles and tags.

A sentence that goes on in the next cue reads as one. WebVTT: https://www.w3.org/TR/webvtt1/; SRT has no standard: its
text reaches to the next number and time, over blank lines too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cleanup.formats.entities import reading_of
from cleanup.formats.sheet import Read
from cleanup.formats.strand import GAP, Strand
from cleanup.formats.values import Escapes, Values, refused
from cleanup.text import Fold, Options, Span

TIME = r"(?:(\d+):)?(\d\d?):(\d\d?)(?:[.,](\d{1,3}))?"
TIMES = re.compile(rf"^[ \t]*{TIME}[ \t]*-->[ \t]*{TIME}(?=[ \t\r\n]|\Z)[^\r\n]*(?:\r\n?|\n|\Z)")
LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
TAG = re.compile(r"</?[A-Za-z][^<>\r\n]*>|<[\d:.]+>|\{\\[^{}\r\n]*\}")
ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d+|#x[0-9a-fA-F]+);")
ENDED = re.compile(r"[.!?…:;♪)\]\"”“»]['’]?$")
APART = re.compile(r"[-–—♪#\[(>]|[\w .]+:\s")  # another speaker, a sound, a song
PAUSE = 2.0  # seconds of silence after which a sentence does not go on
LONGEST = 500  # characters that are joined at most: automatic captions end no sentence
VTT_ESCAPES: Escapes = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


class Cue(NamedTuple):
    """What is said in one cue, without blanks around it, and when, in seconds."""

    span: Span
    start: float
    end: float


def read(source: str, options: Options) -> Read:
    """The text of subtitles. Raises CleanupError where they are none."""
    vtt = options.format == "vtt"
    if vtt and not re.match(r"\ufeff?WEBVTT(?![^\s])", source):
        raise refused(source, 0, 'does not begin with "WEBVTT"; is it SRT?')
    cues = list(_cues(source, vtt=vtt))
    if not cues and not vtt and source.strip("\ufeff \t\r\n") and "-->" not in source:
        raise refused(source, 0, 'there is no time such as "00:00:01,000 --> 00:00:02,000" in it; is it SRT?')
    values = Values(source)
    for group in _sentences(source, cues, vtt=vtt):
        folds = [fold for cue in group for fold in _folds(source, cue.span, vtt=vtt)]
        folds += (Fold(one.span.end, other.span.start, " ") for one, other in pairwise(group))
        strand = Strand(source, Span(group[0].span.start, group[-1].span.end), tuple(sorted(folds)))
        values.add(strand, escapes=VTT_ESCAPES if vtt else (), placeholders=False)
    return values.read()


def _cues(source: str, *, vtt: bool) -> Iterator[Cue]:
    """The cues that say something."""
    lines = [Span(*line.span()) for line in LINE.finditer(source, int(source.startswith("\ufeff"))) if line[0]]
    times = [TIMES.match(source[slice(*line)]) if "-->" in source[slice(*line)] else None for line in lines]
    heads = [number for number, match in enumerate(times) if match]
    for number, head in enumerate(heads):
        first = head + 1
        last = heads[number + 1] if number + 1 < len(heads) else len(lines)
        blank = next((n for n in range(first, last) if source[slice(*lines[n])].isspace()), last)
        if vtt:
            last = blank
        elif last < len(lines) and last > first and source[slice(*lines[last - 1])].strip().isdecimal():
            last -= 1
        if first >= last:
            continue
        text = source[lines[first].start : lines[last - 1].end]
        if bare := text.lstrip():
            end = lines[first].start + len(text.rstrip())
            found = times[head]
            when = found.groups() if found else ()
            yield Cue(Span(lines[last - 1].end - len(bare), end), _seconds(*when[:4]), _seconds(*when[4:]))


def _seconds(hours: str | None, minutes: str, seconds: str, part: str | None) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int((part or "0").ljust(3, "0")) / 1000


def _sentences(source: str, cues: list[Cue], *, vtt: bool) -> Iterator[list[Cue]]:
    """The cues, those that one sentence runs over together."""
    group: list[Cue] = []
    for cue in cues:
        if group and not _goes_on(source, group, cue, vtt=vtt):
            yield group
            group = []
        group.append(cue)
    if group:
        yield group


def _goes_on(source: str, group: list[Cue], cue: Cue, *, vtt: bool) -> bool:
    last = group[-1]
    said = sum(one.span.end - one.span.start for one in group)
    if not 0 <= cue.start - last.end <= PAUSE or said > LONGEST:
        return False
    if "cleanup:" in source[last.span.end : cue.span.start]:
        return False
    before, after = (_words(source, one.span, vtt=vtt) for one in (last, cue))
    return bool(before and after) and not ENDED.search(before) and not APART.match(after)


def _words(source: str, span: Span, *, vtt: bool) -> str:
    return Strand(source, span, tuple(_folds(source, span, vtt=vtt))).words.strip()


def _folds(source: str, span: Span, *, vtt: bool) -> Iterator[Fold]:
    """The tags of a cue, which part no words, and in WebVTT its entities."""
    text = source[slice(*span)]
    found: list[tuple[re.Match[str], str | None]] = [(match, "") for match in TAG.finditer(text)]
    if vtt:
        found += ((match, reading_of(match[0])) for match in ENTITY.finditer(text))
    for match, reading in sorted(found, key=lambda one: one[0].start()):
        yield Fold(match.start() + span.start, match.end() + span.start, GAP if reading is None else reading)
