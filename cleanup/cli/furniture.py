"""`cleanup furniture`: lines that many files share at their head or foot, and new entries from them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup import __version__
from cleanup.cli.console import binary, fail, leave, say_problems
from cleanup.cli.planning import chosen, reading_options
from cleanup.cli.planning import plan as planned
from cleanup.problems import CleanupError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanup.engine.run import Task
    from cleanup.furniture.across import Shared

NEW = "furniture.toml"
HALF = 0.5  # of the files: a line that --yes adds


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@reading_options
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help="The form of the list.", show_default=True,
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="List nothing.")
@click.option(
    "--add", is_flag=True, help=f"Ask for each line, and append its entry to the last --dictionary, or {NEW}."
)
@click.option("--yes", is_flag=True, help="With --add: ask nothing, add every line that half of the files have.")
def furniture(paths: tuple[str, ...], add: bool, yes: bool, **options: Any) -> None:
    """List the lines that many files share at their head or foot: notices, menus, what a theme left.

    Nothing is taken out by this: `cleanup fix` does that once an entry teaches the line.
    """
    from cleanup.engine.shared import known, shared

    if yes and not add:
        fail(Problem("--yes", 0, "goes with --add"))
    path = _dictionary(options) if add else Path()
    plan = planned(options)
    problems: list[Problem] = []
    found = shared(chosen(paths, plan, problems), plan.task, problems)
    task = plan.task(Path.cwd())
    found = [one for one in found if not known(one, task)]
    say_problems(problems)
    if not options["quiet"]:
        text = _json(found, problems) if options["form"] == "json" else _listed(found)
        binary(sys.stdout, text.encode("utf-8", "backslashreplace"))
    if add:
        problems += _add(found, path, task, yes=yes)
    leave(problems, 0)


def _dictionary(options: dict[str, Any]) -> Path:
    """The dictionary that entries are added to, which need not be there yet."""
    named: tuple[str, ...] = options["dictionaries"] or (NEW,)
    path = Path(named[-1])
    if path.suffix != ".toml":
        fail(Problem(str(path), 0, "entries are added to .toml dictionaries; name one with --dictionary"))
    others = tuple(name for name in named if Path(name) != path)
    options["dictionaries"] = (*others, str(path)) if path.exists() else others
    return path


def _listed(found: Sequence[Shared]) -> str:
    """The lines for people, each with where it stands and in how many files."""
    rows = [f"{one.files} of {one.of} files, {one.place}: {one.line}\n    {', '.join(one.examples)}\n" for one in found]
    noun = "line" if len(found) == 1 else "lines"
    return f"{''.join(rows)}{len(found)} {noun} shared by many files.\n"


def _json(found: Sequence[Shared], problems: Sequence[Problem]) -> str:
    from cleanup.report.record import dumps

    return dumps(
        {
            "tool": {"name": "translation-cleanup", "version": __version__},
            "lines": [
                {"line": one.line, "place": one.place, "files": one.files, "of": one.of, "examples": list(one.examples)}
                for one in found
            ],
            "problems": [{"path": p.path, "line": p.line, "message": p.message} for p in problems],
        }
    )


def _add(found: Sequence[Shared], path: Path, task: Task, *, yes: bool) -> list[Problem]:
    """Append entries: those that the user says yes to, or all that half of the files have; what could not be added."""
    from cleanup.engine import adding, shared

    used = [entry for entry in task.dictionary.entries if entry.room == "furniture"]
    taken = {entry.id for entry in used}
    faults: list[Problem] = []
    added = 0
    for number, one in enumerate(found, 1):
        values = shared.fields(one, taken)
        answer = _sure(one) if yes else _asked(f"{number} of {len(found)}", one, values)
        if answer == "s":
            break
        if answer == "n":
            continue
        try:
            entry = adding.add(path, "furniture", values, used)
        except CleanupError as error:
            say_problems(error.problems)
            faults += error.problems
            continue
        used.append(entry)
        taken.add(entry.id)
        added += 1
        click.echo(f"{path}:{entry.line}: {entry.rule} added", err=True)
    click.echo(f"{added} {'entry' if added == 1 else 'entries'} added to {path}.", err=True)
    return faults


def _sure(one: Shared) -> str:
    return "y" if one.files >= HALF * one.of else "n"


def _asked(place: str, one: Shared, values: dict[str, Any]) -> str:
    """What the user says to a proposed entry: y, n or s; with `edit` the line and the reason are changed first."""
    from dataclasses import replace

    from cleanup.dictionary.render import block
    from cleanup.engine import shared

    click.echo(f"\n{place}: {one.files} of {one.of} files, {', '.join(one.examples)}", err=True)
    while True:
        click.echo(block("furniture", values), err=True)
        try:
            answer = click.prompt(
                "Add this entry? y yes, n no, e edit it, s skip this and the rest",
                type=click.Choice(["y", "n", "e", "s"]), show_choices=False, default="n", err=True,
            )  # fmt: skip
            if answer != "e":
                return str(answer)
            line = click.prompt("line", default=values["line"], err=True)
            values |= shared.fields(replace(one, line=line), ()) | {"id": values["id"]}
            values["why"] = click.prompt("why", default=values["why"], err=True)
        except click.Abort:
            click.echo(err=True)
            return "s"
