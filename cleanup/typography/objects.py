"""A quoted object cut off from its verb by a comma: `we announced, "month of reading" and`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleanup.typography.changes import Change, Piece
from cleanup.typography.faults import COMMA_BEFORE_QUOTE
from cleanup.typography.marks import Mark
from cleanup.typography.speech import VERBS

# Verbs that name or begin a thing. Those that also bring in speech (called, declared) count in the passive alone.
NAMING = re.compile(
    r"(?P<subject>\w+)\s(?:(?:has|have|had|also|officially|today|recently|then)\s){0,3}"
    r"(?:announced|launched|titled|entitled|dubbed|named|organi[sz]ed|opened|adopted|published|established|founded|"
    r"introduced|presented|inaugurated|(?:is|are|was|were|been|be|being)\s(?:called|named|titled|entitled|dubbed|known\sas))\Z"
)
# Words that begin a clause; after such a one the comma may close it: "as we announced, ..."
BEGINS_CLAUSE = (
    "as when once after before while since if which who whom whose where until because although though what how why "
    "having that"
)
CLAUSE = frozenset(BEGINS_CLAUSE.split())
# What begins or makes a clause: then it is speech, and the comma is right.
SPEECH = re.compile(
    r"\b(?:i|we|you|he|she|it|they|there|if|when|yes|no|please|let|do|don['’]t|is|are|was|were|am|will|would|has|have|"
    r"had|can|could|must|shall|should|may|might|did|does|['’]ll|['’]m|['’]re|isn['’]t|won['’]t|not)\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"[.;]|\s(?:and|in|on|at|with|for|to|as|during|by|from|of|which|where|while)\b|\Z")


def find(text: str, found: Sequence[Mark]) -> Iterator[Change]:
    """Propose to take out the comma before a quoted group of words that begins small and holds no verb."""
    for mark, close in pairwise(found):
        comma = mark.at - 2
        if mark.role != "open" or mark.depth or close.role != "close" or comma < 0 or text[comma : mark.at] != ", ":
            continue
        start = max(0, comma - 160)
        verb = NAMING.search(text, start, comma)
        quoted = text[mark.at + 1 : min(close.at, mark.at + 120)]
        if not verb or not quoted[:1].islower() or close.at - mark.at > 100:
            continue
        if len(quoted.split()) > 10 or quoted[-1:] in ".,!?" or SPEECH.search(quoted):
            continue
        sure = _is_main(text[start : verb.start("subject")]) and bool(GOES_ON.match(text, close.at + 1))
        sure = sure and verb["subject"].lower() not in {"he", "she", "i"}  # these speak
        yield Change(COMMA_BEFORE_QUOTE, (Piece(comma, comma + 1, ""),), sure, local=True)


def _is_main(before: str) -> bool:
    """Whether the clause that these words begin is a main one, or what somebody said (`said that`)."""
    words = re.split(r"[.,;:!?()–—\"“”]", before)[-1].lower().split()
    marked = [number for number, word in enumerate(words) if word in CLAUSE]
    if not marked:
        return True
    last = marked[-1]
    return words[last] == "that" and last > 0 and words[last - 1] in VERBS
