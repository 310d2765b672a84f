"""Formats: which one a file has, its bytes to text and back, and which parts of the text are prose."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath

from cleanup.formats import markdown, text
from cleanup.formats.encoding import decode, encode
from cleanup.formats.sheet import Read
from cleanup.problems import CleanupError
from cleanup.text import Document

__all__ = ["decode", "encode", "known", "read", "skeleton"]

SUFFIXES = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdtext", ".qmd", ".rmd"), "markdown"),
    ".mdx": "mdx",
    **dict.fromkeys((".txt", ".text"), "text"),
}


def known(path: str) -> str | None:
    """The format that a file's name tells: text, markdown or mdx; None: not ours.

    >>> known("content/Lajme.MD"), known("photo.jpg")
    ('markdown', None)
    """
    return SUFFIXES.get(PurePath(path).suffix.lower())


def read(source: str, path: str = "", name: str = "") -> Document:
    """The text, unchanged, and which parts of it are prose; offsets are of the text as it is, with BOM and every CR.

    The format is `name`, or the one that the path tells, or else plain text. Raises CleanupError where the text is
    nested too deep to be read.
    """
    name = name or known(path) or "text"
    try:
        found = _read(source, name)
    except CleanupError as error:
        raise CleanupError(*(replace(problem, path=path) for problem in error.problems)) from None
    return Document(source, found.segments, path, name, leaves=found.leaves)


def skeleton(document: Document) -> tuple[str, ...]:
    """The structure of a document: all that is neither prose nor blank, in order, and what each block is.

    It stays as it is when words change within prose, when a paragraph without markup is taken out, and when two
    paragraphs are joined; it does not when an edit makes, breaks or moves markup.

    >>> skeleton(read("A *b* c", name="markdown")) == skeleton(read("A *b c", name="markdown"))
    False
    """
    return _read(document.text, document.format).skeleton


@lru_cache(maxsize=2)  # a document and what its edits make of it: each is asked for its prose and its skeleton
def _read(source: str, name: str) -> Read:
    if name == "text":
        return text.read(source)
    if name in ("markdown", "mdx"):
        return markdown.read(source, mdx=name == "mdx")
    message = f"no format is called {name!r}; there are text, markdown, mdx"
    raise ValueError(message)
