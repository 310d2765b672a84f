"""What the page's script is given: the record of the run, and how each decision is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from cleanup.edits import Edit, decisions, rivals
from cleanup.report.page.passages import passages
from cleanup.report.record import Cleaned, dumps, edit_of, record
from cleanup.report.terminal import ROOM

KINDS = {"safe": "to fix", "ask": "to decide", "show": "to look at"}
# Within a script element nothing may end it, begin a comment or end a line of JavaScript.
HARMLESS = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


@dataclass(frozen=True, slots=True)
class Decision:
    """Edits that are made together or not at all, with the line of the first (from 1) and where they stand in the record."""

    edits: tuple[Edit, ...]
    line: int
    numbers: tuple[int, ...]

    @property
    def rule(self) -> str:
        """The rule that proposes it."""
        return self.edits[0].rule

    @property
    def safety(self) -> str:
        """Its kind: safe, ask, show."""
        return self.edits[0].safety


@dataclass(frozen=True, slots=True)
class Read:
    """A file with changes: its text, its record, its decisions in order of position."""

    text: str
    record: Mapping[str, Any]
    decisions: tuple[Decision, ...]

    @property
    def path(self) -> str:
        """The name of the file."""
        return str(self.record["path"])


def read(files: Iterable[Cleaned], version: str) -> list[Read]:
    """The files that have a change or are pointed at."""
    changed = [one for one in files if one.outcome.applied or one.outcome.held]
    bare = [replace(one, outcome=replace(one.outcome, beaten=())) for one in changed]
    records = record(bare, (), version)["files"]
    return [Read(one.outcome.source, told, _decisions(told)) for one, told in zip(changed, records, strict=True)]


def _decisions(told: Mapping[str, Any]) -> tuple[Decision, ...]:
    numbers: dict[Edit, int] = {}
    kinds: tuple[list[Edit], list[Edit]] = [], []
    for number, value in enumerate(told["edits"]):
        edit = edit_of(value)
        numbers[edit] = number
        kinds[bool(value["applied"])].append(edit)
    found = []
    for group in (*decisions(kinds[0]), *decisions(kinds[1])):
        places = tuple(numbers[edit] for edit in group)
        found.append(Decision(group, told["edits"][places[0]]["line"], places))
    return tuple(sorted(found, key=lambda one: one.numbers))


def contents(files: Sequence[Read], version: str, places: Mapping[str, str]) -> str:
    """All of it as JSON that can stand in a script element; `places` says where the entry of a rule stands."""
    report = record((), (), version) | {"files": [one.record for one in files]}
    rules = {decision.rule for one in files for decision in one.decisions}
    value = {
        "digest": sha256(dumps(report, indent=None).encode()).hexdigest(),
        "kinds": KINDS,
        "rooms": ROOM,
        "report": report,
        "decisions": [_told(one) for one in files],
        "places": {rule: places[rule] for rule in sorted(rules) if rule in places},
    }
    return dumps(value, indent=None).translate(HARMLESS)


def _told(one: Read) -> list[list[Any]]:
    """For each decision of a file: its edits, the text around them, the decisions that cannot be made beside it."""
    against = _against(one.decisions)
    return [
        [decision.numbers, passages(one.text, decision.edits), against.get(number, [])]
        for number, decision in enumerate(one.decisions)
    ]


def _against(found: Sequence[Decision]) -> dict[int, list[int]]:
    """For each decision that others exclude: which."""
    edits = sorted(
        ((edit, number) for number, one in enumerate(found) for edit in one.edits if edit.safety != "show"),
        key=lambda pair: pair[0].span,
    )
    pairs: set[tuple[int, int]] = set()
    for at, (edit, number) in enumerate(edits):
        for other, rival in _near(edits, at):
            if rival != number and rivals(edit, other):
                pairs |= {(number, rival), (rival, number)}
    against: dict[int, list[int]] = {}
    for number, rival in sorted(pairs):
        against.setdefault(number, []).append(rival)
    return against


def _near(edits: Sequence[tuple[Edit, int]], at: int) -> Iterator[tuple[Edit, int]]:
    """The edits after this one that begin before it ends."""
    end = edits[at][0].span.end
    for number in range(at + 1, len(edits)):
        if edits[number][0].span.start > end:
            return
        yield edits[number]
