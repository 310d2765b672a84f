"""`cleanup dictionary add`: ask for what an entry of a name needs, and append it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleanup.cli.console import fail
from cleanup.problems import CleanupError, Problem

KINDS = {"name": "person", "place": "place", "organisation": "organisation", "office": "office", "term": "term"}
MISSING = "say --name (or --place, --organisation, --office, --term) and --why"


def _kinds(command: Any) -> Any:
    """One option for each kind of name."""
    for option, kind in reversed(KINDS.items()):
        a_or_an = "an" if kind[0] == "o" else "a"
        command = click.option(f"--{option}", metavar="NAME", help=f"Add {a_or_an} {kind} of this name.")(command)
    return command


@click.command("add")
@click.argument("file", default="names.toml", metavar="[FILE]")
@_kinds
@click.option(
    "--write",
    multiple=True,
    metavar="LANG=FORM",
    help="The form in a language; repeatable. Without it NAME is that of all.",
)
@click.option(
    "--wrong", multiple=True, metavar="FORM", help="A wrong form that no rule of spelling explains; repeatable."
)
@click.option("--other", multiple=True, metavar="NAME", help="A look-alike that is somebody else; repeatable.")
@click.option("--title", multiple=True, metavar="LANG=TITLE", help="A title that stands beside the name; repeatable.")
@click.option("--gender", type=click.Choice(["m", "f"]), help="Decides how a surname is declined.")
@click.option("--id", "name_id", metavar="ID", help="The entry's own id; made of the name otherwise.")
@click.option("--why", metavar="TEXT", help="For whom or what it is right, and where that is known from.")
def add(file: str, **options: Any) -> None:
    """Append an entry to FILE (names.toml), asking for what the options do not say.

    Nothing before it is touched. The entry is read back and checked first; a faulty one is not added.
    """
    from cleanup import furniture, names, phrases
    from cleanup.dictionary.append import append

    schemas: Any = {"furniture": furniture.SCHEMA, "name": names.SCHEMA, "phrase": phrases.SCHEMA}
    try:
        fields = _fields(options)
    except click.Abort:
        click.echo(err=True)
        fail(Problem("dictionary add", 0, f"nobody answers; {MISSING}"))
    try:
        entry = append(Path(file), "name", fields, schemas, lambda entries: names.compile(entries)[1])
    except CleanupError as error:
        fail(*error.problems)
    click.echo(f"{entry.path}:{entry.line}: added {entry.rule}")
    _notes(entry.path, entry.rule)


def _fields(options: dict[str, Any]) -> dict[str, Any]:
    """The fields of the entry, from the options and the answers. Raises click.Abort where nobody answers."""
    from cleanup.dictionary.exchange.record import ascii_id, name_of

    kind, name = _kind(options)
    write = _table("--write", options["write"])
    if name and write:
        write = {"en": name} | write
    fields: dict[str, Any] = {"kind": kind, "write": write or name or _forms()}
    for key, option in (("wrong", "wrong"), ("others", "other")):
        if options[option]:
            fields[key] = list(options[option])
    if options["gender"]:
        fields["gender"] = options["gender"]
    if options["title"]:
        fields["titles"] = {lang: [title] for lang, title in _table("--title", options["title"]).items()}
    fields["id"] = options["name_id"] or ascii_id(name_of(fields)) or _asked("Id (small letters a-z)")
    fields["why"] = options["why"] or _asked("Why (for whom it is right, and where that is known from)")
    return fields


def _kind(options: dict[str, Any]) -> tuple[str, str]:
    """The kind and the name that the options give; asked for where they give none."""
    given = [(kind, options[option]) for option, kind in KINDS.items() if options[option]]
    if len(given) > 1:
        fail(Problem("dictionary add", 0, "one entry at a time: say only one of --name, --place and the like"))
    if given:
        return given[0]
    kind = click.prompt(
        "Kind", type=click.Choice(list(KINDS.values())), default=None if not options["write"] else "person", err=True
    )
    return str(kind), ""


def _asked(question: str) -> str:
    return str(click.prompt(question, err=True)).strip()


def _forms() -> str | dict[str, str]:
    """The name in each language that the user knows it in."""
    name = _asked("Name, as English text writes it")
    write = {"en": name}
    while answer := str(
        click.prompt("In another language (sq=...; empty: no more)", default="", show_default=False, err=True)
    ).strip():
        write |= _table("--write", [answer])
    if len(write) > 1 or not click.confirm("The same in every language?", default=True, err=True):
        return write
    return name


def _table(option: str, pairs: Any) -> dict[str, str]:
    """Forms by language, as LANG=FORM."""
    from cleanup.language.codes import normalize

    found: dict[str, str] = {}
    for pair in pairs:
        lang, equals, form = str(pair).partition("=")
        if not equals or not form.strip():
            fail(Problem("dictionary add", 0, f'{option} "{pair}": write a language and a form, such as sq=Prishtinë'))
        try:
            code = normalize(lang)
        except ValueError as error:
            fail(Problem("dictionary add", 0, f"{option}: {error}"))
        if found.setdefault(code, form.strip()) != form.strip():
            fail(Problem("dictionary add", 0, f"{option}: two forms for {code}; keep one"))
    return found


def _notes(path: str, rule: str) -> None:
    """Say which names, shipped or in the same file, look like the new one."""
    from cleanup.engine.collisions import collisions
    from cleanup.engine.load import load, shipped

    try:
        mine, others = load(path, shipped=False, cached=False).entries, shipped().entries
    except CleanupError:
        return  # faults of a dictionary are told by `dictionary check`
    own = {entry.rule for entry in mine}
    for old in others:
        if old.rule == rule:
            click.echo(f"note: it takes the place of the shipped entry {old.path}:{old.line}", err=True)
    entries = [*(entry for entry in others if entry.rule not in own), *mine]
    new = next(entry for entry in mine if entry.rule == rule)
    for note in collisions(entries):
        if (note.path, note.line) == (path, new.line_of("write")) or f"{path}:{new.line}" in note.message:
            click.echo(f"note: {note}", err=True)
