"""From mentions to edits: of all that may stand in one place the one that is to be written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from cleanup.edits import Edit, Safety
from cleanup.names import house
from cleanup.names.accepted import accepted
from cleanup.names.grade import SCORE, WHY
from cleanup.names.mentions import CERTAIN, Mention
from cleanup.names.safety import safety as safety_of
from cleanup.names.support import Bearers, Support, bearers, identified, support
from cleanup.names.writing import changes as written
from cleanup.text import Document, Span

_ORDER: dict[Safety, int] = {"safe": 0, "ask": 1, "show": 2}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one mention would become."""

    mention: Mention
    changes: tuple[tuple[Span, str], ...]  # () where the name is right
    safety: Safety | None  # None: not to be touched, not to be mentioned
    level: Support
    how: str
    why: str = ""


def propose(document: Document, seen: Sequence[Mention]) -> Iterator[Edit]:
    """Propose an edit wherever an entry's name is not written as the language of the text writes it."""
    seen = sorted(seen, key=lambda mention: mention.span)
    known = bearers(document, seen)
    groups = list(_rivals(seen))
    rows: list[list[Proposal]] = [[] for _ in groups]
    chosen: list[Proposal | None] = [None] * len(groups)
    waiting: Collection[int] = range(len(groups))
    while waiting:
        for number in waiting:
            rows[number] = [_proposal(document, mention, known, seen) for mention in groups[number]]
            chosen[number] = _chosen(rows[number])
        # What is put right supports the rest, as in the text that comes of it: so a second run finds nothing new.
        news = known.add(mention for number in waiting for mention in _put_right(rows[number], chosen[number]))
        waiting = [n for n, group in enumerate(groups) if news and any(one.entry.rule.id in news for one in group)]
    for best in chosen:
        if best:
            yield from _edits(document, best)


def _put_right(row: Sequence[Proposal], best: Proposal | None) -> Iterator[Mention]:
    """The persons who are rightly spelt after the change that was chosen, if it is made without asking."""
    if best and best.safety == "safe":
        yield from (one.mention for one in row if one.changes == best.changes and one.mention.entry.person)


def _rivals(seen: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The mentions that share a head word."""
    by_head: dict[Span, list[Mention]] = {}
    for mention in seen:
        by_head.setdefault(mention.head.word.span, []).append(mention)
    yield from by_head.values()


def _chosen(proposals: Sequence[Proposal]) -> Proposal | None:
    """The one proposal to make: the best supported, if those as well supported want the same."""
    live = [one for one in proposals if one.level > Support.BLOCKED and one.mention.score > SCORE["other"]]
    if not live:
        return None
    level = max(one.level for one in live)
    if any(
        not one.changes and one.mention.score >= CERTAIN for one in live if one.level >= min(level, Support.DOCUMENT)
    ):
        return None
    best = [one for one in live if one.level == level and one.changes]
    top = max((one.mention.score for one in best), default=0)
    least = top if level == Support.FULL else min(top, CERTAIN)
    best = [one for one in best if one.mention.score >= least]
    if len({one.changes for one in best}) != 1 or best[0].safety is None:
        return None
    if not all(one.changes or one.level == Support.BLOCKED for one in proposals) and level < Support.FULL:
        return None
    names = sorted({one.mention.entry.rule.name for one in best})
    return replace(best[0], how=f"{best[0].how}; so {' and '.join(names)}") if len(names) > 1 else best[0]


def _proposal(document: Document, mention: Mention, known: Bearers, seen: Sequence[Mention]) -> Proposal:
    level = support(document, mention, known)
    if mention.entry.neutral:
        right = all(part.reading.kind == "equal" for part in mention.parts)
        return Proposal(mention, (), None, level if right else Support.BLOCKED, "")
    if level == Support.BLOCKED or accepted(mention):
        return Proposal(mention, (), None, level, "")
    changes, sure = written(document, mention)
    safety = safety_of(document, mention, level, known, seen) if changes else None
    if safety == "safe" and not sure:
        safety = "ask"
    limit: Safety = mention.entry.rule.data.get("safety", "safe")
    if safety and _ORDER[limit] > _ORDER[safety]:
        safety = limit
    why = mention.entry.rule.data["why"] if identified(document, mention, known) else _of_the_surname(mention)
    return Proposal(mention, changes, safety, level, _how(document, mention, level), why)


def _of_the_surname(mention: Mention) -> str:
    """Why a surname is put right of which the text does not say whose it is."""
    form, size = mention.entry.form, len(mention.shape.words) - mention.shape.surname
    if not form:
        return str(mention.entry.rule.data["why"])
    last = form[form.rindex(mention.entry.target[-size:][0]) :]
    return f"The surname is written {last}, as {form} writes it; who is meant the text does not say."


def _how(document: Document, mention: Mention, level: Support) -> str:
    if house.chosen(document, mention):
        return f"the form that the house has chosen ({mention.entry.variant}); {mention.entry.rule.data['place']}"
    worst = min(mention.parts, key=lambda part: part.reading.score)
    ground = {
        Support.FULL: "the full name",
        Support.DOCUMENT: "supported by a title, an initial or the full name in the text",
        Support.TITLE: "a title beside it",
        Support.NONE: "the name alone",
    }[level]
    why = "listed as wrong" if worst.reading.listed else WHY[worst.reading.kind]
    return f"{ground}; {why}; {mention.entry.rule.data['place']}"


def _edits(document: Document, proposal: Proposal) -> Iterator[Edit]:
    mention = proposal.mention
    rule = mention.entry.rule
    for span, right in proposal.changes:
        before = document.text[slice(*span)]
        after = unicodedata.normalize("NFD", right) if _decomposed(document.text, before) else right
        if after == before and proposal.safety != "show":
            continue
        yield Edit(
            span,
            before,
            after,
            rule.name,
            proposal.why,
            proposal.safety or "ask",
            proposal.how,
            mention.span if len(proposal.changes) > 1 else None,
        )


def _decomposed(text: str, said: str) -> bool:
    """Whether the text writes its marks apart from their letters, elsewhere too."""
    return _apart(text) > _apart(said)


@lru_cache(maxsize=8)
def _apart(text: str) -> int:
    return 0 if text.isascii() else len(_MARKS.findall(text))


_MARKS = re.compile("[\u0300-\u036f]")
