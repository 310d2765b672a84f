"""Whether a name stands as somebody else has set it down: in a reference, in a title, where its spelling is spoken of."""

from __future__ import annotations

import re

from cleanup.text import Document, Span

_NEAR = 90  # code points on each side that are looked at; of a line of a bibliography:
_LINE = 400
# Words that speak of how a name is written, or of what somebody goes by.
_SPELLING = re.compile(
    r"(?i)(?:\b(?:mis)?spel(?:l|t)|\bdiacritic|\bcedilla|\bumlaut|\btranslit|\btransliter|\btranscri|\btranskri|\bromani[sz]|\bpassport"
    r"|\b(?:also|sometimes|often|usually|is|was|name|be|being)\s+written\s+(?!by|to|off|down|out|up)|\b(?:signs|signed|registered|enrolled)\s+as\b"
    r"|\bwrit(?:es?|ing|ten)\s+(?:his|her|their|the|its)\s+(?:sur|last |first |full )?name|\bwithout\s+(?:the\s+)?(?:accent|mark|hook|tail)"
    r"|\b(?:is|was|are|were|been|also|better|locally|formerly)\s+(?:called|known)\b|\bnamed\s+(?=(?-i:[A-Z]))|\balias\b|\ba\.k\.a\.|\baka\b|\bn[ée]e\b|\bplain\s+(?:form|letter|c)\b"
    r"|\bshkruhet|\bshkruar\s+si|\bdrejtshkrim|\bshqiptohet|\bi\s+njohur\s+si|\be\s+njohur\s+si|\bpasaport|\bpiše\s+se|\bse\s+piše|\bpisan\w*\s+kao"
    r"|\bpoznat\w*\s+kao|\bpravopis|\blatinic|\bćirilic|\bpasoš|\bputovnic|\bпише\s+се|\bсе\s+пише|\bсе\s+пишува|\bправопис|\bпознат\w*\s+како"
    r"|\bпознат\w*\s+као|\bлатиниц|\bћирилиц|\bкирилиц|\bпасош|\byazılış|\byazılır|\bolarak\s+bilinen|\bimlâ?s[ıi]"
    r"|\bschreibweise|\bschreibung|\bgeschrieben|\bschreibt\s+sich|\bbekannt\s+als|\bgenannt|\breisepass|\bumschrift"
    r"|\bs['’]écrit|\borthographi|\bépel|\bgraphie|\bconnue?\s+sous|\bpasseport|\bcédille)"
)
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
# What follows an author in a reference: Kuci (2012), Kuci, H. (2012), Kuci, A. & Doe, B., 2012, Kuci et al.
_AUTHOR = re.compile(
    rf"(?:,?\s(?:[^\W\d_]\.[\s-]?)+)?(?:\s?(?:[,;&]|and|und|et|dhe|i)\s[^\W\d_]+(?:\s[^\W\d_]+)?,?(?:\s(?:[^\W\d_]\.[\s-]?)+)?)*\s?[,.]?\s?\(?{_YEAR}\)?[).,:;]"
    r"|,?\s(?:et\sal\.|dhe\stë\stjerë|i\sdr\.)|,\s(?:[^\W\d_]\.\s?)+(?=[^\W\d_]|[(,;:&]|\Z)"
)
# What a line of a bibliography has, or a footnote.
_REFERENCE = re.compile(
    rf"\bIS[BS]N\b|(?i:\bdoi\b)|\b(?:pp?|S|fq|str|стр|s)\.\s?\d|\b(?:[Vv]ol|Bd|Jg|[Nn]o|[Nn]r|br|бр)\.\s?\d+[^.]{{0,40}}{_YEAR}"
    rf"|\((?:[Ee]ds?|Hrsg|ur|prir|red|dir)\.\)|[^\W\d_]:\s[^\W\d_][^.:;()\n]{{2,40}},?\s{_YEAR}\b|\([^()\n]{{2,40}},\s{_YEAR}\)"
)
_NOTE = re.compile(r"\s*(?:\[\^?\w{1,4}\]:?|\^?\d{1,3}[.)\]]?)\s")
_YEARS = re.compile(rf"\b{_YEAR}\b")
# The Trial of Slobodan Milosevic; Prosecutor v. Thaci.
_CALLED = re.compile(r"(?<=[^\W_][ ,;])[A-Z][^\W\d_]{3,} (?:of|against|on|v\.|vs\.|versus) \Z|\bv(?:s?\.|ersus) \Z")
_OPEN, _SHUT = '"“„«»‘‚‹', '"”“»«’›'
_QUOTED = re.compile(rf"[{_OPEN}](?P<said>[^{_OPEN}{_SHUT}\n]{{4,{_NEAR}}})[{_SHUT}]")
_WORD = re.compile(r"[^\W\d_]{4,}")
# What is called after a person or a place.
_THING = re.compile(
    r"(?:['’]s)?[ \u00a0](?:Foundation|Street|Road|Avenue|Square|Bridge|Airport|Stadium|Arena|School|College|Academy|Institute|University|Library|Museum"
    r"|Hospital|Clinic|Centre|Center|Hall|Park|Cup|Trophy|Prize|Award|Memorial|Orchestra|Band|Trio|Quartet|Quintet|Experience|Project|Show|Group"
    r"|Fund|Ltd|Inc|LLC|Company|Hotel|Restaurant|Bar|Café|Cafe|Records|Films|Press|GmbH|AG|SHPK|Shpk|Sh\.p\.k|DOO|d\.\s?o\.\s?o|a\.\s?d\.|Stiftung|Straße|Platz)\b"
)


def cited(document: Document, name: Span, *, person: bool) -> bool:
    """Whether a name stands as somebody else has set it down, so that its letters may be meant."""
    start, end = name
    segment = document.segment_at(start)
    if segment is None:
        return False
    first, last = around = segment.span
    text = document.text
    left, right = text[max(first, start - _NEAR) : start], text[end : min(last, end + _NEAR)]
    near = _after_stop(left) + text[start:end] + _before_stop(right)
    return bool(
        _SPELLING.search(near)
        or (person and _CALLED.search(left))
        or _THING.match(right)
        or _in_a_title(text, name, around)
        or (person and _AUTHOR.match(right))
        or _in_a_reference(text, name, around)
    )


_STOP = re.compile(r"[.!?…][\"'”“»)]*\s+(?=[^\W_a-zа-я])|\n\s*\n")


def _after_stop(left: str) -> str:
    return _STOP.split(left)[-1]


def _before_stop(right: str) -> str:
    return _STOP.split(right)[0]


def _in_a_title(text: str, name: Span, around: Span) -> bool:
    """Whether the name stands in quotation marks among words that all have capitals: a book, a film."""
    start, end = name
    low = max(around.start, start - _NEAR)
    for match in _QUOTED.finditer(text, low, min(around.end, end + _NEAR)):
        if match.start() < start and end < match.end():
            others = _WORD.findall(f"{text[match.start('said') : start]} {text[end : match.end('said')]}")
            return bool(others) and all(word[0].isupper() for word in others)
    return False


def _in_a_reference(text: str, name: Span, around: Span) -> bool:
    """Whether the line is one of a bibliography, or a footnote with a year."""
    start, end = name
    low, high = max(around.start, start - _LINE), min(around.end, end + _LINE)
    line = text[low:start].rpartition("\n")[2] + text[start:end] + text[end:high].partition("\n")[0]
    return bool(_REFERENCE.search(line) or (_NOTE.match(line) and _YEARS.search(line)))
