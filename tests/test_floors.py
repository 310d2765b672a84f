"""A room imports only from lower floors; the nouns also from each other."""

import ast
from pathlib import Path

import cleanup

ROOT = Path(cleanup.__file__).parent
FLOORS = [
    {"problems", "text", "edits"},
    {"words", "scan", "language", "dictionary", "formats", "files", "patterns"},
    {"names", "phrases", "furniture", "typography", "report"},
    {"engine"},
    {"settings"},
    {"lsp", "review"},
    {"cli"},
    {"__main__"},
]
PACKAGE_ITSELF = "__init__"  # the front door re-exports the engine's calls


def room_of(module):
    return module.split(".")[1] if "." in module else PACKAGE_ITSELF


def floor_of(room):
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("cleanup."))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cleanup"):
            if node.module == "cleanup":
                yield from (f"cleanup.{alias.name}" for alias in node.names if not alias.name.startswith("__"))
            else:
                yield node.module


def test_every_module_stands_on_a_floor_and_looks_down():
    seen = 0
    for path in ROOT.rglob("*.py"):
        room = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if room in (PACKAGE_ITSELF, "dictionaries"):
            continue
        floor = floor_of(room)
        for module in imports(path):
            other = room_of(module)
            seen += 1
            allowed = other == room or floor_of(other) < floor or (floor == 0 and floor_of(other) == 0)
            assert allowed, f"{path.relative_to(ROOT)} imports {module}, which stands no lower"
    assert seen > 50


def test_only_the_surfaces_print_and_exit():
    for path in ROOT.rglob("*.py"):
        if path.parent.name == "cli" or path.name == "__main__.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("print", "exit"), path
