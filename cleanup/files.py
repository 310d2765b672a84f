"""Files: found with ignore files respected, read whole, written so that no crash leaves half of one."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cleanup.problems import CleanupError, Problem

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

    Hidden folders, what `.gitignore` files name, and symbolic links that lead out of the folder are passed over; a
    path that does not exist, or a named link that leads out of the current folder, is a problem.
    """
    for name in dict.fromkeys(paths):
        path = Path(name)
        if path.is_dir():
            yield from _folder(path, path.resolve(), _above(path.resolve()), wanted)
        elif not path.exists():
            problems.append(Problem(name, 0, "no such file or folder"))
        elif path.is_symlink() and not _inside(path, Path.cwd()):
            problems.append(Problem(name, 0, "a symbolic link out of this folder; name the file it leads to"))
        else:
            yield path


def _inside(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(root.resolve())


def _folder(folder: Path, root: Path, rules: list[Ignored], wanted: Callable[[Path], bool]) -> Iterator[Path]:
    rules = [*rules, *_rules(folder.resolve())]
    for path in sorted(folder.iterdir()):
        is_folder = path.is_dir() and not path.is_symlink()
        verdicts = (rule(f"{path.parent.resolve() / path.name}{'/' * is_folder}") for rule in reversed(rules))
        if next((verdict for verdict in verdicts if verdict is not None), False):
            continue
        if is_folder:
            if not path.name.startswith(".") and path.name not in ("node_modules", "__pycache__"):
                yield from _folder(path, root, rules, wanted)
        elif path.is_file() and wanted(path) and (not path.is_symlink() or _inside(path, root)):
            yield path


def _above(folder: Path) -> list[Ignored]:
    """The rules of the ignore files above a folder, from the top of its repository down."""
    parents = list(folder.parents)
    if (folder / ".git").exists():
        return []
    top = next((number for number, parent in enumerate(parents) if (parent / ".git").exists()), None)
    if top is None:
        return []
    return [rule for parent in reversed(parents[: top + 1]) for rule in _rules(parent)]


def _rules(folder: Path) -> list[Ignored]:
    """What the folder's own `.gitignore` says of a path: ignored, not ignored, or nothing."""
    file = folder / ".gitignore"
    if not file.is_file():
        return []
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(file.read_text(encoding="utf-8", errors="replace").splitlines())

    def verdict(path: str) -> bool | None:
        inner = path.removeprefix(str(folder)).lstrip("/\\").replace("\\", "/")
        return spec.check_file(inner).include

    return [verdict]
