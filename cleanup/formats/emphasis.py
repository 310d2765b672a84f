"""Which runs of `*`, `_` and `~` pair: CommonMark 0.31.2, appendix, "process emphasis"; GFM for `~`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import category


@dataclass(slots=True)
class Run:
    """A run of one of these signs that may open or close; `pairs` tells what became of it."""

    at: int
    sign: str
    length: int
    opens: bool
    closes: bool
    left: int = 0  # signs that are not yet paired
    pairs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = self.length

    @property
    def token(self) -> str:
        """How it pairs, for the skeleton."""
        return f"{self.sign}{''.join(self.pairs)}{self.left or ''}"


def run_of(text: str, start: int, end: int) -> Run | None:
    """The run that stands there, if it may open or close anything.

    >>> run_of("a *b", 2, 3).opens, run_of("5 * 3", 2, 3)
    (True, None)
    """
    before, after = _class_of(text[start - 1 : start] if start else ""), _class_of(text[end : end + 1])
    left = after != " " and (after != "." or before != "a")
    right = before != " " and (before != "." or after != "a")
    opens, closes = left, right
    if text[start] == "_":
        opens, closes = left and (not right or before == "."), right and (not left or after == ".")
    if not (opens or closes) or (text[start] == "~" and end - start > 2):
        return None
    return Run(start, text[start], end - start, opens, closes)


def _class_of(char: str) -> str:
    """The kind of a character beside a run: blank (or none), punctuation, or any other."""
    if not char or char.isspace():
        return " "
    return "." if category(char)[0] in "PS" else "a"


def pair(runs: Sequence[Run]) -> None:
    """Pair the runs of one stretch of text, in order of position.

    >>> runs = [Run(0, "*", 2, True, False), Run(5, "*", 1, False, True)]
    >>> pair(runs)
    >>> [run.token for run in runs]
    ['*(11', '*)1']
    """
    openers: list[Run] = []
    floors: dict[tuple[str, bool, int], int] = {}  # below it such a closer finds nothing; keeps all of it linear
    for run in runs:
        key = run.sign, run.opens, run.length % 3
        while run.closes and run.left:
            floor = floors.get(key, 0)
            index = len(openers) - 1
            while index >= floor and not _fits(openers[index], run):
                index -= 1
            if index < floor:
                floors[key] = len(openers)
                break
            opener = openers[index]
            size = run.left if run.sign == "~" else min(2, opener.left, run.left)
            opener.left -= size
            run.left -= size
            opener.pairs.append(f"({size}")
            run.pairs.append(f"){size}")
            del openers[index + (opener.left > 0) :]
            floors = {other: min(floor, len(openers)) for other, floor in floors.items()}
        if run.opens and run.left:
            openers.append(run)


def _fits(opener: Run, closer: Run) -> bool:
    if opener.sign != closer.sign:
        return False
    if opener.sign == "~":
        return opener.length == closer.length
    both = opener.closes or closer.opens
    return not (both and closer.length % 3 and (opener.length + closer.length) % 3 == 0)
