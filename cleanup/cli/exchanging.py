"""`cleanup dictionary import` and `export`: names from and to spreadsheets, OpenRefine, Wikidata and TBX."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleanup.cli.console import dictionary_options, fail, leave, load, say_problems
from cleanup.problems import CleanupError, Problem

KINDS = ("person", "place", "organisation", "office", "term")


@click.command("import")
@click.argument("source", metavar="FILE")
@click.option("-o", "--output", required=True, metavar="OUT.toml", help="The dictionary to write; a new file.")
@click.option("--kind", type=click.Choice(KINDS), help="What the names are that FILE does not say it of.")
@click.option("--why", default="", metavar="TEXT", help="The reason of entries of which FILE gives none.")
@click.option(
    "--langs", default="", metavar="CODES", help="Only these languages, between commas; of OpenRefine edits, theirs."
)
@click.option("--ignore", multiple=True, metavar="COLUMN", help="A column to leave out; repeatable.")
def import_names(source: str, output: str, **options: Any) -> None:
    """Make a dictionary of the names in FILE.

    FILE is a table with one row per name (.csv, .tsv, .xlsx; columns id, kind, a language code each, wrong, why),
    OpenRefine JSON (rows, operation history, clusters), a Wikidata dump or entity (.json, also .gz and .bz2), or TBX.
    """
    from cleanup import names
    from cleanup.dictionary.exchange.importing import import_file
    from cleanup.dictionary.exchange.record import Reading
    from cleanup.language.codes import normalize

    try:
        codes = tuple(normalize(code) for code in options["langs"].split(",") if code.strip())
    except ValueError as error:
        fail(Problem("--langs", 0, str(error)))
    reading = Reading(options["kind"] or "", options["why"], codes, options["ignore"])
    try:
        done = import_file(
            Path(source), Path(output), reading, {"name": names.SCHEMA}, lambda entries: names.compile(entries)[1]
        )
    except CleanupError as error:
        fail(*error.problems)
    say_problems(done.problems)
    for reason, count in done.passed.items():
        click.echo(f"Passed over: {count} {reason}.", err=True)
    click.echo(f"{output}: {done.entries} entries. Look them over: cleanup dictionary check {output}")
    leave(done.problems, 0)


@click.command("export")
@click.argument("target", metavar="FILE")
@dictionary_options
def export_names(target: str, **options: Any) -> None:
    """Write the names of the dictionaries to FILE (.csv, .tsv, .xlsx), one row each.

    A cell that a spreadsheet would run (= + - @) gets an apostrophe in front, which import takes off again. Examples
    and entries of other rooms stay in their dictionaries.
    """
    from cleanup.dictionary.exchange.exporting import export_file

    entries = load(options).entries
    try:
        count = export_file(Path(target), entries)
    except CleanupError as error:
        fail(*error.problems)
    click.echo(f"{target}: {count} names; {len(entries) - count} entries of other kinds have no place in a table.")
