"""Load dictionaries: compiled once, kept in the user's cache folder by content, opened in a moment from then on."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cleanup
from cleanup import patterns
from cleanup.dictionary.stamps import Stamps
from cleanup.problems import CleanupError, Problem
from cleanup.scan import Index

if TYPE_CHECKING:
    from cleanup.dictionary.entries import Entry
    from cleanup.dictionary.layers import Layer

KEPT = 7 * 86_400  # seconds


@dataclass(frozen=True)
class Dictionary:
    """Compiled entries, ready to be looked up; `groups` are the files and folders they come from, the later over the earlier.

    It goes to another process as what `load` was called with, `given`, and its digest: that process opens the same
    compiled form, or loads it again.
    """

    index: Index
    groups: tuple[tuple[Path, ...], ...] = field(default=(), repr=False)
    digest: str = ""  # the same whenever the entries and the code are
    given: tuple[tuple[str, ...], bool, bool] = field(default=((), True, True), repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.groups, self.digest, self.given)

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The files, read."""
        return _read(self.groups)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries as they were written."""
        entries, problems = _entries(self.layers)
        if problems:
            raise CleanupError(*problems)
        return tuple(entries)

    def source(self, entry: Entry) -> str:
        """The text of the file that an entry stands in."""
        contents = (content for layer in self.layers for told, _, content in layer if str(told) == entry.path)
        return next(contents).decode("utf-8-sig")


def load(*paths: str | os.PathLike[str], shipped: bool = True, cached: bool = True) -> Dictionary:
    """Lay dictionaries (files or folders) over the shipped ones, or over nothing.

    Raises CleanupError with every problem of every file. `cached=False` compiles anew and writes nothing.
    """
    groups = (*(((shipped_folder(),),) if shipped else ()), *((Path(path),) for path in paths))
    given = tuple(str(path) for path in paths), shipped, cached
    if not cached:
        layers = _read(groups)
        return Dictionary(_compiled(layers, None), groups, _digest(layers), given)
    folder = cache_folder()
    patterns.keep(folder / "patterns.db")
    stamps = Stamps(groups, shipped_folder(), _code())
    digest = stamps.recall(folder)
    if not digest or not (folder / f"{digest}.index").exists():
        layers = _read(groups)
        digest = _digest(layers)
        stamps.remember(folder, digest)
    place = folder / f"{digest}.index"
    return Dictionary(_opened(place) or _compiled(_read(groups), place), groups, digest, given)


def _opened(place: Path) -> Index | None:
    """The compiled form, if it is there."""
    try:
        os.utime(place, ns=(time.time_ns(), place.stat().st_mtime_ns))  # the time of access tells that it is in use
    except FileNotFoundError:
        return None
    except OSError:
        pass  # not ours to touch
    try:
        return Index.open(place)
    except sqlite3.Error:
        return None  # damaged: made anew


def _read(groups: Sequence[Sequence[Path]]) -> tuple[Layer, ...]:
    """The contents of all files. Raises CleanupError with every file that cannot be read."""
    from cleanup.dictionary.layers import load

    problems: list[Problem] = []
    layers = tuple(load(groups, problems, shipped_folder()))
    if problems:
        raise CleanupError(*problems)
    return layers


@cache
def _again(groups: tuple[tuple[Path, ...], ...], digest: str, given: tuple[tuple[str, ...], bool, bool]) -> Dictionary:
    """The dictionary of another process."""
    paths, shipped, cached = given
    if cached and (index := _opened(cache_folder() / f"{digest}.index")):
        patterns.keep(cache_folder() / "patterns.db")
        return Dictionary(index, groups, digest, given)
    found = load(*paths, shipped=shipped, cached=cached)
    if found.digest != digest:
        message = "the dictionaries have changed since this run began"
        raise RuntimeError(message)
    return found


@cache
def shipped() -> Dictionary:
    """The shipped dictionaries, loaded once."""
    return load()


def shipped_folder() -> Path:
    """Where the shipped dictionaries lie: in the package, or beside it in a checkout."""
    package = Path(cleanup.__file__).parent
    inside = package / "dictionaries"
    return inside if inside.is_dir() else package.parent / "dictionaries"


def build(entries: Sequence[Entry]) -> Index:
    """Compile entries. Raises CleanupError with every problem of every entry."""
    from cleanup import furniture, names, phrases

    rules, problems = [], []
    for name, room in (("furniture", furniture), ("name", names), ("phrase", phrases)):
        own = [e for e in entries if e.room == name or (room is phrases and phrases.worded(e))]
        found, faults = room.compile(own)
        rules += found
        problems += faults
    if problems:
        raise CleanupError(*sorted(problems))
    return Index(rules)


def _entries(layers: Sequence[Layer]) -> tuple[list[Entry], list[Problem]]:
    from cleanup import furniture, names, phrases
    from cleanup.dictionary.layers import lay

    return lay(layers, {"furniture": furniture.SCHEMA, "name": names.SCHEMA, "phrase": phrases.SCHEMA})


def _compiled(layers: Sequence[Layer], place: Path | None) -> Index:
    """Compile the layers, into the file at `place` if it can be written."""
    entries, problems = _entries(layers)
    try:
        index = build(entries)
    except CleanupError as error:
        problems += error.problems
    if problems:
        raise CleanupError(*sorted(problems))
    if not place:
        return index
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        import tempfile

        handle, name = tempfile.mkstemp(".part", "index-", place.parent)
        os.close(handle)
        index.save(Path(name))
        Path(name).replace(place)
        _forget(place.parent)
        return Index.open(place)
    except (OSError, sqlite3.Error):
        return index  # a cache that cannot be written costs time, nothing else


def _forget(folder: Path) -> None:
    """Take out what was compiled of dictionaries that nobody has used for a while."""
    oldest = time.time() - KEPT
    for suffix in (".index", ".stamp", ".part"):
        for path in folder.glob(f"*{suffix}"):
            with suppress(OSError):
                if path.stat().st_atime < oldest:
                    path.unlink()


def _digest(layers: Sequence[Layer]) -> str:
    """Name of the compiled form: the version, the code that compiles, the words that it knows, and all contents."""
    digest = blake2b(_code().encode(), digest_size=16)
    for layer in layers:
        digest.update(b"\x00layer")
        for path, _, content in layer:
            digest.update(f"\x00{path}\x00{len(content)}\x00".encode("utf-8", "surrogateescape"))
            digest.update(content)
    return digest.hexdigest()


def _code() -> str:
    """What compiles: the version, the code, the words that it knows."""
    words = find_spec("simplemma") is not None
    return f"{cleanup.__version__} {sys.version_info[:2]} {_stamp()} {words}"


def _stamp() -> int:
    """When the code was last changed, so that a checkout never uses what an older one compiled."""
    package = str(Path(cleanup.__file__).parent)
    folders = (folder for folder, _, _ in os.walk(package))
    files = (file for folder in folders for file in os.scandir(folder) if file.name.endswith(".py"))
    return max(file.stat().st_mtime_ns for file in files)


def cache_folder() -> Path:
    """`CLEANUP_CACHE`, or the user's cache folder as the system has it."""
    if own := os.environ.get("CLEANUP_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "translation-cleanup"
