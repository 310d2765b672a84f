"""Forms of a name that are right as well, and stay: Prishtina beside Pristina, Erdogan in an English text."""

from __future__ import annotations

from cleanup.names.endings import inflect
from cleanup.names.known import split
from cleanup.names.mentions import Mention, Part


def accepted(mention: Mention) -> bool:
    """Whether every word of a mention stands as a form that its entry accepts in that language writes it."""
    table = mention.entry.rule.data.get("accepted", {})
    lang = mention.segment.lang
    if mention.entry.variant:
        return any(_stands(mention, split(form)[0]) for form in table.get(mention.entry.variant, ()))
    forms = table.get(lang) or table.get(lang.partition("-")[0]) or ()
    if lang == "sh":
        forms = [form for code in ("sr-Latn", "hr", "bs") for form in table.get(code, ())]
    return any(_stands(mention, split(form)[0]) for form in forms)


def _stands(mention: Mention, words: tuple[str, ...]) -> bool:
    if len(words) == len(mention.entry.target):
        return all(part.number < len(words) and _is(mention, part, words[part.number]) for part in mention.parts)
    return len(words) == len(mention.parts) and all(
        _is(mention, *pair) for pair in zip(mention.parts, words, strict=True)
    )


def _is(mention: Mention, part: Part, word: str) -> bool:
    said, lang = part.word.text.casefold(), mention.segment.lang
    right = (inflect(word, lang, part.reading.slot, mention.shape.noun) if part.reading.slot else word) or word
    return said in (right.casefold(), word.casefold()) or said == f"{word}'s".casefold()
