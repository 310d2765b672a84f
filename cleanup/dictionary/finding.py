"""Which files are dictionaries, unread: those that paths name, and those of folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cleanup.problems import Problem

EVIDENCE = "EVIDENCE.tsv"  # a table about entries, which `cleanup dictionary evidence` makes


def places(
    layers: Sequence[Sequence[Path]], problems: list[Problem], shipped: Path | None = None
) -> list[list[tuple[Path, Path]]]:
    """The files of each layer, unread: the path that people are told and the path that is read."""
    return [[(_told(path, shipped), path) for path in _files(paths, problems)] for paths in layers]


def _told(path: Path, shipped: Path | None) -> Path:
    return Path("dictionaries", path.relative_to(shipped)) if shipped and path.is_relative_to(shipped) else path


def _files(paths: Iterable[Path], problems: list[Problem]) -> list[Path]:
    """The dictionary files that the paths name: files as they are, of folders every `.toml` and `.tsv` below."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*") if _is_dictionary(p))
        elif path.is_file():
            found.append(path)
        else:
            problems.append(Problem(str(path), 0, "no such dictionary; give a .toml or .tsv file, or a folder of them"))
    return found


def _is_dictionary(path: Path) -> bool:
    return path.suffix in (".toml", ".tsv") and path.name != EVIDENCE and path.is_file()
