"""What is to be written for a mention: the right words in its case and capitals, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleanup.names.fold import plain, sounds
from cleanup.names.grammar import fitted, in_its_case, own_words
from cleanup.names.known import tail as tail_of
from cleanup.names.mentions import Mention, Part
from cleanup.names.reading import in_case, inflect_all, written
from cleanup.names.words import UPPER
from cleanup.text import Document, Span


def changes(document: Document, mention: Mention) -> tuple[tuple[tuple[Span, str], ...], bool]:
    """What must be written where, and whether the class of every ending is known."""
    entry, text = mention.entry, document.text
    if not entry.target:
        return ((mention.span, text[slice(*mention.span)]),), True
    mention, sure = in_its_case(document, mention)
    if not mention.shape.own or not (entry.person or own_words(document, mention)):
        changed, known = _whole(document, mention)
    else:
        changed, known = _by_words(document, mention)
    return changed, sure and known and fitted(document, mention, changed)


def _by_words(document: Document, mention: Mention) -> tuple[tuple[tuple[Span, str], ...], bool]:
    """What must be written for each word of a name that has as many in this language."""
    entry, text = mention.entry, document.text
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
    right = written(part.reading, target, lang, mention.shape.noun)
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
    tail = tail_of(mention.entry.form)
    small = tail or any(joint.strip(" -") for joint in mention.entry.joints)  # Hani i Elezit, Hanit të Elezit
    words = None if slot and small else inflect_all(mention.entry.target, lang, slot, mention.shape.noun)
    if words is None:
        return ((mention.span, said),), False
    after = "".join(joint + in_case(word, said, lang) for joint, word in zip(mention.entry.joints, words, strict=True))
    after += in_case(tail, said, lang)
    return (((mention.span, after),) if after != said else ()), True
