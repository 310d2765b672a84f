"""The first screen: how much of which kind, where it is, and which names are written how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from cleanup.problems import Problem
from cleanup.report.ledger import count_of
from cleanup.report.page.contents import KINDS, Read
from cleanup.report.terminal import ROOM
from cleanup.report.wording import exact, plain, short

MEANINGS = {
    "safe": "made, unless you reject them",
    "ask": "made only if you accept them",
    "show": "pointed at, for you to mend",
}
UNMADE = MEANINGS | {"safe": "sure, and made if you accept them"}  # where nothing is made without a yes
FIRST, MOST = 8, 200  # rows shown at once, and those that can be unfolded


def safe(text: str) -> str:
    """Text that cannot be anything but text, and does not turn what stands around it."""
    return f"<bdi>{escape(plain(text))}</bdi>"


def summary(
    files: Sequence[Read], problems: Sequence[Problem], total: int, names: Mapping[str, str], *, served: bool = False
) -> Iterator[str]:
    """The whole of it; `total` files were read, `names` says how the entry of a rule is called."""
    count = sum(len(one.decisions) for one in files)
    yield f"<h1>{count:,} change{'' if count == 1 else 's'} in {len(files):,} of {total:,} file{'' if total == 1 else 's'}</h1>\n"
    if count:
        yield from _kinds(files, UNMADE if served else MEANINGS)
        yield '<div class="columns">\n'
        yield from _where(files)
        yield from _names(files, names)
        yield "</div>\n"
    yield from _problems(problems)


def _kinds(files: Sequence[Read], meanings: Mapping[str, str]) -> Iterator[str]:
    counts = Counter(decision.safety for one in files for decision in one.decisions)
    yield '<ul class="kinds">\n'
    for kind, name in KINDS.items():
        yield f'<li><button type="button" class="kind {kind}" data-set="kind" data-value="{kind}">'
        yield f"<b>{counts[kind]:,}</b> <span>{name}</span> <small>{meanings[kind]}</small></button></li>\n"
    yield "</ul>\n"


def _where(files: Sequence[Read]) -> Iterator[str]:
    """The rooms with their counts, then a bar for each file, the longest first."""
    rooms = Counter(room_of(decision.rule) for one in files for decision in one.decisions)
    yield '<section aria-labelledby="where">\n<h2 id="where">Where</h2>\n<ul class="rooms">\n'
    for room, name in ROOM.items():
        if rooms[room]:
            yield f'<li><button type="button" data-set="room" data-value="{room}">'
            yield f'<span class="dot {room}"></span>{name} <b>{rooms[room]:,}</b></button></li>\n'
    yield "</ul>\n"
    order = sorted(range(len(files)), key=lambda number: (-len(files[number].decisions), number))
    longest = len(files[order[0]].decisions)
    rows = [_bar(files[number], number, longest) for number in order[:MOST]]
    yield from _folded('<ol class="bars">\n', rows, "</ol>\n", len(files), "file")
    yield "</section>\n"


def _bar(one: Read, number: int, longest: int) -> str:
    counts = Counter(room_of(decision.rule) for decision in one.decisions)
    at, parts, told = 0.0, [], []
    for room, name in ROOM.items():
        width = 100 * counts[room] / longest
        if counts[room]:
            parts.append(f'<rect class="{room}" x="{at:.2f}%" width="{width:.2f}%" height="100%"/>')
            told.append(f"{counts[room]:,} {name}")
        at += width
    return (
        f'<li><button type="button" data-set="file" data-value="{number}"><span class="path">{safe(one.path)}</span>'
        f' <b>{len(one.decisions):,}</b><span class="unseen">: {", ".join(told)}</span>'
        f'<svg class="bar" aria-hidden="true">{"".join(parts)}</svg></button></li>\n'
    )


@dataclass(slots=True)
class Spelling:
    """A spelling, what is written for it, and where."""

    count: int = 0
    files: set[int] = field(default_factory=set)


def _names(files: Sequence[Read], names: Mapping[str, str]) -> Iterator[str]:
    """Which names are changed: each spelling, what is written for it, how often, in how many files."""
    ledger: dict[str, dict[tuple[str, str], Spelling]] = {}
    for number, one in enumerate(files):
        for decision in one.decisions:
            if room_of(decision.rule) == "name" and decision.safety != "show":
                change = tuple(
                    " … ".join(parts) for parts in zip(*((e.before, e.after) for e in decision.edits), strict=True)
                )
                spelling = ledger.setdefault(decision.rule, {}).setdefault((change[0], change[1]), Spelling())
                spelling.count += 1
                spelling.files.add(number)
    if not ledger:
        return
    yield '<section aria-labelledby="names">\n<h2 id="names">Names</h2>\n'
    order = sorted(ledger, key=lambda rule: (-sum(one.count for one in ledger[rule].values()), rule))
    head = (
        '<table class="ledger">\n<thead><tr><th scope="col">In the text</th><th scope="col">Written as</th>'
        '<th scope="col" class="number">Times</th><th scope="col" class="number">Files</th></tr></thead>\n'
    )
    rows = ["".join(_name(rule, names.get(rule, ""), ledger[rule])) for rule in order[:MOST]]
    yield from _folded(head, rows, "</table>\n", len(order), "name")
    yield "</section>\n"


def _name(rule: str, name: str, spellings: Mapping[tuple[str, str], Spelling]) -> Iterator[str]:
    yield f'<tbody>\n<tr><th scope="rowgroup" colspan="4"><button type="button" data-set="rule" data-value="{escape(rule)}">'
    yield f"{safe(name or rule.partition('/')[2])}</button></th></tr>\n"
    for (before, after), spelling in sorted(spellings.items(), key=lambda item: (-item[1].count, item[0])):
        yield f"<tr><td><del>{_words(before)}</del></td><td><ins>{_words(after)}</ins></td>"
        yield f'<td class="number">{spelling.count:,}</td><td class="number">{len(spelling.files):,}</td></tr>\n'
    yield "</tbody>\n"


def _words(text: str) -> str:
    return safe(short(exact(text), 80))


def _folded(head: str, rows: Sequence[str], foot: str, total: int, noun: str) -> Iterator[str]:
    """The first rows, the others folded away, and how many are not listed at all."""
    yield f"{head}{''.join(rows[:FIRST])}{foot}"
    if len(rows) > FIRST:
        rest = f'<p class="soft">and {count_of(total - len(rows), f"more {noun}")}</p>\n' if total > len(rows) else ""
        yield f"<details>\n<summary>{count_of(total - FIRST, f'more {noun}')}</summary>\n"
        yield f"{head}{''.join(rows[FIRST:])}{foot}{rest}</details>\n"


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    if problems:
        items = "".join(f"<li>{safe(str(problem))}</li>\n" for problem in problems)
        yield f'<section aria-labelledby="problems">\n<h2 id="problems">Problems</h2>\n<ul>\n{items}</ul>\n</section>\n'


def room_of(rule: str) -> str:
    """The room of a rule, as the rule's name begins."""
    return rule.partition("/")[0]
