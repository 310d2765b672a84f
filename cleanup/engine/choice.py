"""Which rules run, and what becomes of what they find: as the command line and the settings say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from cleanup.edits import Edit
from cleanup.problems import CleanupError, Problem
from cleanup.text import Style

# By the name of a room: what the names of its rules begin with.
PREFIXES = {"furniture": "furniture", "names": "name", "phrases": "phrase", "typography": "typography"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules run: rooms (`names`) or single rules (`name/hajredin-kuci`); `only` None: all that are not skipped.

    `levels` say what becomes of the findings of a room or rule: "off", "show", "ask", "safe"; a rule's own word goes
    before its room's. `style` is what the house has chosen where the language leaves a choice.
    """

    only: frozenset[str] | None = None
    skip: frozenset[str] = frozenset()
    levels: tuple[tuple[str, str], ...] = ()
    style: Style = Style()

    @classmethod
    def of(
        cls,
        only: Collection[str] | None,
        skip: Collection[str] = (),
        style: Style = Style(),
    ) -> Choice:
        """The choice that a user named. Raises CleanupError where a name is neither room nor rule."""
        for word in (*(only or ()), *skip):
            if fault := unnamed(word):
                raise CleanupError(Problem("--only/--skip", 0, fault))
        return cls(None if only is None else frozenset(only), frozenset(skip), style=style)

    def room(self, room: str) -> bool:
        """Whether any rule of the room may run; the wordings of a glossary are names, and found among the phrases."""
        return self._wants(room) or (room == "phrases" and self._wants("names"))

    def _wants(self, room: str) -> bool:
        prefix = PREFIXES[room] + "/"
        wanted = self.only is None or any(word == room or word.startswith(prefix) for word in self.only)
        return wanted and room not in self.skip

    def rule(self, rule: str) -> bool:
        """Whether the rule may run."""
        room = next(room for room, prefix in PREFIXES.items() if rule.startswith(f"{prefix}/"))
        return (self.only is None or bool(self.only & {rule, room})) and not self.skip & {rule, room}

    def levelled(self, group: Sequence[Edit], level: str = "") -> list[Edit]:
        """The edits of a decision with the safety that the house gives its rule, and no more than `level`; none: off."""
        levels = dict(self.levels)
        rule = group[0].rule
        room = next((room for room in levels if PREFIXES.get(room) == rule.partition("/")[0]), "")
        own = levels.get(rule) or levels.get(room, "")
        if own == "safe":
            group = [edit if edit.safety == "show" else replace(edit, safety="safe") for edit in group]
        return _levelled(_levelled(group, own), level)


def _levelled(edits: Sequence[Edit], level: str) -> list[Edit]:
    if level == "off":
        return []
    if level == "show":
        return [replace(edit, after=edit.before, safety="show") for edit in edits]
    return [replace(edit, safety="ask") if level == "ask" and edit.safety == "safe" else edit for edit in edits]


def unnamed(word: str) -> str:
    """What is wrong with the name of a room or rule, or nothing."""
    if word in PREFIXES or word.partition("/")[0] in PREFIXES.values():
        return ""
    return f'"{word}" is neither a room ({", ".join(PREFIXES)}) nor a rule such as name/hajredin-kuci'
