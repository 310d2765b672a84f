"""Raw regular expressions: those that can explode are refused when loaded, and every one is limited in time when run."""

from __future__ import annotations

import re

from cleanup.patterns import compiled

# Seconds that one paragraph may take, and that the trial of a new expression may take.
LIMIT, TRIAL = 0.5, 0.5


def fault(expression: str) -> str:
    r"""What is wrong with a raw expression, with the remedy, or nothing.

    >>> fault(r"(\w+)+x")
    'can take for ever: a repeat within a repeat, "(w+)+"; repeat only once, or write {1,20}'
    """
    import regex

    try:
        pattern = compiled(expression)
    except regex.error as error:
        return f"is no regular expression: {error}; test it, or write find instead"
    if pattern.search(""):
        return "matches the empty text; let it hold at least one word"
    if nested := _nested(expression):
        return f'can take for ever: a repeat within a repeat, "{nested}"; repeat only once, or write {{1,20}}'
    plain = re.sub(r"\\.|\(\?P?<\w+>|\{\d*,?\d*\}|[\[\](){}|*+?^$.]", " ", expression)
    for piece in _pieces(plain):
        try:
            # Its own words at the end: an expression that asks for one of them is not tried without.
            pattern.search(f"{piece * (2000 // len(piece))}!{plain}", timeout=TRIAL)
        except TimeoutError:
            return f'takes too long on a run of "{piece}"; narrow what repeats, or write find instead'
    return ""


def _nested(expression: str) -> str:
    """A group that repeats without bound and holds such a repeat; escapes and classes are no repeats."""
    plain = re.sub(r"\\(?:[pPN]\{[^}]*\}|.)", "w", expression)
    plain = re.sub(r"\[\^?\]?[^\]]*\]", "w", plain)
    opened: list[tuple[int, bool]] = []  # where each open group begins, and whether it holds a repeat
    holds = False
    for match in re.finditer(r"\(\?[^:)=!>]{0,20}[:=!>]|\(|\)|[*+]|\{\d*,\}", plain):
        mark = match[0]
        if mark[0] == "(":
            opened.append((match.start(), holds))
            holds = False
        elif mark == ")":
            start, outer = opened.pop() if opened else (0, False)
            if holds and re.match(r"[*+]|\{\d*,\}", plain[match.end() :]):
                return plain[start : match.end() + 1]
            holds = holds or outer
        else:
            holds = True
    return ""


def _pieces(plain: str) -> list[str]:
    """Texts that an expression with these words may be slow on, when they are repeated."""
    words = re.findall(r"[^\W\d_]{2,}", plain)
    return ["a", "a ", "aA1 ", "1", " ", "a, ", *(f"{word} " for word in words[:3]), *words[:2]]
