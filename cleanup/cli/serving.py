"""`cleanup lsp`: the language server."""

from __future__ import annotations

from importlib.util import find_spec

import click

from cleanup.cli.console import fail
from cleanup.problems import Problem

REMEDY = "pip install 'translation-cleanup[lsp]'"


@click.command()
@click.option("--stdio", is_flag=True, help="Speak on standard input and output, as it always does.")
def lsp(stdio: bool) -> None:
    """Show findings in an editor as you type: a language server on standard input and output (extra [lsp])."""
    del stdio  # many editors say it
    if find_spec("pygls") is None:
        fail(Problem("lsp", 0, f"the language server needs pygls: {REMEDY}"))
    from cleanup.lsp.server import serve

    serve()
