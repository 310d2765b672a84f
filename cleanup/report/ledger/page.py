"""The ledger as a page: one file that asks nothing of anybody, for a desk, a phone, the dark, paper, a screen reader."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape

from cleanup.report.ledger import Ledger, Record, Spelling, count_of, named, ranges, spoken
from cleanup.report.wording import plain

SHOWN = 3  # files told before the rest is folded away
STYLE = """
:root{color-scheme:light dark;--ink:#1c1d1f;--soft:#595d64;--line:#dcdfe4;--page:#fff;--card:#f6f7f9;--bad:#a3180c;--good:#12603a}
@media(prefers-color-scheme:dark){:root{--ink:#e8e9eb;--soft:#a6abb3;--line:#3a3e45;--page:#16181b;--card:#1f2226;--bad:#ff9a8d;--good:#7fd6a8}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:60rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page)}
h1{font-size:1.5rem;margin:.5rem 0}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
nav a{display:inline-block;margin:0 1rem .25rem 0;padding:.25rem 0}
a{color:inherit}
article{margin:.75rem 0;padding:.75rem 1rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem;content-visibility:auto;contain-intrinsic-size:auto 9rem;overflow-wrap:anywhere}
h3{font-size:1.05rem;margin:0}
p{margin:.25rem 0}
.soft{color:var(--soft);font-size:.9rem}
table{width:100%;table-layout:fixed;border-collapse:collapse;margin-top:.5rem}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th{font-size:.8rem;font-weight:600;color:var(--soft);text-align:left}
th,td{padding:.25rem .75rem .25rem 0;border-top:1px solid var(--line);vertical-align:top}
th:first-child{width:40%}th:nth-child(2){width:14%}th:nth-child(3){width:10%}
td.count,th.count{text-align:right;white-space:nowrap}
td.bad b{color:var(--bad);text-decoration:underline wavy 1px;text-underline-offset:.2em}
ins{color:var(--good);text-decoration:none;font-weight:600}
summary{cursor:pointer;min-height:1.75rem}
:focus-visible{outline:3px solid #3b82f6;outline-offset:2px}
@media(max-width:40rem){thead{display:none}tr{display:grid;grid-template-columns:1fr auto auto;border-top:1px solid var(--line)}td{border:0}td.where{grid-column:1/-1;padding-top:0}}
@media print{article{break-inside:avoid;background:none}details>summary{display:none}details::details-content{content-visibility:visible}}
"""
SECTIONS = (
    ("several", "Written in more than one way"),
    ("entries", "In the dictionary, and written as it says"),
    ("others", "In no dictionary, written in one way"),
)


def render(ledger: Ledger) -> str:
    """The whole page."""
    entries = [record for record in ledger.records if record.rule and not record.inconsistent]
    others = [record for record in ledger.records if not record.rule and not record.inconsistent]
    shown: list[tuple[str, str, Sequence[Record]]] = [
        (name, title, records)
        for (name, title), records in zip(SECTIONS, (ledger.inconsistent, entries, others), strict=True)
        if records
    ]
    return "".join(_page(ledger, shown)).encode("utf-8", "xmlcharrefreplace").decode("utf-8")


def _page(ledger: Ledger, shown: Sequence[tuple[str, str, Sequence[Record]]]) -> Iterator[str]:
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>Names</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>Names</h1>\n"
    yield f"<p>{count_of(len(ledger.records), 'name')} in {count_of(ledger.files, 'file')}; "
    yield f"{len(ledger.inconsistent)} written in more than one way.</p>\n"
    links = (f'<a href="#{name}">{title} ({len(records)})</a>' for name, title, records in shown)
    yield f'<nav aria-label="Sections">{"".join(links)}</nav>\n</header>\n<main>\n'
    yield from _problems(ledger)
    for name, title, records in shown:
        yield f'<section id="{name}" aria-labelledby="{name}-title">\n<h2 id="{name}-title">{title}</h2>\n'
        for record in records:
            yield from _record(record)
        yield "</section>\n"
    yield "</main>\n</body>\n</html>\n"


def _problems(ledger: Ledger) -> Iterator[str]:
    if ledger.problems:
        items = "".join(f"<li>{_safe(str(problem))}</li>" for problem in ledger.problems)
        yield f'<section aria-label="Problems">\n<h2>Not read</h2>\n<ul>{items}</ul>\n</section>\n'


def _record(record: Record) -> Iterator[str]:
    about = [record.kind, record.rule, count_of(record.count, "time"), count_of(len(record.files), "file")]
    yield f'<article>\n<h3>{_safe(record.name)}</h3>\n<p class="soft">{_safe(" · ".join(filter(None, about)))}</p>\n'
    if record.inconsistent and not record.rule:
        yield f"<p>One name? <ins>{_safe(named(record.forms))}</ins> (sure to {record.score:.2f})</p>\n"
    if record.inconsistent:
        yield f'<p class="soft">{_safe(record.evidence)}</p>\n'
    yield f"<table>\n<caption>Spellings of {_safe(record.name)}</caption>\n"
    yield "<thead><tr><th>Spelling</th><th>Language</th><th class=count>Times</th><th>Where</th></tr></thead>\n<tbody>\n"
    yield from map(_spelling, record.spellings)
    yield "</tbody>\n</table>\n</article>\n"


def _spelling(spelling: Spelling) -> str:
    write = f" → <ins>{_safe(spelling.write)}</ins>" if spelling.write else ""
    wrong = "" if spelling.right else " class=bad"
    lang = f' lang="{escape(spelling.lang)}"' if spelling.lang else ""
    return (
        f"<tr><td{wrong}><b{lang}>{_safe(spelling.text)}</b>{write}</td><td>{_safe(spoken(spelling.lang))}</td>"
        f"<td class=count>{spelling.count}</td><td class=where>{_where(spelling)}</td></tr>\n"
    )


def _where(spelling: Spelling) -> str:
    """The files with their lines; of many the first, the others folded away."""
    places = [_safe(ranges(path, lines)) for path, lines in spelling.places.items()]
    if len(places) <= SHOWN + 1:
        return _joined(places)
    more = count_of(len(places) - SHOWN, "more file")
    return f"{_joined(places[:SHOWN])}<details><summary>{more}</summary>{_joined(places[SHOWN:])}</details>"


def _joined(parts: Iterable[str]) -> str:
    return "<br>".join(parts)


def _safe(text: str) -> str:
    """Text that cannot be anything but text."""
    return escape(plain(text))
