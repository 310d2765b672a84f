"""`cleanup names`: the ledger of a repository, and new entries from it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup import __version__
from cleanup.cli.console import FOUND, binary, colour, fail, leave, say_problems
from cleanup.cli.planning import chosen, reading_options
from cleanup.cli.planning import plan as planned
from cleanup.problems import CleanupError, Problem

if TYPE_CHECKING:
    from cleanup.engine.load import Dictionary
    from cleanup.report.ledger import Ledger

KINDS = ("person", "place", "organisation", "office", "term")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@reading_options
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv", "html"]), default="text",
    help="The form of the ledger.", show_default=True,
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write the ledger there.")
@click.option("-q", "--quiet", is_flag=True, help="Only the names written in more than one way.")
@click.option(
    "--add", metavar="FILE.toml", help="Ask for each group that looks like one name, and append its entry there."
)
@click.option("--yes", is_flag=True, help="With --add: ask nothing, add every full name that is sure enough.")
@click.option(
    "--above", type=click.FloatRange(0, 1), default=0.9, show_default=True,
    help="With --add --yes: how sure it must be that the spellings are one name.",
)  # fmt: skip
@click.option(
    "--exit-inconsistent", is_flag=True, help="Exit with 1 if a name is written in more than one way (for hooks)."
)
def names(paths: tuple[str, ...], exit_inconsistent: bool, **options: Any) -> None:
    """List who and what the texts name, in which spellings and where; those that look like one name first."""
    from cleanup.engine.repository import ledger as read

    _check(options)
    if options["add"] and Path(options["add"]).exists():
        options["dictionaries"] = (*options["dictionaries"], options["add"])
    plan = planned(options)
    problems: list[Problem] = []
    found = chosen(paths, plan, problems)
    ledger = read(found, plan.task, problems)
    say_problems(ledger.problems)
    if options["output"] or not options["add"]:
        _show(ledger, options)
    faults = _add(ledger, plan.task(Path.cwd()).dictionary, options) if options["add"] else []
    inconsistent = bool(ledger.inconsistent)
    leave([*ledger.problems, *faults], FOUND if exit_inconsistent and inconsistent else 0)


def _check(options: dict[str, Any]) -> None:
    """Options that contradict each other end the command."""
    if options["yes"] and not options["add"]:
        fail(Problem("--yes", 0, "goes with --add FILE.toml; name the dictionary to append to"))
    if options["add"] and not options["add"].endswith(".toml"):
        fail(Problem(options["add"], 0, "entries are added to .toml dictionaries; name one"))


def _show(ledger: Ledger, options: dict[str, Any]) -> None:
    """Print the ledger, or write it where -o says."""
    from dataclasses import replace

    from cleanup.report.ledger import page, record, table, terminal

    if options["quiet"]:
        ledger = replace(ledger, records=ledger.inconsistent)
    painted = not options["output"] and colour(sys.stdout)
    if options["form"] == "json":
        text = record.render(ledger, __version__)
    elif options["form"] == "csv":
        text = table.render(ledger)
    elif options["form"] == "html":
        text = page.render(ledger)
    else:
        text = terminal.render(ledger, colour=painted)
    content = text.encode("utf-8", "backslashreplace")
    if not options["output"]:
        binary(sys.stdout, content)
        return
    try:
        Path(options["output"]).write_bytes(content)
    except OSError as error:
        fail(Problem(options["output"], 0, f"cannot be written: {error.strerror}"))


def _add(ledger: Ledger, dictionary: Dictionary, options: dict[str, Any]) -> list[Problem]:
    """Append entries: those that the user says yes to, or all that are sure enough; what could not be added."""
    from cleanup.engine import newcomers

    path = Path(options["add"])
    taken = {entry.id for entry in dictionary.entries if entry.room == "name"}
    faults: list[Problem] = []
    added = 0
    groups = newcomers.candidates(ledger.records)
    for number, record in enumerate(groups, 1):
        values = newcomers.fields(record, taken)
        if options["yes"]:
            if record.score < options["above"] or " " not in record.name:
                continue
        else:
            answer = _asked(f"{number} of {len(groups)}", record, values)
            if answer == "s":
                break
            if answer == "n":
                continue
        try:
            entry = newcomers.add(path, values, dictionary.index)
        except CleanupError as error:
            say_problems(error.problems)
            faults += error.problems
            continue
        taken.add(entry.id)
        added += 1
        click.echo(f"{path}:{entry.line}: {entry.rule} added", err=True)
    noun = "entry" if added == 1 else "entries"
    click.echo(
        f"{added} {noun} added to {path}; {len(groups)} {'group' if len(groups) == 1 else 'groups'} seen.", err=True
    )
    return faults


def _asked(place: str, record: Any, values: dict[str, Any]) -> str:
    """What the user says to a proposed entry: y, n or s; with `edit` the values are changed first."""
    from cleanup.dictionary.render import block
    from cleanup.report.ledger import terminal

    click.echo(f"\n{place}\n{terminal.one(record)}\n", err=True)
    while True:
        click.echo(block("name", values), err=True)
        try:
            answer = click.prompt(
                "Add this entry? y yes, n no, e edit it, s skip this and the rest",
                type=click.Choice(["y", "n", "e", "s"]), show_choices=False, default="n", err=True,
            )  # fmt: skip
            if answer != "e":
                return str(answer)
            _edited(values)
        except click.Abort:
            click.echo(err=True)
            return "s"


def _edited(values: dict[str, Any]) -> None:
    """Ask for the values of an entry, each with what it is now."""
    values["kind"] = click.prompt("kind", type=click.Choice(KINDS), default=values["kind"], err=True)
    write = values["write"]
    if isinstance(write, str):
        values["write"] = click.prompt("write", default=write, err=True)
    else:
        asked = {
            lang: click.prompt(f"write, {lang} (- leaves it out)", default=form, err=True)
            for lang, form in write.items()
        }
        values["write"] = {lang: form for lang, form in asked.items() if form != "-"} or write
    values["why"] = click.prompt("why", default=values["why"], err=True)
    forms = {values["write"]} if isinstance(values["write"], str) else set(values["write"].values())
    if wrong := [form for form in values.get("wrong", ()) if form not in forms]:
        values["wrong"] = wrong
    else:
        values.pop("wrong", None)
