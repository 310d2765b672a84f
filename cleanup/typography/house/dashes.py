"""Dashes between words: ` - ` as ` – ` or `—`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.language import serves
from cleanup.typography.changes import Change, Piece
from cleanup.typography.house.choices import DASH
from cleanup.typography.house.conventions import Convention

DASHES = re.compile(
    r"(?<=[^\s\-–—])(?:(?P<left>[ \u00a0])(?P<dash>-|--|–|—)(?P<right>[ \u00a0])|(?P<bare>--|—))(?=[^\s\-–—])"
)
BEFORE, AFTER = re.compile(r"\w[\w'’-]*\Z"), re.compile(r"[\"“„«(]?(\w[\w'’-]*)")
STOP = re.compile(r"[.!?…]\s")
AFTER_STOP = ',;:!?"“”»)'
# Words that begin a clause or an aside. No pronouns: machines part "dit-il" and "will they" with them; no "a", "to", "even".
BEGINS = {
    "en": "and but or nor yet the which who whose whom where when while because although though until since including such "
    "especially mainly namely with without after before as",
    "sq": "dhe edhe por ose as që një ky kjo këta këto në me për nga pa kur ku sepse megjithëse ndonëse nuk i cili cila "
    "veçanërisht tha thotë shtoi theksoi",
    "sr-Latn": "i a ali ili te da kao koji koja koje kojih kojem kojoj kojima što u na sa za od do iz pri ovaj ova ovo kad "
    "kada gde gdje jer iako dok rekao rekla kaže",
    "sr-Cyrl": "и а али или те да као који која које којих којем којој којима што у на са за од до из при овај ова ово кад "
    "када где јер иако док рекао рекла каже",
    "mk": "и а но или да како што кој која кое кои во на со за од до при овој оваа ова кога каде бидејќи иако додека рече вели",
    "de": "aber denn sondern wie der die das den dem des ein eine einen einem einer im am bei mit von vom zum zur für "
    "nach nicht kein keine wenn weil obwohl während",
    "fr": "et mais ou ni donc car le la les un une des du au aux dans sur par pour avec sans qui que dont où comme quand "
    "lorsque parce",
}  # fmt: skip
# Words with which a sentence goes on after an aside.
RESUMES = {
    "en": "was were is are has have had will would can could must should may might did does do in on at of for from by",
    "sq": "është janë ishte ishin ka kanë do mund duhet u",
    "sr-Latn": "je su nije bio bila će ima imaju može mora",
    "sr-Cyrl": "је су није био била ће има имају може мора",
    "mk": "е се беше беа ќе има имаат може мора",
    "de": "ist sind war waren hat haben wird werden kann muss soll",
    "fr": "est sont était étaient a ont avait sera peut doit",
}
# First halves of compounds: "short - and long-term".
FIRST_HALVES = "vis co ex non pre post pro anti semi self well long short high low mid multi inter half middle so re un"
HALVES = frozenset(FIRST_HALVES.split())
WORDS = {lang: frozenset(words.split()) for lang, words in BEGINS.items()}
MORE = {lang: WORDS[lang] | set(words.split()) for lang, words in RESUMES.items()}


def find(text: str, chosen: Convention) -> Iterator[Change]:
    """Propose the dash of the convention; unasked where the words show that it is no compound, no name and no range."""
    if not chosen.dash:
        return
    lang = "sr-Latn" if serves(("hr", "bs"), chosen.lang) else chosen.lang
    aside = -1  # the sentence that has surely had its first dash
    for match in DASHES.finditer(text):
        dash = match["bare"] or match["dash"]
        if dash not in {"-", "--"} and (dash not in chosen.dashes or match[0] == chosen.dash):
            continue
        sentence = _sentence(text, match.start())
        sure = _is_dash(text, match, (MORE if aside == sentence else WORDS).get(lang, frozenset()))
        aside = sentence if sure and aside != sentence else -1
        yield Change(DASH, (Piece(match.start(), match.end(), chosen.dash),), sure)


def _sentence(text: str, at: int) -> int:
    """Where the sentence begins, or the 400 characters before the place."""
    start = max(0, at - 400)
    return max((match.end() for match in STOP.finditer(text, start, at)), default=start)


def _is_dash(text: str, match: re.Match[str], begins: frozenset[str]) -> bool:
    """Whether what follows is none of the things that a hyphen joins."""
    left, right = BEFORE.search(text, max(0, match.start() - 40), match.start()), AFTER.match(text, match.end())
    if not right:
        return False
    if not left:
        return text[match.start() - 1] in AFTER_STOP
    if left[0].lower() in HALVES or len(left[0]) == 1:
        return False
    plain = left[0].isalpha() and right[1].isalpha() and (left[0].islower() or right[1].islower())
    return right[1] in begins or (plain and match["dash"] != "-")
