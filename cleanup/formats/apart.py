"""What stands between the blocks of a page: where one follows another as on paper, it reads as blank lines."""

from __future__ import annotations

from cleanup.formats.elements import HOLDERS
from cleanup.formats.passage import Passage
from cleanup.text import Fold

RUNNING = ("paragraph", "heading")
BLANK_LINES = "\n\n"


class Apart:
    """Gathers the folds between blocks, as tags that begin or end blocks, blocks, and other things are met in turn.

    All that stands between two blocks of running text is one fold; of what stands between one and anything else, only
    the tag before it and the tag after it.
    """

    def __init__(self) -> None:
        self.folds: list[Fold] = []
        self._last: Passage | None = None  # a block of running text that nothing but tags has followed
        self._after = 0  # where the first of them ends
        self._near = -1  # where the latest begins, if nothing else has followed it
        self._done = 0

    def tag(self, name: str, start: int, end: int) -> None:
        """A tag that begins or ends a block; those of cells, items and parts of the page are seen."""
        if name in HOLDERS:
            self.other(start)
        else:
            self._near = start
            self._after = self._after or end

    def block(self, block: Passage) -> None:
        """A block, when it has ended."""
        running = block.element.kind in RUNNING
        if running and self._last and self._last.element.holder == block.element.holder:
            self._fold(self._last.end, block.start)
        else:
            near = self._near
            self.other(block.start)
            if running and near >= 0:
                self._fold(near, block.start)
        self._last = block if running and not block.followed else None
        self._after, self._near = 0, -1

    def other(self, at: int) -> None:
        """Something else that readers may see, or the end; it may stand in the tag itself."""
        if self._last and 0 < self._after <= at:
            self._fold(self._last.end, self._after)
        self._last = None
        self._near = -1

    def _fold(self, start: int, end: int) -> None:
        start = max(start, self._done)
        if start < end:
            self.folds.append(Fold(start, end, BLANK_LINES))
            self._done = end
