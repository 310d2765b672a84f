"""The report that an editor reads: by file, the words before and after in their sentence, the reason, the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cleanup.edits import Edit, Outcome
from cleanup.problems import Problem
from cleanup.report.lines import Lines

WIDTH = 100
ROOM = {"furniture": "furniture", "name": "names", "phrase": "phrasing", "typography": "characters and quotation marks"}
HEAD = {"safe": "fix", "ask": "ask", "show": "look"}
VISIBLE = str.maketrans(
    {"\n": "⏎", "\r": "", "\f": "␌", "\t": " ", "\u200b": "<ZWSP>", "\u00ad": "<SHY>", "\ufeff": "<BOM>"}
)
CONTROL = dict.fromkeys((*range(32), *range(127, 160)))  # never let a text steer the terminal


def render(outcome: Outcome, *, colour: bool = False, verbose: bool = False) -> str:
    """One file: its path, then edit by edit; nothing where there is nothing to say."""
    edits = [(edit, True) for edit in outcome.applied] + [(edit, False) for edit in outcome.held]
    if not edits:
        return ""
    lines, paint = Lines(outcome.source), Paint(colour)
    out = [paint.bold(_plain(outcome.path or "text")) + (f"  ({outcome.lang})" if outcome.lang else "")]
    for edit, applied in sorted(edits, key=lambda pair: (pair[0].span, pair[0].rule)):
        out += _lines(edit, applied, lines, paint)
    if verbose:
        out += _beaten(outcome, lines)
    return "\n".join(out) + "\n\n"


def _lines(edit: Edit, applied: bool, lines: Lines, paint: Paint) -> Iterator[str]:
    line, column = lines.place(edit.span.start)
    head = "fix" if applied else HEAD[edit.safety] if edit.safety != "safe" else "ask"
    yield f"  {f'{line}:{column}':<8} {paint.head(head)}  {_sentence(edit, lines.text, paint)}"
    why = edit.why + (f" [{edit.evidence}]" if edit.evidence else "")
    yield paint.dim(f"                {_plain(why)}  {edit.rule}")


def _beaten(outcome: Outcome, lines: Lines) -> Iterator[str]:
    for edit, winner in outcome.beaten:
        line, column = lines.place(edit.span.start)
        yield f"  {f'{line}:{column}':<8} lost  {_plain(edit.before)!r} ({edit.rule}) to {winner.rule}"


def _sentence(edit: Edit, text: str, paint: Paint) -> str:
    """The change with as much of its line around it as fits."""
    start, end = edit.span
    before, after = _plain(edit.before), _plain(edit.after)
    if len(before) > WIDTH:
        before = f"{before[: WIDTH // 2]}…{before[-WIDTH // 4 :]}"
    rest = max(24, WIDTH - len(before) - len(after))
    left = text[max(0, start - rest) : start].replace("\r", "\n").split("\n")[-1]
    right = text[end : end + rest].replace("\r", "\n").split("\n")[0]
    left, right = _plain(left[-rest // 2 :]), _plain(right[: rest // 2])
    left = f"…{left.partition(' ')[2]}" if start > len(left) and len(left) >= rest // 2 and " " in left else left
    right = f"{right.rpartition(' ')[0]}…" if len(right) >= rest // 2 and " " in right else right
    if edit.safety == "show":
        return f"{left}{paint.mark(before)}{right}"
    return f"{left}{paint.gone(before)}{paint.come(after)}{right}"


def _plain(text: str) -> str:
    return text.translate(VISIBLE).translate(CONTROL)


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


def summary(outcomes: Sequence[Outcome], problems: Sequence[Problem], *, fixed: bool) -> str:
    """The counts of a run in one or two lines."""
    applied = Counter(edit.rule.partition("/")[0] for outcome in outcomes for edit in outcome.applied)
    held = Counter(edit.safety for outcome in outcomes for edit in outcome.held)
    files = sum(bool(outcome.applied) for outcome in outcomes)
    rooms = ", ".join(f"{count} {ROOM[room]}" for room, count in applied.most_common())
    verb = "fixed" if fixed else "to fix"
    parts = [
        f"{applied.total()} {verb} in {files} of {len(outcomes)} {_files(len(outcomes))}"
        + (f" ({rooms})" if rooms else "")
    ]
    parts += [f"{held['ask']} to decide (--ask makes them)"] * bool(held["ask"])
    parts += [f"{held['show']} to look at"] * bool(held["show"])
    parts += [f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"] * bool(problems)
    return "; ".join(parts) + ".\n"


def _files(count: int) -> str:
    return "file" if count == 1 else "files"
