"""What leads to a pattern: a rare word, or two neighbouring words, that every match holds; and how far into it that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from cleanup.phrases import kinds, tables
from cleanup.phrases.pattern import Choice, Node, Slot, Text, wordy
from cleanup.scan import WORD, fold

# How often a word stands in a text, by the list it is in; a mark; a letter or a digit that begins a word.
COMMON, FREQUENT, RARE = 1e-2, 1e-3, 2e-5
MARKS = {",": 5e-2, ".": 5e-2, "'": 1e-2, "-": 5e-3}
MARK, LETTER, DIGIT = 1e-3, 5e-2, 2e-3
MANY = 2000  # more words or pairs than this lead nowhere
OFTEN = 5e-4  # words that stand more often than this are left for a pair, if there is one
LETTERS = {"vowel": "aeiouh", "consonant": "bcdfghjklmnpqrstvwxyzeou"}
# The tokens (words and marks) that a slot may hold, at least and at most; of those sized by words, for each word.
TOKENS = {
    "date": (1, 9),
    "title": (1, 30),
    "number": (1, 7),
    "quote": (3, 200),
    "year": (1, 1),
    "weekday": (1, 2),
    "mark": (1, 1),
}
PER_WORD = 5


@dataclass(frozen=True, slots=True)
class Lead:
    """How a pattern is found: by any of `words`, or of `pairs`; none where all of it is too common.

    A pair is two neighbouring tokens, with a blank between them or nothing; one that ends in `*` is the beginning of
    the second. `before` is how many tokens, at least and at most, stand in the pattern before the word or pair.
    """

    words: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    before: tuple[int, int] = (0, 0)


def lead(nodes: Sequence[Node], langs: Sequence[str]) -> Lead:
    """The rarest thing that every match of a pattern holds."""
    frequency = _Frequency(langs)
    sets = [(index, found) for index, found in enumerate(_sets(nodes)) if found and not found & frequency.common]
    words = [(frequency.of_words(found), index, found) for index, found in sets]
    pairs = [(frequency.of_pairs(found), index, found) for index, found in enumerate(_pairs(nodes)) if found]
    best = min((choice for choice in words if len(choice[2]) <= MANY), default=None, key=_key)
    pair = min((choice for choice in pairs if len(choice[2]) <= MANY), default=None, key=_key)
    if best and (best[0] <= OFTEN or not pair or best[0] <= pair[0]):
        low, high = _total(nodes[: best[1]])
        return Lead(words=tuple(sorted(best[2])), before=(low, high + _size(nodes[best[1]])[1] - 1))
    if pair:
        low, high = _total(nodes[: pair[1] + 1])  # to the last token of the part: there the pair begins
        return Lead(pairs=tuple(sorted(pair[2])), before=(max(low - 1, 0), high - 1))
    return Lead()


def literals(nodes: Sequence[Node]) -> list[frozenset[str]]:
    """For each part of a pattern that always stands there, the words of which it holds one."""
    return [found for found in _sets(nodes) if found]


def _key(choice: tuple[float, int, frozenset[str]]) -> tuple[float, int]:
    return choice[:2]


class _Frequency:
    """How often words, and pairs of words, stand in texts of some languages; roughly."""

    def __init__(self, langs: Sequence[str]) -> None:
        known = langs or tuple(tables.COMMON)
        self.common = frozenset(word for lang in known for word in tables.words(tables.COMMON, lang))
        self.frequent = frozenset(word for lang in known for word in tables.words(tables.FREQUENT, lang))

    def of(self, word: str) -> float:
        if not word[:1].isalnum():
            return MARKS.get(word, MARK)
        if word in self.common or len(word) == 1:
            return COMMON
        return FREQUENT if word in self.frequent else RARE

    def of_words(self, words: Iterable[str]) -> float:
        return sum(map(self.of, words))

    def of_pairs(self, pairs: Iterable[str]) -> float:
        return sum(self._of_pair(pair) for pair in pairs)

    def _of_pair(self, pair: str) -> float:
        first, last = split(pair)
        if first == last:
            return RARE
        begins = DIGIT if last[0].isdigit() else LETTER
        return self.of(first) * (begins if last.endswith("*") else self.of(last)) * 10


def split(pair: str) -> tuple[str, str]:
    """The two tokens of a pair.

    >>> split("same time"), split("united-"), split("- ci")
    (('same', 'time'), ('united', '-'), ('-', 'ci'))
    """
    if " " in pair:
        first, _, last = pair.partition(" ")
        return first, last
    at = len(pair) - 1 if pair[0].isalnum() and not pair[-1].isalnum() else 1
    return pair[:at], pair[at:]


def _size(node: Node) -> tuple[int, int]:
    """How many tokens a part holds, at least and at most."""
    if isinstance(node, Text):
        return int(node.text != " "), int(node.text != " ")
    if isinstance(node, Choice):
        sizes = [_total(way) for way in node.ways]
        return 0 if node.optional else min(low for low, _ in sizes), max(high for _, high in sizes)
    if node.kind == "word" and node.given and not kinds.excludes(node):
        counts = [len(kinds.TOKEN.findall(choice)) for choice in node.given]
        return min(counts), max(counts)
    if node.kind in kinds.MOST:
        return 1, PER_WORD * kinds.most_of(node) * (3 if node.kind == "list" else 1)
    return TOKENS.get(node.kind, (1, PER_WORD))


def _total(nodes: Sequence[Node]) -> tuple[int, int]:
    sizes = [_size(node) for node in nodes]
    once = (min(one, other, 1) for (one, _), (other, _) in pairwise(sizes))
    twice = sum(low for low, joint in zip(once, _joints(nodes), strict=True) if joint)
    return sum(low for low, _ in sizes) - twice, sum(high for _, high in sizes)


def _sets(nodes: Sequence[Node]) -> list[frozenset[str]]:
    """For each part the words of which it always holds one; nothing for one that can be missing or hold any word.

    Parts that together make a word, as in {word: inform, equip}ment, hold their words at the first of them.
    """
    sets: list[frozenset[str]] = []
    for run in _runs(nodes):
        own = _set(run[0]) if len(run) == 1 else _joined(run)
        sets += [own, *(frozenset[str]() for _ in run[1:])]
    return sets


def _joints(nodes: Sequence[Node]) -> list[bool]:
    """For each part but the last whether it makes one word with the next."""
    return [wordy(one) and wordy(other) for one, other in pairwise(nodes)]


def _runs(nodes: Sequence[Node]) -> list[list[Node]]:
    """The parts, those that together make a word as one."""
    runs: list[list[Node]] = []
    for node, joint in zip(nodes, [False, *_joints(nodes)], strict=False):
        if joint:
            runs[-1].append(node)
        else:
            runs.append([node])
    return runs


def _joined(run: Sequence[Node]) -> frozenset[str]:
    """The words that some parts make together; nothing where they are not a few known ones."""
    words = {""}
    for node in run:
        words = {one + other for one in words for other in _written(node)}
        if len(words) > MANY:
            return frozenset()
    return frozenset(words) if all(map(WORD.fullmatch, words)) else frozenset()


def _written(node: Node) -> set[str]:
    """All that a part can be, in small letters; nothing where that is not a list."""
    if isinstance(node, Text):
        return {fold(node.text)}
    if isinstance(node, Slot):
        return _fillings(node)
    ways = [_joined(way) for way in node.ways]
    return {*frozenset().union(*ways), *([""] if node.optional else [])} if all(ways) else set()


def _set(node: Node) -> frozenset[str]:
    if isinstance(node, Text):
        return frozenset({fold(node.text)}) if WORD.fullmatch(node.text) else frozenset()
    if isinstance(node, Slot):
        return frozenset(slot_words(node))
    ways = [literals(way) for way in node.ways]
    if node.optional or not all(ways):
        return frozenset()
    return frozenset().union(*(_rarest(way) for way in ways))


def _rarest(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Of several sets the one with the fewest, longest words."""
    return min(sets, key=lambda words: (len(words), -min(map(len, words)), sorted(words)))


def slot_words(slot: Slot) -> set[str]:
    """The words of which every filling of a slot holds one; none where it can hold any."""
    return {max(WORD.findall(choice), key=len) for choice in _fillings(slot) if WORD.search(choice)}


def _fillings(slot: Slot) -> set[str]:
    """Everything that a slot can hold, in small letters; nothing where that is not a list."""
    if slot.kind in kinds.VERBS and slot.given:
        return set(kinds.verb_forms(slot.kind, slot.given))
    if slot.kind == "word" and not kinds.excludes(slot):
        return {fold(choice) for choice in slot.given}
    listed = kinds.LISTED.get(slot.kind, {})
    return {fold(name) for lang in listed for name in tables.words(listed, lang)}


def _pairs(nodes: Sequence[Node]) -> list[frozenset[str]]:
    """For each part, the pairs of its last token and the next part's first one, where both are known."""
    found: list[frozenset[str]] = []
    for index, node in enumerate(nodes):
        rest = nodes[index + 1 :]
        blank = bool(rest) and rest[0] == Text(" ")
        after = rest[1] if blank and len(rest) > 1 else rest[0] if rest and not blank else None
        left = _edge(node, last=True)
        if not left or after is None or not (blank or _marks(node, after)):
            found.append(frozenset())
            continue
        if isinstance(node, Slot) and isinstance(after, Slot) and node.name == after.name:
            pairs = {f"{word} {word}" for word in left}
        else:
            pairs = {f"{a}{' ' * blank}{b}" for a, b in product(left, _edge(after, last=False))}
        found.append(frozenset(pairs))
    return found


def _marks(one: Node, other: Node) -> bool:
    """Whether exactly one of two parts without a blank between them is a mark."""
    return (isinstance(one, Text) and not one.text.isalnum()) is not (
        isinstance(other, Text) and not other.text.isalnum()
    )


def _edge(node: Node, *, last: bool) -> set[str]:
    """The last, or first, token that a part can have, where they are few and known; `1*`: any that begins so."""
    if isinstance(node, Text):
        return set() if node.text in (" ", '"') else {fold(node.text)}
    if isinstance(node, Slot):
        if node.kind in LETTERS and not last:
            return {f"{letter}*" for letter in LETTERS[node.kind]}
        if node.kind == "year" and not last:
            return {"1*", "2*"}
        tokens = [kinds.TOKEN.findall(filling) for filling in _fillings(node)]
        return {filling[-1 if last else 0] for filling in tokens if filling}
    if node.optional or not all(node.ways):
        return set()
    edges = [_edge(way[-1 if last else 0], last=last) for way in node.ways]
    return set().union(*edges) if all(edges) else set()
