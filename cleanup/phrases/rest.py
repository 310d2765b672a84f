"""Whether entries leave their own results alone, and each other's: else a text would change at every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleanup.dictionary.entries import Entry
from cleanup.phrases.anchors import literals
from cleanup.phrases.demands import AROUND, SENTENCE
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


def undoing(entries: Iterable[Entry]) -> Iterator[Problem]:
    """A problem for each entry of plain words that takes back what another of its language writes.

    What two entries with slots make of each other's examples is seen when a dictionary is checked.
    """
    made: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        if any(key in entry.fields for key in (*AROUND, *SENTENCE, "starts", "ends", "case")):
            continue
        write = " ".join(entry.texts("write")).strip()
        for number, text in enumerate(entry.texts("find") if write else ()):
            find = " ".join(text.split())
            for lang in entry.langs or ("",):
                other = made.get((lang, fold(write), fold(find)))
                if other:
                    place = f"{other.rule} ({other.path}:{other.line})"
                    message = (
                        f'takes back what {place} writes, "{find}"; drop one, or give it the same id to replace it'
                    )
                    yield entry.problem(message, "find", number)
                    break
                made[lang, fold(find), fold(write)] = entry


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
