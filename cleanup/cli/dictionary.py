"""`cleanup dictionary`: check, list and show entries; adding and exchanging them have modules of their own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.adding import add
from cleanup.cli.console import WRONG, dictionary_options, fail, load, say_problems
from cleanup.cli.exchanging import export_names, import_names
from cleanup.cli.proving import evidence
from cleanup.problems import Problem

if TYPE_CHECKING:
    from cleanup.dictionary.entries import Entry

SLOWEST = 20  # entries that --timing lists


@click.group()
def dictionary() -> None:
    """Check, list, show, add, import and export dictionary entries."""


dictionary.add_command(add)
dictionary.add_command(import_names)
dictionary.add_command(export_names)
dictionary.add_command(evidence)


@dictionary.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--timing", is_flag=True, help="Also list the phrase entries that take the most time.")
@dictionary_options
def dictionary_check(paths: tuple[str, ...], timing: bool, **options: Any) -> None:
    """Read every entry, run its examples alone and with all others, and look for contradictions.

    Names that look alike are told as notes: they may all be right.
    """
    from cleanup.dictionary.ordinary import REMEDY, available
    from cleanup.engine.check import check as check_dictionary
    from cleanup.engine.check import examples
    from cleanup.engine.collisions import collisions

    options["dictionaries"] = (*options["dictionaries"], *paths)
    loaded = load(options)
    entries = loaded.entries
    problems = check_dictionary(entries, loaded.index)
    say_problems(problems)
    known = {(problem.path, problem.line) for problem in problems}
    notes = [note for note in collisions(entries) if (note.path, note.line) not in known]
    for note in notes:
        click.echo(f"note: {note}", err=True)
    if not available():
        click.echo(f"Not checked: whether a wrong form is an ordinary word; {REMEDY}", err=True)
    count = sum(1 for _ in examples(entries))
    alike = f", {len(notes)} look-alike{'s' * (len(notes) > 1)}" if notes else ""
    click.echo(f"{len(entries)} entries, {count} examples, {len(problems)} problems{alike}.")
    if timing:
        _tell_costs(entries)
    sys.exit(WRONG if problems else 0)


def _tell_costs(entries: Sequence[Entry]) -> None:
    from cleanup.engine.costs import costs

    found = sorted(costs(entries), key=lambda pair: -pair[1])
    whole = sum(cost for _, cost in found)
    click.echo(f"Phrases: {whole / 1000:.1f} ms on 100,000 characters, {len(found)} entries. Those that take most:")
    for entry, cost in found[:SLOWEST]:
        click.echo(f"{cost / 1000:8.2f} ms  {cost / max(whole, 1e-9):4.0%}  {entry.rule}  {entry.path}:{entry.line}")


@dictionary.command("list")
@click.option("--lang", metavar="CODE", help="Only entries that serve this language.")
@click.argument("words", nargs=-1, metavar="[WORD...]")
@dictionary_options
def dictionary_list(words: tuple[str, ...], lang: str | None, **options: Any) -> None:
    """One line per entry: rule, place, what it writes; with words, only entries that hold them all."""
    from cleanup.language import serves

    for entry in load(options).entries:
        write = entry.fields.get("write", entry.fields.get("line", ""))
        text = write if isinstance(write, str) else " · ".join(dict.fromkeys(map(str, write.values())))
        line = f"{entry.rule}\t{text}\t{entry.path}:{entry.line}"
        held = line.lower() + str(entry.fields.values()).lower()
        if all(word.lower() in held for word in words) and (not lang or serves(entry.langs, lang)):
            click.echo(line)


@dictionary.command("show")
@click.argument("rule", metavar="ID")
@dictionary_options
def dictionary_show(rule: str, **options: Any) -> None:
    """The entry as it was written, and where."""
    from difflib import get_close_matches

    loaded = load(options)
    entries = loaded.entries
    found = [entry for entry in entries if rule in (entry.rule, entry.id)]
    if not found:
        near = get_close_matches(rule.rpartition("/")[2], [entry.id for entry in entries], 1)
        hint = f'; did you mean "{near[0]}"?' if near else "; cleanup dictionary list names them all"
        fail(Problem("dictionary show", 0, f'no entry "{rule}"{hint}'))
    for entry in found:
        click.echo(f"# {entry.path}:{entry.line}")
        lines = loaded.source(entry).replace("\r\n", "\n").split("\n")[entry.line - 1 :]
        if entry.path.endswith(".tsv"):
            click.echo(lines[0])
            continue
        block = [lines[0]]
        for line in lines[1:]:
            if line.startswith("[["):
                break
            block.append(line)
        click.echo("\n".join(block).rstrip())
