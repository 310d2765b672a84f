"""Write a file whole or not at all: after a fault, a kill or a full disk it is either the old one or the new one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cleanup.problems import CleanupError, Problem

Stamp = tuple[int, int, int] | None


def stamp(path: Path) -> Stamp:
    """What tells that a file has not changed since; None where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


@contextlib.contextmanager
def kept(path: Path, before: Stamp) -> Iterator[IO[bytes]]:
    """A file to write to, which takes the place of `path` when all went well and leaves no trace otherwise.

    A symbolic link stays one, the mode is kept. Raises CleanupError where `path` is not as it was `before`, or where
    it cannot be written.
    """
    target = Path(os.path.realpath(path))
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=".cleanup-", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if stamp(target) != before:
            raise CleanupError(Problem(str(path), 0, "changed in the meantime, left as it is; run again"))
        Path(name).chmod(target.stat().st_mode & 0o7777 if before else _mode())
        Path(name).replace(target)
        name = ""
    except OSError as error:
        raise CleanupError(Problem(str(path), 0, f"cannot be written: {error.strerror}; nothing was changed")) from None
    finally:
        if name:
            with contextlib.suppress(OSError):
                Path(name).unlink()


def _mode() -> int:
    """The mode that the system gives new files."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
