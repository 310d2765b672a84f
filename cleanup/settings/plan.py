"""What becomes of each file: the settings files, the command line over them, made into a task per file."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanup import files, formats
from cleanup.engine.choice import PREFIXES, Choice, unnamed
from cleanup.engine.load import Dictionary, load
from cleanup.engine.run import Task
from cleanup.problems import CleanupError, Problem
from cleanup.settings.keys import KEYS
from cleanup.settings.read import Layer, nearest, read
from cleanup.text import Options, Style

if TYPE_CHECKING:
    from cleanup.formats.zipped import Packing

COMMAND_LINE = "the command line"
ADDED = ("dictionaries", "exclude")  # what a file says comes to what the one that it extends says


class Value(NamedTuple):
    """What a key is, and who says so: a file and line, the command line, or nobody."""

    value: Any
    origin: str


@dataclass(frozen=True)
class Given:
    """What the command line says: values of keys, over those of every file; a settings file; which rules run.

    `packing` is how changes are put into documents of word processors.
    """

    values: Mapping[str, Any]
    config: Path | None = None
    choice: Choice = field(default_factory=Choice)
    cached: bool = True
    packing: Packing | None = None


class Plan:
    """The settings of a run: those of each file from the settings file nearest to it, read once."""

    def __init__(self, given: Given) -> None:
        """Raises CleanupError where the settings of the current folder, or those given, are wrong."""
        self.given = given
        self.notes: list[Problem] = []  # rules that are named and that no dictionary has, as tasks come to light
        self._folders: dict[Path, tuple[Layer, ...]] = {}
        self._files: dict[Path, tuple[Layer, ...]] = {}
        self._settings: dict[tuple[int, ...], Mapping[str, Value]] = {}
        self._tasks: dict[tuple[int, ...], Task] = {}
        self._dictionaries: dict[tuple[Any, ...], Dictionary] = {}
        self._globs: dict[tuple[str, ...], Any] = {}
        self._own = Layer(Path(COMMAND_LINE), given.values)
        checked([self._own])
        self.layers(Path.cwd())

    def layers(self, folder: Path) -> tuple[Layer, ...]:
        """What the settings file of a folder says, the weaker before the stronger. Raises CleanupError."""
        if folder not in self._folders:
            path = self.given.config or nearest(folder)
            if path and path not in self._files:
                found = read(path)
                checked(found)
                self._files[path] = found
            self._folders[folder] = self._files[path] if path else ()
        return self._folders[folder]

    def _holding(self, path: Path) -> list[Layer]:
        """The layers that are about a file (or folder), the weaker before the stronger. Raises CleanupError."""
        full = _full(path)
        layers = self.layers(full if os.path.isdir(full) else full.parent)  # noqa: PTH112 (never raises)
        fitting = [layer for layer in layers if not layer.glob or self._fits((layer.glob,), full, layer.path.parent)]
        return [*fitting, self._own]

    def settings(self, path: Path) -> Mapping[str, Value]:
        """Every key for a file (or folder), each with its origin. Raises CleanupError."""
        return self._said(self._holding(path))

    def _said(self, layers: Sequence[Layer]) -> Mapping[str, Value]:
        key = tuple(map(id, layers))  # they stay as long as the plan
        if key not in self._settings:
            found = {name: Value(default.default, "") for name, default in KEYS.items()}
            for layer in layers:
                for name, value in layer.values.items():
                    line = layer.lines.get(name, 0)
                    origin = str(layer.path) if layer is self._own else f"{layer.path}:{line}"
                    found[name] = _over(name, found[name], Value(_placed(name, value, layer), origin))
            self._settings[key] = found
        return self._settings[key]

    def task(self, path: Path) -> Task:
        """How a file is treated. Raises CleanupError."""
        layers = self._holding(path)
        key = tuple(map(id, layers))
        if key not in self._tasks:
            task = self._task({name: value.value for name, value in self._said(layers).items()})
            self.notes += (note for note in self._unknown(layers, task) if note not in self.notes)
            self._tasks[key] = task
        return self._tasks[key]

    def _unknown(self, layers: Sequence[Layer], task: Task) -> Iterator[Problem]:
        """A note for each rule that is named and not there."""
        from cleanup.engine import rules

        for layer in layers:
            for word in layer.values.get("rules", {}):
                if fault := rules.missing(word, task.dictionary.index):
                    yield _problem(layer, "rules", fault)
        for option, words in (("only", self.given.choice.only or ()), ("skip", self.given.choice.skip)):
            for word in sorted(words):
                if fault := rules.missing(word, task.dictionary.index):
                    yield _problem(self._own, option, fault)

    def _task(self, values: Mapping[str, Any]) -> Task:
        style = Style(values["typography"], tuple(values["names"]), values["quoted"])
        given = self.given.choice
        choice = Choice(given.only, given.skip, tuple(sorted(values["rules"].items())), style)
        options = _options(values)
        return Task(self._dictionary(values), choice, values["lang"], values["ask"], options, self.given.packing)

    def options(self, path: Path) -> Options:
        """How a file is read, of its task. Raises CleanupError."""
        return _options({name: value.value for name, value in self.settings(path).items()})

    def _dictionary(self, values: Mapping[str, Any]) -> Dictionary:
        key = (*values["dictionaries"], values["shipped"])
        if key not in self._dictionaries:
            self._dictionaries[key] = load(*values["dictionaries"], shipped=values["shipped"], cached=self.given.cached)
        return self._dictionaries[key]

    @cached_property
    def main(self) -> Mapping[str, Any]:
        """The settings of the run as a whole: those of the current folder."""
        return {name: value.value for name, value in self.settings(Path.cwd()).items()}

    def wanted(self, path: Path) -> bool:
        """Whether a file found in a folder is to be cleaned: its format is known, and it is not excluded.

        Files of data (CSV, JSON, YAML) are, where the settings say which fields of them are text.
        """
        name = str(path)
        if formats.known(name) is None:
            if formats.of_data(name) is None and not any(layer.glob for layer in self.layers(_full(path).parent)):
                return False
            values = self.settings(path)
            if not (values["format"].value or (formats.of_data(name) and values["fields"].value)):
                return False
        return not self.excluded(path)

    def excluded(self, path: Path) -> bool:
        """Whether the settings say that a file is to be passed over."""
        full = _full(path)
        return any(
            self._fits(tuple(layer.values["exclude"]), full, layer.path.parent)
            for layer in self.layers(full.parent)
            if layer.values.get("exclude")
        )

    def passed_over(self, path: Path) -> bool:
        """Whether the settings say that a file is to be passed over even where it is named."""
        return bool(self.settings(path)["force-exclude"].value) and self.excluded(path)

    def _fits(self, globs: tuple[str, ...], path: Path, folder: Path) -> bool:
        """Whether a path fits one of the patterns, which are those of a .gitignore in the folder."""
        full = _full(folder)
        if not path.is_relative_to(full):
            return False
        if globs not in self._globs:
            self._globs[globs] = files.patterns(globs)
        return bool(self._globs[globs].match_file(path.relative_to(full).as_posix()))


def _options(values: Mapping[str, Any]) -> Options:
    return Options(values["format"], values["encoding"], tuple(values["fields"]), values["source"], values["target"])


def _full(path: Path) -> Path:
    """The path from the root, without `..`: what lies above a file is what its path says."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (`absolute` keeps "..")


def _placed(name: str, value: Any, layer: Layer) -> Any:
    """A value with its paths as seen from here: those in a file are relative to the file's folder."""
    folder = layer.path.parent  # of the command line: here
    if name == "dictionaries":
        return [str(folder / path) for path in value]
    return str(folder / value) if name == "baseline" and value else value


def _over(name: str, old: Value, new: Value) -> Value:
    """A value over a weaker one: lists that are added to, and levels of rules, keep what the weaker says besides."""
    if name == "rules":
        return Value({**old.value, **new.value}, new.origin)
    if name in ADDED:
        origin = ", ".join(dict.fromkeys(origin for origin in (old.origin, new.origin) if origin))
        return Value((*old.value, *new.value), origin)
    return new


def checked(layers: Sequence[Layer]) -> None:
    """Raises CleanupError with every value that no language, convention, encoding, format or rule answers to."""
    problems = [_problem(layer, name, fault) for layer in layers for name, fault in _faults(layer.values)]
    problems += (_problem(layer, name, fault) for layer in layers for name, fault in _patterns(layer))
    if problems:
        raise CleanupError(*problems)


def _problem(layer: Layer, name: str, fault: str) -> Problem:
    if str(layer.path) == COMMAND_LINE:
        return Problem("--as" if name == "format" else f"--{name}", 0, fault)
    return layer.problem(name, fault)


def _patterns(layer: Layer) -> Iterator[tuple[str, str]]:
    for name, patterns in (("glob", [layer.glob] if layer.glob else ()), ("exclude", layer.values.get("exclude", ()))):
        for pattern in patterns:
            if fault := files.misfit(pattern):
                yield name, f"{fault}; write it as in a .gitignore"


def _faults(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("lang", "names"):
        value = values.get(name) or ()
        for code in (value,) if isinstance(value, str) else value:
            from cleanup.language.codes import normalize

            try:
                normalize(code)
            except ValueError as error:
                yield name, str(error)
    if convention := values.get("typography"):
        from cleanup.typography import conventions

        if convention not in conventions():
            yield "typography", f"no convention is called {convention!r}; there are {', '.join(conventions())}"
    form = values.get("format")
    if form and form not in formats.names():
        yield "format", f"no format is called {form!r}; there are {', '.join(formats.names())}"
    if values.get("encoding"):
        try:
            codecs.lookup(values["encoding"])
        except LookupError:
            yield "encoding", f"no encoding is called {values['encoding']!r}; try utf-8, windows-1250 or iso-8859-2"
    for word, level in values.get("rules", {}).items():
        if fault := unnamed(word):
            yield "rules", fault
        elif level == "safe" and word in PREFIXES:
            yield "rules", f'a room cannot be "safe"; name the rules of {word} whose findings are to be made unasked'
