"""What speaks for each rule: how often a person made the same change, and how often it strikes text that is right.

Each decision is judged alone, by words: it is supported where it brings a sentence nearer to what a person made of it,
harmful where it takes it away from that, else neutral. Post-editors leave faults in, so harm is an upper bound.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cleanup import files, formats
from cleanup.edits import Edit, apply, decisions
from cleanup.engine.clean import Choice, outcome
from cleanup.problems import CleanupError, Problem
from cleanup.scan import Index

# A word with its hyphens and apostrophes is one: a blank beside a hyphen is seen.
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*\w*|[^\W\d_]+(?:[’'\-‑][^\W\d_]+)*[’']?(?<![’'])|\w+|[^\w\s]")
COLUMNS = ("rule", "safety", "supported", "harmful", "neutral", "clean")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sentences of one language, and for each what persons made of it; without that they are taken to be right."""

    lang: str
    sentences: Sequence[str]
    corrected: Sequence[Sequence[str]] = ()


def read(path: Path, lang: str) -> Corpus:
    """A corpus: a text of one sentence a line; `NAME.ref`, `NAME.ref0`, ... beside it have the corrected ones.

    Raises CleanupError where a file cannot be read, or has another number of lines.
    """
    beside = [one for one in sorted(path.parent.glob(f"{path.stem}.ref*")) if re.fullmatch(r"\.ref\d*", one.suffix)]
    texts = [_lines(one) for one in (path, *beside)]
    for one, lines in zip(beside, texts[1:], strict=True):
        if len(lines) != len(texts[0]):
            message = f"has {len(lines)} lines, {path.name} has {len(texts[0])}; each line corrects the same one there"
            raise CleanupError(Problem(str(one), 0, message))
    return Corpus(lang, texts[0], list(zip(*texts[1:], strict=True)) if beside else ())


def _lines(path: Path) -> list[str]:
    text, _ = formats.decode(files.read(path).content, str(path))
    return text.removesuffix("\n").split("\n")


def evidence(corpora: Iterable[Corpus], index: Index) -> dict[tuple[str, str], Counter[str]]:
    """The counts of each rule that finds something, by rule and safety."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for corpus in corpora:
        for number, sentence in enumerate(corpus.sentences):
            right = [TOKEN.findall(text) for text in corpus.corrected[number]] if corpus.corrected else []
            for group in _decisions(sentence, index, corpus.lang):
                verdict = _verdict(sentence, group, right) if right else "clean"
                counts.setdefault((group[0].rule, group[0].safety), Counter())[verdict] += 1
    return counts


def _decisions(sentence: str, index: Index, lang: str) -> Iterator[tuple[Edit, ...]]:
    found = outcome(sentence, index, Choice(), lang)
    for group in decisions([*found.applied, *found.held]):
        if group[0].safety != "show":
            yield group


def _verdict(sentence: str, group: Sequence[Edit], right: Sequence[Sequence[str]]) -> str:
    from rapidfuzz.distance import Levenshtein

    before, after = (TOKEN.findall(text) for text in (sentence, apply(sentence, sorted(group, key=lambda e: e.span))))
    best = min(right, key=lambda text: Levenshtein.distance(after, text))
    gain = Levenshtein.distance(before, best) - Levenshtein.distance(after, best)
    return "supported" if gain > 0 else "harmful" if gain < 0 else "neutral"


def table(counts: Mapping[tuple[str, str], Counter[str]]) -> str:
    """The counts as a table of tabs, by rule."""
    rows = [COLUMNS, *((*key, *(str(counts[key][name]) for name in COLUMNS[2:])) for key in sorted(counts))]
    return "".join("\t".join(row) + "\n" for row in rows)
