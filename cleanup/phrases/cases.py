"""Capitals: what is written takes those of what stood there."""

from __future__ import annotations

import re

WORDS = re.compile(r"[^\W\d_]+")
# Words that begin a noun phrase and have a capital only at the start of a sentence.
OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "our",
        "their",
        "my",
        "your",
        "all",
        "both",
        "some",
        "several",
        "many",
        "most",
        "few",
        "each",
        "every",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "other",
        "another",
        "such",
        "no",
        "one",
    ]
)


def in_case_of(source: str, written: str) -> str:
    """A text in the capitals of the one it replaces.

    >>> in_case_of("Aims To Aware", "aims to make"), in_case_of("TO AWARE", "to make"), in_case_of("To aware", "to make")
    ('Aims to Make', 'TO MAKE', 'To make')
    """
    letters = "".join(WORDS.findall(source))
    if letters.isupper() and len(letters) > 1:
        return written.upper()
    words = WORDS.findall(source)
    large = sum(word[0].isupper() for word in words)
    if large > 1 and all(word[0].isupper() for word in words if len(word) > 3):
        written = WORDS.sub(lambda word: capital(word[0]) if len(word[0]) > 3 else word[0], written)
    return capital(written) if letters and letters[0].isupper() else written


def capital(text: str) -> str:
    """The text with its first letter large, if that is its first character but for opening marks."""
    match = re.match(r"[\W_]*", text)
    at = match.end() if match else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def inside(phrase: str, *, small: bool = False) -> str:
    """A phrase that stood first in its sentence and does so no longer; `small`: its words have no capitals of their own.

    >>> inside("The rector"), inside("Kosovo")
    ('the rector', 'Kosovo')
    """
    match = WORDS.match(phrase)
    opener = match and match[0].lower() in OPENERS and (not match[0].isupper() or match[0] == "A")
    if opener or (small and not phrase.isupper()):
        return phrase[0].lower() + phrase[1:]
    return phrase


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins at a position: nothing, a stop or an opening mark stands before it."""
    before = text[max(0, at - 12) : at].rstrip(" \t\"'“„«‘([*_>")
    return not before or before[-1] in "\r\n.!?…:" or not before.strip()
