"""Whether a form that an entry calls wrong is an ordinary word of the language, which people would write rightly.

The word lists are those of simplemma (extra `[words]`): some 40 languages, MIT. They are large (180 MiB in memory for
four languages), so only `cleanup dictionary check` looks into them.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from cleanup.dictionary.entries import Entry
from cleanup.problems import Problem

LISTS = {"en": "en", "sq": "sq", "sr": "hbs", "hr": "hbs", "bs": "hbs", "mk": "mk", "tr": "tr", "de": "de", "fr": "fr"}
REMEDY = "pip install 'translation-cleanup[words]'"


def available() -> bool:
    """Whether the word lists are installed."""
    return find_spec("simplemma") is not None


def ordinary(entry: Entry) -> Iterator[Problem]:
    """A problem for each wrong form that is an ordinary word, unless the entry's `why` speaks of that word."""
    from simplemma import is_known

    for number, wrong in enumerate(entry.texts("wrong")):
        if not wrong.isalpha() or f'"{wrong.lower()}"' in str(entry.fields.get("why", "")).lower():
            continue
        for lang in entry.langs or ("en",):
            known = LISTS.get(lang.partition("-")[0])
            if known and is_known(wrong.lower(), known):
                remedy = f'drop it, or say in why what is to become of the word "{wrong.lower()}"'
                yield entry.problem(f'wrong: "{wrong.lower()}" is a word ({lang}); {remedy}', "wrong", number)
