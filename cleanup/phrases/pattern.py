"""The pattern language: the text of a `find` or a `write`, read into its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


class PatternError(ValueError):
    """What is wrong with a pattern, in words for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A word, a mark, or a blank (`" "`) that must stand there."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """`(a|b)`, or `[a|b]` where it may also be missing.

    `before` and `after` say which blank beside a missing part is missing with it.
    """

    ways: tuple[tuple[Node, ...], ...]
    optional: bool = False
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """`{np2: 4}`: its name (`np2`), its kind (`np`), and what follows the colon; in a `write` how it is written."""

    name: str
    kind: str
    given: tuple[str, ...] = field(default=())
    form: str = ""


Node = Text | Choice | Slot


def parse(pattern: str) -> tuple[Node, ...]:
    """Read a `find`, or a guard.

    >>> parse("[the] {np: 4},")
    (Choice(ways=((Text(text='the'),),), optional=True, before=False, after=True), Slot(name='np', kind='np', \
given=('4',), form=''), Text(text=','))
    """
    nodes, rest = _ways(pattern.strip(), 0, "")
    if rest != len(pattern.strip()):
        message = f'"{pattern.strip()[rest]}" closes nothing'
        raise PatternError(message)
    if len(nodes) > 1:
        message = '"|" stands outside brackets; write (one|other)'
        raise PatternError(message)
    if all(isinstance(node, Choice) and node.optional for node in nodes[0]):
        message = "is empty, or may be: [part] can be missing; for a mark such as ? write it without brackets"
        raise PatternError(message)
    return nodes[0]


def _ways(text: str, at: int, close: str) -> tuple[list[tuple[Node, ...]], int]:
    """The alternatives from a position to the closing mark, and where that stands."""
    ways: list[list[Node]] = [[]]
    plain = ""

    def flush() -> None:
        nonlocal plain
        ways[-1] += (Text(" " if token.isspace() else token) for token in TOKENS.findall(plain))
        plain = ""

    while at < len(text):
        char = text[at]
        if char == "\\" and at + 1 < len(text):
            plain += text[at + 1]
            at += 2
            continue
        if char in ")]":
            break
        if char in "([":
            flush()
            shut = ")" if char == "(" else "]"
            inner, at = _ways(text, at + 1, shut)
            if at >= len(text) or text[at] != shut:
                message = f'"{char}" is never closed'
                raise PatternError(message)
            ways[-1].append(Choice(tuple(inner), optional=char == "["))
        elif char == "{":
            flush()
            end = text.find("}", at)
            if end < 0:
                message = '"{" is never closed'
                raise PatternError(message)
            ways[-1].append(_slot(text[at + 1 : end]))
            at = end
        elif char == "|":
            flush()
            ways.append([])
        else:
            plain += char
        at += 1
    flush()
    if close and any(not way for way in ways):
        message = "brackets hold an empty choice; for a part that may be missing write [part]"
        raise PatternError(message)
    return [tuple(_blanks(way)) for way in ways], at


def _blanks(nodes: Sequence[Node]) -> list[Node]:
    """Give each part that may be missing one of the blanks beside it."""
    out: list[Node] = []
    skip = False
    for index, node in enumerate(nodes):
        if skip:
            skip = False
            continue
        if isinstance(node, Choice) and node.optional:
            starts = not out or out[-1] == Text(" ") or (isinstance(out[-1], Choice) and out[-1].after)
            if starts and index + 1 < len(nodes) and nodes[index + 1] == Text(" "):
                out.append(Choice(node.ways, optional=True, after=True))
                skip = True
                continue
            if out and out[-1] == Text(" ") and index + 1 == len(nodes):
                out[-1] = Choice(node.ways, optional=True, before=True)
                continue
        out.append(node)
    return out


def _slot(inside: str) -> Slot:
    name, colon, given = inside.partition(":")
    name = name.strip()
    form = ""
    if not colon and " as " in name:
        name, _, form = (part.strip() for part in name.partition(" as "))
    kind = name.rstrip("0123456789")
    if not re.fullmatch(r"[a-z]+\d*", name):
        message = f'"{{{inside}}}" is no slot; write {{kind}}, {{kind2}} or {{kind: choices}}'
        raise PatternError(message)
    choices = tuple(" ".join(choice.split()) for choice in given.split(","))
    return Slot(name, kind, tuple(filter(None, choices)) if colon else (), form)


def parse_write(write: str) -> tuple[Text | Slot, ...]:
    """Read a `write`: words, marks and slots; brackets and bars have no meaning there.

    >>> parse_write("{participle as past} ({year})")[0]
    Slot(name='participle', kind='participle', given=(), form='past')
    """
    out: list[Text | Slot] = []
    for part in re.split(r"(\{[^{}]*\})", " ".join(write.split())):
        if part.startswith("{"):
            out.append(_slot(part[1:-1]))
        elif part:
            out.append(Text(part))
    return tuple(out)


def slots(nodes: Sequence[Node]) -> Iterator[Slot]:
    """All slots of a pattern, in order, those in brackets too."""
    for node in nodes:
        if isinstance(node, Slot):
            yield node
        elif isinstance(node, Choice):
            for way in node.ways:
                yield from slots(way)


def texts(nodes: Sequence[Node]) -> Iterator[str]:
    """The words and marks that a pattern itself names, those in brackets too."""
    for node in nodes:
        if isinstance(node, Text):
            yield node.text
        elif isinstance(node, Choice):
            for way in node.ways:
                yield from texts(way)


def wordy(node: Node) -> bool:
    """Whether a part can begin and end in a word with no blank about it, and so make one word with its neighbour."""
    if isinstance(node, Text):
        return node.text.isalnum()
    if isinstance(node, Slot):
        return node.kind != "mark"
    return not (node.before or node.after) and any(wordy(part) for way in node.ways for part in way)
