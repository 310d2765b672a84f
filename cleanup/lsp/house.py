"""The settings and dictionaries that the texts are looked at with: read again when they change, the last good ones kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from cleanup import formats
from cleanup.engine import baseline
from cleanup.engine.baseline import Baseline
from cleanup.engine.run import Task
from cleanup.problems import CleanupError, Problem
from cleanup.settings.plan import Given, Plan

# Files whose change may change what holds.
WATCHED = ("**/*.toml", "**/*.tsv", "**/.cleanup/*.json")
# What editors call the formats that they know, for texts whose name tells nothing.
LANGUAGES = {"plaintext": "text", **{name: name for name in ("text", "markdown", "mdx", "html", "po", "srt", "vtt")}}


class Treatment(NamedTuple):
    """How a text is looked at, and the findings in it that are known already."""

    task: Task
    baseline: Baseline | None
    dictionaries: tuple[str, ...]


class House:
    """What the settings say of each file. `problems` are what is wrong with them, or with what they name."""

    def __init__(self) -> None:
        self.problems: tuple[Problem, ...] = ()
        self._plan: Plan | None = None
        self._baselines: dict[str, Baseline] = {}
        self._good: dict[tuple[Path, str], Treatment] = {}

    def renew(self) -> None:
        """Read everything again when it is asked for next."""
        self.problems, self._plan = (), None
        self._baselines.clear()

    def treatment(self, path: Path, language: str) -> Treatment | None:
        """How a file is looked at, of which the editor says in what language it is; None: it is not for us.

        Where the settings or a dictionary are wrong, that is among the problems, and the file is looked at as before.
        """
        try:
            made = self._treatment(path, language)
        except CleanupError as error:
            self.problems += tuple(problem for problem in error.problems if problem not in self.problems)
            return self._good.get((path, language))
        if made:
            self._good[path, language] = made
        return made

    def _treatment(self, path: Path, language: str) -> Treatment | None:
        if self._plan is None:
            self._plan = Plan(Given({}))
        plan = self._plan
        if plan.excluded(path):
            return None
        values = plan.settings(path)
        task = plan.task(path)
        if not plan.wanted(path):
            if language not in LANGUAGES or formats.known(str(path)):
                return None
            task = replace(task, options=replace(task.options, format=LANGUAGES[language]))
        if formats.is_packed(str(path), task.options) or formats.is_paged(str(path)):
            return None
        return Treatment(task, self._baseline(values["baseline"].value), tuple(values["dictionaries"].value))

    def _baseline(self, path: str) -> Baseline | None:
        if path and path not in self._baselines:
            self._baselines[path] = baseline.read(Path(path))
        return self._baselines.get(path)
