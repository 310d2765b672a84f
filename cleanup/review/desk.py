"""The desk: the files under review, what was said of their changes, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from cleanup import __version__
from cleanup.edits import Edit, Occupied
from cleanup.report.page.contents import Decision, read
from cleanup.report.record import Cleaned

Verdict = Literal["yes", "no", "seen", "later"]  # "later": left as it is, and asked again another time


class Said(NamedTuple):
    """What a person said of a change; with a yes the edits that are to be made, as proposed or as the person wrote them."""

    verdict: Verdict
    edits: tuple[Edit, ...] = ()


def laid_open(cleaned: Cleaned) -> Cleaned:
    """The same with nothing made yet: every edit waits for a yes."""
    outcome = cleaned.outcome
    found = (replace(edit, match=edit.match or edit.span) for edit in (*outcome.applied, *outcome.held))
    held = tuple(sorted(found, key=lambda edit: (edit.span, edit.rule)))
    bare = replace(outcome, text=outcome.source, applied=(), held=held, beaten=())
    return replace(cleaned, outcome=bare, after=cleaned.before)


@dataclass(eq=False)
class Draft:
    """A file under review, laid open.

    `disk` is what the file holds as far as is known; `made` how many of these changes are made there, `earlier` of others
    that stood in it before it was laid anew; `remembered` what this review has written down, by mark.
    """

    cleaned: Cleaned
    said: dict[Decision, Said] = field(default_factory=dict)
    remembered: dict[str, dict[str, str]] = field(default_factory=dict)
    made: int = 0
    earlier: int = 0
    changes: tuple[Decision, ...] = field(init=False)
    disk: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.lay(self.cleaned)

    def lay(self, cleaned: Cleaned | None) -> None:
        """Begin anew, with the file as it was read just now; with nothing where it cannot be read."""
        self.cleaned = cleaned or self.cleaned
        self.changes = (
            tuple(change for one in read([cleaned], __version__) for change in one.decisions) if cleaned else ()
        )
        self.disk = self.cleaned.before
        self.said, self.remembered = {}, {}
        self.earlier, self.made = self.earlier + self.made, 0

    @property
    def path(self) -> str:
        """The name of the file."""
        return self.cleaned.outcome.path

    @property
    def text(self) -> str:
        """The text in which the changes stand."""
        return self.cleaned.outcome.source

    @property
    def accepted(self) -> list[Edit]:
        """The edits that got a yes."""
        return [edit for said in self.said.values() for edit in said.edits]

    def open(self) -> list[Decision]:
        """The changes that nobody has decided on yet; those are left out that cannot be made beside an accepted one."""
        undecided = [change for change in self.changes if change not in self.said]
        taken = Occupied()
        for edit in self.accepted if undecided else ():
            taken.add(edit)
        return [change for change in undecided if not any(map(taken.rival, change.edits))]


class Desk:
    """The drafts in their order, and each step that was taken, so that it can be taken back."""

    def __init__(self, results: Iterable[Cleaned]) -> None:
        opened = (Draft(laid_open(result)) for result in results)
        self.drafts: Sequence[Draft] = [draft for draft in opened if draft.changes]
        self._steps: list[list[tuple[Draft, Decision]]] = []

    def next(self) -> tuple[Draft, Decision] | None:
        """The first change that is open."""
        for draft in self.drafts:
            if found := draft.open():
                return draft, found[0]
        return None

    def decide(self, draft: Draft, change: Decision, said: Said) -> None:
        """Decide on one change."""
        draft.said[change] = said
        self._steps.append([(draft, change)])

    def accept_all(self, rule: str) -> int:
        """Say yes to all open changes of a rule, as one step; how many there were."""
        step: list[tuple[Draft, Decision]] = []
        for draft in self.drafts:
            taken = Occupied()
            for change in draft.open():
                if change.rule == rule and change.safety != "show" and not any(map(taken.rival, change.edits)):
                    draft.said[change] = Said("yes", change.edits)
                    step.append((draft, change))
                    for edit in change.edits:
                        taken.add(edit)
        self._steps.append(step)
        return len(step)

    def undo(self) -> int:
        """Take the last step back; of how many changes it was, 0 where there is none."""
        if not self._steps:
            return 0
        step = self._steps.pop()
        for draft, change in step:
            del draft.said[change]
        return len(step)

    def forget(self, draft: Draft) -> None:
        """Let the steps in a draft go, for it is laid anew."""
        kept = ([one for one in step if one[0] is not draft] for step in self._steps)
        self._steps = [step for step in kept if step]
