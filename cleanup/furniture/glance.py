"""A first look at a text: whether it could hold furniture at all, before anything is read or weighed."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence

from cleanup.furniture.lexicon import AROUND, Lexicon
from cleanup.furniture.lines import SHORT
from cleanup.scan import Found

BARE = re.compile(r"^[\W_]{0,9}(?:\d{1,4}|[ivxl]{1,6})[\W_]{0,9}$", re.MULTILINE)
EDGE = re.compile(r"^\W{0,3}\d{1,4}(?![\w.)%,:])|(?<![\w.,:])\d{1,4}\W?$", re.MULTILINE)
WORD = re.compile(
    r"^[\W_]{0,3}[^\W\d_]{1,12}\.?\s?\d{1,4}(?:\D{1,5}\d{1,4})?[\W_]{0,3}$", re.MULTILINE
)  # `p. 3`, `Page3of12`
CLAIM = re.compile("©|\\(c\\)|copyright", re.IGNORECASE)
BESIDE = re.compile(r"\s{0,9}&#?\w{1,8};\s{0,9}\d")  # a blank written as an entity, then a number
INLINE = "a|abbr|b|bdi|big|cite|dfn|em|font|i|mark|s|small|span|strong|sub|sup|tt|u|wbr"
INLINES = re.compile(rf"</?(?:{INLINE})(?:\s[^<>]*)?>", re.IGNORECASE)
TAGS = re.compile(r"<[!/]?[a-zA-Z][^<>]*>")
LETTER = re.compile(r"[^\W\d_]")
DIGIT = re.compile(r"\d")
TINY = 30  # characters of a line that is nothing but a mark
NEAR = 4  # characters between a label and its number
LONG = 40  # characters of a paragraph's edge that tell it from others


def plausible(found: Found, words: Lexicon) -> bool:
    """Whether the text is worth reading for furniture; a text without any answers in a moment."""
    text = found.text
    if not LETTER.search(text):
        return False
    if "\f" in text or _labelled(found):
        return True
    lines = [line for line in map(str.strip, _bare(text).split("\n")) if line]
    short = [line for line in lines if len(line) <= SHORT]
    tiny = "\n".join(line for line in short if len(line) <= TINY)
    if _third(BARE, tiny) or WORD.search(tiny):
        return True
    edge = "\n".join(line for line in short if line[0].isdigit() or line[-1].isdigit())
    if _third(EDGE, edge) or (CLAIM.search("\n".join(short)) and words.claims):
        return True
    if _known(short, words):
        return True
    return _repeats(short) or _told_twice(lines) or bool(words.houses)


def _bare(text: str) -> str:
    """A text without tags: each block on a line of its own, characters in place of entities."""
    if "<" in text:
        text = TAGS.sub("\n", INLINES.sub("", text))
    return html.unescape(text) if "&" in text else text


def _known(short: Sequence[str], words: Lexicon) -> bool:
    """Whether a line could be residue, a button, or a row of them."""
    known = words.glance
    low = [line.strip(AROUND).lower() for line in short]
    if not known.isdisjoint(low) or not known.isdisjoint(line.partition("  ")[0] for line in low if "  " in line):
        return True
    return any(line.startswith(words.starts) or line.endswith(words.ends) for line in low)


def _labelled(found: Found) -> bool:
    """Whether a page label stands beside a number, or a word with which rights are claimed anywhere."""
    text = found.text
    for rule, (start, end) in found.anchored("furniture"):
        if "rights" in rule.data:
            return True
        if (
            DIGIT.search(text, end, end + NEAR)
            or BESIDE.match(text, end)
            or DIGIT.search(text, max(0, start - NEAR), start)
        ):
            return True
    return False


def _third(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern stands three times in the text."""
    matches = pattern.finditer(text)
    return all(next(matches, None) is not None for _ in range(3))


def _repeats(short: Sequence[str]) -> bool:
    """Whether a line comes back as often as running titles do."""
    if len(short) - len(set(short)) < 3:
        return False
    return any(times > 3 and len(line) > 7 for line, times in Counter(short).most_common(20))


def _told_twice(lines: Sequence[str]) -> bool:
    """Whether two lines of the length of paragraphs, or two that stand first, begin or end alike."""
    long = [line for line in lines if len(line) > LONG]
    head = [line.strip("# ") for line in lines[:8]]
    if len(set(head)) < len(head) or len({line[:LONG] for line in long}) < len(long):
        return True
    return len({line[-LONG:] for line in long}) < len(long)
