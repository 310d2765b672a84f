"""Regular expressions, compiled once.

`regex` takes ten milliseconds for a long expression and a tenth of one to read its compiled form, so compiled forms are
kept beside the compiled dictionaries.
"""

from __future__ import annotations

import io
import pickle
import sqlite3
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

SCHEMA = (
    "create table if not exists pattern (version text, expression text, form blob, primary key (version, expression))"
)
_kept: list[sqlite3.Connection] = []  # the file that forms are kept in, if there is one


def keep(path: Path) -> None:
    """Keep compiled forms in that file from now on; one that cannot be used costs time, nothing else."""
    forget()
    with suppress(OSError, sqlite3.Error):
        path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path, timeout=0.5, isolation_level=None, check_same_thread=False)
        # A lost form is compiled again: nothing waits for the disk.
        db.execute("pragma synchronous = off")
        db.execute("pragma journal_mode = memory")
        db.execute(SCHEMA)
        _kept.append(db)


def forget() -> None:
    """Keep nothing any more."""
    while _kept:
        _kept.pop().close()


@lru_cache(maxsize=4096)
def compiled(expression: str) -> Any:
    """The expression as a `regex` pattern, `^` and `$` at every line. Raises regex.error where it is none."""
    import regex

    version = regex.__version__
    with suppress(sqlite3.Error, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError):
        for db in _kept:
            query = "select form from pattern where version = ? and expression = ?"
            row = db.execute(query, (version, expression)).fetchone()
            if row:
                return Forms(io.BytesIO(row[0])).load()
    pattern = regex.compile(expression, regex.MULTILINE)
    with suppress(sqlite3.Error):
        for db in _kept:
            db.execute("insert or replace into pattern values (?, ?, ?)", (version, expression, pickle.dumps(pattern)))
    return pattern


class Forms(pickle.Unpickler):
    """Reads compiled expressions and nothing else: a file in a cache is no program."""

    def find_class(self, module: str, name: str) -> Any:
        """The one function that makes a pattern of its compiled form."""
        if (module, name) == ("builtins", "frozenset"):
            return frozenset
        if (module, name) not in (("regex._regex", "compile"), ("_regex", "compile")):
            message = f"{module}.{name} is no compiled expression"
            raise pickle.UnpicklingError(message)
        return super().find_class(module, name)
