"""Check a dictionary as a whole: every example alone and in company, and entries that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleanup.dictionary.entries import Entry
from cleanup.dictionary.ordinary import available, ordinary
from cleanup.engine.clean import Choice, outcome
from cleanup.engine.load import build
from cleanup.problems import Problem
from cleanup.scan import Index

EVERY = Choice()


@dataclass(frozen=True, slots=True)
class Example:
    """A text of an entry and what must become of it: `after` equals `before` where it must be left."""

    entry: Entry
    before: str
    after: str
    line: int

    @property
    def name(self) -> str:
        """Where it stands: `dictionaries/en/calques.toml:14`."""
        return f"{self.entry.path}:{self.line}"

    @property
    def lang(self) -> str:
        """The language it is in: the entry's first; of names English; of furniture whatever it looks like."""
        return next(iter(self.entry.langs), "" if self.entry.room == "furniture" else "en")


def examples(entries: Sequence[Entry]) -> Iterator[Example]:
    """Every example of the entries, in order."""
    for entry in entries:
        for number, (before, after) in enumerate(entry.fields.get("fixes", ())):
            yield Example(entry, before, after, entry.line_of("fixes", number))
        for number, text in enumerate(entry.texts("leaves")):
            yield Example(entry, text, text, entry.line_of("leaves", number))


def alone(example: Example) -> str:
    """What the entry by itself makes of its example."""
    return outcome(example.before, build([example.entry]), _room(example), example.lang, make={"safe", "ask"}).text


def in_company(example: Example, index: Index, text: str | None = None) -> str:
    """What all entries make of the example (or of the text), if the entry's own edits are accepted."""
    text = example.before if text is None else text
    return outcome(text, index, EVERY, example.lang, make={"safe", example.entry.rule}).text


def _room(example: Example) -> Choice:
    rooms = {"name": "names", "phrase": "phrases", "furniture": "furniture"}
    return Choice(frozenset({rooms[example.entry.room]}))


def check(entries: Sequence[Entry], index: Index) -> list[Problem]:
    """Everything wrong with entries that each can be read: broken examples, contradictions."""
    problems = [problem for example in examples(entries) for problem in _failures(example, index)]
    if available():
        problems += (problem for entry in entries for problem in ordinary(entry))
    return sorted([*problems, *_contradictions(entries), *_unrest(entries, index)])


def _failures(example: Example, index: Index) -> Iterator[Problem]:
    def problem(message: str) -> Problem:
        return Problem(example.entry.path, example.line, f"{example.entry.rule}: {message}")

    left = example.before == example.after
    should = "must be left" if left else f"should become {example.after!r}"
    if (got := alone(example)) != example.after:
        yield problem(f"{example.before!r} {should}, but the entry makes {got!r} of it")
    elif (got := in_company(example, index)) != example.after:
        yield problem(f"{example.before!r} {should}, but with all other entries it becomes {got!r}")
    elif (again := in_company(example, index, example.after)) != example.after:
        by = _by(example, index)
        undone = (
            f"takes it back; drop one of the two, or guard {by}"
            if again == example.before
            else f"makes {again!r} of it"
        )
        yield problem(f"{example.after!r} should rest, but in a second run {by} {undone}")


def _by(example: Example, index: Index) -> str:
    """The rules that change what an example has come to."""
    applied = outcome(example.after, index, EVERY, example.lang, make={"safe", example.entry.rule}).applied
    return " and ".join(sorted({edit.rule for edit in applied}))


def _contradictions(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Two names that write different things for one text, and a `wrong` that another entry writes."""
    written: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        for lang, text in _forms(entry):
            written.setdefault((lang, text), entry)
    wrongs: dict[tuple[str, str], tuple[Entry, str]] = {}
    for entry in entries:
        for lang, wrong, write in _wrongs(entry):
            rival = written.get((lang, wrong))
            if rival is not None and rival is not entry:
                place = f"{rival.path}:{rival.line}"
                yield entry.problem(
                    f'wrong = "{wrong}" is what {rival.rule} ({place}) writes in {lang}; drop one', "wrong"
                )
            first, text = wrongs.setdefault((lang, wrong), (entry, write))
            if first is not entry and text != write:
                place = f"{first.path}:{first.line}"
                yield entry.problem(f'"{wrong}" becomes "{write}" here and "{text}" by {place}; keep one', "wrong")


LANGS = ("en", "sq", "sr-Latn", "sr-Cyrl", "mk", "hr", "bs", "tr", "de", "fr")


def _forms(entry: Entry) -> Iterator[tuple[str, str]]:
    """The forms that a name writes, by language."""
    write = entry.fields.get("write")
    if entry.room == "name" and isinstance(write, dict):
        yield from write.items()
    elif entry.room == "name" and isinstance(write, str):
        yield from ((lang, write) for lang in entry.langs or LANGS)


def _wrongs(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Language, wrong form, and what is written for it."""
    if entry.room == "name":
        for lang, write in _forms(entry):
            yield from ((lang, wrong, write) for wrong in entry.texts("wrong"))


def _unrest(entries: Sequence[Entry], index: Index) -> Iterator[Problem]:
    """An entry's result must be left alone by all entries."""
    for entry in entries:
        for lang, text in _forms(entry):
            result = outcome(text, index, Choice(frozenset({"names", "phrases"})), lang)
            if result.applied:
                edit = result.applied[0]
                message = (
                    f'"{text}" ({lang}) is what {entry.rule} writes, but {edit.rule} changes it to "{result.text}"'
                )
                yield entry.problem(message, "write")
