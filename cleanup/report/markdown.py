"""A summary in Markdown for a pull request: what matters most first, and never longer than a comment may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cleanup.problems import Problem
from cleanup.report import terminal, wording
from cleanup.report.findings import Finding, Level, findings, notes
from cleanup.report.paths import slashes
from cleanup.report.record import Cleaned
from cleanup.report.tally import Tally

LIMIT = 60_000  # GitHub takes 65,536 characters in a comment; who posts it may add some of his own
FILES, REMARKS, WHY, PATH = 30, 30, 240, 160
TITLES: dict[Level, str] = {"error": "To fix", "warning": "To decide", "note": "To look at"}


def render(files: Sequence[Cleaned], problems: Sequence[Problem], version: str) -> str:
    """How much there is, what could not be read, the files with most, then the changes as far as they fit."""
    found = sorted(findings(files), key=lambda finding: list(TITLES).index(finding.level))
    head = [
        f"### cleanup: {terminal.summary(Tally(one.outcome for one in files), problems, fixed=False)}",
        *_remarks("Not read", problems),
        *_remarks("Good to know", notes(files)),
        *_files(found),
    ]
    foot = f"\n<sub>translation-cleanup {wording.markdown(version)}</sub>\n"
    parts = _capped(found, LIMIT - sum(map(len, head)) - len(foot))
    return "".join([*head, *parts, foot])


def _remarks(title: str, said: Sequence[Problem]) -> Iterator[str]:
    if said:
        yield f"\n{title}:\n\n"
        yield from (f"- {_place(one.path, one.line)} {_text(one.message)}\n" for one in said[:REMARKS])
        yield from _more(len(said) - REMARKS, "- ")


def _files(found: Iterable[Finding]) -> Iterator[str]:
    """How many of which kind in each file, those with most first."""
    counts: dict[str, Counter[Level]] = {}
    for finding in found:
        counts.setdefault(finding.path, Counter())[finding.level] += 1
    if counts:
        yield f"\n| File | {' | '.join(TITLES.values())} |\n|---|--:|--:|--:|\n"
    order = sorted(counts, key=lambda path: ([-counts[path][level] for level in TITLES], path))
    for path in order[:FILES]:
        yield f"| {_place(path)} | {' | '.join(str(counts[path][level]) for level in TITLES)} |\n"
    yield from _more(len(order) - FILES, "\n")


def _capped(found: Sequence[Finding], room: int) -> Iterator[str]:
    """The findings, a table for each level, until there is no room."""
    level, left = "", room - 200  # for the line that says how many are left out
    for number, finding in enumerate(found):
        title = f"\n#### {TITLES[finding.level]}\n\n| Where | Change | Why |\n|---|---|---|\n"
        row = (title if finding.level != level else "") + _row(finding)
        if len(row) > left:
            yield from _more(len(found) - number, "\n")
            return
        yield row
        level, left = finding.level, left - len(row)


def _row(finding: Finding) -> str:
    before, after = wording.change(finding.edits, finding.lines.text)
    words = _code(before) if before == after else f"{_code(before)} → {_code(after) if after else '(nothing)'}"
    where = _place(finding.path, finding.place(finding.shown.start)[0])
    return f"| {where} | {words} | {_text(wording.reason(finding.edits))} {_code(finding.rule)} |\n"


def _more(count: int, start: str) -> Iterator[str]:
    if count > 0:
        yield f"{start}… and {count} more: `cleanup check` lists them all.\n"


def _place(path: str, line: int = 0) -> str:
    name = wording.markdown(wording.short(wording.plain(slashes(path)), PATH))
    return f"<code>{name}:{line}</code>" if line else f"<code>{name}</code>"


def _text(text: str) -> str:
    return wording.markdown(wording.short(wording.plain(text), WHY))


def _code(text: str) -> str:
    """Words as code, in a form that takes any character and in which nothing is a link or calls a person."""
    return f"<code>{wording.markdown(text)}</code>"
