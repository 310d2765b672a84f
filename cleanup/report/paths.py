"""Paths of files as other programs want them: with slashes, and as URIs."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

SAFE = "/-._~!$&'()*+,;=@"  # may stand as they are in the path of a URI; a colon may not in its first part
NAMELESS = "stdin"  # what came without a name


def slashes(path: str | PurePath) -> str:
    r"""The path with slashes, without `./` in front, in characters that every encoding takes.

    >>> from pathlib import PureWindowsPath
    >>> slashes(PureWindowsPath("content\\a.md")), slashes("./a b.md"), slashes("")
    ('content/a.md', 'a b.md', 'stdin')
    """
    return _pure(path).as_posix().encode("utf-8", "replace").decode()


def uri(path: str | PurePath) -> str:
    r"""A relative path as a relative URI, an absolute one as a file URI; bytes that are no UTF-8 stay what they are.

    >>> from pathlib import PureWindowsPath
    >>> uri("news/Kuçi #1.md"), uri(PureWindowsPath("C:\\news\\a.md"))
    ('news/Ku%C3%A7i%20%231.md', 'file:///C:/news/a.md')
    """
    pure = _pure(path)
    text = pure.as_posix()
    try:
        written = text.encode(
            "utf-8", "surrogateescape"
        )  # how bytes of a file system that are no UTF-8 stand in a path
    except UnicodeEncodeError:
        written = text.encode("utf-8", "replace")
    if not pure.is_absolute():
        return quote(written, safe=SAFE)
    scheme = "file:" if text.startswith("//") else "file://" if text.startswith("/") else "file:///"
    return scheme + quote(written, safe=f"{SAFE}:")


def _pure(path: str | PurePath) -> PurePath:
    return path if isinstance(path, PurePath) else PurePath(path or NAMELESS)
