"""The ledger as an editor reads it in a terminal: what looks like one name first, then who is named, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleanup.report.ledger import Ledger, Record, Spelling, count_of, named, ranges, spoken
from cleanup.report.terminal import Paint
from cleanup.report.wording import plain

FILES, LINES = 4, 6  # so many are told; --format json has all


def render(ledger: Ledger, *, colour: bool = False) -> str:
    """The whole ledger."""
    paint = Paint(colour)
    entries = [record for record in ledger.records if record.rule and not record.inconsistent]
    others = [record for record in ledger.records if not record.rule and not record.inconsistent]
    parts = (
        _section("Written in more than one way", ledger.inconsistent, paint),
        _section("In the dictionary, and written as it says", entries, paint),
        _section("In no dictionary, written in one way", others, paint),
    )
    return "".join(parts) + _summary(ledger)


def one(record: Record, *, colour: bool = False) -> str:
    """One record."""
    return "\n".join(_lines(record, Paint(colour)))


def _section(title: str, records: Iterable[Record], paint: Paint) -> str:
    blocks = ["\n".join(_lines(record, paint)) for record in records]
    return f"{paint.bold(f'{title} ({len(blocks)})')}\n\n" + "\n\n".join(blocks) + "\n\n" if blocks else ""


def _lines(record: Record, paint: Paint) -> Iterator[str]:
    """A record: its name, its spellings with their places, what is proposed."""
    about = ", ".join(part for part in (record.kind, record.rule) if part)
    counts = f"{count_of(record.count, 'time')} in {count_of(len(record.files), 'file')}"
    yield f"{paint.bold(plain(record.name))}  {paint.dim(f'{about}; {counts}' if about else counts)}"
    width = min(32, max(len(plain(spelling.text)) for spelling in record.spellings))
    langs = max(len(spoken(spelling.lang)) for spelling in record.spellings)
    for spelling in record.spellings:
        yield _spelling(spelling, width, langs, paint)
    if record.inconsistent:
        if not record.rule:
            yield f"    one name? {plain(named(record.forms))}  (sure to {record.score:.2f})"
        yield paint.dim(f"    {plain(record.evidence)}")


def _spelling(spelling: Spelling, width: int, langs: int, paint: Paint) -> str:
    said = f"{plain(spelling.text):<{width}}"
    shown = f"    {said}" if spelling.right else f"  {paint.bold('!')} {paint.bold(said)}"
    write = f"  should be {plain(spelling.write)}" if spelling.write else ""
    places = [plain(ranges(path, lines, LINES)) for path, lines in list(spelling.places.items())[:FILES]]
    more = f"  and {count_of(len(spelling.places) - FILES, 'more file')}" if len(spelling.places) > FILES else ""
    return f"{shown}  {spoken(spelling.lang):<{langs}} {spelling.count:>4}  {'  '.join(places)}{more}{write}"


def _summary(ledger: Ledger) -> str:
    parts = [f"{count_of(len(ledger.records), 'name')} in {count_of(ledger.files, 'file')}"]
    parts += [f"{len(ledger.inconsistent)} written in more than one way"] * bool(ledger.inconsistent)
    parts += [count_of(len(ledger.problems), "problem")] * bool(ledger.problems)
    return "; ".join(parts) + ".\n"
