"""How much a run found: counts, so that nobody has to keep what was found to say how much it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cleanup.edits import Outcome, Safety, decisions


class Tally:
    """How much was found in how many files; edits of one match count once."""

    def __init__(self, outcomes: Iterable[Outcome] = ()) -> None:
        self.files = 0
        self.changed = 0
        self.applied: Counter[str] = Counter()  # by room
        self.held: Counter[str] = Counter()  # by what they need
        self.kinds: set[Safety] = set()  # of all edits
        for outcome in outcomes:
            self.add(outcome)

    def add(self, outcome: Outcome) -> None:
        """Count one more file."""
        self.files += 1
        self.changed += bool(outcome.applied)
        self.applied.update(one.rule.partition("/")[0] for one, *_ in decisions(outcome.applied))
        self.held.update(one.safety for one, *_ in decisions(outcome.held))
        self.kinds |= {edit.safety for edit in (*outcome.applied, *outcome.held)}

    def has(self, level: str) -> bool:
        """Whether there is an edit at or above the level: safe, ask, show."""
        levels = {"safe": {"safe"}, "ask": {"safe", "ask"}, "show": {"safe", "ask", "show"}}[level]
        return not self.kinds.isdisjoint(levels)
