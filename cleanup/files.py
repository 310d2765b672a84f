"""Files: found with ignore files respected, read whole, written so that no crash leaves half of one."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cleanup.problems import CleanupError, Problem

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

Ignored = Callable[[str], "bool | None"]


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file and what tells that it has not changed since."""

    path: Path
    content: bytes
    stamp: tuple[int, int, int, int]


def read(path: Path) -> Source:
    """Read a file. Raises CleanupError where it cannot be read."""
    try:
        with path.open("rb") as file:
            stamp = _stamp(os.fstat(file.fileno()))
            return Source(path, file.read(), stamp)
    except OSError as error:
        raise CleanupError(Problem(str(path), 0, f"cannot be read: {error.strerror}")) from None


def _stamp(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def write(source: Source, content: bytes) -> None:
    """Replace what was read by `content`: after a crash, a kill or a full disk the file is either the old or the new.

    A symbolic link stays one; the file it leads to is written. Mode and, where allowed, owner are kept. Raises
    CleanupError where the file has changed since it was read or cannot be written.
    """
    import tempfile

    target = Path(os.path.realpath(source.path))
    name = ""
    try:
        if not os.access(target, os.W_OK):
            raise CleanupError(Problem(str(source.path), 0, "is read-only; allow writing to it, or leave it out"))
        handle, name = tempfile.mkstemp(prefix=".cleanup-", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        status = target.stat()
        if _stamp(status) != source.stamp:
            raise CleanupError(Problem(str(source.path), 0, "changed while it was being cleaned; run again"))
        _keep_owner(Path(name), status)
        Path(name).replace(target)
        name = ""
        _sync_folder(target.parent)
    except OSError as error:
        raise CleanupError(
            Problem(str(source.path), 0, f"cannot be written, left as it was: {error.strerror}")
        ) from None
    finally:
        if name:
            with contextlib.suppress(OSError):
                Path(name).unlink()


def _keep_owner(path: Path, status: os.stat_result) -> None:
    if hasattr(os, "chown"):  # not on Windows
        with contextlib.suppress(PermissionError):
            os.chown(path, status.st_uid, status.st_gid)
    path.chmod(stat.S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be opened (not on Windows)."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def walk(paths: Sequence[str], wanted: Callable[[Path], bool], problems: list[Problem]) -> Iterator[Path]:
    """The files that the paths name: files as they are, of folders those that are wanted and not ignored.

    Hidden folders and what the `.gitignore` files of a folder and those above it ignore are passed over; symbolic links
    out of the tree are not followed. Every file comes once, whichever paths lead to it. What is missing or cannot be
    looked into is a problem.
    """
    seen: set[str] = set()
    for name in paths:
        path = Path(name)
        try:
            is_folder = stat.S_ISDIR(os.stat(name).st_mode)  # noqa: PTH116 (of "", which is no path, not of ".")
        except OSError as error:
            missing = isinstance(error, FileNotFoundError | NotADirectoryError)
            said = "no such file or folder" if missing else f"cannot be read: {error.strerror}"
            problems.append(Problem(name or '""', 0, said))
            continue
        if not is_folder and path.is_symlink() and not _inside(path, str(Path.cwd())):
            problems.append(Problem(name, 0, "a symbolic link out of this folder; name the file it leads to"))
            continue
        for found, real in _folder(path, wanted, problems) if is_folder else [(path, os.path.realpath(path))]:
            if real not in seen:
                seen.add(real)
                yield found


def _inside(path: Path, root: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _folder(folder: Path, wanted: Callable[[Path], bool], problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """The files of a folder and of those in it, by name, then links to files, each with its path without links."""
    root = os.path.realpath(folder)
    links: list[tuple[Path, str]] = []
    todo: list[tuple[Path, str, list[Ignored] | None]] = [(folder, root, _above(Path(root), problems))]
    while todo:
        path, real, rules = todo.pop()
        if rules is None:
            yield path, real
            continue
        try:
            with os.scandir(path) as listed:
                entries = sorted(listed, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            problems.append(Problem(str(path), 0, f"cannot be looked into: {error.strerror}"))
            continue
        rules = [*rules, *_rules(real, path, problems)]
        for entry in entries:
            inner, there = path / entry.name, f"{real}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                passed = entry.name.startswith(".") or entry.name in ("node_modules", "__pycache__")
                if not (passed or _ignored(f"{there}/", rules)):
                    todo.append((inner, there, rules))
            elif _is_file(entry, root) and wanted(inner) and not _ignored(there, rules):
                if entry.is_symlink():
                    links.append((inner, os.path.realpath(inner)))
                else:
                    todo.append((inner, there, None))
    yield from reversed(links)


def _is_file(entry: os.DirEntry[str], root: str) -> bool:
    """Whether the entry is a file, or a link to one that lies below the root."""
    if not entry.is_symlink():
        return entry.is_file()
    return os.path.isfile(entry) and _inside(Path(entry), root)  # noqa: PTH113 (never raises)


def _ignored(path: str, rules: Sequence[Ignored]) -> bool:
    verdicts = (rule(path) for rule in reversed(rules))
    return bool(next((verdict for verdict in verdicts if verdict is not None), False))


def _above(folder: Path, problems: list[Problem]) -> list[Ignored]:
    """The rules of the ignore files above a folder, from the top of its repository down."""
    parents = (folder, *folder.parents)
    top = next((number for number, parent in enumerate(parents) if os.path.exists(parent / ".git")), 0)  # noqa: PTH110 (never raises)
    return [rule for parent in reversed(parents[1 : top + 1]) for rule in _rules(str(parent), parent, problems)]


def _rules(folder: str, shown: Path, problems: list[Problem]) -> list[Ignored]:
    """What the folder's own `.gitignore` says of a path: ignored, not ignored, or nothing."""
    file = Path(folder, ".gitignore")
    if not os.path.isfile(file):  # noqa: PTH113 (never raises)
        return []
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        problems.append(Problem(str(shown / ".gitignore"), 0, f"cannot be read: {error.strerror}"))
        return []
    spec = patterns([line for line in text.splitlines() if not misfit(line)])

    def verdict(path: str) -> bool | None:
        inner = path.removeprefix(folder).lstrip("/\\").replace("\\", "/")
        return spec.check_file(inner).include

    return [verdict]


def patterns(lines: Sequence[str]) -> GitIgnoreSpec:
    """What is said as in a .gitignore, to be asked of a path. Raises ValueError where a line is no pattern."""
    import warnings

    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of classes such as [[:alpha:]]
        try:
            return GitIgnoreSpec.from_lines(lines)
        except re.error as error:
            raise ValueError(str(error)) from None


def misfit(line: str) -> str:
    """What is wrong with a pattern, or nothing; git passes over such a line."""
    try:
        patterns([line])
    except ValueError as error:
        return str(error)
    return ""
