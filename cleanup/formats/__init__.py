"""Formats: which one a file has, its bytes to text and back, and which parts of the text are prose."""

from __future__ import annotations

import codecs
from pathlib import PurePath

from cleanup.formats import markdown, text
from cleanup.problems import CleanupError, Problem
from cleanup.text import Document

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".txt": "text",
    ".text": "text",
}
READERS = {"markdown": markdown.read, "text": text.read}


def known(path: str) -> str | None:
    """The format that a file's name tells, or None.

    >>> known("content/Lajme.MD"), known("photo.jpg")
    ('markdown', None)
    """
    return SUFFIXES.get(PurePath(path).suffix.lower())


def read(source: str, path: str = "", name: str = "") -> Document:
    """The text with its prose; its format is `name`, or told by the path, or else plain text.

    Raises CleanupError where the text cannot be read safely.
    """
    name = name or known(path) or "text"
    return READERS[name](source, path)


def decode(content: bytes, path: str = "") -> tuple[str, str]:
    """The text of a file, with its BOM and line breaks kept, and its encoding: UTF-8, or UTF-16 with a BOM.

    Raises CleanupError where the content is no text in these.
    """
    for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(bom) and len(content) % 2 == 0:
            try:
                return content.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    if b"\x00" in content:
        raise CleanupError(
            Problem(path, _line(content, content.index(0)), "not a text: it holds a NUL byte; left alone")
        )
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        message = f"not UTF-8 (byte {content[error.start]:#04x} at {error.start}); save it as UTF-8; left alone"
        raise CleanupError(Problem(path, _line(content, error.start), message)) from None


def _line(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1


def encode(source: str, encoding: str = "utf-8") -> bytes:
    """The bytes of a text that `decode` read."""
    return source.encode(encoding)


def skeleton(document: Document) -> tuple[str, tuple[str, ...]]:
    """All that is neither prose nor blank, and the kinds of the blocks that are more than a paragraph.

    Edits that change prose, take whole paragraphs out or join two of them leave it as it is.
    """
    out: list[str] = []
    at = 0
    for segment in document.segments:
        for start, end in segment.prose:
            out.append(document.text[at:start])
            at = end
    out.append(document.text[at:])
    kinds = tuple(segment.kind for segment in document.segments if segment.kind != "paragraph")
    return "".join("".join(out).split()), kinds
