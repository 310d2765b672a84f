"""`cleanup review`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.console import colour, fail, leave, say_problems
from cleanup.cli.planning import choosing_options, reading_options
from cleanup.cli.planning import plan as planned
from cleanup.cli.reporting import entries_of
from cleanup.cli.running import cleaned_files, decisions_of, narrowing_options
from cleanup.problems import CleanupError, Problem
from cleanup.report.wording import exact

if TYPE_CHECKING:
    from cleanup.dictionary.entries import Entry
    from cleanup.report.record import Cleaned
    from cleanup.settings.plan import Plan

REMEDY = "pip install 'translation-cleanup[web]'"
LEFT = 130  # how a shell tells that a command was broken off
WORDS = {word: word[0] for word in ("yes", "no", "all", "edit", "dictionary", "skip", "undo", "quit")}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@reading_options
@choosing_options
@narrowing_options
@click.option("--again", is_flag=True, help="Ask also about what was refused before.")
@click.option("--no-open", is_flag=True, help="With --web: print the address, and open no browser.")
@click.option("--web", is_flag=True, help="In the browser, at an address that only this computer reaches.")
def review(paths: tuple[str, ...], web: bool, no_open: bool, **options: Any) -> None:
    """Ask about one change after another; only what gets a yes is made.

    What was decided is remembered in .cleanup/decisions.jsonl: a refused change is neither asked again nor made until
    the words around it change.
    """
    if "-" in paths:
        fail(Problem("-", 0, "standard input cannot be reviewed; name a file"))
    if web:
        _check_web()
    from cleanup.review.desk import Desk

    plan = planned(options)
    problems: list[Problem] = []
    try:
        house = _house(options, plan)
        results = _looked_at(paths, options, plan, problems)
    except CleanupError as error:
        fail(*error.problems)
    say_problems(problems)
    desk = Desk(results)
    if not desk.drafts:
        click.echo(f"There is nothing to decide in {len(results)} file{'s' * (len(results) != 1)}.")
    elif web:
        _in_browser(desk, house, entries_of(results, plan), problems, open_it=not no_open)
    else:
        _in_terminal(desk, house, entries_of(results, plan), problems)
    leave(problems, 0)


# Nothing is made unasked here, and nothing reported that a baseline could hold.
review.params = [param for param in review.params if param.name not in ("ask", "write_baseline")]


def _looked_at(paths: Sequence[str], options: dict[str, Any], plan: Plan, problems: list[Problem]) -> list[Cleaned]:
    """What is found in the files and nobody refused before."""
    from cleanup import formats

    found = cleaned_files(paths, options, plan, problems, write=False)
    paged = [result.outcome.path for result in found if formats.is_paged(result.outcome.path)]
    problems += (Problem(path, 0, "a PDF is only read; write its text with fix -o, and review that") for path in paged)
    return [result for result in found if result.outcome.path not in paged]


def _house(options: dict[str, Any], plan: Plan) -> Any:
    """What the review is given of the command line and the settings."""
    from cleanup.review.saving import House

    used = [Path(os.path.relpath(path)) for path in plan.main["dictionaries"]]
    wanted = [path / "names.toml" if path.is_dir() else path for path in used]
    decisions = decisions_of(plan)
    own = Path(os.path.relpath(decisions.parent.parent / "names.toml"))

    def look(path: Path) -> Cleaned | None:
        problems: list[Problem] = []
        found = _looked_at([str(path)], options, plan, problems)
        if problems:
            raise CleanupError(*problems)
        return found[0] if found else None

    return House(
        task_of=plan.task,
        look=look,
        decisions=decisions,
        dictionary=next((path for path in wanted if path.suffix == ".toml"), own),
        dictionaries=tuple(used),
    )


def _in_terminal(desk: Any, house: Any, entries: dict[str, Entry], problems: list[Problem]) -> None:
    from cleanup.review.spelling import Talk
    from cleanup.review.terminal import Sitting

    talk = Talk(
        key=_pressed if sys.stdin.isatty() else _key_of_line,
        line=_typed if sys.stdin.isatty() else _line,
        say=click.echo,
        colour=colour(sys.stdout),
    )
    places = {rule: f"{entry.path}:{entry.line}" for rule, entry in entries.items()}
    sitting = Sitting(desk, house, talk, places, problems)
    try:
        sitting.hold()
    except KeyboardInterrupt:
        click.echo("\nBroken off: what was decided in files that were not written yet is lost.", err=True)
        sys.exit(LEFT)


def _pressed(question: str) -> str:
    """The key that is pressed, without Enter."""
    click.echo(question, nl=False)
    key = click.getchar()
    click.echo(key if key.isprintable() else "")
    if key == "\x04":
        raise EOFError
    return key.lower() if len(key) == 1 else key


def _key_of_line(question: str) -> str:
    """A key as a line of standard input, or the word that it stands for."""
    line = _line_after(question).lower()
    return WORDS.get(line, line)


def _line(question: str, default: str) -> str:
    return _line_after(f"{question} [{exact(default)}]: " if default else f"{question}: ") or default


def _line_after(question: str) -> str:
    click.echo(question, nl=False)
    line = sys.stdin.readline()
    click.echo()  # where nobody sees what is typed
    if not line:
        raise EOFError
    return line.strip()


def _typed(question: str, default: str) -> str:
    """A line that a person types, beginning with what it is if nothing else is typed."""
    try:
        import readline
    except ImportError:  # on Windows
        return input(f"{question} [{exact(default)}]: ").strip() or default
    readline.set_startup_hook(lambda: readline.insert_text(default) if default == exact(default) else None)
    try:
        return input(f"{question}: ").strip() or default
    finally:
        readline.set_startup_hook()


def _in_browser(desk: Any, house: Any, entries: dict[str, Entry], problems: list[Problem], *, open_it: bool) -> None:
    from cleanup import __version__
    from cleanup.report import page
    from cleanup.review import serving

    files = [draft.cleaned for draft in desk.drafts]
    html = page.render(files, problems, __version__, entries, served=True)

    def told(address: str) -> None:
        click.echo(f"The review is at {address}\nIt ends when the page is done or closed, or with Ctrl-C here.")
        if open_it and (os.environ.get("BROWSER") or _has_windows()):
            import webbrowser

            Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    book = serving.Book(desk, house)
    with suppress(KeyboardInterrupt):
        serving.serve(book, html, told)
    click.echo(book.told())


def _has_windows() -> bool:
    """Whether a browser would open a window; on a terminal alone one would take the terminal."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _check_web() -> None:
    if not (find_spec("starlette") and find_spec("uvicorn")):
        fail(Problem("--web", 0, f"the review in the browser needs two more packages: {REMEDY}"))
