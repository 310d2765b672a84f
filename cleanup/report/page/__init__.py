"""The report as a page: one file that asks nothing of anybody, to read, to accept and reject in, to save decisions from."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files as package_files
from types import MappingProxyType

from cleanup.dictionary.entries import Entry
from cleanup.problems import Problem
from cleanup.report.ledger import count_of
from cleanup.report.page.contents import Read, contents, read
from cleanup.report.page.summary import summary
from cleanup.report.record import Cleaned

SCRIPTS = ("book.js", "card.js", "list.js", "verdicts.js", "filters.js", "keys.js")  # in the order in which they run
SAVING, SERVING = "saving", "serving"  # how it ends: with a file of decisions, or in the files themselves
NONE: Mapping[str, Entry] = MappingProxyType({})


def render(
    files: Sequence[Cleaned],
    problems: Sequence[Problem],
    version: str,
    entries: Mapping[str, Entry] = NONE,
    *,
    served: bool = False,
) -> str:
    """The page of a run. `entries` holds dictionary entries by rule, so that each change can say which one it is by.

    One that is `served` sends the decisions to where it came from; none of the files' edits is made yet.
    """
    text = "".join(_page(read(files, version), problems, len(files), version, entries, served=served))
    return text.encode("utf-8", "xmlcharrefreplace").decode("utf-8")


def _page(  # noqa: PLR0913 (what one page shows)
    changed: Sequence[Read],
    problems: Sequence[Problem],
    total: int,
    version: str,
    entries: Mapping[str, Entry],
    *,
    served: bool,
) -> Iterator[str]:
    ending = SERVING if served else SAVING
    style, frame = _part("page.css"), _part("page.html").replace("<!-- end -->\n", _part(f"{ending}.html"))
    script = '{\n"use strict";\n' + "\n".join(map(_part, (*SCRIPTS, f"{ending}.js"))) + "}\n"
    names = {rule: _name(entry) for rule, entry in entries.items()}
    places = {rule: f"{entry.path}:{entry.line}" for rule, entry in entries.items()}
    count = sum(len(one.decisions) for one in changed)
    asks = "connect-src 'self'; " if served else ""
    rest = f"{asks}base-uri 'none'; form-action 'none'"
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; {rest}"
    yield '<!DOCTYPE html>\n<!-- cleanup: off -->\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield f"<title>{count_of(count, 'change')} in {count_of(len(changed), 'file')}</title>\n"
    yield f"<style>{style}</style>\n</head>\n<body>\n"
    yield '<header class="top">\n<p class="brand">translation-cleanup</p>\n'
    yield from summary(changed, problems, total, names, served=served)
    yield "</header>\n"
    if changed:
        yield frame
        yield f'<script type="application/json" id="book">{contents(changed, version, places)}</script>\n'
        yield f"<script>{script}</script>\n"
    yield "</body>\n</html>\n"


def _part(name: str) -> str:
    return (package_files(__package__) / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _name(entry: Entry) -> str:
    """How the entry writes the name that it is about, in English where it has that."""
    write = entry.fields.get("write", "")
    forms = {"": write} if isinstance(write, str) else dict(write)
    return str(forms.get("en") or next(iter(forms.values()), "")) if entry.room == "name" else ""
