"""Whether an entry leaves its own result alone: one that does not would change a text at every run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.dictionary.entries import Entry
from cleanup.phrases.anchors import literals
from cleanup.phrases.match import everywhere
from cleanup.phrases.pattern import PatternError, Slot, parse, parse_write, slots
from cleanup.problems import Problem
from cleanup.scan import WORD, Rule, fold


def restless(entry: Entry, rules: Sequence[Rule]) -> Iterator[Problem]:
    """A problem where the entry matches what its own examples came to."""
    if not any(_may_match(entry, find) for find in entry.texts("find")) and "pattern" not in entry.fields:
        return
    for number, (_, after) in enumerate(entry.fields.get("fixes", ())):
        found = [edit for rule in rules if "ways" in rule.data for edit in everywhere(rule, after)]
        if any(edit.before != edit.after for edit in found):
            message = f'matches its own result "{after}"; name in not_before or not_after what stands there then'
            yield entry.problem(message, "fixes", number)
            return


def _may_match(entry: Entry, find: str) -> bool:
    """Whether the write holds a word for each word that the find asks for."""
    try:
        nodes = parse(find)
    except PatternError:
        return False
    given = {slot.name: slot.given for slot in slots(nodes)}
    write = entry.texts("write")[0] if "write" in entry.fields else ""
    words = set()
    for part in parse_write(write):
        texts = given.get(part.name, ()) if isinstance(part, Slot) else (part.text,)
        words |= {word for text in texts for word in WORD.findall(fold(text))}
    return all(words & choice for choice in literals(nodes))
