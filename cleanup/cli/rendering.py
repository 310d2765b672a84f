"""A run's report, in the form asked for, on the terminal or in a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleanup import __version__
from cleanup.cli.console import binary, colour, fail, say_problems
from cleanup.problems import Problem
from cleanup.report.tally import Tally

if TYPE_CHECKING:
    from cleanup.report.record import Cleaned

# Forms that a module of `cleanup.report` renders whole; text, json and jsonl are rendered here.
MODULES = {
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "rdjson": "rdjson",
    "junit": "junit",
    "markdown": "markdown",
    "html": "page",
}
FORMS = ("text", "json", "jsonl", *MODULES)


class Report:
    """The report of a run. Each result is counted and rendered as it comes and let go, where the form allows it.

    `lean` says that nobody else needs the results; `to_error`, that standard output is taken.
    """

    def __init__(self, options: dict[str, Any], *, fixed: bool, to_error: bool = False, lean: bool = True) -> None:
        self.results: list[Cleaned] = []  # those that are kept
        self.tally = Tally()
        self.changed = False
        self._options = options
        self._fixed = fixed
        self._stream = sys.stderr if to_error else sys.stdout
        self._wanted = bool(options["output"] or not options["quiet"])
        self._form = "diff" if options["diff"] else str(options["form"])
        self._lean = lean and not (self._wanted and self._form in MODULES)
        self._painted = not options["output"] and colour(self._stream)
        self._pieces: list[str] = []

    def take(self, result: Cleaned) -> None:
        """One more result."""
        self.changed = self.changed or result.after != result.before
        self.tally.add(result.outcome)
        if self._wanted and self._form not in MODULES:
            self._pieces.append(self._piece(result))
        if not self._lean:
            self.results.append(result)

    def finish(self, problems: Sequence[Problem]) -> None:
        """Print the report, or write it where -o says; problems go to standard error in any case."""
        say_problems(problems)
        if not self._wanted:
            return
        text = self._whole(problems)
        if self._options["output"]:
            save(self._options["output"], text)
        else:
            binary(self._stream, text.encode("utf-8", "backslashreplace"))

    def _piece(self, result: Cleaned) -> str:
        """What the form says of one file."""
        from cleanup.report import patch, record, terminal

        if self._form == "diff":
            return patch.render(result.outcome)
        if self._form == "text":
            return terminal.render(result.outcome, colour=self._painted, verbose=self._options["verbose"])
        one = record.record([result], (), __version__)
        return record.entry(one) if self._form == "json" else record.dumps(one, indent=None)

    def _whole(self, problems: Sequence[Problem]) -> str:
        from cleanup.report import record, terminal

        if self._form in MODULES:
            module = import_module(f"cleanup.report.{MODULES[self._form]}")
            return str(module.render(self.results, problems, __version__))
        if self._form == "json":
            return record.joined(self._pieces, record.record((), problems, __version__))
        end = ""
        if self._form == "jsonl" and problems:
            end = record.dumps(record.record((), problems, __version__), indent=None)
        elif self._form == "text":
            end = terminal.summary(self.tally, problems, fixed=self._fixed)
        return "".join((*self._pieces, end))


def save(path: str, text: str) -> None:
    """Write a report; where that cannot be done, the command ends."""
    try:
        Path(path).write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        fail(Problem(path, 0, f"cannot be written: {error.strerror}"))
