"""Dictionaries laid over one another: a later entry replaces an earlier one of the same name, whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from cleanup.dictionary.entries import Entry, Room, Schema
from cleanup.dictionary.finding import places
from cleanup.dictionary.read import read
from cleanup.problems import Problem

# The files of a layer: the path that people are told, the path that is read, the content.
Layer = Sequence[tuple[Path, Path, bytes]]


def load(layers: Sequence[Sequence[Path]], problems: list[Problem], shipped: Path | None = None) -> list[Layer]:
    """The contents of each layer's files; what cannot be read is a problem.

    Files of the `shipped` folder are told as `dictionaries/...`, wherever the package lies.
    """
    loaded: list[Layer] = []
    for paths in places(layers, problems, shipped):
        layer = []
        for told, path in paths:
            try:
                layer.append((told, path, path.read_bytes()))
            except OSError as error:
                problems.append(Problem(str(path), 0, f"cannot be read: {error.strerror}"))
        loaded.append(layer)
    return loaded


def lay(layers: Sequence[Layer], schemas: Mapping[Room, Schema]) -> tuple[list[Entry], list[Problem]]:
    """All entries that count, in order of layer and place, and everything wrong with any entry."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for layer in layers:
        own: dict[str, Entry] = {}
        for path, _, content in layer:
            found, faults = read(path, content, schemas)
            problems += faults
            for entry in found:
                twin = own.setdefault(entry.rule, entry)
                if twin is not entry:
                    place = f"{twin.path}:{twin.line}"
                    problems.append(
                        entry.problem(f'id "{entry.id}" is taken by {place}; give one of them another', "id")
                    )
        entries |= own
    return list(entries.values()), problems
