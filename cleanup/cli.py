"""The command line: parse arguments, print, exit; decide nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from cleanup import __version__
from cleanup.problems import CleanupError, Problem

if TYPE_CHECKING:
    from cleanup.engine.load import Dictionary
    from cleanup.engine.run import Task
    from cleanup.report.record import Cleaned

FOUND, WRONG = 1, 2


class Commands(click.Group):
    """The commands, in the order in which a user meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in order of definition."""
        del ctx
        return list(self.commands)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="cleanup")
def main() -> None:
    """Put right what machine translation does to a text, and report every change."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


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


def cleaning_options(command: Any) -> Any:
    """What a run looks for and how it reports."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Also list the edits that lost against another."),
        click.option("-q", "--quiet", is_flag=True, help="Print problems only."),
        click.option("-o", "--output", metavar="FILE", help="Write the report there."),
        click.option(
            "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text",
            help="The form of the report.", show_default=True,
        ),
        click.option("--diff", is_flag=True, help="Print a unified patch; write nothing."),
        click.option("--stdin-filename", metavar="NAME", help="The name of what standard input holds; decides its format."),
        click.option("--skip", multiple=True, metavar="ROOM|RULE", help="All but this room or rule; repeatable."),
        click.option(
            "--only", multiple=True, metavar="ROOM|RULE",
            help="Only names, phrases, furniture, typography, or one rule; repeatable.",
        ),
        click.option("--ask", is_flag=True, help="Also make the changes that need a person's yes."),
        click.option("--lang", metavar="CODE", help="Language of the texts (BCP 47: en, sq, sr-Latn, mk); else found."),
    ):  # fmt: skip
        command = option(command)
    return dictionary_options(command)


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@cleaning_options
@click.option(
    "--fail-on", type=click.Choice(["safe", "ask", "show"]), default="safe", show_default=True,
    help="Exit with 1 if a finding of this kind, or a safer one, is there.",
)  # fmt: skip
def check(paths: tuple[str, ...], fail_on: str, **options: Any) -> None:
    """Report what would change; change nothing."""
    from cleanup.engine.run import findings

    results, problems = _run(paths, options, write=False)
    _report(results, problems, options, fixed=False)
    found = findings((result.outcome for result in results), fail_on)
    _exit(problems, FOUND if found else 0)


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@cleaning_options
@click.option("--exit-changed", is_flag=True, help="Exit with 1 if a file was changed (for hooks).")
def fix(paths: tuple[str, ...], exit_changed: bool, **options: Any) -> None:
    """Make the safe changes and report them; `-` cleans standard input to standard output."""
    results, problems = _run(paths, options, write=not options["diff"])
    if paths == ("-",) and not options["diff"]:
        for result in results:
            _binary(sys.stdout, result.after)
        _report(results, problems, options, fixed=True, to_error=True)
    else:
        _report(results, problems, options, fixed=not options["diff"])
    changed = any(result.after != result.before for result in results)
    _exit(problems, FOUND if exit_changed and changed else 0)


@main.command()
@click.argument("report", metavar="REPORT")
def apply(report: str) -> None:
    """Make the accepted changes of a report that --format json wrote."""
    _replay(report, back=False)


@main.command()
@click.argument("report", metavar="REPORT")
def undo(report: str) -> None:
    """Take the changes of a report back, byte for byte."""
    _replay(report, back=True)


@main.group(cls=Commands)
def dictionary() -> None:
    """Check, list and show dictionary entries."""


@dictionary.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@dictionary_options
def dictionary_check(paths: tuple[str, ...], **options: Any) -> None:
    """Read every entry, run its examples alone and with all others, and look for contradictions."""
    from cleanup.dictionary.ordinary import REMEDY, available
    from cleanup.engine.check import check as check_dictionary
    from cleanup.engine.check import examples

    options["dictionaries"] = (*options["dictionaries"], *paths)
    loaded = _load(options)
    entries = loaded.entries
    problems = check_dictionary(entries, loaded.index)
    _say_problems(problems)
    if not available():
        click.echo(f"Not checked: whether a wrong form is an ordinary word; {REMEDY}", err=True)
    count = sum(1 for _ in examples(entries))
    click.echo(f"{len(entries)} entries, {count} examples, {len(problems)} problems.")
    sys.exit(WRONG if problems else 0)


@dictionary.command("list")
@click.option("--lang", metavar="CODE", help="Only entries that serve this language.")
@click.argument("words", nargs=-1, metavar="[WORD...]")
@dictionary_options
def dictionary_list(words: tuple[str, ...], lang: str | None, **options: Any) -> None:
    """One line per entry: rule, place, what it writes; with words, only entries that hold them all."""
    from cleanup.language import serves

    for entry in _load(options).entries:
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

    loaded = _load(options)
    entries = loaded.entries
    found = [entry for entry in entries if rule in (entry.rule, entry.id)]
    if not found:
        near = get_close_matches(rule.rpartition("/")[2], [entry.id for entry in entries], 1)
        hint = f'; did you mean "{near[0]}"?' if near else "; cleanup dictionary list names them all"
        _fail(Problem("dictionary show", 0, f'no entry "{rule}"{hint}'))
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


def _load(options: dict[str, Any]) -> Dictionary:
    """The dictionaries that the options name; a user's mistake in them ends the command."""
    from cleanup.engine.load import load

    try:
        return load(*options["dictionaries"], shipped=not options["no_shipped"], cached=not options["no_cache"])
    except CleanupError as error:
        _fail(*error.problems)


def _run(paths: Sequence[str], options: dict[str, Any], *, write: bool) -> tuple[list[Cleaned], list[Problem]]:
    from cleanup import files, formats
    from cleanup.engine.clean import Choice
    from cleanup.engine.run import Task, cleaned, run
    from cleanup.language import normalize

    try:
        choice = Choice.of(options["only"] or None, options["skip"])
        lang = normalize(options["lang"]) if options["lang"] else ""
    except CleanupError as error:
        _fail(*error.problems)
    except ValueError as error:
        _fail(Problem("--lang", 0, str(error)))
    task = Task(_load(options), choice, lang, options["ask"], write)
    problems: list[Problem] = []
    if "-" in paths:
        if len(paths) > 1:
            _fail(Problem("-", 0, "standard input goes alone; give either - or files"))
        return _standard_input(options, task, problems, cleaned), problems
    found = files.walk(paths or ["."], lambda path: formats.known(str(path)) is not None, problems)
    return list(run(found, task, problems)), problems


def _standard_input(options: dict[str, Any], task: Task, problems: list[Problem], cleaned: Any) -> list[Cleaned]:
    content = sys.stdin.buffer.read()
    try:
        result: Cleaned = cleaned(content, options["stdin_filename"] or "", task)
    except CleanupError as error:
        _fail(*(Problem(p.path or "standard input", p.line, p.message) for p in error.problems))
    problems += result.outcome.problems
    return [result]


def _report(
    results: Sequence[Cleaned],
    problems: Sequence[Problem],
    options: dict[str, Any],
    *,
    fixed: bool,
    to_error: bool = False,
) -> None:
    """Print the report, or write it where -o says; problems go to standard error in any case."""
    _say_problems(problems)
    if options["quiet"] and not options["output"]:
        return
    stream = sys.stderr if to_error else sys.stdout
    colour = not options["output"] and _colour(stream)
    text = _rendered(results, problems, options, fixed=fixed, colour=colour)
    if options["output"]:
        try:
            Path(options["output"]).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            _fail(Problem(options["output"], 0, f"cannot be written: {error.strerror}"))
    else:
        _binary(stream, text.encode("utf-8", "backslashreplace"))


def _rendered(
    results: Sequence[Cleaned], problems: Sequence[Problem], options: dict[str, Any], *, fixed: bool, colour: bool
) -> str:
    from cleanup.report import patch, record, terminal

    outcomes = [result.outcome for result in results]
    if options["diff"]:
        return "".join(map(patch.render, outcomes))
    if options["form"] == "json":
        return record.dumps(record.record(results, problems, __version__))
    if options["form"] == "jsonl":
        records = [record.record([result], (), __version__) for result in results]
        records += [record.record((), problems, __version__)] * bool(problems)
        return "".join(record.dumps(value, indent=None) for value in records)
    parts = [terminal.render(outcome, colour=colour, verbose=options["verbose"]) for outcome in outcomes]
    return "".join(parts) + terminal.summary(outcomes, problems, fixed=fixed)


def _replay(report: str, *, back: bool) -> None:
    from cleanup.engine import replay

    problems: list[Problem] = []
    try:
        records = replay.read(Path(report))
    except CleanupError as error:
        _fail(*error.problems)
    for value in records:
        try:
            done = replay.replay(value, back=back)
        except CleanupError as error:
            problems += error.problems
            continue
        problems += done.problems
        click.echo(f"{done.path}: {done.count} {'taken back' if back else 'made'}")
    _say_problems(problems)
    _exit(problems, 0)


def _colour(stream: Any) -> bool:
    """Colour on a terminal, unless NO_COLOR is set; FORCE_COLOR asks for it anywhere."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def _binary(stream: Any, content: bytes) -> None:
    """Write bytes as they are: no newline is translated."""
    stream.flush()
    stream.buffer.write(content)
    stream.buffer.flush()


def _say_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _fail(*problems: Problem) -> NoReturn:
    """End a command that was called wrongly."""
    _say_problems(problems)
    sys.exit(WRONG)


def _exit(problems: Sequence[Problem], otherwise: int) -> None:
    sys.exit(WRONG if problems else otherwise)


if __name__ == "__main__":
    main()
