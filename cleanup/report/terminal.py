"""The report that an editor reads: by file, the words before and after in their sentence, the reason, the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.edits import Edit, Outcome, decisions
from cleanup.problems import Problem
from cleanup.report.lines import Lines
from cleanup.report.tally import Tally
from cleanup.report.wording import exact, plain, reason, short

WIDTH = 100
ROOM = {"furniture": "furniture", "name": "names", "phrase": "phrasing", "typography": "marks and characters"}
HEAD = {"safe": "fix", "ask": "ask", "show": "look"}


def render(outcome: Outcome, *, colour: bool = False, verbose: bool = False) -> str:
    """One file: its path, then decision by decision; nothing where there is nothing to say."""
    edits = [*decisions(outcome.applied), *decisions(outcome.held)]
    if not edits and not outcome.notes:
        return ""
    made = set(outcome.applied)
    lines, paint = Lines(outcome.source), Paint(colour)
    out = [paint.bold(plain(outcome.path or "text")) + (f"  ({outcome.lang})" if outcome.lang else "")]
    for group in sorted(edits, key=lambda group: (group[0].span, group[0].rule)):
        out += _lines(group, group[0] in made, lines, paint)
    if verbose:
        out += _beaten(outcome, lines)
    out += (f"  {f'{note.line}:1' if note.line else '':<8} note  {plain(note.message)}" for note in outcome.notes)
    return "\n".join(out) + "\n\n"


def _lines(group: tuple[Edit, ...], applied: bool, lines: Lines, paint: Paint) -> Iterator[str]:
    line, column = lines.place(group[0].span.start)
    head = "fix" if applied else HEAD[group[0].safety]
    yield f"  {f'{line}:{column}':<8} {paint.head(head)}  {_sentence(group, lines.text, paint)}"
    yield paint.dim(f"                {reason(group)}  {group[0].rule}")


def _beaten(outcome: Outcome, lines: Lines) -> Iterator[str]:
    for edit, winner in outcome.beaten:
        line, column = lines.place(edit.span.start)
        yield f"  {f'{line}:{column}':<8} lost  {plain(edit.before)!r} ({edit.rule}) to {winner.rule}"


def _sentence(group: tuple[Edit, ...], text: str, paint: Paint) -> str:
    """The changes of one decision with as much of their line around them as fits."""
    start, end = group[0].span.start, group[-1].span.end
    out: list[str] = []
    size, at = 0, start
    for edit in group:
        between, before, after = (
            short(plain(text[at : edit.span.start])),
            short(exact(edit.before)),
            short(exact(edit.after)),
        )
        marked = paint.mark(before) if edit.safety == "show" else paint.gone(before) + paint.come(after)
        out += between, marked
        size += len(between) + len(before) + len(after)
        at = edit.span.end
    room = max(12, (WIDTH - size) // 2)
    left = text[max(0, start - room) : start].replace("\r", "\n").split("\n")[-1]
    right = text[end : end + room].replace("\r", "\n").split("\n")[0]
    if len(left) == room and " " in left:
        left = f"…{left.partition(' ')[2]}"
    if len(right) == room and " " in right:
        right = f"{right.rpartition(' ')[0]}…"
    return f"{plain(left)}{''.join(out)}{plain(right)}"


class Paint:
    """Colours on a terminal; without them the marks of wdiff, `[-gone-]{+come+}`."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def _sgr(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

    def bold(self, text: str) -> str:
        """The path of a file."""
        return self._sgr("1", text)

    def dim(self, text: str) -> str:
        """Reason and rule."""
        return self._sgr("2", text)

    def head(self, text: str) -> str:
        """The kind of a change."""
        return self._sgr({"fix": "32", "ask": "33", "look": "36"}[text], f"{text:<4}")

    def gone(self, text: str) -> str:
        """Words taken out."""
        return self._sgr("31;9", text) if self.colour else f"[-{text}-]" if text else ""

    def come(self, text: str) -> str:
        """Words put in."""
        return self._sgr("32;1", text) if self.colour else f"{{+{text}+}}" if text else ""

    def mark(self, text: str) -> str:
        """Words pointed at."""
        return self._sgr("36;4", text) if self.colour else f"[?{text}?]"


def summary(tally: Tally, problems: Sequence[Problem], *, fixed: bool) -> str:
    """How much was decided of which kind, in one line."""
    applied, held = tally.applied, tally.held
    rooms = ", ".join(f"{count} {ROOM[room]}" for room, count in applied.most_common())
    verb = "fixed" if fixed else "to fix"
    parts = [
        f"{applied.total()} {verb} in {tally.changed} of {tally.files} file{'s' * (tally.files != 1)}"
        + (f" ({rooms})" if rooms else "")
    ]
    parts += [f"{held['ask']} to decide (--ask makes them)"] * bool(held["ask"])
    parts += [f"{held['show']} to look at"] * bool(held["show"])
    parts += [f"{len(problems)} problem{'s' * (len(problems) != 1)}"] * bool(problems)
    return "; ".join(parts) + ".\n"
