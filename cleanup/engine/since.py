"""Which lines of which files have changed since a revision, as git says."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cleanup.problems import CleanupError, Problem

HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
EVERY = ((1, 2**62),)  # all lines of a file that is new

Lines = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Since:
    """The changes since a revision in the repository of the current folder."""

    revision: str
    top: Path
    changed: frozenset[Path]
    new: frozenset[Path]
    _lines: dict[Path, Lines] = field(default_factory=dict)

    def __contains__(self, path: Path) -> bool:
        """Whether anything in the file has changed."""
        full = path.resolve()
        return full in self.changed or full in self.new

    def lines(self, path: Path) -> Lines:
        """The stretches of lines that have changed (first and last, from 1), in order."""
        full = path.resolve()
        if full in self.new:
            return EVERY
        if full not in self.changed:
            return ()
        if full not in self._lines:
            patch = _git(self.top, "diff", "--unified=0", "--no-color", "--no-ext-diff", self.revision, "--", str(full))
            counts = ((int(match[1]), int(match[2] or b"1")) for match in HUNK.finditer(patch))
            # Where lines were only taken out, the two that now meet have changed; what is no text has no lines.
            self._lines[full] = [(first, first + max(count - 1, 1 - count)) for first, count in counts] or EVERY
        return self._lines[full]


def since(revision: str, folder: Path) -> Since:
    """What has changed since a revision, files that git does not know yet included.

    Raises CleanupError where there is no git, no repository, or no such revision.
    """
    if revision.startswith("-"):
        raise CleanupError(Problem("--since", 0, f"{revision!r} is no revision; name a commit, a branch or a tag"))
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n"))
    _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", revision=revision)
    changed = _git(top, "diff", "--name-only", "-z", "--diff-filter=d", "--no-ext-diff", revision)
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    return Since(revision, top, _paths(top, changed), _paths(top, new))


def _paths(top: Path, names: bytes) -> frozenset[Path]:
    return frozenset((top / name.decode("utf-8", "surrogateescape")).resolve() for name in names.split(b"\0") if name)


def _git(folder: Path, *arguments: str, revision: str = "") -> bytes:
    try:
        done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False)  # noqa: S603, S607 (git as the user has it)
    except OSError:
        raise CleanupError(Problem("--since", 0, "needs git, which is not installed")) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").split("\n")[0]
        fault = f"{revision!r} is no revision of this repository" if revision else said or "git failed"
        raise CleanupError(Problem("--since", 0, f"{fault}; name a commit, a branch or a tag of a git repository"))
    return done.stdout
