"""TBX (ISO 30042), versions 2 and 3, both styles: concepts with a section per language become entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from cleanup.dictionary.exchange.record import Reading, Record, serbian
from cleanup.dictionary.read import bad_language
from cleanup.problems import Problem

_CONCEPT, _SECTION, _TERM = ("termEntry", "conceptEntry"), ("langSet", "langSec"), ("tig", "ntig", "termSec")
# Elements that name their category in an attribute (version 2, and 3 in DCA style); in DCT style the element is the category.
_TYPED = ("termNote", "descrip", "admin", "note")
_STATUS = ("administrativeStatus", "normativeAuthorization")
_BAD = ("deprecated", "superseded", "obsolete", "rejected", "notrecommended")
_SHORT = ("abbreviation", "acronym", "initialism", "shortForm", "variant")


class _RefusedError(Exception):
    """What a file declares and this reader does not follow."""


@dataclass(slots=True)
class _Term:
    text: str = ""
    status: str = ""
    short: bool = False

    @property
    def bad(self) -> bool:
        return self.status.replace("-", "").lower().startswith(_BAD)

    @property
    def rank(self) -> int:
        """The preferred first, then those that nothing is said of, then what is only admitted."""
        if self.status.startswith("preferred"):
            return 0
        return 2 if self.short or self.status else 1


@dataclass(slots=True)
class _Concept:
    line: int
    id: str
    terms: dict[str, list[_Term]] = field(default_factory=dict)
    definition: str = ""
    source: str = ""


@dataclass(slots=True)
class _State:
    """Where the reader is."""

    path: Path
    reading: Reading
    parser: expat.XMLParserType
    concept: _Concept | None = None
    lang: str = ""
    term: _Term | None = None
    category: str = ""
    text: list[str] = field(default_factory=list)
    ready: list[Record] = field(default_factory=list)
    root: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        self.root = self.root or local
        if local in _CONCEPT:
            self.concept = _Concept(self.parser.CurrentLineNumber, attributes.get("id", ""))
        elif self.concept is None:
            return
        elif local in _SECTION:
            self.lang = attributes.get("xml:lang", attributes.get("lang", ""))
        elif local in _TERM:
            self.term = _Term()
            self.concept.terms.setdefault(self.lang, []).append(self.term)
        else:
            category = attributes.get("type", "") if local in _TYPED else local
            if category in ("term", "definition", "source", "termType", *_STATUS):
                self.category, self.text = category, []

    def data(self, text: str) -> None:
        if self.category:
            self.text.append(text)

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if self.concept is None:
            return
        if local in _CONCEPT:
            if record := _record(self.concept, self):
                self.ready.append(record)
            self.concept = None
        elif local in _SECTION:
            self.lang = ""
        elif local in _TERM:
            self.term = None
        elif self.category and (local in _TYPED or local == self.category):
            self._put(" ".join("".join(self.text).split()))
            self.category = ""

    def _put(self, text: str) -> None:
        """Enter what an element holds."""
        concept = self.concept
        if concept is None:
            return
        if self.category == "definition":
            concept.definition = concept.definition or text
        elif self.category == "source":
            concept.source = concept.source or text
        elif self.term is not None and self.category == "term":
            self.term.text = text
        elif self.term is not None and self.category == "termType":
            self.term.short = text in _SHORT
        elif self.term is not None:
            self.term.status = text

    def refuse(self, *_: Any) -> None:
        raise _RefusedError


def read(path: Path, reading: Reading) -> Iterator[Record]:
    """One record for each concept; what is wrong with the file goes to the problems."""
    parser = expat.ParserCreate()
    state = _State(path, reading, parser)
    parser.StartElementHandler, parser.EndElementHandler = state.start, state.end
    parser.CharacterDataHandler = state.data
    parser.EntityDeclHandler = state.refuse
    parser.buffer_text = True
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 16):
                parser.Parse(chunk, False)
                yield from state.ready
                state.ready.clear()
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.ErrorString(error.code)}; export it again"
        reading.problems.append(Problem(str(path), error.lineno, message))
        return
    except _RefusedError:
        message = "declares entities of its own, which are not followed; export it without them"
        reading.problems.append(Problem(str(path), parser.CurrentLineNumber, message))
        return
    yield from state.ready
    if state.root not in ("martif", "tbx", "TBX"):
        message = f"not TBX: the root is <{state.root[:40]}>, not <martif> or <tbx>; export the term base as TBX"
        reading.problems.append(Problem(str(path), 1, message))


def _record(concept: _Concept, state: _State) -> Record | None:
    by_lang = _by_language(concept, state)
    write = {lang: terms[0].text for lang, terms in by_lang.items()}
    if not write:
        state.reading.passed["concepts without a term to use"] += 1
        return None
    fields: dict[str, Any] = {"kind": state.reading.kind or "term", "write": write}
    bad = dict.fromkeys(term.text for terms in by_lang.values() for term in terms if term.bad)
    if wrong := [form for form in bad if form not in write.values()]:
        fields["wrong"] = wrong
    also = {
        lang: list(
            dict.fromkeys(term.text for term in terms[1:] if term.rank == 2 and term.text not in (*bad, write[lang]))
        )
        for lang, terms in by_lang.items()
    }
    if accepted := {lang: forms for lang, forms in also.items() if forms}:
        fields["accepted"] = accepted
    fields["why"] = _why(concept, state.path)
    return Record(concept.line, fields)


def _by_language(concept: _Concept, state: _State) -> dict[str, list[_Term]]:
    """The terms of each language that is asked for and has one to write, the one to write first."""
    found: dict[str, list[_Term]] = {}
    for code, terms in concept.terms.items():
        ranked = sorted((term for term in terms if term.text), key=lambda term: (term.bad, term.rank))
        if not ranked or ranked[0].bad:
            continue
        lang = _language(code, ranked[0].text)
        if fault := bad_language(lang):
            state.reading.problems.append(Problem(str(state.path), concept.line, fault))
        else:
            found.setdefault(lang, ranked)
    bare = {_bare(lang, found): terms for lang, terms in found.items()}
    return {lang: terms for lang, terms in bare.items() if lang in (state.reading.langs or (lang,))}


def _why(concept: _Concept, path: Path) -> str:
    """The definition, and where it is from."""
    named = f"{path.name}, entry {concept.id}" if concept.id else f"{path.name}, line {concept.line}"
    told = f"{concept.source}; {named}" if concept.source else named
    text = concept.definition.rstrip(".")
    return f"{text} ({told})." if text else f"From {told}."


def _language(code: str, form: str) -> str:
    """The code as BCP 47 writes it; Serbian by its letters."""
    first, *rest = code.replace("_", "-").split("-")
    parts = [part.title() if len(part) == 4 else part.upper() for part in rest]
    if first.lower() == "sr" and not any(len(part) == 4 for part in parts):
        return serbian(form)
    return "-".join([first.lower(), *parts])


def _bare(lang: str, found: Mapping[str, Any]) -> str:
    """English of the United States is English where no other English is given."""
    bare = "-".join(part for part in lang.split("-") if not (part.isupper() or part.isdigit()))
    return bare if sum(other == bare or other.startswith(f"{bare}-") for other in found) == 1 else lang
