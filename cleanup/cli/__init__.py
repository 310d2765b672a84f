"""The command line: parse arguments, print, exit; decide nothing."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from cleanup import __version__

# Each command and the module that holds it; a module is imported when its command is asked for.
COMMANDS = {
    "check": "cleaning",
    "fix": "cleaning",
    "review": "reviewing",
    "report": "reporting",
    "apply": "replaying",
    "undo": "replaying",
    "names": "names",
    "furniture": "furniture",
    "dictionary": "dictionary",
    "lsp": "serving",
    "config": "configuring",
    "init": "configuring",
    "completion": "completing",
    "manual": "manual",
}


class Commands(click.Group):
    """The commands, in the order in which a user meets them, imported late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"{__name__}.{COMMANDS[cmd_name]}"), cmd_name)
        if not isinstance(command, click.Command):
            return None
        if os.environ.get("_CLEANUP_COMPLETE"):  # a shell asks what could come next
            import_module(f"{__name__}.completing").equip(command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="cleanup")
def main() -> None:
    """Put right what machine translation does to a text, and report every change."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
