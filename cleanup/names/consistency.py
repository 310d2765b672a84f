"""One spelling of a name in one document, where no dictionary knows the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from cleanup.edits import Edit
from cleanup.names.bases import bases, word_relation
from cleanup.names.cited import cited
from cleanup.names.endings import family, inflect
from cleanup.names.fold import MARKED_CONSONANTS, loose, plain, script, sounds
from cleanup.names.grade import SCORE, Kind, compare, lost_marks
from cleanup.names.groups import Group, group_of, preferred
from cleanup.names.persons import persons
from cleanup.names.reading import in_case
from cleanup.names.rules import any_keys
from cleanup.names.runs import Naming, namings
from cleanup.names.sentences import side_by_side
from cleanup.names.words import capitals
from cleanup.text import Document, Span, merged, touches

RULE = "name/one-spelling"
_MANY = 40  # words of one key; more are compared by those that come first
_ARTICLE = re.compile(
    r"(?<!\w)(?:(?:the|an?|every|this|that|these|those|no|d(?:er|ie|as|en|em|es)|eine?[mnrs]?|l[ae]s?|une?|d[ue]s?|cet(?:te)?|ces?|bir)\s+"
    r"|[ld]['’])\Z",
    re.IGNORECASE,
)
_QUOTES = frozenset("\"“”„«»‘’'‚‹›()[]/")


@lru_cache(maxsize=2)  # asked before a text is read, and again of what it reads
def glance(text: str) -> bool:
    """Whether two capitalised words of a text may be two spellings of one name."""
    known: dict[str, str] = {}
    twins: dict[str, list[str]] = {}
    for word in capitals(text):
        if len(word) > 3:
            for key in any_keys(word):
                if (other := known.setdefault(key, word)) is not word:
                    twins.setdefault(key, [other]).append(word)
    return any(_suspicious(*pair) for words in twins.values() for pair in combinations(map(plain, words[:_MANY]), 2))


def _suspicious(one: str, other: str) -> bool:
    """Whether two words with one key differ in more than an ending.

    >>> _suspicious("kuçi", "kuqi"), _suspicious("kuçi", "kuçit"), _suspicious("ramës", "rama")
    (True, False, False)
    """
    shared = min(len(one), len(other)) - 1
    return one[:shared] != other[:shared]


def propose(document: Document, known: Collection[Span]) -> Iterator[Edit]:
    """Propose one spelling for each name that a document writes in several; `known`: where the dictionary speaks."""
    if not glance(document.text):
        return
    taken = merged(known)
    for found in persons(list(namings(document))):
        if not any(touches(taken, naming.span) for naming in found):
            group = group_of(found)
            if group.inconsistent and (any(naming.full for naming in found) or _of_one_case(group)):
                yield from _edits(document, group)


def _of_one_case(group: Group) -> bool:
    """Whether the spellings of single words end alike, so that no case is taken for another name."""
    ends = {word[-2:] for spelt in group.words for word in spelt}
    return len(ends) == 1 or family(group.lang) not in {"sq", "sh"}


def _edits(document: Document, group: Group) -> Iterator[Edit]:
    wanted = [preferred(words, group.lang) for words in group.words]
    whole = [naming.spans for naming in group.namings if naming.full and _fits(naming, wanted)][:2]
    why, evidence = f"The text writes this name in several ways; {group.prefer} speaks most for itself.", group.evidence
    second = side_by_side(document, group.namings, lambda naming: _fits(naming, wanted))
    for naming in group.namings:
        for word, span in zip(naming.words, naming.spans, strict=True):
            if (
                word.endswith(".")
                or script(word) == "mixed"
                or document.text[slice(*span)] != word
                or _set_apart(document.text, span)
            ):
                continue
            if found := _replacement(word, wanted, naming.lang):
                after, kind = found
                doubtful = _is_thing(document, naming) or naming.span in second
                elsewhere = any(spans != naming.spans for spans in whole)
                sure = elsewhere and not doubtful and _sure(group, naming, word, wanted, kind)
                sure = sure and not cited(document, naming.span, person=True)
                yield Edit(span, word, after, RULE, why, "safe" if sure else "ask", evidence)


def _replacement(word: str, wanted: Sequence[str], lang: str) -> tuple[str, Kind] | None:
    """What a word becomes if it is another spelling of one of the wanted words, in its case and capitals."""
    nearest = max(wanted, key=lambda right: SCORE[word_relation(right, word, lang)[0]])
    if word_relation(nearest, word, lang)[0] == "equal":
        return None
    best: Kind = "other"
    slot = ""
    for base, place in bases(word, lang).items():
        kind = _kind(nearest, base)
        if SCORE[kind] > SCORE[best]:
            best, slot = kind, place
    right = inflect(nearest, lang, slot) if slot else nearest
    if best == "other" or right is None:
        return None
    after = in_case(right, word, lang)
    return (after, best) if after != word else None


def _kind(right: str, said: str) -> Kind:
    """As `compare`; in one group a last vowel that is missing is a slip: Rashic for Rashica."""
    if lost_marks(right, said):
        return "lost"
    return "typo" if loose(right)[:-1] == loose(said) else compare(right, said)


def _sure(group: Group, naming: Naming, word: str, wanted: Sequence[str], kind: Kind) -> bool:
    """Whether marks are lost that the text has at least as often; where the full name has them elsewhere, that is sure."""
    column = next(
        (words for words in group.words if any(plain(right) in map(plain, words) for right in wanted[-1:])), {}
    )
    right = column.get(wanted[-1], 0)
    wrong = max((number for spelt, number in column.items() if spelt != wanted[-1]), default=0)
    # One mark of two is not lost: Randić is no Ranđić.
    bare = word.isascii() or not set(sounds(word)) & MARKED_CONSONANTS
    sure = kind == "lost" and right >= wrong and bare and not naming.small and len(word) > 4
    return sure and bool(naming.lang)


def _is_thing(document: Document, naming: Naming) -> bool:
    """Whether a single word has an article before it, as no person has: Karel Kořán reads the Koran."""
    return not naming.full and bool(_ARTICLE.search(document.text, max(0, naming.span.start - 12), naming.span.start))


def _is(word: str, wanted: Sequence[str], lang: str) -> bool:
    return word.endswith(".") or any(word_relation(right, word, lang)[0] == "equal" for right in wanted)


def _fits(naming: Naming, wanted: Sequence[str]) -> bool:
    return all(_is(part, wanted, naming.lang) for part in naming.words)


def _set_apart(text: str, span: Span) -> bool:
    """Whether the word stands alone in quotation marks or brackets: a spelling that is spoken of, or another language's."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return before in _QUOTES and after in _QUOTES and bool(before and after)
