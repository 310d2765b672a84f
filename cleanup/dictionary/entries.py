"""What an entry of a dictionary is, before any room has read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from cleanup.problems import Problem

Room = Literal["name", "phrase", "furniture"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One block of a TOML dictionary, or one row of a TSV one, with the line of each of its values (from 1).

    `fields` holds the values as the file has them, their types already checked; `lines` the line of each key, and of
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
        lang = self.fields.get("lang", ())
        return (lang,) if isinstance(lang, str) else tuple(lang)

    def line_of(self, key: str, number: int | None = None) -> int:
        """The line of a value, or of an item of a list, or else of the entry."""
        if number is not None and (key, number) in self.lines:
            return self.lines[key, number]
        return self.lines.get(key, self.line)

    def problem(self, message: str, key: str = "", number: int | None = None) -> Problem:
        """A problem at the line of that value."""
        return Problem(self.path, self.line_of(key, number), message)
