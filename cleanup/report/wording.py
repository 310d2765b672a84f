"""A change in words that can stand anywhere: on one line, nothing in it invisible, nothing that steers a program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from cleanup.edits import Edit, apply
from cleanup.text import Span

LONG, WORD = 120, 30  # code points shown of a passage; of a word at its edge
LEFT_WORD, RIGHT_WORD = re.compile(r"\S*\Z"), re.compile(r"\A\S*")
LEFT, RIGHT = re.compile(r"\S*[^\S\r\n]?\Z"), re.compile(r"\A[^\S\r\n]?\S*")
NAMES = {"\n": "⏎", "\r": "", "\f": "␌", "\t": " ", "\u200b": "<ZWSP>", "\u00ad": "<SHY>", "\ufeff": "<BOM>"}
EXACT = {"\t": "⇥", "\u00a0": "<NBSP>", "\u202f": "<NNBSP>", "\u200c": "<ZWNJ>", "\u200d": "<ZWJ>", "\u2060": "<WJ>"}
STRANGE = re.compile(
    r"[^\S ]|[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
KEPT = frozenset("\u200c\u200d\u200e\u200f\u00a0\u202f\u2009\u3000")  # seen by what they do to the letters beside them


def plain(text: str) -> str:
    r"""A text for the eye: line breaks and what is invisible are named, control characters left out.

    >>> plain("a\r\nb\x1b[31m\u202e"), plain("10\u00a0km")
    ('a⏎b[31m<U+202E>', '10\xa0km')
    """
    return STRANGE.sub(lambda match: match[0] if match[0] in KEPT else _named(match[0]), text)


def exact(text: str) -> str:
    r"""As `plain`, but no-break spaces and joiners are named as well: for words that are about to change.

    >>> exact("10\u00a0km")
    '10<NBSP>km'
    """
    return STRANGE.sub(lambda match: EXACT.get(match[0]) or _named(match[0]), text)


def _named(character: str) -> str:
    if character in NAMES:
        return NAMES[character]
    kind = unicodedata.category(character)
    return "\ufffd" if kind in ("Cs", "Cn") else "" if kind == "Cc" else f"<U+{ord(character):04X}>"


MARKUP = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_[<>&|~$"}
COLON = re.compile(r":(?=[\w/+-])")  # of an address or a picture; not before a blank
MENTIONS = {ord(mark): f"&#{ord(mark)};<!-- -->" for mark in "@#"}  # nobody is called, no issue is named


def markdown(text: str) -> str:
    """A plain text as Markdown that means no more than its letters, in a cell of a table as well.

    >>> markdown("*a* | @b")
    '&#42;a&#42; &#124; &#64;<!-- -->b'
    """
    return COLON.sub("&#58;", text.translate(MARKUP | MENTIONS))


def short(text: str, limit: int = LONG) -> str:
    """The text, the middle of a long one left out.

    >>> short("abcdefghijklmnop", 9)
    'abcdef…op'
    """
    return text if len(text) <= limit else f"{text[: 2 * limit // 3]}…{text[len(text) - limit // 3 + 1 :]}"


def change(group: Sequence[Edit], text: str) -> tuple[str, str]:
    """What one decision changes and what that becomes, in whole words; the same twice where it only points."""
    start, end = _whole(group, text)
    return short(exact(text[start:end])), short(exact(rewritten(group, text, start, end)))


def rewritten(edits: Iterable[Edit], text: str, start: int, end: int) -> str:
    """What a stretch of the text becomes by edits that lie within it."""
    moved = [Edit(Span(e.span.start - start, e.span.end - start), e.before, e.after, e.rule, "") for e in edits]
    return apply(text[start:end], moved)


def _whole(group: Sequence[Edit], text: str) -> Span:
    """The stretch of a decision, made longer to whole words, and by the words beside it where it only takes or adds."""
    start, end = group[0].span.start, group[-1].span.end
    before, after = "".join(edit.before for edit in group), "".join(edit.after for edit in group)
    lonely = not (before.strip() and after.strip()) and "\n" not in before + after
    if lonely or (before[:1] + after[:1]).strip():
        start -= len((LEFT if lonely else LEFT_WORD).findall(text[max(0, start - WORD) : start])[0])
    if lonely or (before[-1:] + after[-1:]).strip():
        end += len((RIGHT if lonely else RIGHT_WORD).findall(text[end : end + WORD])[0])
    return Span(start, end)


def message(group: Sequence[Edit], text: str) -> str:
    """What is wrong, what it becomes, and why: `Kuqi → Kuçi: the ministry's own spelling. [listed as wrong]`."""
    before, after = change(group, text)
    words = before if group[0].safety == "show" else f"{before} → {after or '(nothing)'}"
    return f"{words}: {reason(group)}"


def reason(group: Sequence[Edit]) -> str:
    """Why a rule speaks, and by what evidence."""
    return plain(group[0].why + (f" [{group[0].evidence}]" if group[0].evidence else ""))
