"""An entry's values become a block of TOML, as an editor would write it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# What cannot be seen is written as its number: controls, formats, blanks other than the space, line separators.
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Co", "Cn"})
# The order in which entries are written.
ORDER = (
    *(
        "id",
        "kind",
        "lang",
        "write",
        "given",
        "surname",
        "wrong",
        "accepted",
        "others",
        "neutral",
        "gender",
        "titles",
        "safety",
    ),
    *("why", "fixes", "leaves"),
)


def block(room: str, fields: Mapping[str, Any]) -> str:
    r"""The block of an entry, with its last newline.

    >>> print(block("name", {"why": "The city.", "id": "pec", "write": {"sr-Latn": "Peć", "en": "Peja"}}), end="")
    [[name]]
    id = "pec"
    write = { sr-Latn = "Peć", en = "Peja" }
    why = "The city."
    """
    known = [key for key in ORDER if key in fields]
    keys = [*known, *(key for key in fields if key not in known)]
    lines = [f"{_key(key)} = {_pairs(fields[key]) if key == 'fixes' else _value(fields[key])}" for key in keys]
    return "\n".join([f"[[{room}]]", *lines, ""])


def text(value: str) -> str:
    r"""A text in quotation marks.

    >>> print(text('the "Kosovo\u00a0Police"'))
    "the \"Kosovo\u00a0Police\""
    """
    return f'"{"".join(map(_char, unicodedata.normalize("NFC", value)))}"'


def _char(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if char != " " and unicodedata.category(char) in _UNSEEN:
        return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
    return char


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else text(key)


def _value(value: Any) -> str:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {_value(item)}' for key, item in value.items())} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)


def _pairs(pairs: list[list[str]]) -> str:
    """Examples, one part a line."""
    return "\n".join(["[", *(f"    [{text(before)},\n     {text(after)}]," for before, after in pairs), "]"])
