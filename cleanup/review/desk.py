"""The desk: the files under review, what was said of their changes, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """A file under review, laid open: its changes by number, in order of position, and what was said of them.

    `disk` is what the file holds as far as is known; `made` how many of these changes are made there, `earlier` of others
    that stood in it before it was laid anew; `remembered` what this review has written down, by mark.
    """

    cleaned: Cleaned
    changes: tuple[Decision, ...] = ()
    said: dict[int, Said] = field(default_factory=dict)
    disk: bytes = field(default=b"", repr=False)
    made: int = 0
    earlier: int = 0
    remembered: dict[str, dict[str, str]] = field(default_factory=dict)
    _taken: Occupied = field(default_factory=Occupied, repr=False)  # by what got a yes

    def __post_init__(self) -> None:
        self.lay(self.cleaned)

    def lay(self, cleaned: Cleaned | None) -> None:
        """Begin anew, with the file as it was read just now; with nothing where it cannot be read."""
        self.cleaned = cleaned or self.cleaned
        found = read([cleaned], __version__) if cleaned else []
        self.changes = found[0].decisions if found else ()
        self.disk = self.cleaned.before
        self.said, self.remembered, self._taken = {}, {}, Occupied()
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

    def say(self, said: Mapping[int, Said | None]) -> None:
        """Say something of changes, or with None take back what was said."""
        back = False
        for number, one in said.items():
            back |= self.said.pop(number, None) is not None
            if one:
                self.said[number] = one
        if back:
            self._taken = Occupied()
        for edit in self.accepted if back else (edit for one in said.values() if one for edit in one.edits):
            self._taken.add(edit)

    def open(self) -> Iterator[int]:
        """The changes that nobody has decided on; not those that cannot be made beside one that got a yes."""
        for number, change in enumerate(self.changes):
            if number not in self.said and not any(map(self._taken.rival, change.edits)):
                yield number

    @property
    def done(self) -> bool:
        """Whether nothing is open."""
        return next(self.open(), None) is None


class Desk:
    """The drafts in their order, and each step that was taken, so that it can be taken back."""

    def __init__(self, results: Iterable[Cleaned]) -> None:
        opened = (Draft(laid_open(result)) for result in results)
        self.drafts: Sequence[Draft] = [draft for draft in opened if draft.changes]
        self._steps: list[dict[Draft, list[int]]] = []

    def next(self) -> tuple[Draft, int] | None:
        """The first change that is open."""
        return next(((draft, number) for draft in self.drafts for number in draft.open()), None)

    def decide(self, draft: Draft, number: int, said: Said) -> None:
        """Decide on one change."""
        draft.say({number: said})
        self._steps.append({draft: [number]})

    def accept_all(self, rule: str) -> int:
        """Say yes to all open changes of a rule, as one step; how many there were."""
        step: dict[Draft, list[int]] = {}
        for draft in self.drafts:
            for number in draft.open():  # which looks at each again, after what was said of those before it
                change = draft.changes[number]
                if change.rule == rule and change.safety != "show":
                    draft.say({number: Said("yes", change.edits)})
                    step.setdefault(draft, []).append(number)
        self._steps.append(step)
        return sum(map(len, step.values()))

    def undo(self) -> int:
        """Take the last step back; of how many changes it was, 0 where there is none."""
        step = self._steps.pop() if self._steps else {}
        for draft, numbers in step.items():
            draft.say(dict.fromkeys(numbers))
        return sum(map(len, step.values()))

    def forget(self, draft: Draft) -> None:
        """Let the steps in a draft go, for it was laid anew."""
        kept = ({one: numbers for one, numbers in step.items() if one is not draft} for step in self._steps)
        self._steps = [step for step in kept if step]
