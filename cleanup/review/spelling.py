"""The right spelling of a name goes into a dictionary: asked for in the terminal, checked, and appended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleanup.dictionary.exchange.record import KINDS, ascii_id
from cleanup.engine import adding
from cleanup.names import same_name
from cleanup.problems import CleanupError, Problem
from cleanup.report.page.contents import Decision
from cleanup.report.wording import change as wording
from cleanup.report.wording import plain
from cleanup.review.desk import Draft
from cleanup.review.saving import House


@dataclass(frozen=True, slots=True)
class Talk:
    """How a person is talked with: one key, one line (with what it is if nothing else is said), something said.

    Both questions raise EOFError where nobody answers.
    """

    key: Callable[[str], str]
    line: Callable[[str, str], str]
    say: Callable[[str], None]
    colour: bool = False


def add(draft: Draft, change: Decision, house: House, talk: Talk) -> str:
    """Ask for the entry of a name and append it; the name as it is to be written.

    Raises CleanupError where the change is of no name or the entry is faulty, EOFError where nobody answers.
    """
    if not change.rule.startswith("name/"):
        raise CleanupError(Problem(change.rule, 0, "is about no name; only spellings of names are added here"))
    before, after = wording(change.edits, draft.text)
    name = talk.line("Right spelling", after)
    kind = talk.line(f"Kind ({', '.join(KINDS)})", "person")
    why = talk.line("For whom it is right, and where that is known from", "")
    path = Path(talk.line("Dictionary", str(house.dictionary)))
    fields: dict[str, Any] = {"kind": kind, "write": name}
    if before != name and not same_name(name, before).same:
        fields["wrong"] = [before]
    fields |= {"id": ascii_id(name) or talk.line("Id (small letters a-z)", ""), "why": why}
    if not path.parent.is_dir():
        raise CleanupError(Problem(str(path), 0, "there is no such folder; nothing was added"))
    used = house.task_of(Path(draft.path)).dictionary.entries
    entry = adding.add(path, "name", fields, used)
    talk.say(plain(f"{entry.path}:{entry.line}: added {entry.rule}; it holds from the next run on"))
    if not any(path.resolve().is_relative_to(one.resolve()) for one in house.dictionaries):
        talk.say(plain(f'{path} is not in use yet: write dictionaries = ["{path.name}"] into cleanup.toml'))
    return name
