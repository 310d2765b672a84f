"""Zipped documents: their parts read with care, and put back with some of them changed."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cleanup.problems import CleanupError, Problem

LIMIT = 512 * 2**20  # bytes that all parts together may unpack to
RATIO = 200  # and one part against what it takes packed,
SMALL = 8 * 2**20  # if it is no small one
PARTS = 10_000
EPOCH = (1980, 1, 1, 0, 0, 0)  # the date of a part that is new
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = ("_xmlsignatures/", "META-INF/documentsignatures.xml")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, IndexError)


def now() -> str:
    """The time that changes bear: SOURCE_DATE_EPOCH, or now.

    Raises CleanupError where SOURCE_DATE_EPOCH is no number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        time = datetime.now(UTC) if given is None else datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise CleanupError(Problem("SOURCE_DATE_EPOCH", 0, f"{given!r} is no number of seconds; unset it")) from None
    return f"{time:%Y-%m-%dT%H:%M:%S}Z"


@dataclass(frozen=True, slots=True)
class Packing:
    """How changes are put into a document: tracked, or with `accept` plainly; with `comments` each bears its reason."""

    accept: bool = False
    comments: bool = False
    author: str = "cleanup"
    date: str = field(default_factory=now)  # ISO 8601, UTC


def opened(content: bytes, path: str) -> zipfile.ZipFile:
    """The archive. Raises CleanupError where it is none, is encrypted, or unpacks to more than a document would."""
    if content.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        old = "an old Office file (.doc); save it as .docx"
        message = "protected with a password; save it without one" if locked else old
        raise CleanupError(Problem(path, 0, message))
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except BROKEN:
        fault = "damaged or cut short; get the file anew" if content.startswith(b"PK") else "no zipped document"
        raise CleanupError(Problem(path, 0, fault)) from None
    if message := _fault(archive):
        raise CleanupError(Problem(path, 0, message))
    return archive


def _fault(archive: zipfile.ZipFile) -> str:
    """Why an archive must not be unpacked."""
    infos = archive.infolist()
    if len(infos) > PARTS or sum(info.file_size for info in infos) > LIMIT:
        return f"unpacks to more than {LIMIT >> 20} MiB or {PARTS:,} parts; left alone"
    for info in infos:
        if info.file_size > SMALL and info.file_size > RATIO * max(1, info.compress_size):
            return (
                f"{info.filename} unpacks to {info.file_size // max(1, info.compress_size)} times its size; left alone"
            )
        if info.flag_bits & 1:
            return "protected with a password; save it without one"
    name, count = Counter(info.filename for info in infos).most_common(1)[0] if infos else ("", 0)
    return f"holds two parts called {name}; save it anew" if count > 1 else ""


def part(archive: zipfile.ZipFile, name: str, path: str) -> bytes:
    """What a part holds. Raises CleanupError where it is not there or is damaged."""
    try:
        return archive.read(name)
    except KeyError:
        raise CleanupError(Problem(path, 0, f"has no {name}; save it anew")) from None
    except BROKEN:
        raise CleanupError(Problem(path, 0, f"{name} is damaged; get the file anew")) from None


def repacked(archive: zipfile.ZipFile, changed: Mapping[str, bytes], path: str) -> bytes:
    """The archive with the changed parts in their places, all others as they are, and new ones behind them.

    Raises CleanupError where the document is signed, or a part is damaged.
    """
    if any(name.startswith(SIGNATURES) for name in archive.namelist()):
        raise CleanupError(Problem(path, 0, "signed, and a change would break the signature; left alone"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for info in archive.infolist():
            content = changed[info.filename] if info.filename in changed else part(archive, info.filename, path)
            target.writestr(copy(info), content, info.compress_type)
        for name in changed.keys() - set(archive.namelist()):
            target.writestr(zipfile.ZipInfo(name, EPOCH), changed[name], zipfile.ZIP_DEFLATED)
        target.comment = archive.comment
    return packed.getvalue()
