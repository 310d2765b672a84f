"""Settings files: the nearest one is found and read, with the file that it extends, and all that is wrong is named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleanup import files
from cleanup.problems import CleanupError, Problem
from cleanup.settings.keys import KEYS, misfit

NAMES = ("cleanup.toml", ".cleanup.toml", "pyproject.toml")
OURS = re.compile(rb"^\s*\[+\s*tool\s*\.\s*[\"']?cleanup\b", re.MULTILINE)  # in a pyproject.toml


@dataclass(frozen=True, slots=True)
class Layer:
    """What one settings file says, or one `[[path]]` block of it about the files that fit its `glob`.

    `lines` are the lines of the keys (from 1). Paths in it are relative to the file's folder.
    """

    path: Path
    values: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)
    glob: str = ""

    def problem(self, key: str, message: str) -> Problem:
        """A problem at the line of a key."""
        return Problem(str(self.path), self.lines.get(key, self.lines.get("", 0)), message)


def nearest(folder: Path) -> Path | None:
    """The settings file of a folder: in it, or in one above it, up to the top of its repository."""
    for parent in (folder, *folder.parents):
        for name in NAMES:
            path = parent / name
            if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):  # noqa: PTH113 (never raises)
                return path
        if os.path.exists(parent / ".git"):  # noqa: PTH110 (never raises)
            return None
    return None


def _has_table(path: Path) -> bool:
    import tomllib

    content = files.read(path).content
    if b"cleanup" not in content:
        return False
    try:
        tool = tomllib.loads(content.decode()).get("tool")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        return bool(OURS.search(content))  # broken; ours to say where our settings are in it
    return isinstance(tool, dict) and "cleanup" in tool


def read(path: Path) -> tuple[Layer, ...]:
    """The layers of a settings file, those that it extends first. Raises CleanupError with every problem of all."""
    problems: list[Problem] = []
    layers = tuple(_read(path, (), problems))
    if problems:
        raise CleanupError(*sorted(problems))
    return layers


def _read(path: Path, above: tuple[Path, ...], problems: list[Problem]) -> Iterator[Layer]:
    import tomllib

    from cleanup.dictionary.places import fault

    try:
        source = files.read(path).content.decode("utf-8-sig").replace("\r\n", "\n")
        tables = tomllib.loads(source)
    except CleanupError as error:
        problems += error.problems
        return
    except UnicodeDecodeError:
        problems.append(Problem(str(path), 0, "not UTF-8; save the settings as UTF-8"))
        return
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems.append(fault(str(path), source, error))
        return
    inside = path.name == "pyproject.toml"
    values = _table(tables, path, problems) if inside else tables
    lines = list(_lines(source, ["tool", "cleanup"] if inside else []))
    main = Layer(path, {k: v for k, v in values.items() if k not in ("extend", "path")}, lines[0])
    found = [main]
    blocks = values.get("path", [])
    if not (isinstance(blocks, list) and all(isinstance(block, dict) for block in blocks)):
        problems.append(main.problem("path", '"path" begins a block: write [[path]] and glob = "sq/**" below it'))
        blocks = []
    for block, places in zip(blocks, lines[1:], strict=True) if blocks else ():
        glob = block.get("glob", "")
        layer = Layer(path, {k: v for k, v in block.items() if k != "glob"}, places, glob)
        if not (isinstance(glob, str) and glob):
            problems.append(layer.problem("glob", 'a [[path]] block says which files it is about: glob = "sq/**"'))
        else:
            found.append(layer)
    for layer in found:
        problems += _faults(layer)
    if "extend" in values:
        yield from _extended(main, values["extend"], (*above, path.resolve()), problems)
    yield from found


def _table(tables: Mapping[str, Any], path: Path, problems: list[Problem]) -> Mapping[str, Any]:
    """The table of a pyproject.toml that is ours."""
    tool = tables.get("tool")
    values = tool.get("cleanup", {}) if isinstance(tool, dict) else {}
    if isinstance(values, dict):
        return values
    problems.append(
        Problem(str(path), 0, '"cleanup" in [tool] is no table; write [tool.cleanup] and the settings below it')
    )
    return {}


def _extended(layer: Layer, name: Any, above: tuple[Path, ...], problems: list[Problem]) -> Iterator[Layer]:
    path = layer.path.parent / name if isinstance(name, str) else None
    if path is None or not path.is_file():
        problems.append(layer.problem("extend", f"extend names a settings file; there is none at {name!r}"))
    elif path.resolve() in above:
        problems.append(layer.problem("extend", f"{name} extends this file in turn; take one of the two out"))
    else:
        yield from _read(path, above, problems)


def _lines(source: str, table: list[str]) -> Iterator[dict[str, int]]:
    """The lines of the keys of a table, and then those of each `[[path]]` block in it, whose own line is under ""."""
    from cleanup.dictionary.places import statements

    found: list[dict[str, int]] = [{}]
    here: list[str] = []
    for statement in statements(source):
        head, line = statement[0]
        name = head.strip("\"'") if head[0] in "\"'" else head.partition(".")[0]
        if head == "[":
            tokens = (token for token, _ in statement if token not in ("[", "]"))
            here = "".join(tokens).replace('"', "").split(".")
            if here == [*table, "path"]:
                found.append({"": line})
            elif here[: len(table)] == table and len(here) > len(table):
                inner = here[len(table) :]  # [rules] of the file, or [path.rules] of the last block
                found[-1 if inner[0] == "path" else 0].setdefault(inner[inner[0] == "path"], line)
        elif here in (table, [*table, "path"]):
            found[-1 if here[-1:] == ["path"] else 0].setdefault(name, line)
    yield from found


def _faults(layer: Layer) -> Iterator[Problem]:
    """What is wrong with the keys of a layer and their values."""
    local = bool(layer.glob)
    known = [name for name, key in KEYS.items() if key.local or not local]
    for name, value in layer.values.items():
        if name not in KEYS:
            from difflib import get_close_matches

            near = get_close_matches(name, [*known, "glob" if local else "extend"], 1, 0.6)
            hint = f'; did you mean "{near[0]}"?' if near else f"; there are {', '.join(known)}"
            yield layer.problem(name, f'unknown key "{name}"{hint}')
        elif name not in known:
            yield layer.problem(name, f'"{name}" is about all files; move it above the [[path]] blocks')
        elif fault := misfit(value, KEYS[name]):
            yield layer.problem(name, f'"{name}" {fault}')
