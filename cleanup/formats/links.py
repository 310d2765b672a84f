"""What follows the text of a link: target, title, label; and the definitions that labels point to.

CommonMark 0.31.2, sections "Links" and "Link reference definitions". Every search here ends after a bounded number of
steps or at a character that the next search would start from, so that no input costs more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

DEEPEST = 32  # parentheses within a target, as in cmark; also what keeps `[a](` in a row linear
ANGLE = re.compile(r"<(?:[^<>\n\r\\]|\\[^\n\r])*+>")
STOP = re.compile(r"[\x00-\x20\x7f()\\]")
TITLE = r'(?:"(?:[^"\\]|\\[\s\S])*+"|' + r"'(?:[^'\\]|\\[\s\S])*+'|\((?:[^()\\]|\\[\s\S])*+\))"
CLOSE = re.compile(rf"(?:[ \t\r\n]+{TITLE})?[ \t\r\n]*\)")
LABEL = re.compile(r"\[((?:[^\[\]\\]|\\[\s\S]){0,999}+)\]")
BLANKS = " \t\r\n"
EOL = r"(?:\r\n?|\n)"
DEFINITION = re.compile(
    rf"[ \t]*\[(?!\^)((?:[^\[\]\\]|\\[\s\S]){{1,999}}+)\]:"
    rf"[ \t]*{EOL}?[ \t]*(?:<(?:[^<>\n\r\\]|\\[^\n\r])*+>|[^\x00-\x20<][^\x00-\x20]*)"
    rf"(?:(?:[ \t]+|[ \t]*{EOL}[ \t]*){TITLE})?[ \t]*(?={EOL}|\Z){EOL}?"
)


def target_end(text: str, at: int) -> int | None:
    """Where `(target "title")` ends that begins at a position, if it does.

    >>> target_end('[a](b "c") d', 3)
    10
    """
    if not text.startswith("(", at):
        return None
    at += 1
    while at < len(text) and text[at] in BLANKS:
        at += 1
    if text.startswith("<", at):
        angle = ANGLE.match(text, at)
        end = angle.end() if angle else None
    else:
        end = _bare_end(text, at)
    close = CLOSE.match(text, end) if end is not None else None
    return close.end() if close else None


def _bare_end(text: str, at: int) -> int | None:
    """Where a target without angle brackets ends, if its parentheses are balanced."""
    depth = 0
    while stop := STOP.search(text, at):
        at = stop.end()
        if stop[0] == "\\":
            at += not text[at : at + 1].isspace()
        elif stop[0] == "(":
            depth += 1
            if depth > DEEPEST:
                return None
        elif stop[0] == ")" and depth:
            depth -= 1
        else:
            return stop.start() if not depth and (stop[0] == ")" or stop[0] in BLANKS) else None
    return None


def label_of(text: str) -> str:
    r"""A label as labels are compared: case and blanks do not count; "" if it is none.

    >>> label_of(" Kuçi \n A ") == label_of("KUÇI A")
    True
    """
    return "" if len(text) > 999 else " ".join(text.split()).casefold()


def definitions(text: str) -> Iterator[tuple[int, str]]:
    """The link definitions with which a paragraph begins: where each ends, and its label."""
    at = 0
    while (match := DEFINITION.match(text, at)) and label_of(match[1]):
        at = match.end()
        yield at, label_of(match[1])
