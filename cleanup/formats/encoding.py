"""Bytes to text and back: strict, nothing guessed, BOM and newlines kept."""

from __future__ import annotations

import codecs
from pathlib import PurePath

from cleanup.problems import CleanupError, Problem

# Longest first: the mark of UTF-32 begins with that of UTF-16. The mark stays in the text, so that it is written back.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Files of other programs that hold text: as what they can be saved.
SAVED = {
    **dict.fromkeys((".doc", ".dot", ".pages", ".wps", ".wpd"), "docx"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods", ".numbers"), "csv"),
}


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
        message = f"not text (it holds a NUL character); left alone{_remedy(content, path)}"
        raise CleanupError(Problem(path, line, message))
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
        return Problem(path, line, f"not text (it holds NUL bytes); left alone{_remedy(content, path)}")
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    byte = f"byte {error.start + 1} (0x{content[error.start]:02x})"
    return Problem(path, line, f"{byte} is not {name}; left alone; convert it to UTF-8, or name its --encoding")


def _remedy(content: bytes, path: str) -> str:
    """What can be done with a file that is no text, if it is known."""
    form = SAVED.get(PurePath(path).suffix.lower())
    if form:
        return f"; save it as .{form}"
    zeros = [content[first : 2**12 : 2].count(0) for first in (0, 1)]
    if len(content) % 2 == 0 and min(zeros) == 0 and max(zeros) > 4 + len(content[: 2**12]) // 4:
        return f"; if it is UTF-16 without a byte order mark, say --encoding utf-16-{'be' if zeros[0] else 'le'}"
    return ""
