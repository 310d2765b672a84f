"""Find where rules match, paragraph by paragraph, and propose their edits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cleanup.edits import Edit
from cleanup.language import serves
from cleanup.patterns import compiled
from cleanup.phrases import raw
from cleanup.phrases.build import PAIRS
from cleanup.phrases.render import Change, UnknownFormError, changes
from cleanup.phrases.sounds import vowel_sound
from cleanup.scan import LONG, Found, Rule
from cleanup.text import Document, Segment, Span

STOPS = r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“„«‘(]*[\p{Lu}\d])"


def edits(document: Document, found: Found) -> Iterator[Edit]:
    """Propose an edit wherever a rule matches in a paragraph of its language."""
    seen: set[tuple[int, str]] = set()
    for segment, rule in candidates(document, found):
        if (segment.span.start, rule.id) not in seen and serves(rule.langs, segment.lang):
            seen.add((segment.span.start, rule.id))
            yield from matches(rule, segment, document.text)


def candidates(document: Document, found: Found) -> Iterator[tuple[Segment, Rule]]:
    """Each paragraph with each rule that may match in it."""
    for segment, rule in found.candidates("phrase", document):
        if "expressions" in rule.data:
            yield segment, rule
    if not document.segments:
        return
    starts = [segment.span.start for segment in document.segments]
    for rule, at in paired(found):
        segment = document.segments[max(0, bisect_right(starts, at) - 1)]
        if segment.span.start <= at < segment.span.end:
            yield segment, rule


def paired(found: Found) -> Iterator[tuple[Rule, int]]:
    """The rules that are found by two common words side by side, with the places of such pairs."""
    rules = found.keyed("phrase", PAIRS)
    if not rules:
        return
    places: dict[str, list[Rule]] = {}
    for rule in rules:
        for pair in rule.data["pairs"]:
            places.setdefault(pair, []).append(rule)
    low = found.low.translate(BLANKS) if not found.low.isascii() else found.low
    low = low.replace("\r", " ").replace("\n", " ")
    for pair, at in _occurrences(tuple(places), low):
        if pair[0] == " " or at == 0 or not (low[at - 1].isalnum() or low[at - 1] == "_"):
            for rule in places[pair]:
                yield rule, at


BLANKS = {0xA0: " ", 0x202F: " "}


def _occurrences(pairs: tuple[str, ...], low: str) -> Iterator[tuple[str, int]]:
    """Where the pairs stand, with one blank between the words, or two at the end of a line."""
    if len(low) > LONG // 4:
        for number, start, _ in _automaton(pairs).find_matches_as_indexes(low, overlapping=True):
            yield pairs[number // 2], start
        return
    for pair in pairs:
        for text in (pair, pair.replace(" ", "  ", 1)):
            at = low.find(text)
            while at >= 0:
                yield pair, at
                at = low.find(text, at + 1)


@lru_cache(maxsize=4)
def _automaton(pairs: tuple[str, ...]) -> Any:
    from ahocorasick_rs import AhoCorasick  # type: ignore[import-untyped,unused-ignore]

    return AhoCorasick([text for pair in pairs for text in (pair, pair.replace(" ", "  ", 1))])


def matches(rule: Rule, segment: Segment, text: str) -> Iterator[Edit]:
    """The edits of one rule in one paragraph of a text."""
    if segment.kind == "heading" and not rule.data["headings"]:
        return
    part = text[slice(*segment.span)]
    taken: list[tuple[int, int]] = []  # where an earlier find of the entry stands, a later one does not
    for expression in rule.data["expressions"]:
        try:
            for match in compiled(expression).finditer(part, timeout=raw.LIMIT):
                start, end = match.span()
                if _fits(rule, match, part) and not any(start < other[1] and other[0] < end for other in taken):
                    taken.append((start, end))
                    yield from _of_match(rule, match, part, segment.span.start)
        except TimeoutError:
            yield _too_slow(rule, segment, text)


def _too_slow(rule: Rule, segment: Segment, text: str) -> Edit:
    span = Span(segment.span.start, min(segment.span.end, segment.span.start + 40))
    why = f"the pattern of {rule.data['at']} took longer than {raw.LIMIT} seconds in this paragraph and was given up"
    return Edit(span, text[slice(*span)], text[slice(*span)], rule.name, why, "show")


def _fits(rule: Rule, match: Any, part: str) -> bool:
    """Whether the conditions hold that look further than the match."""
    for name, kind in rule.data["sounds"].items():
        if vowel_sound(match[name]) is not (kind == "vowel"):
            return False
    if not rule.data["unless"] and not rule.data["only_with"]:
        return True
    sentence = part[slice(*sentence_around(part, match.start(), match.end()))]
    if rule.data["unless"] and compiled(_word(rule.data["unless"])).search(sentence):
        return False
    return not rule.data["only_with"] or bool(compiled(_word(rule.data["only_with"])).search(sentence))


def _word(expression: str) -> str:
    return rf"(?:(?<!\w)|(?!\w)){expression}(?:(?!\w)|(?<!\w))"


def sentence_around(part: str, start: int, end: int) -> Span:
    """The sentence, or sentences, that hold a stretch of a paragraph."""
    stops = compiled(STOPS)
    first, last = 0, len(part)
    for stop in stops.finditer(part):
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            last = stop.start() + 1
            break
    return Span(first, last)


def _of_match(rule: Rule, match: Any, part: str, base: int) -> Iterator[Edit]:
    whole = Span(base + match.start(), base + match.end())
    safety = rule.data["safety"]
    if safety == "show":
        yield Edit(whole, match[0], match[0], rule.name, rule.data["why"], "show")
        return
    try:
        made, sure = changes(match, rule.data["write"], part, rule.data["small"])
    except UnknownFormError:
        return
    for (start, end), after in _joined(made):
        span = Span(base + start, base + end)
        yield Edit(span, part[start:end], after, rule.name, rule.data["why"], safety if sure else "ask", match=whole)


def _joined(made: list[Change]) -> list[Change]:
    """Changes without those that change nothing, touching ones as one."""
    out: list[Change] = []
    for span, after in made:
        if out and out[-1][0].end == span.start and (not after or not out[-1][1]):
            (start, _), before = out.pop()
            out.append((Span(start, span.end), before + after))
        else:
            out.append((span, after))
    return out
