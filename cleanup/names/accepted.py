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
    lang = mention.segment.lang
    if len(words) == len(mention.entry.target):
        return all(part.number < len(words) and _is(part, words[part.number], lang) for part in mention.parts)
    return len(words) == len(mention.parts) and all(map(_is, mention.parts, words, [lang] * len(words)))


def _is(part: Part, word: str, lang: str) -> bool:
    said = part.word.text.casefold()
    right = (inflect(word, lang, part.reading.slot) if part.reading.slot else word) or word
    return said in (right.casefold(), word.casefold()) or said == f"{word}'s".casefold()
