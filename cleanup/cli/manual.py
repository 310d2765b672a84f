"""`cleanup manual`: man pages, made of what the commands say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from cleanup.cli.console import fail
from cleanup.problems import Problem

EXIT = (
    ("0", "nothing to do, or done"),
    ("1", "`check` found something, or `fix --exit-changed` changed a file"),
    ("2", "called wrongly, or something could not be read; what could be was still done"),
)
ENVIRONMENT = (
    ("CLEANUP_CACHE", "where compiled dictionaries and results are kept"),
    ("NO_COLOR", "no colours, if set"),
    ("FORCE_COLOR", "colours even where there is no terminal, if set"),
)
SPECIAL = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", '"': r"\(dq"}


@click.command()
@click.argument("folder", metavar="FOLDER")
def manual(folder: str) -> None:
    """Write the man pages of all commands into a folder, such as ~/.local/share/man/man1."""
    from cleanup.cli import main

    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        for name, text in pages(main):
            (place / name).write_text(text, encoding="ascii", newline="\n")
            click.echo(str(place / name))
    except OSError as error:
        fail(Problem(error.filename or folder, 0, f"cannot be written: {error.strerror}"))


def pages(
    command: click.Command, path: str = "cleanup", parent: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    """The page of a command and of each below it: the name of its file, and its text."""
    context = click.Context(command, parent, path.rpartition(" ")[2], **command.context_settings)
    inner = _inner(command, context)
    yield f"{path.replace(' ', '-')}.1", "\n".join(_page(command, context, path, inner)) + "\n"
    for name, one in inner.items():
        yield from pages(one, f"{path} {name}", context)


def _inner(command: click.Command, context: click.Context) -> dict[str, click.Command]:
    names = command.list_commands(context) if isinstance(command, click.Group) else []
    found = {name: command.get_command(context, name) for name in names} if isinstance(command, click.Group) else {}
    return {name: one for name, one in found.items() if one and not one.hidden}


def _page(command: click.Command, context: click.Context, path: str, inner: dict[str, click.Command]) -> Iterator[str]:
    title = path.replace(" ", "-")
    yield f'.TH "{roff(title.upper())}" "1" "" "translation\\-cleanup" "User Commands"'
    yield from (".SH NAME", rf"{roff(title)} \- {roff(command.get_short_help_str(200).rstrip('.'))}")
    yield from (".SH SYNOPSIS", rf"\fB{roff(path)}\fR {roff(' '.join(command.collect_usage_pieces(context)))}")
    yield from (".SH DESCRIPTION", *_paragraphs(command.help or ""))
    options = [param for param in command.get_params(context) if isinstance(param, click.Option)]
    if options:
        yield ".SH OPTIONS"
        for names, text in filter(None, (option.get_help_record(context) for option in options)):
            yield from (".TP", _option(names), roff(text))
    if inner:
        yield ".SH COMMANDS"
        for name, one in inner.items():
            yield from (".TP", rf"\fB{roff(f'{title}-{name}')}\fR(1)", roff(one.get_short_help_str(200)))
    if path == "cleanup":
        for head, rows in (("EXIT STATUS", EXIT), ("ENVIRONMENT", ENVIRONMENT)):
            yield f".SH {head}"
            for name, text in rows:
                yield from (".TP", rf"\fB{roff(name)}\fR", roff(text))
    else:
        yield from (".SH SEE ALSO", rf"\fB{roff(title.rpartition('-')[0])}\fR(1)")


def _paragraphs(text: str) -> Iterator[str]:
    r"""The paragraphs of a help text; those marked with `\b` keep their lines."""
    for number, part in enumerate(re.split(r"\n\s*\n", text.strip())):
        if number:
            yield ".PP"
        lines = [line.strip() for line in part.split("\n")]
        if lines[0] == "\b":
            yield from (".nf", *map(roff, lines[1:]), ".fi")
        else:
            yield roff(" ".join(lines))


def _option(names: str) -> str:
    """The names of an option in bold, its value in italics."""
    words = (
        rf"\fB{roff(one)}\fR" if one.startswith("-") else rf"\fI{roff(one)}\fR" for one in re.split(r"(?<=,) | ", names)
    )
    return " ".join(words)


def roff(text: str) -> str:
    r"""A text that groff sets letter by letter.

    >>> print(roff("'--lang' ç"), roff(".x"))
    \(aq\-\-lang\(aq \[u00E7] \&.x
    """
    plain = "".join(SPECIAL.get(one) or (one if one.isascii() else f"\\[u{ord(one):04X}]") for one in text)
    return f"\\&{plain}" if plain.startswith(".") else plain
