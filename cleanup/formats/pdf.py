"""PDF: the lines of its pages as pdfium reads them, and the paragraphs that they were (extra `[pdf]`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from ctypes import byref, c_double
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from cleanup.formats.breaks import HYPHENS, ITEM, ended, goes_on, hyphen
from cleanup.problems import CleanupError, Problem

REMEDY = "pip install 'translation-cleanup[pdf]'"
PASSWORD = 4  # pdfium's code for a document that it cannot open without one
DIVIDED = "\x02"  # what pdfium writes for a hyphen that divides a word at a line's end
# Control characters and other codes of fonts without letters; ligatures of the layout are the letters that they join.
LAYOUT: dict[int, str | None] = {
    **dict.fromkeys((*range(2), *range(3, 9), *range(11, 32), 0xAD, 0xFFFE, 0xFFFF)),
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
}
LINE = re.compile(r"[^\r\n\x02]*(?:\x02|[^\r\n\x02])")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LEFT = re.compile(r"[^\W\d_][\w-]*$")
RIGHT = re.compile(r"[^\W\d_]+")
FAR = 2  # sizes of letters: two lines with more between them are hardly of one paragraph
GAP = 1.35  # of the usual distance of lines: white space between paragraphs
INDENT = 0.5  # of the same: the first line of a paragraph
SIZE = 1.15  # of the size of letters: a heading, a note
SHORT = 0.85  # of the width of a column: the last line of a paragraph
NARROW = 0.6  # of the usual length: a line of an address, a list, a heading


class Line(NamedTuple):
    """A line of a page: where its first letter stands, where its last one does, the size of its letters."""

    text: str
    x: float
    y: float
    right: float
    size: float


def text(content: bytes, path: str = "") -> str:
    """The text of a PDF by page, with a form feed between pages, as page furniture is found in it.

    An empty line stands where the layout shows that a paragraph ends; words divided at a line's end are whole. Columns
    come in the order in which the file has them. Raises CleanupError where the file cannot be read or holds no text.
    """
    pages = list(_pages(content, path))
    if not any(pages):
        message = 'holds no text, only pictures of it; recognise it first, for instance with "ocrmypdf in.pdf out.pdf"'
        raise CleanupError(Problem(path, 0, message))
    steps = [(one.y - other.y) / other.size for page in pages for one, other in pairwise(page) if one.y > other.y]
    near = [step for step in steps if step < FAR] or steps
    leading = median(near) if near else 0.0
    counts = Counter(WORD.findall("\n".join(line.text for page in pages for line in page).casefold()))
    return "\n\f".join("\n".join(_laid_out(_mended(page, counts), leading)) for page in pages) + "\n"


def _pages(content: bytes, path: str) -> Iterator[list[Line]]:
    """The lines of every page."""
    if find_spec("pypdfium2") is None:
        raise CleanupError(Problem(path, 0, f"PDF files need one more package: {REMEDY}"))
    pdfium: Any = import_module("pypdfium2")
    number = 0
    try:
        with closing(pdfium.PdfDocument(content)) as document:
            for number in range(1, len(document) + 1):
                with closing(document[number - 1]) as page, closing(page.get_textpage()) as letters:
                    yield _lines(letters)
    except pdfium.PdfiumError as error:
        if error.err_code == PASSWORD:
            message = 'is locked with a password; unlock it first, for instance with "qpdf --decrypt in.pdf out.pdf"'
        elif number:
            message = f"page {number} is damaged; save the file anew from the program that made it"
        else:
            message = "cannot be read as PDF; is it damaged or no PDF? Save it anew from the program that made it"
        raise CleanupError(Problem(path, 0, message)) from None


def _lines(letters: Any) -> list[Line]:
    """The filled lines of a page, letter by letter: pdfium's text as a whole does not keep the places of its letters."""
    raw: Any = import_module("pypdfium2.raw")
    page = letters.raw
    whole = "".join(chr(raw.FPDFText_GetUnicode(page, at)) for at in range(letters.count_chars()))
    found: list[Line] = []
    for match in LINE.finditer(whole):
        if bare := match[0].translate(LAYOUT).strip():
            x, y = _origin(raw, page, match.start() + len(match[0]) - len(match[0].lstrip()))
            right, _ = _origin(raw, page, match.start() + len(match[0].rstrip()) - 1)
            found.append(Line(bare, x, y, right, raw.FPDFText_GetFontSize(page, match.start())))
    return found


def _origin(raw: Any, page: Any, at: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(page, at, byref(x), byref(y))
    return x.value, y.value


def _mended(page: Sequence[Line], counts: Mapping[str, int]) -> list[Line]:
    """The lines of a page with the words whole that their ends divide; the rest of a word goes up to its first half."""
    found = list(page)
    for number, (line, following) in enumerate(pairwise(page)):
        one, other = found[number].text, following.text
        left, right = LEFT.search(one[:-1]), RIGHT.match(other)
        divided = one.endswith(DIVIDED) or (one.endswith(tuple(HYPHENS)) and goes_on(other) and following.y < line.y)
        if left and right and divided and (between := hyphen(left[0], right[0], counts)) != "- ":
            up, _, rest = other.partition(" ")
            found[number] = line._replace(text=f"{one[:-1]}{between}{up}")
            found[number + 1] = following._replace(text=rest)
    return [line._replace(text=line.text.replace(DIVIDED, "-")) for line in found if line.text]


def _laid_out(page: Sequence[Line], leading: float) -> Iterator[str]:
    """The lines of a page as text, with an empty one wherever a paragraph ends; `leading` by the size of letters."""
    for column in _columns(page, leading):
        edges = sorted(line.right for line in column)
        left, right = min(line.x for line in column), edges[len(edges) * 9 // 10]
        full = left + SHORT * (right - left)
        for above, line in zip((None, *column), column, strict=False):
            if above is None:
                if line is not page[0]:
                    yield ""
            elif _parted(above, line, leading) or (ended(above.text) and (above.right < full)):
                yield ""
            yield line.text


def _columns(page: Sequence[Line], leading: float) -> Iterator[list[Line]]:
    """Runs of lines of which each stands below or beside the one before."""
    column: list[Line] = []
    for line in page:
        if column and line.y > column[-1].y + leading * line.size / 2:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _parted(above: Line, line: Line, leading: float) -> bool:
    """Whether the layout shows that a line begins a paragraph: white space, other letters, an indent after an end."""
    sizes = sorted((above.size, line.size))
    step = leading * line.size
    if above.y - line.y > GAP * step or sizes[0] * SIZE < sizes[1]:
        return True
    return ended(above.text) and line.x - above.x > INDENT * step and not ITEM.match(line.text)


def paragraphs(text: str) -> str:
    """The paragraphs that the lines of such a text were, once its furniture is gone: each a line, empty lines between.

    Lines that are no running text stay as they are: headings, items of lists, addresses, verse, rows of tables.
    """
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", text.replace("\f", "\n\n").strip("\n"))]
    counts = Counter(WORD.findall(text.casefold()))
    lengths = sorted(len(line) for block in blocks for line in block)
    usual = lengths[len(lengths) * 3 // 4]
    found: list[list[str]] = []
    last = ""
    for block in blocks:
        first, *rest = _rebuilt(block, usual, counts)
        full = len(last) >= NARROW * usual
        if full and not ended(last) and goes_on(first) and not ITEM.match(first):
            found[-1][-1] = _joined(found[-1][-1], first, counts)
            found[-1] += rest
        else:
            found.append([first, *rest])
        last = block[-1]
    return "\n\n".join(map("\n".join, found)) + "\n"


def _rebuilt(block: Sequence[str], usual: int, counts: Mapping[str, int]) -> Iterator[str]:
    """The lines of a block, those of running text joined."""
    goes = sum(goes_on(below) and not ended(above) for above, below in pairwise(block))
    running = goes * 2 >= len(block) - 1 or any(len(line) >= NARROW * usual for line in block)
    whole = ""
    for number, line in enumerate(block):
        heading = number == 1 and len(whole) < NARROW * usual and not (ended(whole) or goes_on(line))
        if not whole:
            whole = line
        elif ITEM.match(line) or heading or not running:
            yield whole
            whole = line
        else:
            whole = _joined(whole, line, counts)
    yield whole


def _joined(left: str, right: str, counts: Mapping[str, int]) -> str:
    """Two lines as one, a word that they divide whole."""
    one, other = LEFT.search(left[:-1]), RIGHT.match(right)
    if left[-1] not in HYPHENS or not one:
        return f"{left} {right}"
    between = hyphen(one[0], other[0], counts) if other else left[-1]
    return f"{left[:-1]}{between}{right}"
