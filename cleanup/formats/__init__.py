"""Formats: which one a file has, its bytes to text and back, and which parts of the text are prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from cleanup.formats.encoding import decode, encode
from cleanup.formats.sheet import Read
from cleanup.problems import CleanupError, Problem
from cleanup.text import Document, Options

if TYPE_CHECKING:
    from cleanup.edits import Edit
    from cleanup.formats.zipped import Packing

__all__ = [
    "anchors",
    "decode",
    "encode",
    "hides",
    "is_packed",
    "is_paged",
    "known",
    "names",
    "of_data",
    "pack",
    "read",
    "skeleton",
    "told",
    "unpack",
]

# By the end of a file's name: the format.
SUFFIXES = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdtext", ".qmd", ".rmd"), "markdown"),
    ".mdx": "mdx",
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".docx", ".docm"), "docx"),
    ".odt": "odt",
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".po", ".pot"), "po"),
    **dict.fromkeys((".xlf", ".xliff", ".mqxliff", ".sdlxliff"), "xliff"),
    ".tmx": "tmx",
    **dict.fromkeys((".resx", ".resw"), "resx"),
    ".strings": "strings",
    ".stringsdict": "stringsdict",
    ".arb": "arb",
    ".srt": "srt",
    ".vtt": "vtt",
}
# The module of each format that is a text: `read(source, options) -> Read`. Imported when such a file is met.
READERS = {
    "text": "text",
    "markdown": "markdown",
    "mdx": "markdown",
    "html": "html",
    "po": "po",
    "xliff": "xliff",
    "tmx": "tmx",
    "resx": "resx",
    "android": "android",
    "strings": "apple",
    "stringsdict": "stringsdict",
    **dict.fromkeys(("srt", "vtt"), "subtitles"),
    **dict.fromkeys(("csv", "tsv"), "tables"),
    **dict.fromkeys(("json", "jsonl", "arb"), "jsons"),
    "yaml": "yamls",
}
# The module of each format whose files are no text but hold one: `read(content, path) -> Document`,
# `spared(content, path) -> list[str]` and `write(content, document, edits, packing) -> bytes`.
PACKED = {
    "docx": "docx",
    "odt": "odt",
}
# Files of data, of which only the fields that the options name are text.
DATA = {
    ".csv": "csv",
    ".tsv": "tsv",
    **dict.fromkeys((".json", ".ipynb", ".geojson", ".jsonld", ".webmanifest", ".xcstrings"), "json"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    ".yaml": "yaml",
    ".yml": "yaml",
}
# Markup that is not known here: its name, and as what a file of it may be read if that is wanted all the same.
FOREIGN = {
    ".rst": ("reStructuredText", "text"),
    **dict.fromkeys((".adoc", ".asciidoc"), ("AsciiDoc", "text")),
    ".org": ("Org", "text"),
    **dict.fromkeys((".tex", ".latex"), ("LaTeX", "text")),
    ".typ": ("Typst", "text"),
    ".textile": ("Textile", "text"),
    **dict.fromkeys((".wiki", ".mediawiki"), ("MediaWiki", "text")),
    ".php": ("PHP", "html"),
    **dict.fromkeys(
        (".j2", ".jinja", ".jinja2", ".njk", ".twig", ".liquid", ".erb", ".ejs", ".hbs"), ("a template", "html")
    ),
    **dict.fromkeys((".vue", ".svelte"), ("a component", "html")),
    **dict.fromkeys((".xml", ".plist", ".rss", ".atom", ".ttml", ".dfxp"), ("XML", "android, html or another format")),
    ".svg": ("SVG", "html"),
    ".toml": ("TOML", "text"),
    ".rtf": ("RTF", "text; better, save it as .docx"),
}
# Formats in which one block follows another as on a page, so that page furniture can stand in them.
RUNNING = frozenset({"text", "markdown", "mdx", "html", "docx", "odt"})


# Words that only reading shows: markup within a word, letters written as escapes, a string that goes on in the next
# line; and words to this tool.
HIDING = re.compile(
    r"\w(?:\*{1,3}|</?(?:b|i|u|em|strong|span|font|wbr|a|g|pc|hi|mrk|bpt|ept|v|c)\b[^<>]{0,200}>|\"[ \t]*\r?\n[ \t]*\"|&#)\w"
    r"|&(?:#\w{2,7}|[A-Za-z](?:acute|breve|caron|cedil|circ|grave|ring|slash|strok|tilde|uml)|shy);"
    r"|\\(?:u[0-9a-fA-F]{4}|[xU][0-9a-fA-F]{2})|cleanup:\s*leave"
)


def known(path: str) -> str | None:
    """The format that a file's name tells; None: not ours.

    >>> known("content/Lajme.MD"), known("photo.jpg")
    ('markdown', None)
    """
    return SUFFIXES.get(PurePath(path).suffix.lower())


def of_data(path: str) -> str | None:
    """The format of data that a file's name tells, if it is one."""
    return DATA.get(PurePath(path).suffix.lower())


def names() -> tuple[str, ...]:
    """The names of all formats."""
    return (*READERS, *PACKED)


def read(source: str, path: str = "", name: str = "", options: Options = Options()) -> Document:
    """The text, unchanged, and which parts of it are prose; offsets are of the text as it is, with BOM and every CR.

    The format is `name`, or that of the options, or the one that the path tells, or else plain text. Raises
    CleanupError where the text cannot be read as that format, with the line, and where the path tells one that is not
    known here.
    """
    options = replace(options, format=name or told(path, options))
    try:
        found = _read(source, options)
    except CleanupError as error:
        raise CleanupError(*(replace(problem, path=path) for problem in error.problems)) from None
    return Document(
        source,
        found.segments,
        path,
        options.format,
        found.lang,
        leaves=found.leaves,
        folds=found.folds,
        options=options,
    )


def told(path: str, options: Options = Options()) -> str:
    """The format of a text: that of the options, or the one that its path tells, or else plain text.

    Raises CleanupError where the path tells markup that is not known here, or data of which nothing says what is text.
    """
    name = options.format or known(path) or (of_data(path) if options.fields else None)
    if name:
        return name
    suffix = PurePath(path).suffix.lower()
    markup, way = FOREIGN.get(suffix, ("", ""))
    if markup:
        message = (
            f"is {markup}, whose markup is not known here; left alone; --as says how to read it all the same: {way}"
        )
        raise CleanupError(Problem(path, 0, message))
    if data := DATA.get(suffix):
        message = (
            f"is data ({data}), in which only named fields are text; left alone; name them (--field, or fields in the"
            " settings), or --as text reads all of it as it stands"
        )
        raise CleanupError(Problem(path, 0, message))
    return "text"


def anchors(before: Document, after: Document) -> list[Problem]:
    """What is to be said of the headings of a Markdown text whose anchors its edits have changed, with the line of each."""
    if before.format not in ("markdown", "mdx"):
        return []
    from cleanup.formats.headings import changes

    return changes(before, after)


def hides(text: str) -> bool:
    r"""Whether a text may hold what only reading it shows: letters as entities, markup in a word, a word to this tool.

    >>> [hides(text) for text in ("Ku\\u00e7i", "Ku&#231;i", "Ku&ccedil;i", "Ku**ç**i", "Kuçi & *co*&nbsp;")]
    [True, True, True, True, False]
    """
    return HIDING.search(text) is not None


def is_packed(path: str, options: Options = Options()) -> bool:
    """Whether a file is no text but holds one, as those of word processors do."""
    return (options.format or known(path)) in PACKED


def is_paged(path: str) -> bool:
    """Whether a file is a PDF, which is only read."""
    return PurePath(path).suffix.lower() == ".pdf"


def unpack(content: bytes, path: str, options: Options = Options()) -> Document:
    """The document that a packed file holds, with notes on what is left alone. Raises CleanupError where it cannot be read."""
    module = import_module(f"{__name__}.{PACKED[options.format or known(path) or '']}")
    document: Document = module.read(content, path)
    spared = module.spared(content, path)
    return replace(document, notes=(f"left alone: {', '.join(spared)}",)) if spared else document


def pack(content: bytes, document: Document, edits: Sequence[Edit], packing: Packing | None = None) -> bytes:
    """The bytes of a packed file with settled edits made in its document, checked by reading them again.

    Raises CleanupError where an edit cannot be made in it.
    """
    from cleanup.formats.zipped import Packing

    module = import_module(f"{__name__}.{PACKED[document.format]}")
    after: bytes = module.write(content, document, edits, packing or Packing())
    return after


def skeleton(document: Document) -> tuple[str, ...]:
    """The structure of a document: all that is neither prose nor blank, in order, and what each block is.

    It stays as it is when words change within prose, when a paragraph without markup is taken out, and when two
    paragraphs are joined; it does not when an edit makes, breaks or moves markup.

    >>> skeleton(read("A *b* c", name="markdown")) == skeleton(read("A *b c", name="markdown"))
    False
    """
    return _read(document.text, replace(document.options, format=document.format)).skeleton


@lru_cache(maxsize=2)  # a document and what its edits make of it: each is asked for its prose and its skeleton
def _read(source: str, options: Options) -> Read:
    if options.format not in READERS:
        message = f"no format is called {options.format!r}; there are {', '.join(READERS)}"
        raise ValueError(message)
    reader: Callable[[str, Options], Read] = import_module(f"{__name__}.{READERS[options.format]}").read
    return reader(source, options)
