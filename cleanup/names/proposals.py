"""From mentions to edits: what is written, and how sure it must be to be written without asking."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from cleanup.edits import Edit, Safety
from cleanup.names.accepted import accepted
from cleanup.names.distinct import distinct, worth_asking
from cleanup.names.endings import inflect
from cleanup.names.fold import loose, plain, script, sounds
from cleanup.names.grade import SCORE, WHY, slight
from cleanup.names.known import in_case, inflect_all, written
from cleanup.names.mentions import CERTAIN, Mention, Part
from cleanup.names.support import Bearers, Support, bearers, spelt_by_another, support
from cleanup.names.words import UPPER
from cleanup.text import Document, Span

MIXED = 6  # places where scripts touch in a paragraph that mixes them throughout; one name has up to so many
_ORDER: dict[Safety, int] = {"safe": 0, "ask": 1, "show": 2}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one mention would become."""

    mention: Mention
    changes: tuple[tuple[Span, str], ...]  # () where the name is right
    safety: Safety | None  # None: not to be touched, not to be mentioned
    level: Support
    how: str


def propose(document: Document, seen: Sequence[Mention]) -> Iterator[Edit]:
    """Propose an edit wherever an entry's name is not written as the language of the text writes it."""
    known = bearers(seen)
    seen = sorted(seen, key=lambda mention: mention.span)
    for rivals in _rivals(seen):
        proposals = [_proposal(document, mention, known, seen) for mention in rivals]
        if best := _chosen(proposals):
            yield from _edits(document, best)


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
    changes, sure = _changes(document, mention)
    safety = _safety(document, mention, level, seen) if changes else None
    if safety == "safe" and not sure:
        safety = "ask"
    limit: Safety = mention.entry.rule.data.get("safety", "safe")
    if safety and _ORDER[limit] > _ORDER[safety]:
        safety = limit
    return Proposal(mention, changes, safety, level, _how(mention, level))


def _safety(document: Document, mention: Mention, level: Support, seen: Sequence[Mention]) -> Safety | None:
    """How sure a change is: by the worst word's grade and by what supports it."""
    if not mention.entry.target:
        return "show" if level >= Support.DOCUMENT and _plainly_wrong(mention) else None
    if _look_alikes(document, mention):
        return None
    person = level == Support.FULL and mention.entry.person
    if not person and (not mention.segment.lang or spelt_by_another(document, mention, seen)):
        return None
    return _safety_full(mention) if level == Support.FULL else _safety_bare(document, mention, level)


# A Latin and a Cyrillic letter that touch.
_SEAM = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


def _look_alikes(document: Document, mention: Mention) -> bool:
    """Whether look-alike letters are all that is wrong, in a paragraph that mixes scripts throughout.

    Then the text is what to put right, not the name.
    """
    mixed = [script(part.word.text) == "mixed" for part in mention.parts]
    if not any(mixed) or not all(
        one or part.reading.kind == "equal" for one, part in zip(mixed, mention.parts, strict=True)
    ):
        return False
    return len(_SEAM.findall(document.text, *mention.segment.span)) > MIXED


# An office of state before a name, which few bear; not Mr, coach or driver.
_OFFICE = re.compile(
    r"(?i)\b(?:prime |krye|premijer|premier|minist|presid|predsjed|predsed|председ|претсед|премијер|министар|министер|министр"
    r"|deputet|poslani|ambasador|kanzler|bakan|başkan)[^\W\d_]*,?\s+\Z"
)


def _safety_bare(document: Document, mention: Mention, level: Support) -> Safety | None:
    """A surname or a place alone is sure with support, or where it can hardly be another word or name."""
    if mention.score < CERTAIN:
        least = Support.TITLE if mention.score >= SCORE["near"] else Support.DOCUMENT
        return "ask" if level >= least else None
    # One marked letter for another makes a name that others bear: Kuqi is no Kuçi because a Mr stands before it.
    slip = mention.entry.person and mention.head.reading.kind == "slip"
    start = mention.span.start
    another = slip and not _OFFICE.search(document.text[max(mention.segment.span.start, start - 40) : start])
    if level >= Support.DOCUMENT or (not another and distinct(mention, titled=level >= Support.TITLE)):
        return "safe"
    return "ask" if level >= Support.TITLE or worth_asking(mention) else None


def _plainly_wrong(mention: Mention) -> bool:
    """Whether the spelling is wrong in any language: a person's marks lost, listed as wrong, letters of two scripts."""
    return any(
        part.reading.listed
        or (mention.entry.person and part.reading.kind == "lost")
        or script(part.word.text) == "mixed"
        for part in mention.parts
    )


def _safety_full(mention: Mention) -> Safety:
    """A full name is sure but for a letter that makes another name, and for an order that may be another name's."""
    if mention.reverse and not _SURNAME.search(loose(mention.head.word.text)):
        return "ask"
    doubtful = [part for part in mention.parts if part.reading.score < CERTAIN]
    if not doubtful:
        return "safe"
    (part, *more) = doubtful
    if more or part.number < mention.shape.surname or len(mention.parts) < 2:
        return "ask"  # another given name is another person: Milan, Milena
    right = inflect(part.reading.base, mention.segment.lang, part.reading.slot) or part.reading.base
    if part.reading.kind == "near":
        same_start = loose(right)[:1] == loose(part.word.text)[:1]
        return "safe" if same_start or sounds(right)[:1] == "G" else "ask"
    return "safe" if slight(right, part.word.text) else "ask"


# What a surname ends in, of those that do not look like given names.
_SURNAME = re.compile(r"(?:[aeiou]|ic|vac|vic|nac|jac|sk|ov|ev|oglu|man|enko|ian|shvil)$")


def _how(mention: Mention, level: Support) -> str:
    worst = min(mention.parts, key=lambda part: part.reading.score)
    ground = {
        Support.FULL: "the full name",
        Support.DOCUMENT: "supported by a title, an initial or the full name in the text",
        Support.TITLE: "a title beside it",
        Support.NONE: "the name alone",
    }[level]
    why = "listed as wrong" if worst.reading.listed else WHY[worst.reading.kind]
    return f"{ground}; {why}; {mention.entry.rule.data['place']}"


def _changes(document: Document, mention: Mention) -> tuple[tuple[tuple[Span, str], ...], bool]:
    """What must be written where, and whether the class of every ending is known."""
    entry, text = mention.entry, document.text
    if not entry.target:
        return ((mention.span, text[slice(*mention.span)]),), True
    if not mention.shape.own:
        return _whole(document, mention)
    lower = _one_in_capitals(text, mention)
    words = [(part, *_word(part, mention, lower=lower)) for part in mention.parts]
    sure = all(found for _, _, found in words)
    if mention.reverse:
        ordered = sorted(words, key=lambda item: item[0].number)
        after = "".join((entry.joints[part.number] or " ") + word for part, word, _ in ordered).strip()
        return ((mention.span, after),), sure
    changes: list[tuple[Span, str]] = []
    if letters := _initial(mention):
        changes.append(letters)
    for (part, word, _), before in zip(words, [None, *mention.parts], strict=False):
        if before is not None:
            changes += _joint(document, mention, before, part)
        if text[slice(*part.span)] != word:
            changes.append((part.span, word))
    return tuple(changes), sure


def _word(part: Part, mention: Mention, *, lower: bool) -> tuple[str, bool]:
    """The right word for a part, in its case and capitals; whether its class of endings is known."""
    target = mention.entry.target[part.number]
    lang = mention.segment.lang
    said = part.word.text
    right = written(part.reading, target, lang)
    if right is None:
        return said, False
    return right if lower else in_case(right, said, lang), True


_CAPITALS = re.compile(
    rf"(?<![^\W_])(?:[{UPPER}]{{2,}}[ ][{UPPER}][^\W\d_{UPPER}]+|[{UPPER}][^\W\d_{UPPER}]+[ ][{UPPER}]{{2,}})(?![^\W_])"
)


def _one_in_capitals(text: str, mention: Mention) -> bool:
    """Whether this is the one full name of a text whose surname alone is in capitals: no list in which all are so."""
    if not (mention.entry.person and mention.full) or all(part.word.text.isupper() for part in mention.parts):
        return False
    if not any(part.word.text.isupper() and len(part.word.text) > 2 for part in mention.parts):
        return False
    return _in_capitals(text) == 1


@lru_cache(maxsize=2)
def _in_capitals(text: str) -> int:
    return len(_CAPITALS.findall(text))


def _initial(mention: Mention) -> tuple[Span, str] | None:
    """The initial before a surname, where the right given name does not begin so: Х. Кучи, H. Kuçi."""
    word, number = mention.letter
    target = mention.entry.target[number]
    if word is None or plain(target).startswith(plain(word.text)):
        return None
    size = 2 if len(sounds(target[:2])) == 1 and len(target) > 2 and target[1] != target[0].lower() else 1
    return word.span, target[:size]


def _joint(document: Document, mention: Mention, before: Part, part: Part) -> Iterator[tuple[Span, str]]:
    """A hyphen, a space or a little word that is not as the name has it."""
    if part.number != before.number + 1:
        return
    joint = mention.entry.joints[part.number]
    span = Span(before.word.span.end + len(before.word.tail), part.word.span.start)
    between = document.text[slice(*span)]
    known = between in {"-", " ", "", *mention.shape.joints[part.number]}
    if known and between != joint and bool(between.strip(" -")) == bool(joint.strip(" -")):
        yield span, joint


def _whole(document: Document, mention: Mention) -> tuple[tuple[tuple[Span, str], ...], bool]:
    """A name of other words in this language: Suva Reka, Suhareka."""
    slot = mention.parts[-1].reading.slot
    lang = mention.segment.lang
    said = document.text[slice(*mention.span)]
    if len({part.number for part in mention.parts}) != len(mention.shape.words):
        return (), True
    words = inflect_all(mention.entry.target, lang, slot)
    if words is None:
        return ((mention.span, said),), False
    after = "".join(joint + in_case(word, said, lang) for joint, word in zip(mention.entry.joints, words, strict=True))
    return (((mention.span, after),) if after != said else ()), True


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
            rule.data["why"],
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
