"""What an entry of a dictionary is, before any room has read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from cleanup.problems import Problem

Room = Literal["name", "phrase", "furniture"]
ROOMS: tuple[Room, ...] = ("name", "phrase", "furniture")

# text: a string. texts: a string or a list of strings. flag: true or false. number: a whole number.
# pairs: a list of [before, after]. forms: a string, or a table of one string per language.
# lists: a list of strings, or a table of one list of strings (or one string) per language.
Shape = Literal["text", "texts", "flag", "number", "pairs", "forms", "lists"]


@dataclass(frozen=True, slots=True)
class Schema:
    """The keys that an entry of a room may have, the shape of each, and those it must have."""

    keys: Mapping[str, Shape]
    required: tuple[str, ...] = ("id", "why")
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One block of a TOML dictionary, or one row of a TSV one, with the line of each of its values (from 1).

    `fields` holds the values as the file has them, their shapes already checked; `lines` the line of each key, and of
    each item of a list under `(key, number)`.
    """

    room: Room
    id: str
    path: str
    line: int
    fields: Mapping[str, Any]
    lines: Mapping[str | tuple[str, int], int] = field(default_factory=dict)

    @property
    def rule(self) -> str:
        """The name under which reports and `cleanup: leave` know the entry."""
        return f"{self.room}/{self.id}"

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages of the texts that the entry serves (BCP 47); none: every language."""
        return self.texts("lang")

    def texts(self, key: str) -> tuple[str, ...]:
        """A value of shape `texts`, whether it was written as one string or as a list."""
        value = self.fields.get(key, ())
        return (value,) if isinstance(value, str) else tuple(value)

    def line_of(self, key: str, number: int | None = None) -> int:
        """The line of a value, or of an item of a list, or else of the entry."""
        if number is not None and (key, number) in self.lines:
            return self.lines[key, number]
        return self.lines.get(key, self.line)

    def problem(self, message: str, key: str = "", number: int | None = None) -> Problem:
        """A problem at the line of that value."""
        return Problem(self.path, self.line_of(key, number), message)
