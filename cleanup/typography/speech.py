"""Who said it: "said Minister Gashi", "the minister added", as English has it after a quotation."""

from __future__ import annotations

import re
from typing import NamedTuple

SAYING = (
    "said says added adds stated states noted notes emphasized emphasised emphasizes emphasises stressed stresses "
    "told concluded concludes declared declares explained explains underlined underlines recalled recalls replied "
    "replies answered answers asked asks wrote writes warned warns argued argues claimed claims insisted insists "
    "continued continues commented comments affirmed affirms confirmed confirms admitted admits reiterated "
    "reiterates remarked remarks observed observes complained complains predicted predicts acknowledged "
    "acknowledges announced announces appealed promised repeated reported reports exclaimed suggested mentioned reads"
)
VERBS = frozenset(SAYING.split())
_RESTS = {
    first: "|".join(sorted((v[1:] for v in VERBS if v[0] == first), reverse=True)) for first in {v[0] for v in VERBS}
}
VERB = r"(?:" + "|".join(f"[{first}{first.upper()}](?:{rests})" for first, rests in sorted(_RESTS.items())) + r")\b"
TAIL_VERB = re.compile(rf"{VERB}(?:\s(?:also|further|yesterday|today))?")
AUXILIARY = r"(?:(?:has|have|had|also|then|further)\s){0,2}"
NOTICES = frozenset(("statement", "announcement", "release", "communique", "communiqué", "letter", "report", "notice"))
IT_IS = re.compile(rf"it\s(?:is|was|has\sbeen)(?=\s(?:also\s|further\s)?{VERB})")
SUBJECT_VERB = re.compile(rf"\s{{1,2}}{AUXILIARY}{VERB}")
PRONOUNS = frozenset(("he", "she", "they", "I", "we"))
LEADS = frozenset(
    ("the", "a", "an", "his", "her", "their", "our", "its", "one", "another", "some", "many", "several", "both", "this")
)
LINKS = frozenset(
    ("of", "for", "and", "the", "de", "van", "von", "bin", "al", "el", "at", "in", "on", "from", "to", "a", "s")
)
# What may follow the verb where the subject stands before it: when, where or to whom, but not what was said.
AFTER_VERB = re.compile(
    r"\s{1,2}(?:in|on|at|during|after|before|to|today|yesterday|when|while|adding|about|from|via|through|by|with|"
    r"again|further|recently|later|earlier|last|this\s(?:week|month|year|morning))\b"
)
TOKEN = re.compile(r"\s{1,2}([^\W_][\w'’-]{0,40}(?:\.(?=\w)[\w'’-]{1,40}){0,6})")
FIRST = re.compile(r"[^\W\d_][\w'’-]{0,40}(?:\.(?=\w)[\w'’-]{1,40}){0,6}")
TITLES = frozenset(
    ("Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Capt", "Sgt", "Rev", "Hon", "Maj")
)
LONGEST = 24  # words of a subject


class Speaker(NamedTuple):
    """The stretch that says who spoke.

    `end` is where it ends: at a stop, a mark, a dash or the end of the text. `sure`: it can be nothing else.
    """

    end: int
    inverted: bool  # the verb stands first
    sure: bool


def speaker(text: str, at: int) -> Speaker | None:
    """Who spoke, where that is said at this very place.

    >>> speaker("said Minister Gashi.", 0)
    Speaker(end=19, inverted=True, sure=True)
    >>> speaker("said that he", 0) is speaker("the minister", 0) is None
    True
    """
    verb = TAIL_VERB.match(text, at)
    return _inverted(text, verb.end()) if verb else _straight(text, at)


def _inverted(text: str, at: int) -> Speaker | None:
    end, words = _words(text, at)
    if not words or len(words) > LONGEST:
        return None
    first = words[0]
    if first in PRONOUNS:
        return Speaker(end, True, len(words) == 1)
    if first in LEADS:
        return Speaker(end, True, len(words) > 1)
    if first == "in" and words[1:] and words[1] in LEADS:
        return Speaker(end, True, not NOTICES.isdisjoint(words))
    if not first[0].isupper() or first in {"That", "This", "It", "If", "There"}:
        return None
    small = [word for word in words if word[0].islower() and word not in LINKS]
    return Speaker(end, True, not small)


def _straight(text: str, at: int) -> Speaker | None:
    if said := IT_IS.match(text, at):
        verb = TAIL_VERB.match(text, said.end() + 1)
        return _inverted(text, verb.end()) if verb else None
    first = FIRST.match(text, at)
    if not first or not (first[0] in PRONOUNS or first[0] in LEADS or first[0][0].isupper()):
        return None
    place = first.end()
    for _ in range(1 if first[0] in PRONOUNS else 6):
        verb = SUBJECT_VERB.match(text, place)
        if verb:
            end = verb.end()
            if text[end : end + 1].isspace():
                if not AFTER_VERB.match(text, end):
                    return None
                end, _ = _words(text, end)
            return Speaker(end, False, True)
        word = TOKEN.match(text, place)
        if not word:
            return None
        place = word.end()
        if text[place : place + 1] == "." and word[1] in TITLES:
            place += 1
    return None


def _words(text: str, at: int) -> tuple[int, list[str]]:
    """The words from a place on, up to a stop, a mark or a dash; and where they end."""
    words: list[str] = []
    while len(words) <= LONGEST and (token := TOKEN.match(text, at)):
        words.append(token[1])
        at = token.end()
        shortened = token[1] in TITLES or (len(token[1]) == 1 and token[1].isupper()) or "." in token[1]
        if (
            shortened
            and text[at : at + 1] == "."
            and (following := TOKEN.match(text, at + 1))
            and following[1][0].isupper()
        ):
            at += 1
    return at, words


def ends(text: str, speaker_: Speaker) -> bool:
    """Whether the sentence or the clause ends after the speaker."""
    rest = text[speaker_.end : speaker_.end + 2]
    return not rest.strip() or rest[0] in ".,;:!?(" or (rest[0] == " " and rest[1:] == "(")
