"""Which words lead to a pattern: rare words it cannot do without, or two common ones side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleanup.phrases import kinds, tables
from cleanup.phrases.pattern import Choice, Node, Slot, Text
from cleanup.scan import WORD, fold

# Beyond this many words a set leads nowhere faster than its rule's other words would.
MANY = 900
VOWELS, CONSONANTS = "aeiouh", "bcdfghjklmnpqrstvwxyzeou"


@dataclass(frozen=True, slots=True)
class Lead:
    """How a pattern is found: by `words`, of which every match holds one, or else by `pairs`.

    A pair is the beginning of two neighbouring words with one blank between them. `needs` are further sets of words
    of which a match holds one each.
    """

    words: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()


def lead(nodes: Sequence[Node], langs: Sequence[str]) -> Lead:
    """The cheapest way to a pattern; an empty one where every word of it is common."""
    sets = literals(nodes)
    common = _common(langs)
    rare = [(len(words), index) for index, words in enumerate(sets) if not words & common and len(words) <= MANY]
    rare = [choice for choice in rare if choice[0]]
    if rare:
        _, best = min(rare)
        needs = tuple(tuple(sorted(words)) for index, words in enumerate(sets) if index != best and len(words) <= 12)
        return Lead(tuple(sorted(sets[best])), needs=needs)
    pairs = _side_by_side(nodes)
    return Lead(pairs=tuple(sorted(pairs)))


def _common(langs: Sequence[str]) -> frozenset[str]:
    known = langs or tuple(tables.COMMON)
    return frozenset(word for lang in known for word in tables.words(tables.COMMON, lang))


def literals(nodes: Sequence[Node]) -> list[frozenset[str]]:
    """For each part of a pattern that always stands there, the words of which it holds one."""
    found: list[frozenset[str]] = []
    glued = _glued(nodes)
    for index, node in enumerate(nodes):
        if index in glued:
            continue
        if isinstance(node, Text) and WORD.fullmatch(node.text):
            found.append(frozenset({fold(node.text)}))
        elif isinstance(node, Slot):
            if words := slot_words(node):
                found.append(frozenset(words))
        elif isinstance(node, Choice) and not node.optional:
            ways = [literals(way) for way in node.ways]
            if all(ways):
                found.append(frozenset().union(*(_rarest(way) for way in ways)))
    return found


def _glued(nodes: Sequence[Node]) -> set[int]:
    """Parts that only together make a word, as in (information|equipment)s: no word of the text equals them."""
    glued = set()
    for index in range(len(nodes) - 1):
        one, other = nodes[index], nodes[index + 1]
        if _ends_in_word(one) and _ends_in_word(other):
            glued |= {index, index + 1}
    return glued


def _ends_in_word(node: Node) -> bool:
    return not (isinstance(node, Text) and not WORD.fullmatch(node.text)) and not (
        isinstance(node, Choice) and node.optional and (node.before or node.after)
    )


def _rarest(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Of several sets the one with the fewest, longest words."""
    return min(sets, key=lambda words: (len(words), -min(map(len, words)), sorted(words)))


def slot_words(slot: Slot) -> set[str]:
    """The words of which every filling of a slot holds one; none where it can hold any."""
    if slot.kind in kinds.VERBS and slot.given:
        return set(kinds.verb_forms(slot.kind, slot.given))
    if slot.kind == "word" and slot.given and not kinds.excludes(slot):
        return {max(WORD.findall(fold(choice)), key=len, default="") for choice in slot.given} - {""}
    listed = {"country": tables.COUNTRIES, "weekday": tables.WEEKDAYS, "month": tables.MONTHS}.get(slot.kind)
    if listed:
        names = [name for lang in listed for name in tables.words(listed, lang)]
        return {max(WORD.findall(fold(name)), key=len) for name in names}
    return set()


def _side_by_side(nodes: Sequence[Node]) -> set[str]:
    """The fewest pairs of neighbouring words of which every match holds one."""
    best: set[str] = set()
    for index, one in enumerate(nodes):
        between, rest = _between(nodes[index + 1 :])
        if not between:
            continue
        left, right = _edge(one, last=True), _edge(rest[0], last=False) if rest else set()
        if isinstance(one, Slot) and rest and isinstance(rest[0], Slot) and one.name == rest[0].name:
            pairs = {f"{word}{between}{word}" for word in left}
        elif between.strip():  # a mark between two blanks is rare enough with one word beside it
            sides = [side for side in (left, right) if side]
            pairs = min(sides, key=len) if sides else set()
            pairs = {f"{word}{between}" if pairs is left else f"{between}{word}" for word in pairs}
        else:
            pairs = {f"{a}{between}{b}" for a in left for b in right}
        if pairs and (not best or len(pairs) < len(best)):
            best = pairs
    return best


def _between(nodes: Sequence[Node]) -> tuple[str, Sequence[Node]]:
    """The blank, or the mark between blanks, at the beginning of some parts, and the parts after it."""
    text = ""
    for index, node in enumerate(nodes):
        if not isinstance(node, Text) or WORD.fullmatch(node.text) or node.text in ("'", '"'):
            return (text if text[:1] == " " and text[-1] == " " else ""), nodes[index:]
        text += node.text
    return "", ()


def _edge(node: Node, *, last: bool) -> set[str]:
    """The last, or first, words that a part can have, where they are few and known."""
    if isinstance(node, Text):
        return {fold(node.text)} if WORD.fullmatch(node.text) else set()
    if isinstance(node, Slot):
        if node.kind in ("vowel", "consonant"):
            return set() if last else set(VOWELS if node.kind == "vowel" else CONSONANTS)
        given = node.given if node.kind == "word" and not kinds.excludes(node) else ()
        words = [WORD.findall(fold(choice)) for choice in given]
        return {choice[-1 if last else 0] for choice in words if choice}
    if node.optional or not all(node.ways):
        return set()
    edges = [_edge(way[-1 if last else 0], last=last) for way in node.ways]
    return set().union(*edges) if all(edges) else set()
