"""`cleanup dictionary evidence`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleanup.cli.console import dictionary_options, fail, load
from cleanup.problems import CleanupError, Problem


@click.command("evidence")
@click.argument("corpora", nargs=-1, required=True, metavar="LANG=CORPUS...")
@click.option("-o", "--output", metavar="FILE", help="Write the table there.")
@dictionary_options
def evidence(corpora: tuple[str, ...], output: str | None, **options: Any) -> None:
    """Count for each rule how often persons made the same change, and how often it strikes text that is right.

    CORPUS is a file of one sentence a line; NAME.ref, NAME.ref0, ... beside it what persons made of each. Without them the
    sentences are taken to be right.
    """
    from cleanup.engine import evidence as counting
    from cleanup.language import normalize

    read = []
    for corpus in corpora:
        lang, _, path = corpus.rpartition("=")
        try:
            read.append(counting.read(Path(path), normalize(lang) if lang else ""))
        except ValueError as error:
            fail(Problem(corpus, 0, str(error)))
        except CleanupError as error:
            fail(*error.problems)
    text = counting.table(counting.evidence(read, load(options).index))
    if not output:
        click.echo(text, nl=False)
        return
    try:
        Path(output).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        fail(Problem(output, 0, f"cannot be written: {error.strerror}"))
