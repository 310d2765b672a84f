"""Letters that were read in the wrong encoding: "KosovÃ«" for "Kosovë", "today™s" for "today's"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cleanup.edits import Edit
from cleanup.language import serves
from cleanup.text import Document, Segment, Span
from cleanup.typography.faults import BALKAN, ENGLISH, MOJIBAKE, TRADEMARK

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# What the first bytes of two and three byte letters become in the Windows encodings, and what the others can become.
FIRST = "ÂÃÄÅÐÑâĂĹ"
REST = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸˇ˘Ł¤Ą¦§¨©Ş«¬Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŚŤŹśťźĽľİĞğı"
SUSPECT = re.compile(f"[{FIRST}][{REST}]|â€")
RUSSIAN_FIRST = re.compile(r"[РС][^\sА-Яа-яA-Za-z.,;:!?][РС]")
RUSSIAN_REST = "°µѕ"  # what the last bytes of а, е, о become: rare signs that stand in every such text
RUN = re.compile(r"[^\x00-\x7f]+")
# The closing mark whose last byte no Windows encoding has.
HALF = re.compile(r"(?<=[\w.,!?])â€\x9d?")
# Letters beside the plain ones, and signs, that each language writes; a text that gets one of them back is put right.
MARKS = "’‘“”„–—…«»€£°·•\u00a0"
OWN = {
    "en": "éèêëçñöüáíóúàâôïæøåÉÖÜ",
    "sq": "ëçËÇ",
    "sr": "čćšžđČĆŠŽĐ",
    "hr": "čćšžđČĆŠŽĐ",
    "bs": "čćšžđČĆŠŽĐ",
    "sh": "čćšžđČĆŠŽĐ",
    "tr": "çğıöşüÇĞİÖŞÜâîû",
    "mk": "",
}
CYRILLIC = re.compile("[\u0400-\u045f]")
LOST_APOSTROPHE = re.compile(r"(?<=[A-Za-z])™(?=(?:s|t|re|ve|ll|d|m)(?![\w™]))")
TABLES = ("sloppy-windows-1252", "sloppy-windows-1250", "sloppy-windows-1254", "sloppy-windows-1251")


def glance(text: str) -> bool:
    """Whether a sequence stands in the text that hardly any writer would type."""
    return not text.isascii() and bool(_suspects(text) or ("™" in text and LOST_APOSTROPHE.search(text)))


def _suspects(text: str) -> bool:
    if any(sign in text for sign in FIRST) and SUSPECT.search(text):
        return True
    return any(sign in text for sign in RUSSIAN_REST) and bool(RUSSIAN_FIRST.search(text))


def find(document: Document) -> Iterator[Edit]:
    """Propose the letters that were meant."""
    text = document.text
    if text.isascii():
        return
    if _suspects(text):
        for segment in document.segments:
            if _suspects(text[slice(*segment.span)]):
                for start, end in segment.prose:
                    for run in RUN.finditer(text, start, end):
                        yield from _of_run(document, segment, Span(*run.span()))
    if "™" in text:
        yield from _apostrophes(document)


def _of_run(document: Document, segment: Segment, span: Span) -> Iterator[Edit]:
    before = document.text[slice(*span)]
    if len(before) > 2000 or not _suspects(before):
        return
    if re.search("[ÂÃÄÅĂĹ][»”’“‘›]\\Z", before) and not document.text[span.end : span.end + 1].islower():
        return  # a capital letter and the mark that closes the quotation
    if HALF.fullmatch(document.text, *span):
        after, sure = "”", serves(ENGLISH, segment.lang)
    else:
        after, sure = _decoded(before, segment.lang), False
        sure = bool(after) and _beyond_doubt(document, segment, span, after)
    if after and after != before:
        yield MOJIBAKE.edit(document, span, after, MOJIBAKE.safety(segment, sure=sure))


@lru_cache(4096)
def _decoded(before: str, lang: str) -> str:
    """The run as it was before, or nothing where that cannot be told."""
    from ftfy import fix_encoding  # late: only a text that needs it pays

    own = OWN.get(lang.partition("-")[0])
    answers = [fix_encoding(before, _configuration())]
    for table in TABLES:  # ftfy is careful with short runs; the letters of the language are evidence it has not
        try:
            answers.append(before.encode(table).decode("utf-8"))
        except UnicodeError:
            continue
    for number, answer in enumerate(answers):
        letters = [char for char in answer if char not in MARKS]
        if (
            answer == before
            or _suspects(answer)
            or "\ufffd" in answer
            or any("\x80" <= char <= "\x9f" for char in answer)
        ):
            continue
        if number == 0 or (own is not None and all(char in own or CYRILLIC.match(char) for char in letters)):
            return answer
    return ""


def _beyond_doubt(document: Document, segment: Segment, span: Span, after: str) -> bool:
    """Whether the letters belong to the language, and the signs before them could not have been meant."""
    own = OWN.get(segment.lang.partition("-")[0])
    if own is None or not serves((*ENGLISH, *BALKAN), segment.lang):
        return False
    text = document.text
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    if any(CYRILLIC.match(char) for char in after):
        return serves(("mk", "sr"), segment.lang) and len(after) > 1
    if not all(char in own or char in MARKS for char in after):
        return False
    return (
        span.end - span.start > 2
        or after in MARKS
        or any(char.isalpha() for char in around)
        or serves(BALKAN, segment.lang)
    )


def _apostrophes(document: Document) -> Iterator[Edit]:
    text = document.text
    curly = text.count("’") > text.count("'")
    for match in LOST_APOSTROPHE.finditer(text):
        segment = document.segment_at(match.start())
        if segment and TRADEMARK.looks(segment):
            at = match.start()
            start = at
            while start and at - start < 30 and text[start - 1].isalpha():
                start -= 1
            sure = text[start:at].islower()  # a capital may begin the name of a trade mark
            yield TRADEMARK.edit(
                document, Span(at, at + 1), "’" if curly else "'", TRADEMARK.safety(segment, sure=sure)
            )


@cache
def _configuration() -> TextFixerConfig:
    """Decode, and touch nothing else."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        fix_c1_controls=False,
        replace_lossy_sequences=False,
        normalization=None,
        explain=False,
    )
