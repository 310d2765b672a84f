"""`cleanup config` and `cleanup init`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from cleanup import __version__
from cleanup.cli.console import fail, leave, say_problems
from cleanup.cli.planning import choosing_options, chosen, reading_options
from cleanup.cli.planning import plan as planned
from cleanup.problems import CleanupError, Problem


@click.command()
@click.argument("path", default=".", metavar="[PATH]")
@reading_options
@choosing_options
@click.option("--schema", is_flag=True, help="Print the JSON Schema of settings files, for editors.")
def config(path: str, schema: bool, **options: Any) -> None:
    """Show every setting of a file or folder, and where it comes from."""
    if schema:
        from cleanup.settings.schema import dumps

        click.echo(dumps(), nl=False)
        return
    plan = planned(options)
    try:
        settings = plan.settings(Path(path))
    except CleanupError as error:
        fail(*error.problems)
    for name, (value, origin) in settings.items():
        shown = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
        click.echo(f"{name} = {_table(value) if isinstance(value, dict) else shown}  # {origin or 'default'}")


def _table(value: dict[str, str]) -> str:
    inside = ", ".join(f"{json.dumps(key)} = {json.dumps(level)}" for key, level in value.items())
    return f"{{ {inside} }}" if inside else "{}"


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, exists=True))
@reading_options
def init(folder: str, **options: Any) -> None:
    """Write a commented cleanup.toml, a dictionary to start with, and the pre-commit block; nothing is overwritten."""
    from cleanup.settings.read import NAMES
    from cleanup.settings.starting import DICTIONARY, HOOK, look, settings

    root = Path(folder)
    if there := next((root / name for name in NAMES[:2] if (root / name).exists()), None):
        fail(Problem(str(there), 0, "is there already; `cleanup config` shows what holds"))
    problems: list[Problem] = []
    found = look(root, chosen([folder], planned(options), problems))
    hook = HOOK.format(version=__version__)
    hooks = root / ".pre-commit-config.yaml"
    _written(root / "cleanup.toml", settings(found))
    _written(root / "dictionary" / "house.toml", DICTIONARY)
    counts = ", ".join(f"{count} {name}" for name, count in found.formats.most_common()) or "no files that it can read"
    langs = ", ".join([found.lang or "no one language", *(f"{lang} in {path}" for path, lang in found.langs.items())])
    click.echo(f"Seen: {counts}; {langs}.")
    if hooks.exists():
        click.echo(f"For {hooks}, below its repos:\n{hook.partition(chr(10))[2]}", nl=False)
    else:
        _written(hooks, hook)
    click.echo("Next: cleanup check")
    say_problems(problems)
    leave(problems, 0)


def _written(path: Path, text: str) -> None:
    """Write a new file; one that is there stays."""
    if path.exists():
        click.echo(f"{path} is there already and stays")
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        fail(Problem(str(path), 0, f"cannot be written: {error.strerror}"))
    click.echo(f"{path} is written")
