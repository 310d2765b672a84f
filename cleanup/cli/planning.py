"""What a command line says about the files of a run: the options that settings files have keys for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.console import dictionary_options, fail
from cleanup.problems import CleanupError, Problem

if TYPE_CHECKING:
    from cleanup.formats.zipped import Packing
    from cleanup.settings.plan import Plan

# By the name of an option: the key of the settings that it goes before.
KEYS = {
    "lang": "lang",
    "ask": "ask",
    "dictionaries": "dictionaries",
    "as_format": "format",
    "encoding": "encoding",
    "fields": "fields",
    "source": "source",
    "target": "target",
    "force_exclude": "force-exclude",
    "fail_on": "fail-on",
    "baseline": "baseline",
}


def reading_options(command: Any) -> Any:
    """Which settings and dictionaries hold, and how the files are read."""
    for option in (
        click.option("--force-exclude", is_flag=True, help="Pass over what the settings exclude even where it is named."),
        format_options,
        click.option("--encoding", metavar="NAME", help="The encoding of files that are not UTF-8."),
        click.option("--lang", metavar="CODE", help="Language of the texts (BCP 47: en, sq, sr-Latn, mk); else found."),
    ):  # fmt: skip
        command = option(command)
    return dictionary_options(command)


def format_options(command: Any) -> Any:
    """Which settings hold, and what they or the command say of formats."""
    for option in (
        click.option("--target", metavar="CODE", help="The language wanted of a translation memory (TMX)."),
        click.option("--source", metavar="FIELD", help="The column or path of the text that the fields translate."),
        click.option(
            "--field", "fields", multiple=True, metavar="FIELD",
            help="A column or path whose strings are text (CSV, JSON, YAML); repeatable.",
        ),
        click.option("--as", "as_format", metavar="FORMAT", help="Read every file as this format."),
        click.option(
            "--config", metavar="FILE", type=click.Path(exists=True, dir_okay=False),
            help="Settings file; else the nearest cleanup.toml.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def choosing_options(command: Any) -> Any:
    """Which rules run, and how sure they must be."""
    for option in (
        click.option("--skip", multiple=True, metavar="ROOM|RULE", help="All but this room or rule; repeatable."),
        click.option(
            "--only", multiple=True, metavar="ROOM|RULE",
            help="Only names, phrases, furniture, typography, or one rule; repeatable.",
        ),
        click.option("--ask", is_flag=True, help="Also make the changes that need a person's yes."),
    ):  # fmt: skip
        command = option(command)
    return command


def plan(options: dict[str, Any]) -> Plan:
    """How the files of a run are treated; a user's mistake in the options or the settings ends the command."""
    from cleanup.engine.choice import Choice
    from cleanup.settings.plan import Given, Plan

    values = values_of(options)
    if options["no_shipped"]:
        values["shipped"] = False
    config = Path(options["config"]) if options["config"] else None
    try:
        choice = Choice.of(options.get("only") or None, options.get("skip") or ())
        made = Plan(Given(values, config, choice, cached=not options["no_cache"], packing=_packing(options)))
        made.task(Path.cwd())
    except CleanupError as error:
        fail(*error.problems)
    return made


def values_of(options: dict[str, Any]) -> dict[str, Any]:
    """The keys of the settings that the options of a command go before."""
    return {key: options[name] for name, key in KEYS.items() if options.get(name)}


def _packing(options: dict[str, Any]) -> Packing | None:
    """How changes are put into documents of word processors, where the options say so."""
    if not (options.get("accept") or options.get("comments")):
        return None
    from cleanup.formats.zipped import Packing

    return Packing(accept=options["accept"], comments=options["comments"])


def chosen(paths: Sequence[str], plan: Plan, problems: list[Problem]) -> list[Path]:
    """The files that the paths name, folders searched; the settings may exclude some."""
    from cleanup import files

    found = files.walk(paths or ["."], lambda path: _asked(plan.wanted, path, problems), problems)
    return [path for path in found if not _asked(plan.passed_over, path, problems)]


def _asked(question: Any, path: Path, problems: list[Problem]) -> bool:
    """The plan's answer; settings that are wrong are a problem, once."""
    try:
        return bool(question(path))
    except CleanupError as error:
        problems += (problem for problem in error.problems if problem not in problems)
        return False
