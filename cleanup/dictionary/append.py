"""Add an entry to the end of a dictionary: read back and checked before it is kept, nothing before it touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cleanup.dictionary.entries import Entry, Room, Schema
from cleanup.dictionary.keeping import kept, stamp
from cleanup.dictionary.read import read
from cleanup.dictionary.render import block
from cleanup.problems import CleanupError, Problem

# What a room finds wrong with entries that each have the right shape.
Check = Callable[[Sequence[Entry]], list[Problem]]


def append(path: Path, room: Room, fields: Mapping[str, Any], schemas: Mapping[Room, Schema], check: Check) -> Entry:
    """Append an entry's block to a `.toml` dictionary, which is made where there is none; the entry as it reads back.

    Raises CleanupError, and leaves the file as it was, where the file or the entry is faulty or the id is taken.
    """
    if path.suffix != ".toml":
        raise CleanupError(Problem(str(path), 0, "entries are added to .toml dictionaries; name one"))
    before = stamp(path)
    content = _content(path) if before else b""
    added = content + _joint(content) + _newlines(block(room, fields), content)
    old, faults = read(path, content, schemas)
    if faults:
        raise CleanupError(*faults, Problem(str(path), 0, "nothing was added; put the dictionary right first"))
    new, faults = read(path, added, schemas)
    faults = [_about(path, problem.message) for problem in faults]
    if not faults:
        faults = list(_changes(path, old, new))
    if not faults:
        faults = [_about(path, problem.message) for problem in check(new[-1:])]
    if faults:
        raise CleanupError(*faults)
    with kept(path, before) as file:
        file.write(added)
    return new[-1]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CleanupError(Problem(str(path), 0, f"cannot be read: {error.strerror}; nothing was added")) from None


def _about(path: Path, message: str) -> Problem:
    """A problem of the new entry, which has no line yet."""
    return Problem(str(path), 0, f"not added: {message}")


def _changes(path: Path, old: Sequence[Entry], new: Sequence[Entry]) -> list[Problem]:
    """What speaks against the result: an id that is taken, an old entry that would read otherwise."""
    if list(new[:-1]) != list(old) or len(new) != len(old) + 1:
        return [_about(path, "the entries before it would no longer read as they do; look at the end of the file")]
    twins = [entry for entry in old if entry.rule == new[-1].rule]
    return [
        _about(path, f'id "{twin.id}" is taken by line {twin.line}; give another one, or change that entry')
        for twin in twins
    ]


def _joint(content: bytes) -> bytes:
    """What comes between the end of the file and the block: an empty line."""
    if not content.removeprefix(b"\xef\xbb\xbf").strip():
        return b""
    newline = b"\r\n" if b"\r\n" in content else b"\n"
    if content.endswith(newline * 2):
        return b""
    return newline if content.endswith(newline) else newline * 2


def _newlines(added: str, content: bytes) -> bytes:
    """The block with the newlines of the file."""
    return added.replace("\n", "\r\n" if b"\r\n" in content else "\n").encode()
