"""Tables with one row per name: which column holds what, and how a row becomes the fields of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from cleanup.dictionary.exchange.cells import FALSE, TRUE, control, parts, unguard
from cleanup.dictionary.exchange.record import KINDS, Reading, Record, serbian
from cleanup.dictionary.read import bad_language
from cleanup.problems import Problem

# Every header that is understood, by the key it stands for.
_HEADERS = {
    "id": "id|identifier|key|slug",
    "kind": "kind|type|category",
    "write": "write|name|label|form|canonical|canonical form|preferred|preferred form|preferred label|right|correct",
    "wrong": "wrong|wrong forms|variants|variant|misspellings|misspelling|seen as|bad",
    "accepted": "accepted|also right|admitted|admitted forms",
    "others": "others|other|somebody else|look alikes",
    "gender": "gender|sex",
    "given": "given|given name|first name|forename",
    "surname": "surname|family name|last name",
    "titles": "titles|title",
    "neutral": "neutral",
    "lang": "lang|langs|language|languages",
    "safety": "safety",
    "why": "why|reason|note|notes|source|description|comment|remark",
}
KEYS = {header: key for key, headers in _HEADERS.items() for header in headers.split("|")}
_NAMED = {
    "english": "en", "eng": "en", "albanian": "sq", "sqi": "sq", "alb": "sq", "shqip": "sq", "serbian": "sr", "srp": "sr",
    "srpski": "sr", "macedonian": "mk", "mkd": "mk", "croatian": "hr", "hrv": "hr", "hrvatski": "hr", "bosnian": "bs",
    "bos": "bs", "bosanski": "bs", "montenegrin": "cnr", "cnr": "cnr", "turkish": "tr", "tur": "tr", "german": "de", "deu": "de",
    "french": "fr", "fra": "fr", "italian": "it", "spanish": "es", "greek": "el", "bulgarian": "bg", "slovene": "sl",
    "slovenian": "sl", "russian": "ru", "ukrainian": "uk", "hungarian": "hu", "romanian": "ro", "polish": "pl", "dutch": "nl",
}  # fmt: skip
_COUNTRIES = {
    "al": "sq",
    "rs": "sr",
    "gb": "en",
    "us": "en",
    "cz": "cs",
    "gr": "el",
    "dk": "da",
    "ba": "bs",
    "xk": "sq",
}
_SCRIPTS = {"latn": "Latn", "latin": "Latn", "cyrl": "Cyrl", "cyrillic": "Cyrl", "el": "Latn", "ec": "Cyrl"}
_KINDS = {
    "person": "human people per", "place": "location settlement city town village municipality loc gpe country",
    "organisation": "organization org institution company party", "office": "position post function", "term": "concept",
}  # fmt: skip
_KIND = {word: kind for kind, words in _KINDS.items() for word in [kind, *words.split()]}
_GENDER = {"m": "m", "male": "m", "man": "m", "f": "f", "female": "f", "woman": "f"}
_PER_LANGUAGE = ("write", "titles", "accepted")
_LISTS = ("wrong", "others", "accepted", "titles", "lang")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: a key of an entry and, where it has one value per language, the language.

    `guess`: the header says Serbian only, and each form's letters say which.
    """

    key: str
    lang: str = ""
    guess: bool = False

    def __str__(self) -> str:
        return f"{self.key}.{self.lang}" if self.lang else self.key


def language(text: str) -> str:
    """The code of a language that a header names, or nothing.

    >>> language("sr_Latn"), language("Serbian (Cyrillic)"), language("en"), language("population")
    ('sr-Latn', 'sr-Cyrl', 'en', '')
    """
    first, *more = re.findall(r"[^\W_]+", text.lower()) or [""]
    code = _NAMED.get(first, first if len(first) == 2 else "")
    if not code or first in _COUNTRIES:
        return ""
    if more and more[0] in _SCRIPTS and code in ("sr", "sh", "bs", "cnr", "mk"):
        code, more = f"{code}-{_SCRIPTS[more[0]]}", more[1:]
    if more and len(more[0]) == 2:
        code, more = f"{code}-{more[0].upper()}", more[1:]
    return "" if more or bad_language(code) else code


def column(header: str) -> Column | None:
    """What a header says of its column.

    >>> [str(column(header)) for header in ("Albanian", "titles.sr-Latn", "Last name", "name (en)", "Population")]
    ['write.sq', 'titles.sr-Latn', 'surname', 'write.en', 'None']
    """
    table, _, code = header.strip().partition(".")
    if table in _PER_LANGUAGE and code and not bad_language(code):
        return Column(table, code)
    words = re.findall(r"[^\W_]+", header.lower())
    if key := KEYS.get(" ".join(words)):
        return Column(key)
    if code := language(header):
        return Column("write", code, guess=code == "sr")
    for at in (1, 2):
        if (key := KEYS.get(" ".join(words[:at]), "")) in _PER_LANGUAGE and (code := language(" ".join(words[at:]))):
            return Column(key, code)
        if (key := KEYS.get(" ".join(words[-at:]), "")) in _PER_LANGUAGE and (code := language(" ".join(words[:-at]))):
            return Column(key, code)
    return None


def columns(path: str, line: int, headers: Sequence[str], reading: Reading) -> list[Column | None]:
    """What each column holds; None where it is to be ignored. What is wrong with the header goes to the problems."""
    found: list[Column | None] = []
    ignored = {name.strip().lower() for name in reading.ignored}
    for header in headers:
        if not header.strip() or header.strip().lower() in ignored:
            found.append(None)
            continue
        what = column(header)
        if what is None:
            reading.problems.append(Problem(path, line, _unknown(header.strip())))
        elif what in found:
            twin = headers[found.index(what)].strip()
            message = f'columns "{twin}" and "{header.strip()}" are both {what}; ignore one: --ignore "{twin}"'
            reading.problems.append(Problem(path, line, message))
        found.append(what)
    if not reading.problems and not any(what and what.key == "write" for what in found):
        message = "no column says what is to be written; the first row must be a header such as: id kind en sq sr-Latn wrong why"
        reading.problems.append(Problem(path, line, message))
    return found


def _unknown(header: str) -> str:
    if meant := _COUNTRIES.get(header.lower()):
        return f'column "{header}" is no language code; write "{meant}"'
    near = get_close_matches(header.lower(), KEYS, 1, 0.75)
    shown = header if len(header) <= 40 else f"{header[:40]}…"
    remedy = f'did you mean "{near[0]}"?' if near else f"it is one of {', '.join(_HEADERS)}, or a language code;"
    return f'column "{shown}" is unknown; {remedy} to leave it out: --ignore "{shown}"'


def records(
    path: str, header: Sequence[Column | None], rows: Iterable[tuple[int, Sequence[str]]], reading: Reading
) -> Iterator[Record]:
    """The rows as records; a row with a fault is a problem and no record."""
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        faults: list[str] = []
        if any(cell.strip() for cell in row[len(header) :]):
            faults.append(f"{len(row)} cells, but {len(header)} columns; quote cells that hold a separator")
        cells = [(what, cell) for what, cell in zip(header, row, strict=False) if what]
        fields = _fields(cells, reading, faults)
        reading.problems += (Problem(path, line, fault) for fault in faults)
        if not faults:
            yield Record(line, fields)


def _fields(cells: Iterable[tuple[Column, str]], reading: Reading, faults: list[str]) -> dict[str, Any]:
    """The fields of one row."""
    fields: dict[str, Any] = {}
    for what, raw in cells:
        if char := control(raw):
            faults.append(f"{what}: an invisible character ({char}); delete it, or save the file as UTF-8")
            continue
        # The line break behind an only item says that it is a list.
        if value := unguard(raw.strip(" \u00a0" if what.key in _LISTS else " \u00a0\n")):
            _put(fields, what, value, faults)
    if "write" not in fields and not faults:
        faults.append("no form to write; fill in a language or the write column")
    if "kind" not in fields:
        if reading.kind:
            fields["kind"] = reading.kind
        else:
            faults.append(f"no kind; fill in the kind column, or say --kind: {', '.join(KINDS)}")
    return fields


def _put(fields: dict[str, Any], what: Column, value: str, faults: list[str]) -> None:
    """Enter the value of one cell."""
    if what.key in _PER_LANGUAGE:
        _put_form(fields, what, value, faults)
    elif what.key in _LISTS:
        if items := parts(value):
            fields[what.key] = items
    elif what.key == "neutral":
        if value.lower() in TRUE:
            fields[what.key] = True
        elif value.lower() not in FALSE:
            faults.append(f'neutral: "{value}" is neither true nor false')
    elif what.key in ("kind", "gender"):
        known = _KIND if what.key == "kind" else _GENDER
        if value.lower() in known:
            fields[what.key] = known[value.lower()]
        else:
            choices = ", ".join(KINDS if what.key == "kind" else ("m", "f"))
            faults.append(f'{what.key}: "{value[:40]}" is unknown; it is one of {choices}')
    else:
        fields[what.key] = value


def _put_form(fields: dict[str, Any], what: Column, value: str, faults: list[str]) -> None:
    """Enter a form, or titles, of one language or of all."""
    item: Any = parts(value) if what.key in _LISTS else value
    if not what.lang:
        if what.key in fields:
            faults.append(f"{what.key} stands beside one per language; keep one of the two")
        fields[what.key] = item
        return
    table = fields.setdefault(what.key, {})
    if not isinstance(table, dict):
        faults.append(f"{what} stands beside {what.key} for all languages; keep one of the two")
        return
    lang = serbian(value) if what.guess else what.lang
    if table.setdefault(lang, item) != item:
        faults.append(f'"{table[lang]}" and "{value}" are both {what.key} in {lang}; keep one')
