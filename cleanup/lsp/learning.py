"""From a finding to the dictionary of the house: a spelling that is right as well, or a name that no entry knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

from cleanup import language
from cleanup.dictionary.entries import Entry
from cleanup.edits import overlap
from cleanup.engine import newcomers
from cleanup.engine.clean import Choice, outcome
from cleanup.engine.ledger import records
from cleanup.engine.load import Dictionary, build
from cleanup.engine.sightings import page
from cleanup.formats.view import View
from cleanup.lsp.looking import MAKING, Look, Remark
from cleanup.problems import CleanupError, Problem
from cleanup.text import Document

NAMES = Choice(frozenset({"names"}))
LAST = "names.toml"  # in a folder of dictionaries: where entries are added
NOWHERE = 'no dictionary of the house is named; make a folder for it, and name it in cleanup.toml: dictionaries = ["dictionary"]'


def home(dictionaries: Sequence[str], roots: Sequence[Path]) -> Path:
    """The dictionary that entries are added to, a file or a folder: the last of the house's own, which lies over all others.

    Raises CleanupError where the house has none, or where it does not lie in one of the folders `roots`.
    """
    path = next((Path(one) for one in reversed(dictionaries) if one.endswith(".toml") or Path(one).is_dir()), None)
    if path is None:
        raise CleanupError(Problem("", 0, NOWHERE))
    if not any(path.resolve().is_relative_to(root.resolve()) for root in roots):
        raise CleanupError(Problem(str(path), 0, "lies outside of the folders that are open; nothing was added"))
    return path


def learn(look: Look, remark: Remark, home: Path) -> Entry:
    """Append what a remark about a name teaches to a dictionary, a file or a folder; the entry as it reads back.

    Where an entry made the remark, a copy of it that accepts the words as they stand takes its place; where none did,
    the entry of the whole name is added, in the spelling that speaks most for itself. Raises CleanupError where that
    cannot be, or would not do.
    """
    dictionary = look.task.dictionary
    known = next((entry for entry in dictionary.entries if entry.rule == remark.rule), None)
    values = _accepting(look, remark, known, home) if known else _new(look, remark, dictionary)
    return newcomers.add(home / LAST if home.is_dir() else home, values, dictionary.index)


def _accepting(look: Look, remark: Remark, known: Entry, home: Path) -> dict[str, Any]:
    """The entry with the words as they stand among the forms that it accepts, without its examples."""
    lang = _lang(look, remark)
    said = " ".join(edit.before for edit in remark.edits)
    if "kind" not in known.fields:
        raise CleanupError(known.problem(f'"{said}" is in this list of pairs; take the row out there'))
    files = (path for layer in look.task.dictionary.layers for told, path, _ in layer if str(told) == known.path)
    if any(path.resolve().is_relative_to(home.resolve()) for path in files):
        raise CleanupError(
            known.problem(f'this entry is the house\'s own; add accepted = {{ {lang} = ["{said}"] }} to it')
        )
    values = {key: value for key, value in known.fields.items() if key not in ("fixes", "leaves")}
    table = _accepted(known)
    table[lang] = list(dict.fromkeys([*table.get(lang, ()), said, *_within(known, remark)]))
    values["accepted"] = table
    index = build([Entry("name", known.id, "", 0, values)])
    found = outcome(look.text, index, NAMES, look.task.lang, look.path, MAKING, look.task.options)
    if any(overlap(edit.span, own.span) for edit in (*found.applied, *found.held) for own in remark.edits):
        raise CleanupError(
            known.problem(f'"{said}" cannot be accepted as it stands; write an entry of this id by hand')
        )
    return values


def _accepted(known: Entry) -> dict[str, list[str]]:
    """The forms that the entry accepts, by language; those of a list serve every language that it writes."""
    forms, write = known.fields.get("accepted", {}), known.fields["write"]
    if not isinstance(forms, Mapping):
        forms = dict.fromkeys(write, forms) if isinstance(write, Mapping) else {}
    return {lang: [one] if isinstance(one, str) else list(one) for lang, one in forms.items()}


def _within(known: Entry, remark: Remark) -> list[str]:
    """The whole forms of the entry with the words as they stand in them: Hajredin Kuqi, where Kuqi is accepted."""
    write = known.fields["write"]
    found = []
    for form in write.values() if isinstance(write, Mapping) else (write,):
        words = form.split()
        for edit in remark.edits:
            after = normalize("NFC", edit.after)
            words = [edit.before if word == after else word for word in words]
        if words != form.split():
            found.append(" ".join(words))
    return found


def _lang(look: Look, remark: Remark) -> str:
    """The language of the block that the remark is about, as an entry has it."""
    document = look.document()
    seen = _seen(document, look)
    at = remark.edits[0].span.start
    number = next((n for n, one in enumerate(document.segments) if one.span.start <= at < one.span.end), None)
    lang = seen.segments[number].lang if number is not None else seen.lang
    return "sr-Latn" if lang == "sh" else lang or "en"


def _seen(document: Document, look: Look) -> Document:
    """The document as it reads, with its languages."""
    return replace(language.assign(View(document).document, look.task.lang), style=look.task.choice.style)


def _new(look: Look, remark: Remark, dictionary: Dictionary) -> dict[str, Any]:
    """The entry of the name that the remark is about, as the ledger of this text proposes it."""
    seen = _seen(look.document(), look)
    groups = newcomers.candidates(records([page(seen, dictionary.index.scan(seen.text))]))
    words = {edit.before for edit in remark.edits}
    for record in groups:
        if any(words & set(spelling.text.split()) for spelling in record.spellings):
            return newcomers.fields(record, {entry.id for entry in dictionary.entries if entry.room == "name"})
    said = " ".join(sorted(words))
    raise CleanupError(Problem(look.path, 0, f'"{said}": no whole name was found for it; use cleanup dictionary add'))
