"""In which line each value of a TOML dictionary stands: tomllib gives the values, this gives their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cleanup.problems import Problem

# Strings first, so that a bracket, comma or hash within one is no bracket, comma or comment.
TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|\n|[\[\]{},=]|[^\s\[\]{},=#"\']+',
    re.DOTALL,
)


@dataclass(slots=True)
class Block:
    """A `[[table]]`, the line of its head, and the lines of its keys and of the items of its lists."""

    line: int
    lines: dict[str | tuple[str, int], int] = field(default_factory=dict)


def fault(path: str, source: str, error: Exception, before: int = 0) -> Problem:
    """What is wrong with a source that tomllib could not read; `before`: how many lines stand before it in the file."""
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    line = int(place[1]) if place else source.rstrip().count("\n") + 1
    reason = re.sub(r"\s*\(at .*\)", "", str(error)) or "nested too deep"
    return Problem(path, before + line, f"this is not TOML: {reason}; mend the line or quote the text")


def _tokens(source: str) -> Iterator[tuple[str, int]]:
    """Tokens with the line they begin in, from 1."""
    line, at = 1, 0
    for match in TOKEN.finditer(source):
        line += source.count("\n", at, match.start())
        at = match.start()
        if not match[0].startswith("#"):
            yield match[0], line


def statements(source: str) -> Iterator[list[tuple[str, int]]]:
    r"""The statements of a TOML file that tomllib could read: the tokens of each, comments left out, with their lines.

    >>> list(statements("a = 1 # one\n[b]\n"))
    [[('a', 1), ('=', 1), ('1', 1)], [('[', 2), ('b', 2), (']', 2)]]
    """
    statement: list[tuple[str, int]] = []
    depth = 0
    for token, line in _tokens(source):
        if token == "\n" and (depth == 0 or statement[:1] == [("[", line)]):
            if statement:
                yield statement
            statement, depth = [], 0
        elif token != "\n":
            statement.append((token, line))
            depth += (token in ("[", "{")) - (token in ("]", "}"))
    if statement:
        yield statement


def blocks(source: str) -> list[Block]:
    r"""The blocks of a dictionary that tomllib could read, in order.

    >>> [(b.line, b.lines) for b in blocks('[[name]]\nid = "x"\nwrong = [\n  "a",\n  "b"]\n')]
    [(1, {'id': 2, 'wrong': 3, ('wrong', 0): 4, ('wrong', 1): 5})]
    """
    found: list[Block] = []
    for statement in statements(source):
        _enter(found, statement)
    return found


def _enter(found: list[Block], statement: list[tuple[str, int]]) -> None:
    """Note where a statement stands: the head of a block, a key with its value, a `[name.write]` head."""
    head = [token for token, _ in statement[:3]]
    if head[:2] == ["[", "["]:
        found.append(Block(statement[0][1]))
    elif not found:
        return
    elif head[0] == "[":
        found[-1].lines.setdefault(head[1].partition(".")[2].strip("\"'") or head[1], statement[0][1])
    else:
        _items(found[-1], _key(head[0]), statement)


def _items(block: Block, key: str, statement: list[tuple[str, int]]) -> None:
    """Note the line of a key and, where its value is a list, of each item."""
    block.lines.setdefault(key, statement[0][1])
    depth, number, fresh = 0, 0, False
    for token, line in statement[2:]:
        if depth == 1 and fresh and token != "]":
            block.lines[key, number] = line
            fresh = False
        if token in ("[", "{"):
            depth += 1
            fresh = fresh or depth == 1
        elif token in ("]", "}"):
            depth -= 1
        elif token == "," and depth == 1:
            number, fresh = number + 1, True


def _key(head: str) -> str:
    """The first part of a key, without its quotation marks."""
    return head.strip("\"'") if head[0] in "\"'" else head.partition(".")[0]
