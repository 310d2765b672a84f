"""What each rule costs: the time that it takes by itself on a text that is made of all examples of its language."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from cleanup import formats, language, phrases
from cleanup.dictionary.entries import Entry
from cleanup.engine.check import Example, examples
from cleanup.engine.load import build
from cleanup.scan import Found, Index
from cleanup.text import Document

SIZE = 100_000  # code points
ROUNDS = 3


def costs(entries: Sequence[Entry]) -> Iterator[tuple[Entry, float]]:
    """Each phrase entry with the microseconds of CPU that it takes on 100,000 code points, the scan left out."""
    wanted = [entry for entry in entries if entry.room == "phrase"]
    texts = {lang: _text(lang, list(examples(wanted))) for lang in {_lang(entry) for entry in wanted}}
    for entry in wanted:
        document = texts[_lang(entry)]
        own = build([entry])
        found, nothing = own.scan(document.text), Index().scan(document.text)
        spent = min(_spent(document, found) for _ in range(ROUNDS))
        idle = min(_spent(document, nothing) for _ in range(ROUNDS))
        yield entry, max(0.0, spent - idle) * 1e6 * SIZE / max(1, len(document.text))


def _spent(document: Document, found: Found) -> float:
    begin = time.process_time()
    for _ in phrases.find(document, found):
        pass
    return time.process_time() - begin


def _lang(entry: Entry) -> str:
    lang = next(iter(entry.langs), "en")
    return "sr-Latn" if lang == "sr" else lang


def _text(lang: str, found: Sequence[Example]) -> Document:
    """The sentences of the examples in a language, again and again."""
    sentences = [example.before for example in found if _lang(example.entry) == lang]
    text = "\n\n".join(sentences)
    text = "\n\n".join([text] * (SIZE // max(1, len(text)) + 1))[:SIZE]
    return language.assign(formats.read(text, name="text"), lang)
