"""What was found in a text, kept by content: a file that has not changed is not searched again."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from cleanup.edits import Edit, Outcome, apply
from cleanup.problems import Problem
from cleanup.text import Span

SCHEMA = "create table if not exists outcome (key blob primary key, day integer, value text, mark blob) without rowid"
KEPT = 60  # days
WAITING = 1000  # outcomes that are written at once
DAY = 86_400  # seconds


class Results:
    """A file of outcomes by key. One that cannot be read or written costs time, nothing else.

    Outcomes are written many at once, since another run that writes has to wait.
    """

    def __init__(self, path: Path | None) -> None:
        self._waiting: list[tuple[bytes, int, str, bytes]] = []
        self._today = int(time.time() / DAY)
        self._db = _opened(path) if path else None

    def get(self, key: bytes) -> Outcome | None:
        """The bare outcome of a text, if it is known."""
        if not self._db:
            return None
        with suppress(sqlite3.Error, ValueError, TypeError, KeyError, IndexError, RecursionError):
            row = self._db.execute("select value, mark from outcome where key = ?", (key,)).fetchone()
            if row and _mark(key, row[0]) == row[1]:
                return _outcome(json.loads(row[0]))
        return None

    def put(self, key: bytes, outcome: Outcome) -> None:
        """Keep a bare outcome."""
        if self._db:
            with suppress(UnicodeEncodeError):
                value = json.dumps(_values(outcome), ensure_ascii=False, separators=(",", ":"))
                self._waiting.append((key, self._today, value, _mark(key, value)))
            if len(self._waiting) >= WAITING:
                self._write()

    def close(self) -> None:
        """Write what is kept, forget what is old."""
        if self._db:
            self._write()
            self._db.close()
            self._db = None

    def _write(self) -> None:
        if self._db and self._waiting:
            with suppress(sqlite3.Error), self._db:
                self._db.execute("delete from outcome where day < ?", (self._today - KEPT,))
                self._db.executemany("insert or replace into outcome values (?, ?, ?, ?)", self._waiting)
            self._waiting.clear()


def _opened(path: Path) -> sqlite3.Connection | None:
    """The file, made anew where it is no database; None where there can be none."""
    for again in (True, False):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, timeout=0.5)
            # A lost result is found again: nothing waits for the disk.
            db.execute("pragma synchronous = off")
            db.execute("pragma journal_mode = wal")
            db.execute(SCHEMA)
        except (OSError, sqlite3.OperationalError):
            return None
        except sqlite3.DatabaseError:
            db.close()
            with suppress(OSError):
                path.unlink()
            if not again:
                return None
        else:
            return db
    return None


def _mark(key: bytes, value: str) -> bytes:
    """By which a row that was damaged is known."""
    return blake2b(key + value.encode(), digest_size=8).digest()


def key(content: bytes, *manner: str) -> bytes:
    """The key of what comes of some bytes that are treated in a manner."""
    digest = blake2b(content, digest_size=20)
    digest.update("\x00".join(("", *manner)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def bare(outcome: Outcome) -> Outcome:
    """An outcome without the texts, to be sent or kept."""
    return replace(outcome, source="", text="")


def clothed(outcome: Outcome, source: str, path: str) -> Outcome:
    """A bare outcome with the texts, for the file at `path`."""
    problems, notes = (tuple(replace(one, path=path) for one in group) for group in (outcome.problems, outcome.notes))
    text = apply(source, outcome.applied)
    return replace(outcome, source=source, text=text, path=path, problems=problems, notes=notes)


def _values(outcome: Outcome) -> list[Any]:
    beaten = [[_edit(loser), _edit(winner)] for loser, winner in outcome.beaten]
    said = [[[one.line, one.message] for one in group] for group in (outcome.problems, outcome.notes)]
    return [outcome.lang, [*map(_edit, outcome.applied)], [*map(_edit, outcome.held)], beaten, *said]


def _edit(edit: Edit) -> list[Any]:
    return [edit.span, edit.before, edit.after, edit.rule, edit.why, edit.safety, edit.evidence, edit.match]


def _edit_of(values: Sequence[Any]) -> Edit:
    span, before, after, rule, why, safety, evidence, match = values
    return Edit(Span(*span), before, after, rule, why, safety, evidence, Span(*match) if match else None)


def _outcome(values: Sequence[Any]) -> Outcome:
    lang, applied, held, beaten, problems, notes = values
    return Outcome(
        "",
        "",
        tuple(map(_edit_of, applied)),
        tuple(map(_edit_of, held)),
        tuple((_edit_of(loser), _edit_of(winner)) for loser, winner in beaten),
        lang,
        problems=tuple(Problem("", line, message) for line, message in problems),
        notes=tuple(Problem("", line, message) for line, message in notes),
    )
