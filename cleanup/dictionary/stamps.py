"""What dictionary files hold, known again by their stamps: a large one is not read to see that it has not changed."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from cleanup.dictionary.finding import places
from cleanup.problems import Problem

SETTLED = 2_000_000_000  # nanoseconds after which a file that is written again gets another time


class Stamps:
    """The files of dictionaries as the system knows them: place, size, times; not what they hold."""

    def __init__(self, groups: Sequence[Sequence[Path]], shipped: Path, code: str) -> None:
        """`code` tells what compiles them."""
        problems: list[Problem] = []
        rows = [code]
        self.newest = 0
        for layer in places(groups, problems, shipped):
            for told, path in layer:
                try:
                    status = path.stat()
                except OSError as error:
                    problems.append(Problem(str(path), 0, str(error)))
                    continue
                self.newest = max(self.newest, status.st_mtime_ns, status.st_ctime_ns)
                rows.append(
                    f"{told}\0{path.absolute()}\0{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
                )
            rows.append("layer")
        # What cannot be found or read is told by those who read it.
        whole = "\n".join(rows).encode("utf-8", "surrogateescape")
        self.name = "" if problems else blake2b(whole, digest_size=16).hexdigest()

    def recall(self, folder: Path) -> str:
        """The digest of what the files hold, if it is known; "" otherwise."""
        try:
            return (folder / f"{self.name}.stamp").read_text(encoding="ascii").strip() if self.name else ""
        except (OSError, UnicodeDecodeError):
            return ""

    def remember(self, folder: Path, digest: str) -> None:
        """Note the digest, unless a file is so new that it may change without its time."""
        if not self.name or time.time_ns() - self.newest < SETTLED:
            return
        import tempfile

        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(".part", "stamp-", folder)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(digest)
            Path(name).replace(folder / f"{self.name}.stamp")
