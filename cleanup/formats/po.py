"""Gettext PO: the translations, each with its original beside it.

Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. Header, originals, comments and obsolete
entries are left alone; a string that is continued over several lines reads as one.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from itertools import pairwise

from cleanup.formats.sheet import Read
from cleanup.formats.strand import GAP, Strand, folds
from cleanup.formats.values import Escapes, Values, language, refused
from cleanup.text import Fold, Options, Span

LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
KEYWORD = re.compile(r"[ \t]*+(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?[ \t]*+)?(?=\")")
LITERAL = re.compile(r"[ \t]*+\"((?:[^\"\\\r\n]|\\[^\r\n])*+)\"")
ESCAPED = re.compile(r"\\(?:([abfnrtv\"\\?'])|[0-7]{1,3}|x[0-9a-fA-F]+|.)")
CHARACTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
ESCAPES: Escapes = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))
FIELD = r"(?im)^{}:[ \t]*(.*?)[ \t]*$"


@dataclass
class Entry:
    """The quoted parts of each string of an entry, by keyword and number of the plural form."""

    parts: dict[tuple[str, str], list[Span]] = field(default_factory=dict)

    @property
    def translated(self) -> bool:
        """Whether its translation has begun, so that what comes next is another entry."""
        return any(keyword == "msgstr" for keyword, _ in self.parts)


def read(source: str, options: Options) -> Read:
    """The translations of a PO file. Raises CleanupError where a line is none of such a file."""
    entries = _entries(source)
    values = Values(source)
    lang = source_lang = ""
    for entry in entries:
        strands = {name: _strand(source, parts) for name, parts in entry.parts.items()}
        original = strands.get(("msgid", ""))
        words = original.words if original else ""
        if not words and ("msgctxt", "") not in strands:
            header = strands[min(name for name in strands if name[0] == "msgstr")]
            _check_charset(header, options)
            lang, source_lang = (language(_field(header, name)) for name in ("Language", "X-Source-Language"))
            continue
        plural = strands.get(("msgid_plural", ""))
        for (keyword, number), strand in strands.items():
            if keyword == "msgstr":
                beside = plural.words if plural and number not in ("", "0") else words
                values.add(strand, escapes=ESCAPES, lang=lang, source=beside, source_lang=source_lang)
    return values.read()


def _entries(source: str) -> list[Entry]:
    """The entries that have a translation, in order."""
    entries = [Entry()]
    name = ("", "")
    for line in LINE.finditer(source, int(source.startswith("\ufeff"))):
        start, end = line.span()
        bare = line[0].strip()
        if not bare or bare.startswith("#"):
            if bare and entries[-1].translated:
                entries.append(Entry())
                name = ("", "")
            continue
        keyword = KEYWORD.match(source, start, end)
        if keyword and keyword[1]:
            name = (keyword[1], keyword[2] or "")
            if name[0] in ("msgctxt", "msgid") and entries[-1].translated:
                entries.append(Entry())
            if name in entries[-1].parts:
                raise refused(source, start, f"a second {name[0]} in one entry; take one out")
            if name[0] == "msgstr" and ("msgid", "") not in entries[-1].parts:
                raise refused(source, start, "msgstr without a msgid before it; put the msgid back")
        if not keyword or not name[0]:
            raise refused(source, start, "is no line of a PO file; expected msgid, msgstr, quoted text or a comment")
        at = keyword.end()
        while literal := LITERAL.match(source, at, end):
            entries[-1].parts.setdefault(name, []).append(Span(*literal.span(1)))
            at = literal.end()
        if source[at:end].strip():
            raise refused(source, start, 'the quoted text does not end as it should; close it, or write \\" within it')
    return [entry for entry in entries if entry.translated]


def _strand(source: str, parts: list[Span]) -> Strand:
    """The string that quoted parts make up."""
    made = [Fold(one.end, other.start) for one, other in pairwise(parts)]
    for part in parts:
        made += folds(source, part, ESCAPED, lambda match: CHARACTERS.get(match[1], match[1]) or GAP)
    return Strand(source, Span(parts[0].start, parts[-1].end), tuple(sorted(made)))


def _field(header: Strand, name: str) -> str:
    found = re.search(FIELD.format(name), header.reading)
    return found[1] if found else ""


def _check_charset(header: Strand, options: Options) -> None:
    """Refuse a file that declares an encoding other than the one it was decoded as."""
    found = re.search(r"(?i)charset=([\w.:-]+)", header.reading)
    declared = found[1] if found else "CHARSET"
    if declared == "CHARSET" or header.text.isascii() or header.text.startswith("\ufeff"):
        return  # a template's; any; a byte order mark goes before it
    try:
        same = codecs.lookup(declared).name == codecs.lookup(options.encoding or "utf-8").name
    except LookupError:
        same = False
    if not same:
        message = f"declares charset={declared}, which it was not read as; convert it to UTF-8, or say --encoding"
        raise refused(header.text, header.span.start, message)
