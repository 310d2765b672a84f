"""Bytes to text and back: strict, nothing guessed, BOM and newlines kept."""

from __future__ import annotations

import codecs

from cleanup.problems import CleanupError, Problem

# Longest first: the mark of UTF-32 begins with that of UTF-16. The mark stays in the text, so that it is written back.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(content: bytes, path: str = "", declared: str = "") -> tuple[str, str]:
    r"""The text of a file and the encoding that `encode` needs to write it back.

    What has a byte order mark is UTF-16 or UTF-32, else it has the declared encoding, or else is UTF-8; the mark stays
    in the text as "\ufeff". Raises CleanupError, with the byte and the line, where the bytes are not in that encoding,
    would not come back the same from it, or are no text at all.

    >>> decode("Kuçi".encode("utf-16"))[0]
    '\ufeffKuçi'
    """
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), declared or "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise CleanupError(_undecodable(content, encoding, error, path)) from None
    if encoding == declared and text.encode(encoding, "replace") != content:
        raise CleanupError(
            Problem(path, 0, f"would not be written back the same in {encoding}; convert it to UTF-8 first")
        )
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise CleanupError(Problem(path, line, "not text (it holds a NUL character); left alone"))
    return text, encoding


def encode(text: str, encoding: str, path: str = "") -> bytes:
    """The bytes of a text in the encoding that `decode` answered with.

    Raises CleanupError, with the line, where the encoding lacks a letter.
    """
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        message = f"{encoding} has no {text[error.start]!r}, which a change would put here; convert the file to UTF-8"
        raise CleanupError(Problem(path, line, message)) from None


def _undecodable(content: bytes, encoding: str, error: UnicodeDecodeError, path: str) -> Problem:
    before = content[: error.start].decode(encoding, "replace")
    line = before.count("\n") + 1
    if b"\0" in content and encoding == "utf-8":
        return Problem(path, line, "not text (it holds NUL bytes); left alone")
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    byte = f"byte {error.start + 1} (0x{content[error.start]:02x})"
    return Problem(path, line, f"{byte} is not {name}; left alone; convert it to UTF-8, or name its --encoding")
