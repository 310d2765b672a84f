"""What a person must put right: a place and what to do there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something at `path:line` (lines from 1; 0: the file as a whole) that a person must put right.

    >>> print(Problem("dictionaries/en/calques.toml", 14, 'unknown key "wirte"; did you mean "write"?'))
    dictionaries/en/calques.toml:14: unknown key "wirte"; did you mean "write"?
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class CleanupError(Exception):
    """Every problem found, at once: one bad entry never hides another."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
