"""Codes of languages (BCP 47): how they are written, and which rules serve which text."""

from __future__ import annotations

# Latin South Slavic that is not told apart is written "sh"; a rule serves it that serves all of these.
SH = ("sr-Latn", "hr", "bs")


def serves(langs: tuple[str, ...], lang: str) -> bool:
    """Whether a rule for `langs` (none: every language) may run on a text of `lang` ("": not sure).

    >>> serves(("en",), "en-GB"), serves(("sr",), "sr-Cyrl"), serves(("sr", "hr", "bs"), "sh"), serves(("sr", "hr"), "sh")
    (True, True, True, False)
    >>> serves((), ""), serves(("en",), "")
    (True, False)
    """
    if not langs:
        return True
    if any(lang == own or lang.startswith(own + "-") for own in langs):
        return True
    if lang == "sh":
        return all(serves(langs, one) for one in SH)
    return "sh" in langs and serves(SH, lang)
