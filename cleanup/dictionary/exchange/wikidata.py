"""Wikidata: JSON dumps of entities, one a line, plain or packed, and the JSON of single entities."""

from __future__ import annotations

import bz2
import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from cleanup.dictionary.exchange.classes import kind_of
from cleanup.dictionary.exchange.record import LANGS, Reading, Record, ascii_id, serbian
from cleanup.problems import Problem

# The largest entities have some 5 MB; a file of single entities is read whole.
LONGEST = 64 * 2**20
LARGEST = 128 * 2**20
MANY = 50
_GENDER = {"Q6581097": "m", "Q6581072": "f"}
_OWN = {"sr-Latn": ("sr-el", "sr-latn"), "sr-Cyrl": ("sr-ec", "sr-cyrl")}
# Languages that write a foreign name as it is written at home: "mul" is their label where they have no other.
_AS_AT_HOME = ("en", "sq", "hr", "bs", "tr", "de", "fr")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_OTHER = "entities of another kind (say --kind to take them in)"


def looks_so(head: bytes) -> bool:
    """Whether the beginning of a file is that of Wikidata JSON.

    >>> looks_so(b'[{"type":"item","id":"Q42"'), looks_so(b'[{"op": "core/mass-edit"')
    (True, False)
    """
    return (
        re.search(rb'"id"\s*:\s*"[QLP]\d|"type"\s*:\s*"(?:item|property)"|"entities"\s*:\s*\{|"labels"\s*:\s*\{', head)
        is not None
    )


def opened(path: Path) -> IO[bytes] | gzip.GzipFile:
    """The file, unpacked as it is read."""
    if path.suffix.lower() == ".gz":
        return gzip.open(path)
    return bz2.open(path) if path.suffix.lower() == ".bz2" else path.open("rb")


def read(path: Path, reading: Reading) -> Iterator[Record]:
    """The entities as records, one after another: a dump of any size takes no more memory than its longest line.

    What cannot be read is a problem; what was read before and behind it is kept.
    """
    for line, entity in _entities(path, reading):
        record = _record(line, entity, reading)
        if record:
            yield record


def _entities(path: Path, reading: Reading) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Every entity with its line."""
    listed = closed = False
    lines = _lines(path, reading)
    for line, text in lines:
        bare = text.strip().removeprefix(b"\xef\xbb\xbf")
        if not listed and bare.startswith(b"["):
            listed, bare = True, bare[1:]
        bare = bare.strip().rstrip(b",")
        if not bare or bare == b"]":
            closed = closed or bool(bare)
            continue
        found = _parsed(bare)
        if found is None and bare.endswith(b"]"):
            found = _parsed(bare[:-1].rstrip(b" ,"))
            closed = found is not None
        if found is None:
            if line <= 2 and _laid_out(bare):
                yield from _whole(path, line, bare, lines, reading)
                return
            _broken(path, line, text, reading)
            continue
        yield from ((line, entity) for entity in _singles(found))
    if listed and not closed and not reading.problems:
        message = 'the file ends without "]": it is cut off here; what was read is kept, download it again for the rest'
        reading.problems.append(Problem(str(path), line, message))


def _lines(path: Path, reading: Reading) -> Iterator[tuple[int, bytes]]:
    line = 0
    try:
        with opened(path) as file:
            while text := file.readline(LONGEST):
                line += 1
                if len(text) == LONGEST and not text.endswith(b"\n"):
                    message = f"a line of more than {LONGEST >> 20} MiB is no entity; what was read is kept"
                    reading.problems.append(Problem(str(path), line, message))
                    return
                yield line, text
    except (EOFError, OSError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"cannot be unpacked any further ({reason}); what was read is kept, download it again for the rest"
        reading.problems.append(Problem(str(path), line + 1, message))


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _laid_out(bare: bytes) -> bool:
    """Whether one entity goes over many lines: the first line is a bracket, or a bracket and a key."""
    return len(bare) < 200 and bare.startswith(b"{") and bare.count(b"{") > bare.count(b"}")


def _whole(
    path: Path, first: int, text: bytes, lines: Iterator[tuple[int, bytes]], reading: Reading
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The entities of a file that is laid out over many lines, which must be read whole."""
    parts, size = [text, b"\n"], 0
    for line, more in lines:
        parts.append(more)
        if (size := size + len(more)) > LARGEST:
            message = f"more than {LARGEST >> 20} MiB laid out over many lines; take the dump with one entity a line"
            reading.problems.append(Problem(str(path), line, message))
            return
    text = b"".join(parts)
    try:
        found = json.loads(b"[" + text if text.rstrip().endswith(b"]") else text)
    except (ValueError, RecursionError) as error:
        message = "not JSON from here on, so nothing of it is taken; download it again"
        reading.problems.append(Problem(str(path), first - 1 + getattr(error, "lineno", 1), message))
        return
    for entity in found if isinstance(found, list) else [found]:
        yield from ((first, single) for single in _singles(entity))


def _singles(found: Any) -> Iterator[Mapping[str, Any]]:
    """The entity, or those that Special:EntityData wraps."""
    if isinstance(found, list):
        for item in found:
            yield from _singles(item)
    elif isinstance(found, dict) and isinstance(found.get("entities"), dict):
        yield from (entity for entity in found["entities"].values() if isinstance(entity, dict))
    elif isinstance(found, dict):
        yield found


def _broken(path: Path, line: int, text: bytes, reading: Reading) -> None:
    if len(reading.problems) >= MANY:
        reading.passed["more lines that are not JSON"] += 1
    elif text.endswith(b"\n"):
        message = "not JSON; this entity is left out, the others are kept: download the file again for it"
        reading.problems.append(Problem(str(path), line, message))
    else:
        message = "the file is cut off in this line; what was read is kept, download it again for the rest"
        reading.problems.append(Problem(str(path), line, message))


def _record(line: int, entity: Mapping[str, Any], reading: Reading) -> Record | None:
    number = entity.get("id")
    if not isinstance(number, str) or not re.fullmatch(r"Q[1-9]\d*", number):
        reading.passed["properties, lexemes and what has no Q number"] += 1
        return None
    write = _labels(entity, reading.langs or LANGS)
    if not write:
        reading.passed["entities without a name in the languages asked for"] += 1
        return None
    kind = kind_of(_values(entity, "P31")) or reading.kind
    if not kind:
        reading.passed[_OTHER] += 1
        return None
    base = ascii_id(write.get("en") or next(iter(write.values())))
    fields: dict[str, Any] = {"id": f"{base}-{number.lower()}".lstrip("-"), "kind": kind, "write": write}
    gender = next((_GENDER[value] for value in _values(entity, "P21") if value in _GENDER), "")
    if gender and kind == "person":
        fields["gender"] = gender
    fields["why"] = _why(entity, number)
    return Record(line, fields)


def _texts(entity: Mapping[str, Any], key: str) -> dict[str, str]:
    """Labels or descriptions by language. An empty table may be written as a list."""
    table = entity.get(key)
    if not isinstance(table, dict):
        return {}
    values = ((lang, item.get("value") if isinstance(item, dict) else item) for lang, item in table.items())
    return {lang: " ".join(value.split()) for lang, value in values if isinstance(value, str) and value.strip()}


def _labels(entity: Mapping[str, Any], langs: Sequence[str]) -> dict[str, str]:
    """The forms to write. Other names (aliases) are neither right nor wrong and are not taken."""
    labels = _texts(entity, "labels")
    if "sr" in labels:
        labels.setdefault(_OWN[serbian(labels["sr"])][0], labels["sr"])
    if _LATIN.match(labels.get("mul", "")):
        labels = dict.fromkeys(_AS_AT_HOME, labels["mul"]) | labels
    found: dict[str, str] = {}
    for lang in langs:
        form = next((labels[code] for code in _OWN.get(lang, (lang, lang.lower())) if code in labels), "")
        if any(char.isalpha() for char in form):
            found[lang] = form
    return found


def _why(entity: Mapping[str, Any], number: str) -> str:
    """The description, and where it is from."""
    texts = _texts(entity, "descriptions")
    text = texts.get("en") or next((texts[lang] for lang in sorted(texts)), "")
    return f"{text[:1].upper()}{text[1:]} (Wikidata {number})." if text else f"Wikidata {number}."


def _values(entity: Mapping[str, Any], key: str) -> Iterator[str]:
    """The entities that a property names, the preferred first, what is deprecated left out."""
    claims = entity.get("claims")
    found = claims.get(key) if isinstance(claims, dict) else None
    statements = [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
    for statement in sorted(statements, key=lambda item: item.get("rank") != "preferred"):
        value: Any = statement.get("mainsnak")
        for step in ("datavalue", "value", "id"):
            value = value.get(step) if isinstance(value, dict) else None
        if isinstance(value, str) and statement.get("rank") != "deprecated":
            yield value
