"""Front matter: where it ends, and the values in it that readers of the page see.

Only the strings of the keys below, and of those that are asked for, are prose; they are found by the readers of YAML,
TOML and JSON, and are Markdown themselves. Nothing is written back but their characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module

from cleanup.formats import paths
from cleanup.formats.inline import Inline
from cleanup.formats.passage import Scanned, scanned
from cleanup.formats.sheet import Escapes, Sheet
from cleanup.formats.strand import GAP, Strand
from cleanup.problems import CleanupError
from cleanup.text import Fold

KEYS = frozenset(
    re.findall(
        r"\w+",
        "title subtitle description summary lead lede excerpt abstract headline subheadline kicker teaser intro deck "
        "caption alt tagline linktitle seo_title seo_description meta_title meta_description short_title og_title "
        "og_description",
    )
)
LONGEST = 50_000  # characters: the YAML reader needs seconds for a megabyte
OPENING = re.compile(r"\ufeff?(---|\+\+\+|\{)[ \t]*(\r\n?|\n)")
CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?=\r|\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?=\r|\n|\Z)", re.MULTILINE),
    "{": re.compile(r"^\}[ \t]*(?=\r|\n|\Z)", re.MULTILINE),
}
KEYED = {
    "---": re.compile(r"^[\"']?[\w.-][\w .-]*+[\"']?[ \t]*+:[ \t\r\n]", re.MULTILINE),
    "+++": re.compile(r"^[\"']?[\w.-]+[\"']?[ \t]*=|^\[", re.MULTILINE),
    "{": re.compile(r"^[ \t]*\"[^\"\r\n]+\"[ \t]*:", re.MULTILINE),
}
READERS = {"---": "yamls", "+++": "tomls", "{": "jsons"}
Strings = list[tuple[str, Strand, Escapes]]


def read(sheet: Sheet, fields: Sequence[str] = ()) -> int:
    """Put the front matter on the sheet; where the text after it begins. `fields` are keys, or paths, of further prose."""
    text = sheet.text
    start = int(text.startswith("\ufeff"))
    opening = OPENING.match(text)
    if not opening:
        return start
    fence, inside = opening[1], opening.end()
    plain = text.replace("\r", "\n") if "\r" in text else text
    closing = CLOSING[fence].search(plain, inside)
    if not closing or not KEYED[fence].search(plain, inside, closing.start()):
        return start
    # Positions stay: to a reader the fence is blank lines.
    source = text[: closing.end()] if fence == "{" else "\n" * inside + text[inside : closing.start()]
    wanted = [paths.pattern(path) for field in fields for path in (field, f"**.{field}")]
    at = start
    for path, strand, escapes in _strings(fence, source) if len(source) <= LONGEST else ():
        key = path.rpartition(".")[2].lower()
        if strand.span.start >= at and (key in KEYS or any(pattern.fullmatch(path) for pattern in wanted)):
            sheet.token(at, f"front {text[at : strand.span.start]}")
            at = strand.span.end
            sheet.prose(_scanned(text, strand), strand.span, "value", escapes=escapes)
    sheet.token(at, f"front {text[at : closing.end()]}")
    return closing.end()


def _strings(fence: str, source: str) -> Strings:
    """The strings of front matter; none where it cannot be read."""
    try:
        found: Strings = import_module(f"cleanup.formats.{READERS[fence]}").strings(source)
    except CleanupError:
        return []
    return sorted(found, key=lambda string: string[1].span)


def _scanned(text: str, strand: Strand) -> Scanned:
    """A string of front matter, with what Markdown sees in it."""
    inline = Inline.of(strand.words)
    spans = dict.fromkeys(inline.gaps, GAP) | {(start, end): reading for start, end, reading in inline.folds}
    whole = strand.over(Fold(*span, reading) for span, reading in sorted(spans.items()))
    made = scanned(text, strand.span, whole.folds)
    made.tokens += ((strand.start_of(at) - strand.span.start, token) for at, token in inline.tokens)
    return made
