"""How sure the change of a mention is: by the grade of its worst word and by what supports it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from cleanup.edits import Safety
from cleanup.names import house
from cleanup.names.cited import cited
from cleanup.names.distinct import WORDS, distinct, foreign, gained, worth_asking
from cleanup.names.endings import family, inflect
from cleanup.names.fold import loose, plain, script, sounds
from cleanup.names.grade import SCORE, SHORT, slight
from cleanup.names.mentions import CERTAIN, Mention, Part
from cleanup.names.namesakes import OFFICE, STATE, apart, borne_by_others
from cleanup.names.region import abroad, at_home
from cleanup.names.support import NEAR, Bearers, Support, right, spelt_by_another, unsure
from cleanup.names.words import UPPER
from cleanup.text import Document

MIXED = 6  # places where scripts touch in a paragraph that mixes them throughout; one name has up to so many


def safety(
    document: Document, mention: Mention, level: Support, known: Bearers, seen: Sequence[Mention]
) -> Safety | None:
    """How sure a change is: by the worst word's grade and by what supports it; `seen`: all mentions, by position."""
    if not mention.entry.target:
        return "show" if level >= Support.DOCUMENT and _plainly_wrong(mention) else None
    if _look_alikes(document, mention):
        return None
    person = level == Support.FULL and mention.entry.person
    if not person and (not mention.segment.lang or spelt_by_another(document, mention, seen)):
        return None
    found = _safety(document, mention, level, known, seen)
    return "ask" if found == "safe" and cited(document, mention.span, person=mention.entry.person) else found


def _safety(
    document: Document, mention: Mention, level: Support, known: Bearers, seen: Sequence[Mention]
) -> Safety | None:
    """As `safety`, where the name is the writer's own."""
    if house.chosen(document, mention):
        return house.safety(document, mention, level, known, seen)
    several = len(mention.parts) > 1 or mention.tail or " " in mention.entry.form
    if mention.entry.rule.data["kind"] in _BODIES and several:
        return "safe" if _unmistakable(mention) else "ask"
    found = _safety_bare(document, mention, level, known) if level < Support.FULL else _safety_full(mention)
    if found == "safe" and (
        _another_thing(mention, level)
        or _in_a_roll(document, mention)
        or _beside_the_right(document, mention, seen)
        or _of_another(document, mention, known)
        or (level == Support.FULL and abroad(document, mention, known.regional.items()))
    ):
        return "ask"
    return found


def _another_thing(mention: Mention, level: Support) -> bool:
    """Whether a word alone may be a firm, a ship, or an ordinary word that begins the sentence."""
    part = mention.head
    if level < Support.FULL and gained(mention):
        return True
    if mention.entry.rule.data["kind"] == "place":
        bare = level < Support.DOCUMENT and len(mention.parts) == 1
        short = part.reading.kind == "slip" and len(part.word.text) <= SHORT
        plainly = (
            part.reading.own or part.reading.slot or part.word.tail or foreign(part.word.text, mention.segment.lang)
        )
        return mention.after or short or (bare and not plainly)
    titled = mention.before == "title" or level == Support.FULL
    return mention.bare and part.word.first and not titled and _may_be_a_word(mention, part)


def _may_be_a_word(mention: Mention, part: Part) -> bool:
    """Whether a language of the region may have an ordinary word that is spelt so: Kući, Kuqi."""
    own = family(mention.segment.lang) in {"sq", "sh", "mk"}
    return own and (part.reading.kind == "slip" or plain(part.word.text).startswith(WORDS))


_AND = r"(?:[,;]|\s(?:and|und|et|dhe|ve|i|и))\s+"
_ROLL = re.compile(rf"\A{_AND}[{UPPER}][^\W\d_]+[ ][{UPPER}][^\W\d_]+\b")
_ROLL_BEFORE = re.compile(rf"\b[{UPPER}][^\W\d_]+[ ][{UPPER}][^\W\d_]+{_AND}\Z")


def _in_a_roll(document: Document, mention: Mention) -> bool:
    """Whether a name with the surname first stands in a roll, whose order it may be: Gashi Besa, Haziri Lutfi."""
    if not mention.reverse:
        return False
    start, end = mention.span
    low, high = mention.segment.span
    after, before = document.text[end : min(high, end + 60)], document.text[max(low, start - 60) : start]
    listed = mention.segment.kind in {"cell", "item", "value"}
    return listed or bool(_ROLL.search(after) or _ROLL_BEFORE.search(before))


def _beside_the_right(document: Document, mention: Mention, seen: Sequence[Mention]) -> bool:
    """Whether the full name stands rightly spelt in the same sentence: then this is another person's."""
    if not (mention.entry.person and mention.full):
        return False
    start, end = mention.span
    first = bisect_left(seen, start - NEAR, key=lambda one: one.span.start)
    near = takewhile(lambda one: one.span.start <= end + NEAR, map(seen.__getitem__, range(first, len(seen))))
    return any(
        one.entry.rule.id == mention.entry.rule.id
        and one.full
        and one.span != mention.span
        and right(one)
        and not apart(document, mention, one)
        for one in near
    )


def _of_another(document: Document, mention: Mention, known: Bearers) -> bool:
    """Whether a namesake may be meant: neither a title nor the right name in another sentence speaks against that."""
    named = known.named.get(mention.entry.rule.id, {})
    if unsure(document, mention):
        return not any(apart(document, mention, other) for other in named.values())
    return mention.entry.person and mention.entry.rule.id in known.doubtful and not (mention.full or named)


_BODIES = frozenset({"organisation", "office", "term"})
_WORDS = 3  # so many words, of and the apart, and no other body is called so


def _unmistakable(mention: Mention) -> bool:
    """Whether a body's or an office's own name only lost its marks or is in the wrong script.

    Its name in another language may stand in a text on purpose: Policia e Kosovës, in brackets after Kosovo Police.
    """
    sounding = all(
        part.reading.kind in {"equal", "lost"}
        and (part.reading.own or sounds(part.reading.base) == sounds(mention.entry.target[part.number]))
        for part in mention.parts
        if part.number < len(mention.entry.target)
    )
    words = sum(len(word) > 2 for word in mention.entry.form.split())
    least = _WORDS - 1 if _only_lost(mention) else _WORDS
    return sounding and mention.shape.own and not mention.after and words >= least


def _only_lost(mention: Mention) -> bool:
    """Whether all that is wrong is marks lost in words of the text's own language, which no other body writes without."""
    lost = [part for part in mention.parts if part.reading.kind == "lost"]
    return (
        family(mention.segment.lang) in {"sq", "sh", "tr"}
        and all(part.reading.own and len(part.word.text) > SHORT for part in lost)
        and all(part.reading.kind == "equal" for part in mention.parts if part not in lost)
    )


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


def _safety_bare(document: Document, mention: Mention, level: Support, known: Bearers) -> Safety | None:
    """A surname or a place alone is sure with support, or where it can hardly be another word or name."""
    if mention.score < CERTAIN:
        least = Support.TITLE if mention.score >= SCORE["near"] else Support.DOCUMENT
        return "ask" if level >= least else None
    # One marked letter for another makes a name that others bear: Kuqi is no Kuçi because a Mr stands before it.
    # And abroad a family writes its name without marks: the pilot Mladic of Denver is no Mladić.
    kind = mention.head.reading.kind if mention.entry.person else ""
    # Two steps from what the language writes lead to another surname: Schmidt, that others write Šmit, is no Smith.
    if kind in {"marks", "slip", "near"} and not mention.head.reading.own:
        return "ask" if level >= Support.TITLE else None
    other = kind == "slip" or (kind == "lost" and not at_home(document, mention, known.regional.values()))
    start = mention.span.start
    left = document.text[max(mention.segment.span.start, start - 40) : start]
    another = other and not STATE.search(left)
    another = another or (mention.bare and borne_by_others(mention) and not OFFICE.search(left))
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
    right = inflect(part.reading.base, mention.segment.lang, part.reading.slot, mention.shape.noun) or part.reading.base
    if part.reading.kind == "near":
        same_start = loose(right)[:1] == loose(part.word.text)[:1]
        return "safe" if same_start or sounds(right)[:1] == "G" else "ask"
    return "safe" if slight(right, part.word.text) else "ask"


# What a surname ends in, of those that do not look like given names.
_SURNAME = re.compile(r"(?:[aeiou]|ic|vac|vic|nac|jac|sk|ov|ev|oglu|man|enko|ian|shvil)$")
