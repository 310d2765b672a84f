"""What speaks for a mention and what against it: titles, the full name elsewhere, somebody else with the surname."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import takewhile

from cleanup.names.fold import plain, script
from cleanup.names.mentions import CERTAIN, Mention
from cleanup.names.namesakes import namesake, titled
from cleanup.names.region import tells
from cleanup.names.titles import is_place_word, is_title
from cleanup.text import Document, Span

NEAR = 200  # code points within which two names may be two forms of one


ACRONYM = 4  # letters of a word in capitals that may be one


class Support(IntEnum):
    """How sure it is that the entry is meant, the spelling apart."""

    BLOCKED = 0  # somebody or something else
    NONE = 1
    TITLE = 2  # some title or trade beside a surname; "in", "near" before a place
    DOCUMENT = 3  # a title of that person, an initial, or the full name in the document
    FULL = 4


@dataclass
class Bearers:
    """Who bears a surname in one document."""

    named: dict[str, dict[Span, Mention]] = field(default_factory=dict)  # where an entry's full name stands
    doubtful: set[str] = field(default_factory=set)  # entries whose full name stands there as a namesake may write it
    full: set[str] = field(default_factory=set)  # those, and entries whose surname stands there rightly spelt
    strangers: set[str] = field(default_factory=set)  # entries whose surname somebody else has here
    regional: dict[str, frozenset[str]] = field(default_factory=dict)  # entries of the region, with their words
    places: set[str] = field(default_factory=set)  # entries that a word such as "in" or "near" shows to be places

    def add(self, right: Iterable[Mention]) -> set[str]:
        """Count persons whose names are rightly spelt; the entries of which that is news."""
        news: set[str] = set()
        for mention in right:
            rule = mention.entry.rule.id
            full = bool(mention.shape.surname and mention.full)
            if full and mention.span not in self.named.get(rule, ()):
                self.named.setdefault(rule, {})[mention.span] = mention
                news.add(rule)
            if rule not in self.full and (full or (mention.bare and not (mention.before or mention.after))):
                self.full.add(rule)
                news.add(rule)
        return news


def bearers(document: Document, found: Iterable[Mention]) -> Bearers:
    """Who bears the surnames of a document's mentions."""
    result = Bearers()
    for mention in found:
        rule = mention.entry.rule.id
        if rule not in result.regional and tells(mention):
            result.regional[rule] = frozenset(map(plain, mention.entry.target))
        if mention.score < CERTAIN:
            continue
        if not mention.entry.person:
            if mention.before in {"name", "initial"} and mention.parts[0].word.gap != "-":
                result.strangers.add(rule)
            elif _introduced(document, mention):
                result.places.add(rule)
            continue
        if unsure(document, mention):
            if mention.full:
                result.doubtful.add(rule)
        elif (mention.shape.surname and mention.full) or right(mention):
            result.add([mention])
        if mention.before in {"name", "initial"} and mention.bare:
            result.strangers.add(rule)
    return result


def unsure(document: Document, mention: Mention) -> bool:
    """Whether a namesake may be meant, whom no title beside the name excludes."""
    return namesake(mention) and not titled(document, mention)


def right(mention: Mention) -> bool:
    """Whether every word is spelt as the language of the text spells it."""
    return all(part.reading.own and part.reading.kind == "equal" for part in mention.parts)


def support(document: Document, mention: Mention, known: Bearers) -> Support:
    """What supports a mention."""
    if (
        _is_acronym(mention)
        or _is_other(document, mention)
        or _is_quoted(document, mention)
        or _island(document, mention)
    ):
        return Support.BLOCKED
    if not mention.entry.person:
        return _of_place(document, mention)
    if mention.shape.surname and mention.full:
        return Support.FULL
    return _of_surname(document, mention, known)


def identified(document: Document, mention: Mention, known: Bearers) -> bool:
    """Whether the text says that the entry's own person is meant: by the full name, here or elsewhere, or by a title."""
    if not mention.entry.person or not mention.shape.surname:
        return True
    return mention.full or mention.entry.rule.id in known.named or _own_title(document, mention, least=2)


def _of_surname(document: Document, mention: Mention, known: Bearers) -> Support:
    rule = mention.entry.rule.id
    somebody_else = mention.before in {"name", "initial"} or rule in known.strangers
    if somebody_else or mention.after or _other_gender(document, mention):
        return Support.BLOCKED
    if mention.initial or rule in known.full or _own_title(document, mention):
        return Support.DOCUMENT
    return Support.TITLE if mention.before == "title" else Support.NONE


def _of_place(document: Document, mention: Mention) -> Support:
    tied = mention.entry.variant and mention.parts[0].word.gap == "-"  # Belgrade-Pristina
    if mention.before in {"name", "initial"} and not tied:
        return Support.BLOCKED
    if len(mention.parts) > 1:
        return Support.FULL
    if _introduced(document, mention):
        return Support.TITLE if mention.after or in_a_title(document, mention) else Support.DOCUMENT
    return Support.NONE


def _introduced(document: Document, mention: Mention) -> bool:
    """Whether a word stands before it that stands before places: in, near."""
    left = re.search(r"([^\W\d_]+)[ \u00a0\n]\Z", document.text[max(0, mention.span.start - 30) : mention.span.start])
    return bool(left and is_place_word(left[1], mention.segment.lang))


_TITLED = re.compile(r"([^\W\d_]+) (?:of|de|von)(?: [^\W\d_]+,? (?:and|et|und))?\Z")
# What has the name of the place itself: the Municipality of Peja.
_UNITS = frozenset(
    {
        "municipality",
        "city",
        "town",
        "village",
        "region",
        "district",
        "capital",
        "commune",
        "ville",
        "gemeinde",
        "stadt",
    }
)


def in_a_title(document: Document, mention: Mention) -> bool:
    """Whether the place is part of what something is called: the Patriarchate of Peć."""
    start, lang = mention.span.start, mention.segment.lang
    found = _TITLED.search(document.text[max(mention.segment.span.start, start - 60) : start].rstrip())
    if not found or not found[1][0].isupper() or is_place_word(found[1], "en"):
        return False
    return not (mention.entry.variant and (found[1].lower() in _UNITS or is_title(found[1], lang)))


_WOMAN = re.compile(
    r"(?i)\b(?:ms|mrs|miss|gđa|gđica|gospođa|gospođica|znj|zonja|zonjës|frau|mme|madame|г-ѓа|гђа|госпођа)\.?\s+\Z"
)
_MAN = re.compile(
    r"(?i)\b(?:mr|gospodin|gospodina|gdin|zoti|zotit|herr|herrn|monsieur|г-дин|господин|господина)\.?\s+\Z"
)


def _other_gender(document: Document, mention: Mention) -> bool:
    """Whether a Mr or a Mrs stands before the name of a woman or a man."""
    before = document.text[max(0, mention.span.start - 16) : mention.span.start]
    wrong = {"m": _WOMAN, "f": _MAN}.get(mention.entry.rule.data.get("gender", ""))
    return bool(wrong and wrong.search(before))


def _island(document: Document, mention: Mention) -> bool:
    """Whether the name stands in a phrase of another script: "(Asociacion Argentina de Polo)" in a Cyrillic text."""
    start, end = mention.span
    said = script(document.text[start:end])
    right = script(" ".join(mention.entry.target))
    if said in {right, "mixed"} or not right:
        return False
    span = mention.segment.span
    left = re.search(r"[^\W\d_]+(?=[ \u00a0.]{1,2}\Z)", document.text[max(span.start, start - 30) : start])
    after = re.match(r"[ \u00a0]([^\W\d_]+)", document.text[end : min(span.end, end + 30)])
    return any(found and script(found[0]) == said for found in (left, after))


def _own_title(document: Document, mention: Mention, least: int = 1) -> bool:
    """Whether a title of that person stands beside the name, of so many words at least: many are a judge."""
    titles = [title for title in mention.entry.rule.data.get("titles", ()) if len(title.split()) >= least]
    if not titles:
        return False
    start, end = mention.span
    span = mention.segment.span
    left = " ".join(document.text[max(span.start, start - 80) : start].lower().split())
    right = " ".join(document.text[end : min(span.end, end + 80)].lower().split())
    return any(left.rstrip(" ,").endswith(title) or right.startswith((f", {title}", f"({title}")) for title in titles)


def _is_acronym(mention: Mention) -> bool:
    """Whether the word alone is so short, and all in capitals, that it rather is an acronym: NIS is a firm, Niš a town."""
    (part, *more) = mention.parts
    said = part.word.text
    return (
        not more and said.isupper() and 1 < len(said) <= ACRONYM and not (part.reading.base.isupper() or right(mention))
    )


def _is_other(document: Document, mention: Mention) -> bool:
    """Whether the words, with those around them, are one of the names that the entry lists as somebody else's."""
    others: Sequence[str] = mention.entry.rule.data.get("others", ())
    start, end = mention.span
    for other in others:
        first = max(mention.segment.span.start, start - len(other) - 1)
        near = plain(document.text[first : end + len(other) + 1])
        words = r"\s+".join(map(re.escape, plain(other).split()))
        for match in re.finditer(rf"(?<!\w){words}", near):
            if first + match.start() < end and first + match.end() > start:
                return True
    return False


def _is_quoted(document: Document, mention: Mention) -> bool:
    """Whether the name alone stands between quotation marks: then the word is meant, not the person.

    Those around the segment are no words but how its format writes a string.
    """
    (start, end), (first, last) = mention.span, mention.segment.span
    before, after = document.text[max(first, start - 1) : start], document.text[end : min(last, end + 1)]
    return before != "" and before in "\"“”„«»‘’'‚‹›" and after != "" and after in "\"“”«»’'‹›"


def spelt_by_another(document: Document, mention: Mention, rivals: Sequence[Mention]) -> bool:
    """Whether the text itself says that a name has two forms: in brackets, beside a stroke, with a language named.

    `rivals`: the mentions of the document in order of position, of which those near by count.
    """
    start, end = mention.span
    text = document.text
    before, after = text[max(0, start - 24) : start], text[end : end + 3]
    if re.search(r"[(\[/]\s*\Z", before) and re.match(r"\s*[)\]/,;]", after):
        return True
    if re.match(r"\s?/", after) or re.search(r"/\s?\Z", before) or _LABEL.search(before):
        return True
    first = bisect_left(rivals, start - NEAR, key=lambda rival: rival.span.start)
    for rival in takewhile(
        lambda rival: rival.span.start <= end + NEAR, (rivals[number] for number in range(first, len(rivals)))
    ):
        other = plain(text[slice(*rival.span)]) != plain(text[start:end])
        if other and rival.entry.rule.id == mention.entry.rule.id:
            between = text[min(end, rival.span.end) : max(start, rival.span.start)]
            if len(between) <= 24 and _EITHER.search(between):
                return True
    return False


_LABEL = re.compile(
    r"(?i)(?:albanian|serbian|turkish|macedonian|croatian|bosnian|shqip|serbisht|turqisht|albanski|srpski|turski|"
    r"алб|срп|тур|мак|alb|srp|serb|tur|mak)[^\W\d_]{0,6}[.:]?\s*(?:name|spelling)?[:,]?\s*[\"“„]?\Z"
)
_EITHER = re.compile(r"(?i)[/(\[=]|\b(?:or|formerly|known|called|alias|ose|ili|или|oder|ou|veya|i njohur|poznat)\b")
