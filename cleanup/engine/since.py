"""Which lines of which files have changed since a revision, as git says."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cleanup.problems import CleanupError, Problem

# What the user's own configuration could otherwise change: colours, other programs, other texts, hunks that hold more.
DIFF = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--inter-hunk-context=0")
HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
BINARY = re.compile(rb"^Binary files ", re.MULTILINE)
EVERY = ((1, 2**62),)  # all lines of a file that is new

Lines = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Since:
    """The changes since a revision in the repository of the current folder; not those of submodules in it.

    `changed` are the files that have changed, each with its path as it was then.
    """

    revision: str
    top: Path
    changed: Mapping[Path, Path]
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
            patch = _git(self.top, *DIFF, "--unified=0", self.revision, "--", *{str(full), str(self.changed[full])})
            counts = ((int(match[1]), int(match[2] or b"1")) for match in HUNK.finditer(patch))
            # Where lines were only taken out, the two that now meet have changed; what is no text has no lines.
            stretches = [(first, first + max(count - 1, 1 - count)) for first, count in counts]
            self._lines[full] = stretches or (EVERY if BINARY.search(patch) else ())
        return self._lines[full]


def since(revision: str, folder: Path, paths: Iterable[str] = ()) -> Since:
    """What has changed since a revision, files that git does not know yet included.

    Raises CleanupError where there is no git, no repository, or no such revision, or where one of the paths lies in
    no part of the repository.
    """
    if revision.startswith("-"):
        raise CleanupError(Problem("--since", 0, f"{revision!r} is no revision; name a commit, a branch or a tag"))
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n"))
    outside = [path for path in paths if not Path(path).resolve().is_relative_to(top.resolve())]
    if outside:
        message = f"lies outside of {top}; run --since in the folder of its own repository"
        raise CleanupError(*(Problem(path, 0, message) for path in outside))
    _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", revision=revision)
    changed = _git(top, *DIFF, "--name-status", "-z", "--diff-filter=d", revision)
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    return Since(revision, top, _changed(top, changed), frozenset(_paths(top, new)))


def _changed(top: Path, said: bytes) -> dict[Path, Path]:
    """The files that have changed, with their old paths: after each status git names one, after R (renamed) both."""
    words = iter(said.split(b"\0"))
    found = {}
    for status in words:
        if status:
            names = [next(words) for _ in range(2 if status[:1] in b"RC" else 1)]
            old, new = (*_paths(top, names[0]), *_paths(top, names[-1]))
            found[new] = old
    return found


def _paths(top: Path, names: bytes) -> Iterator[Path]:
    return ((top / name.decode("utf-8", "surrogateescape")).resolve() for name in names.split(b"\0") if name)


def _git(folder: Path, *arguments: str, revision: str = "") -> bytes:
    try:
        command = ["git", "--literal-pathspecs", "-C", str(folder), *arguments]  # git as the user has it
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 (what git is given is no program)
    except OSError:
        raise CleanupError(Problem("--since", 0, "needs git, which is not installed")) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").split("\n")[0]
        fault = f"{revision!r} is no revision of this repository" if revision else said or "git failed"
        raise CleanupError(Problem("--since", 0, f"{fault}; name a commit, a branch or a tag of a git repository"))
    return done.stdout
