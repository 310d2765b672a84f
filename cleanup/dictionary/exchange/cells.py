"""What a cell of a spreadsheet can hold: lists, tables and flags as text, and nothing that a program would run."""

from __future__ import annotations

import re

# A cell that begins so is run as a formula by some program; the apostrophe in front says that it is text.
_RUN = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
BAR = " | "
TRUE, FALSE = frozenset({"true", "yes", "y", "1", "x"}), frozenset({"", "false", "no", "n", "0"})


def guard(cell: str) -> str:
    """The cell with an apostrophe in front where it would be run.

    >>> guard("=1+1"), guard("'=1+1"), guard("'tis")
    ("'=1+1", "''=1+1", "'tis")
    """
    return f"'{cell}" if _RUN.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell without the apostrophe that `guard` put in front.

    >>> unguard("'=1+1"), unguard("''=1+1"), unguard("'tis")
    ('=1+1', "'=1+1", "'tis")
    """
    return cell[1:] if _GUARDED.match(cell) else cell


def join(items: tuple[str, ...] | list[str]) -> str:
    r"""A list in one cell: between bars, or one a line where an item has a bar itself.

    >>> join(["Kuqi", "Kuci"]), join(["a|b", "c"]), join(["a; b"])
    ('Kuqi | Kuci', 'a|b\nc\n', 'a; b\n')
    """
    plain = not any("|" in item for item in items) and (len(items) > 1 or ";" not in "".join(items))
    return BAR.join(items) if plain else "".join(f"{item}\n" for item in items)


def parts(cell: str) -> list[str]:
    r"""The list that a cell holds: lines, else what stands between bars, else between semicolons.

    >>> parts("Kuqi | Kuci"), parts("Kuqi; Kuci"), parts("a|b\nc\n"), parts("")
    (['Kuqi', 'Kuci'], ['Kuqi', 'Kuci'], ['a|b', 'c'], [])
    """
    mark = next((mark for mark in "\n|;" if mark in cell), None)
    return [item for part in (cell.split(mark) if mark else [cell]) if (item := part.strip(" \u00a0\r\n"))]


def control(cell: str) -> str:
    r"""The first character that no cell may hold, or nothing.

    >>> control("Ku\0i"), control("two\nlines")
    ('U+0000', '')
    """
    found = _CONTROL.search(cell)
    return f"U+{ord(found[0]):04X}" if found else ""
