"""The review in the terminal: a card, a key, the next card."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cleanup.edits import Edit
from cleanup.problems import CleanupError, Problem
from cleanup.report.ledger import count_of
from cleanup.report.page.contents import Decision
from cleanup.report.wording import exact, plain, short
from cleanup.review.card import card
from cleanup.review.desk import Desk, Draft, Said, Verdict
from cleanup.review.saving import House, lay_again, rewritten, save, stands
from cleanup.review.spelling import Talk, add

HELP = """\
  y  yes, make this change         n  no, and do not ask again
  a  yes to all of this rule       s  skip: leave it, ask another time (or the right arrow)
  e  edit what is written          d  put the right spelling into a dictionary
  u  undo the last decision        q  write what was decided, and quit"""
ASKED = "[y]es [n]o [a]ll of this rule [e]dit [d]ictionary [s]kip [u]ndo [q]uit [?] "
POINTED = "[Enter] go on, [n]ever again, [u]ndo [q]uit [?] "
DONE = "All is decided. [u]ndo, or [Enter] to end "
RIGHT = ("\x1b[C", "\x1bOC", "\xe0M", "\x00M")  # the arrow to the right, as terminals send it
ENTER = ("", "\r", "\n")
At = tuple[Draft, int]  # a draft, and the number of a change in it


@dataclass
class Sitting:
    """One review: what lies on the desk, how it is talked about, and what went wrong.

    `entries` has for a rule the place of the dictionary entry that it is of.
    """

    desk: Desk
    house: House
    talk: Talk
    entries: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _entered: Draft | None = None
    _shown: At | None = None
    _tried: dict[Draft, dict[int, Said]] = field(default_factory=dict)  # what was said when it was last written

    def hold(self) -> None:
        """Ask until all is decided or it is enough; each file is written when its last change is decided, or at the end."""
        at = self._next()
        while (key := self._key(at)) != "q" and (at or key not in ENTER):
            self._act(key, at)
            at = self._next()
        for draft in self.desk.drafts:
            self._save(draft)
        self._sum()

    def _next(self) -> At | None:
        """What comes next; files that are done are written, and one that changed meanwhile is laid anew first."""
        for draft in self.desk.drafts:
            if self._due(draft) and draft.done:
                self._save(draft)
        at = self.desk.next()
        while at and at[0] is not self._entered:
            self._entered = at[0]
            self._fresh(at[0])
            at = self.desk.next()
        return at

    def _key(self, at: At | None) -> str:
        if at and at != self._shown:
            entry = self.entries.get(_change(at).rule, "")
            self.talk.say("\n" + card(*at, entry, colour=self.talk.colour))
        self._shown = at
        question = DONE if not at else POINTED if _change(at).safety == "show" else ASKED
        try:
            return self.talk.key(question)
        except EOFError:
            return "q"

    def _act(self, key: str, at: At | None) -> None:
        if key == "u":
            self._undo()
        elif at and key == "n":
            self._decide(at, "no")
        elif at and (key == "s" or key in RIGHT):
            self._decide(at, "later")
        elif at and _change(at).safety == "show" and (key == "y" or key in ENTER):
            self._decide(at, "seen")
        elif at and _change(at).safety != "show" and key in ("y", "a", "e", "d"):
            {"y": self._yes, "a": self._all, "e": self._edit, "d": self._spelling}[key](at)
        else:
            self.talk.say(HELP)

    def _yes(self, at: At) -> None:
        self._decide(at, "yes", _change(at).edits)

    def _all(self, at: At) -> None:
        count = self.desk.accept_all(_change(at).rule)
        self.talk.say(f"Yes to all {count} of {plain(_change(at).rule)}.")

    def _decide(self, at: At, verdict: Verdict, edits: tuple[Edit, ...] = ()) -> None:
        self.desk.decide(*at, Said(verdict, edits))

    def _undo(self) -> None:
        count = self.desk.undo()
        self._shown = None
        self.talk.say(f"Taken back: {count_of(count, 'decision')}." if count else "There is nothing to take back.")

    def _edit(self, at: At) -> None:
        """Have the person write what comes instead."""
        draft, change = at[0], _change(at)
        self._shown = None
        try:
            words = [self.talk.line(f"{short(exact(edit.before))} becomes", edit.after) for edit in change.edits]
        except EOFError:
            return
        edits = tuple(replace(edit, after=after) for edit, after in zip(change.edits, words, strict=True))
        if all(edit.before == edit.after for edit in edits):
            self._decide(at, "no")
        elif fault := _fault(draft, edits, self.house):
            self.talk.say(f"That cannot be written here: {fault}")
        else:
            self._decide(at, "yes", edits)

    def _spelling(self, at: At) -> None:
        """Have the right spelling added to a dictionary; the change is made if that is what it writes."""
        draft, change = at[0], _change(at)
        self._shown = None
        try:
            name = add(draft, change, self.house, self.talk)
        except EOFError:
            return
        except CleanupError as error:
            self._say(error.problems)
            return
        if all(edit.after in name for edit in change.edits):
            self._yes(at)
        elif all(edit.before in name for edit in change.edits):
            self._decide(at, "no")

    def _due(self, draft: Draft) -> bool:
        """Whether something has been said since the draft was written, or tried to be."""
        return self._tried.get(draft, {}) != draft.said

    def _save(self, draft: Draft) -> None:
        if not (self._due(draft) and self._fresh(draft)):
            return
        made = draft.made
        problems: Iterable[Problem]
        try:
            problems = save(draft, self.house)
        except CleanupError as error:
            problems = error.problems
        self._tried[draft] = dict(draft.said)
        self._failed(problems)
        if draft.made != made:
            self.talk.say(f"{plain(draft.path)}: {draft.made} made")

    def _fresh(self, draft: Draft) -> bool:
        """Whether the file is as it was read. If not, it is read again; what was said is kept where it still fits."""
        try:
            if stands(draft):
                return True
            self.talk.say(f"{plain(draft.path)} has changed in the meantime; it is read again.")
            lay_again(draft, self.house)
        except CleanupError as error:
            draft.lay(None)
            self._failed(error.problems)
        self.desk.forget(draft)
        self._tried.pop(draft, None)
        self._shown = None
        return bool(draft.said)

    def _failed(self, problems: Iterable[Problem]) -> None:
        self.problems += problems
        self._say(problems)

    def _say(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.talk.say(plain(str(problem)))

    def _sum(self) -> None:
        drafts = self.desk.drafts
        said = [one.verdict for draft in drafts for one in draft.said.values()]
        left = said.count("later") + sum(1 for draft in drafts for _ in draft.open())
        made = [draft.earlier + draft.made for draft in drafts]
        parts = [f"{sum(made)} made in {count_of(sum(map(bool, made)), 'file')}"]
        parts += [f"{said.count('no')} refused"] * ("no" in said)
        parts += [f"{left} left for another time"] * bool(left)
        self.talk.say("\n" + ", ".join(parts) + ".")


def _change(at: At) -> Decision:
    return at[0].changes[at[1]]


def _fault(draft: Draft, edits: tuple[Edit, ...], house: House) -> str:
    """Why edits that a person wrote cannot be made, or nothing."""
    if any(unicodedata.category(char) in ("Cc", "Cs") for edit in edits for char in set(edit.after) - set(edit.before)):
        return "it has control characters"
    try:
        _, outcome = rewritten(draft.cleaned.before, draft.path, house.task_of(Path(draft.path)), edits)
    except CleanupError as error:
        return plain("; ".join(problem.message for problem in error.problems))
    return plain("; ".join(problem.message for problem in outcome.problems))
