"""Whether an English word begins with the sound of a vowel, for a and an."""

from __future__ import annotations

import re

# Written with a vowel, spoken with a consonant: you-, wun-.
CONSONANTS = re.compile(
    r"(?:eu|ew|one(?:s|ness|self|time)?\b|one-|once|ouija|uu|u[bcfhjkqrst][aeiou]|use[ds]?\b|usual|usur|usab|utop|ukr|"
    r"uni(?!n(?!g)|mp|nt|de)|unanim|ural|urin|ure)",
    re.IGNORECASE,
)
# Spoken with a vowel all the same.
VOWELS = re.compile(
    r"(?:hono[u]?r|honest|hour(?!i)|heir|unin|unim|uniden|urg|usher|uttar|utter|upon|ultim)", re.IGNORECASE
)
# Said in both ways, or letter by letter by some and as a word by others.
EITHER = re.compile(
    r"(?:herb|historic|hotel|homage|habitual|hallucin|hysteri|hegemon|humble|ubiq|uter|urdu)", re.IGNORECASE
)


def vowel_sound(word: str) -> bool | None:
    """Whether `an` stands before the word; None: not sure (abbreviations, words said in two ways).

    >>> vowel_sound("hour"), vowel_sound("university"), vowel_sound("uninvited"), vowel_sound("NGO"), vowel_sound("year")
    (True, False, True, None, False)
    >>> vowel_sound("8"), vowel_sound("11"), vowel_sound("100")
    (True, True, False)
    """
    if word and word[0].isdigit():
        number = word[: len(word) - len(word.lstrip("0123456789"))]
        return number[:1] == "8" or number in ("11", "18")
    if not word or (len(word) > 1 and word[1] in "-‑.") or EITHER.match(word):
        return None
    if len(word) == 1 or any(letter.isupper() for letter in word[1:]) or "." in word:
        return None
    if VOWELS.match(word) or CONSONANTS.match(word):
        return bool(VOWELS.match(word))
    return word[0].lower() in "aeiou"
