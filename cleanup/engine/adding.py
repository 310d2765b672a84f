"""Add an entry to a dictionary after trying it: alone, and beside the entries that are in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cleanup import furniture, names, phrases
from cleanup.dictionary.append import append
from cleanup.dictionary.entries import Entry, Room, Schema
from cleanup.engine.check import check
from cleanup.engine.load import build
from cleanup.problems import CleanupError, Problem


def add(path: Path, room: Room, values: Mapping[str, Any], used: Sequence[Entry]) -> Entry:
    """Append the entry to a dictionary; what is in the way is raised as CleanupError, and nothing is written.

    `used` are the entries that are in use: none of them may change what the new one writes.
    """
    schemas: dict[Room, Schema] = {"furniture": furniture.SCHEMA, "name": names.SCHEMA, "phrase": phrases.SCHEMA}

    def faults(entries: Sequence[Entry]) -> list[Problem]:
        try:
            return list(check(entries, build([*used, *entries])))
        except CleanupError as error:
            return list(error.problems)

    return append(path, room, values, schemas, faults)
