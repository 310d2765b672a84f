"""Whether a sentence is in another language than the text around it: one that was left untranslated."""

from __future__ import annotations

from cleanup.language import yat
from cleanup.language.assign import profile
from cleanup.language.evidence import SCALE, words
from cleanup.language.identify import FIT, LEAD, LETTERS, MARGIN, STRAYS, main_script, strays

APART = 24.0  # nats by which it must lead the language of the text
# Languages that a sentence does not tell apart: it need only lead the others.
KIN = (("sh", "sl"), ("mk", "bg", "sr-Cyrl"), ("cs", "sk"), ("da", "no", "sv"), ("es", "pt", "ca"), ("ru", "uk"))


def foreign(text: str, own: str) -> str:
    """The language that a sentence is surely in, where it surely is not in the language `own`; else "".

    >>> foreign("Vlada je odlučila da odloži sednicu za sledeću nedelju.", "en")
    'sh'
    >>> foreign("The government put the session off until next week.", "en")
    ''
    """
    found = words(text)
    script = main_script(found)
    if script is None:
        return ""
    table, testimony = script
    letters = sum(map(len, testimony))
    if sum(map(len, set(testimony))) < LETTERS:
        return ""
    gains = dict(zip(table.langs, table.gains(testimony), strict=True))
    lang = max(gains, key=gains.__getitem__)
    kin = next((group for group in KIN if lang in group), (lang,))
    lead = gains[lang] - max(gain for other, gain in gains.items() if other not in kin)
    if lead < max(MARGIN, LEAD * letters) * SCALE or gains[lang] < FIT * SCALE * letters:
        return ""
    if strays(table, lang, testimony) > 1 + letters // STRAYS:
        return ""
    _, own_table, own_name = profile(own) or (0, None, "")
    if own_table is table and (own_name == lang or gains[lang] - gains[own_name] < APART * SCALE):
        return ""
    return yat.kind(testimony) if lang == "sh" else lang
