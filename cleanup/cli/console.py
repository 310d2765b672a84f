"""What every command needs: its dictionaries, a way to say problems, and an end."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from cleanup.problems import CleanupError, Problem

if TYPE_CHECKING:
    from cleanup.engine.load import Dictionary

FOUND, WRONG = 1, 2


def dictionary_options(command: Any) -> Any:
    """Which dictionaries are used."""
    for option in (
        click.option("--no-cache", is_flag=True, help="Compile the dictionaries anew and keep nothing."),
        click.option("--no-shipped", is_flag=True, help="Use only the dictionaries given with --dictionary."),
        click.option(
            "--dictionary", "dictionaries", multiple=True, metavar="PATH",
            help="A dictionary file or folder, laid over the shipped ones; repeatable, the last wins.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def load(options: dict[str, Any]) -> Dictionary:
    """The dictionaries that the options name; a user's mistake in them ends the command."""
    from cleanup.engine.load import load

    try:
        return load(*options["dictionaries"], shipped=not options["no_shipped"], cached=not options["no_cache"])
    except CleanupError as error:
        fail(*error.problems)


def colour(stream: Any) -> bool:
    """Colour on a terminal, unless NO_COLOR is set; FORCE_COLOR asks for it anywhere."""
    if os.environ.get("NO_COLOR") or stream is None:
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def binary(stream: Any, content: bytes) -> None:
    """Write bytes as they are: no newline is translated. Where nobody listens any more, the command ends.

    The stream is None where it was closed before the command began.
    """
    if stream is None:
        return
    try:
        stream.flush()
        stream.buffer.write(content)
        stream.buffer.flush()
    except OSError as error:
        _silence(stream)
        if error.errno == errno.EPIPE:
            sys.exit(FOUND)
        fail(Problem(stream.name.strip("<>"), 0, f"cannot be written: {error.strerror}"))


def _silence(stream: Any) -> None:
    """Let what could not be written go, so that Python does not try again as it ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def say_problems(problems: Iterable[Problem]) -> None:
    """Each problem in a line of standard error."""
    for problem in problems:
        say(str(problem))


def say(line: str) -> None:
    """A line of standard error, if anybody listens."""
    from cleanup.report.wording import plain

    try:
        click.echo(plain(line), err=True)
    except OSError:
        _silence(sys.stderr)


def fail(*problems: Problem) -> NoReturn:
    """End a command that was called wrongly."""
    say_problems(problems)
    sys.exit(WRONG)


def leave(problems: Sequence[Problem], otherwise: int) -> None:
    """End a command: with 2 where there were problems."""
    sys.exit(WRONG if problems else otherwise)
