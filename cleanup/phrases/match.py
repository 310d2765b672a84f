"""Find where rules match, paragraph by paragraph, and propose their edits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any

from cleanup.edits import Edit
from cleanup.language import serves
from cleanup.patterns import compiled
from cleanup.phrases import raw
from cleanup.phrases.kinds import TOKEN
from cleanup.phrases.mentions import mentioned, quoted
from cleanup.phrases.render import Change, UnknownFormError, changes
from cleanup.phrases.sounds import vowel_sound
from cleanup.scan import Rule
from cleanup.text import Document, Segment, Span

NEAR = 2000  # characters of a sentence that guards look at, before and after a match
STOPS = r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“„«‘(]*[\p{Lu}\d])"

Place = tuple[Rule, str, int]  # a rule, the word or pair that led to it, where that stands


def edits(document: Document, places: Iterable[Place]) -> Iterator[Edit]:
    """Propose an edit wherever a rule matches in a paragraph of its language."""
    if not document.segments:
        return
    starts = [segment.span.start for segment in document.segments]
    met: dict[tuple[int, str], tuple[Rule, list[tuple[str, int]]]] = {}
    for rule, lead, at in places:
        if "ways" not in rule.data:
            continue
        number = max(0, bisect_right(starts, at) - 1)
        segment = document.segments[number]
        if segment.span.start <= at < segment.span.end and _serves(rule.langs, segment.lang):
            met.setdefault((number, rule.id), (rule, []))[1].append((lead, at - segment.span.start))
    parts: dict[int, Part] = {}
    for (number, _), (rule, leads) in met.items():
        segment = document.segments[number]
        if segment.kind != "heading" or rule.data["headings"]:
            part = parts.get(number) or parts.setdefault(number, Part(document.text[slice(*segment.span)]))
            yield from of_rule(rule, part, leads, segment)


_serves = lru_cache(maxsize=256)(serves)


class Part:
    """The text of a paragraph, where its tokens begin, and where its sentences end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [match.start() for match in TOKEN.finditer(text)]

    @cached_property
    def _stops(self) -> list[tuple[int, int]]:
        return [match.span() for match in compiled(STOPS).finditer(self.text)]

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Its short quotations, by position: of an expression or a name."""
        return tuple(sorted(quoted(self.text)))

    def sentence(self, start: int, end: int) -> Span:
        """The sentence, or sentences, that hold a stretch; of a very long one what is near."""
        first = bisect_right(self._stops, start, key=lambda stop: stop[1]) - 1
        last = bisect_left(self._stops, end - 1, key=lambda stop: stop[0])
        return Span(
            max(self._stops[first][1] if first >= 0 else 0, start - NEAR),
            min(self._stops[last][0] + 1 if last < len(self._stops) else len(self.text), end + NEAR),
        )


def everywhere(rule: Rule, text: str) -> list[Edit]:
    """The edits of a rule in a text, wherever it may match."""
    segment = Segment(Span(0, len(text)), (Span(0, len(text)),))
    part = Part(text)
    return list(of_rule(rule, part, [(lead, at) for lead in rule.data["by"] for at in part.tokens], segment))


def of_rule(rule: Rule, part: Part, leads: Iterable[tuple[str, int]], segment: Segment) -> Iterator[Edit]:
    """The edits of one rule in one paragraph; where an earlier find of the entry stands, a later one does not."""
    try:
        matches = sorted(_matches(rule, part, leads), key=lambda found: (found[0], found[1].span()))
    except TimeoutError:
        yield _too_slow(rule, part.text, segment)
        return
    taken: list[tuple[int, int]] = []  # by position
    for _, match in matches:
        start, end = match.span()
        at = bisect_left(taken, (end,))
        free = not at or taken[at - 1][1] <= start
        if (free or rule.data["again"]) and _fits(rule, match, part):
            if free:
                taken.insert(at, (start, end))
            yield from _of_match(rule, match, part, segment.span.start)


def _matches(rule: Rule, part: Part, leads: Iterable[tuple[str, int]]) -> Iterator[tuple[int, Any]]:
    """Every match of a rule, with the number of the find: tried where it can begin, as its leads say."""
    tried: set[tuple[int, int]] = set()
    for lead, at in leads:
        token = bisect_left(part.tokens, at)
        for number in rule.data["by"].get(lead, ()):
            expression, low, high = rule.data["ways"][number]
            if high < 0:  # a raw expression can begin anywhere
                if (number, -1) not in tried:
                    tried.add((number, -1))
                    yield from ((number, m) for m in compiled(expression).finditer(part.text, timeout=raw.LIMIT))
                continue
            for start in part.tokens[max(0, token - high) : max(0, token - low + 1)]:
                if (number, start) not in tried:
                    tried.add((number, start))
                    if match := compiled(expression).match(part.text, start):
                        yield number, match


def _too_slow(rule: Rule, text: str, segment: Segment) -> Edit:
    start = segment.span.start
    text = text[:40]
    why = f"the pattern of {rule.data['at']} took longer than {raw.LIMIT} seconds in this paragraph and was given up"
    return Edit(Span(start, start + len(text)), text, text, rule.name, why, "show")


def _fits(rule: Rule, match: Any, part: Part) -> bool:
    """Whether the conditions hold that look further than the match; where all is in capitals, names are not told."""
    if rule.data["named"] and match[0].isupper():
        return False
    for name, kind in rule.data["sounds"].items():
        if match.groupdict().get(name) and vowel_sound(match[name]) is not (kind == "vowel"):
            return False
    if not rule.data["unless"] and not rule.data["only_with"]:
        return True
    sentence = part.text[slice(*part.sentence(match.start(), match.end()))]
    if rule.data["unless"] and compiled(_word(rule.data["unless"])).search(sentence):
        return False
    return not rule.data["only_with"] or bool(compiled(_word(rule.data["only_with"])).search(sentence))


def _word(expression: str) -> str:
    return rf"(?:(?<!\w)|(?!\w)){expression}(?:(?!\w)|(?<!\w))"


def _of_match(rule: Rule, match: Any, part: Part, base: int) -> Iterator[Edit]:
    whole = Span(base + match.start(), base + match.end())
    safety = rule.data["safety"]
    if safety == "show":
        yield Edit(whole, match[0], match[0], rule.name, rule.data["why"], "show")
        return
    try:
        made, sure = changes(
            match,
            rule.data["write"],
            part.text,
            rule.data["small"],
            cased=rule.data["cased"],
            english=_english(rule),
        )
    except UnknownFormError:
        return
    if "tr" in rule.langs and _dotless(rule, [after for _, after in made]):
        return
    if not sure or (safety == "safe" and _mentioned(rule, match, part)):
        safety = "ask"
    for (start, end), after in _joined(made):
        span = Span(base + start, base + end)
        yield Edit(span, part.text[start:end], after, rule.name, rule.data["why"], safety, match=whole)


def _mentioned(rule: Rule, match: Any, part: Part) -> bool:
    sentence = part.text[slice(*part.sentence(*match.span()))]
    return mentioned(match, part.quoted, sentence, cased=rule.data["cased"], english=_english(rule))


def _english(rule: Rule) -> bool:
    return not rule.langs or any(lang.partition("-")[0] == "en" for lang in rule.langs)


def _dotless(rule: Rule, written: Sequence[str]) -> bool:
    """Whether capitals brought an I into Turkish that the entry does not write: nobody knows whether of i or of ı."""
    own = any("I" in value for name, value in rule.data["write"] if not name)
    return not own and any("I" in text for text in written)


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
