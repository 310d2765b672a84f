"""`cleanup completion`: what a shell proposes when Tab is pressed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class
from click.types import StringParamType

VARIABLE = "_CLEANUP_COMPLETE"  # by which click asks for proposals
SHELLS = {  # and what a user does once
    "bash": """echo 'eval "$(cleanup completion bash)"' >> ~/.bashrc""",
    "zsh": """echo 'eval "$(cleanup completion zsh)"' >> ~/.zshrc""",
    "fish": "cleanup completion fish > ~/.config/fish/completions/cleanup.fish",
}
LANGUAGES = ("en", "sq", "sr", "sr-Latn", "sr-Cyrl", "mk", "bs", "hr", "cnr", "tr", "de", "fr", "it", "es")
ROOMS = ("names", "phrases", "furniture", "typography")
BLOCK = re.compile(r'^\[\[(\w+)\]\]|^id\s*=\s*"([a-z0-9-]+)"', re.MULTILINE)


HELP = "Print the completion script of a shell; to have it in every new one:\n\n\b\n"


@click.command(help=HELP + "\n".join(SHELLS.values()), short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(list(SHELLS)))
def completion(shell: str) -> None:
    """Print the completion script of a shell."""
    maker = get_completion_class(shell)
    if maker:
        click.echo(maker(click.Command("cleanup"), {}, "cleanup", VARIABLE).source())


class Words(StringParamType):
    """A value that is one of some words, which are only gathered when a shell asks."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that begin so."""
        del param
        found = self._words(ctx.params.get("dictionaries") or (), incomplete)
        return [CompletionItem(word) for word in found if word.startswith(incomplete)]

    def _words(self, dictionaries: Iterable[str], incomplete: str) -> Iterator[str]:
        if self.kind == "languages":
            yield from LANGUAGES
            return
        if self.kind == "rules":
            yield from ROOMS
        if incomplete:  # thousands; not before something was written
            yield from rules(dictionaries, bare=self.kind == "ids")


def rules(dictionaries: Iterable[str], *, bare: bool) -> Iterator[str]:
    """The rules of the shipped dictionaries and of those given, by a glance at their files: `name/hajredin-kuci`."""
    from cleanup.engine.load import shipped_folder

    for place in (shipped_folder(), *map(Path, dictionaries)):
        for file in sorted(place.rglob("*.toml")) if place.is_dir() else [place]:
            try:
                text = file.read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            room = ""
            for head, name in BLOCK.findall(text):
                room = head or room
                if name:
                    yield name if bare else f"{room}/{name}"


# By how a value is named in the help: what it is.
TYPES: dict[str, StringParamType | click.Path] = {
    **dict.fromkeys(("PATH", "FILE", "FILE.toml", "OUT.toml", "REPORT", "FOLDER"), click.Path()),
    "CODE": Words("languages"),
    "ROOM|RULE": Words("rules"),
    "ID": Words("ids"),
}


def equip(command: click.Command) -> None:
    """Let the values of a command be proposed, where they are plain text so far; only while a shell asks."""
    for param in command.params:
        kind = TYPES.get((param.metavar or "").strip("[].")) if param.type is click.STRING else None
        param.type = kind or param.type
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        equip(inner)
