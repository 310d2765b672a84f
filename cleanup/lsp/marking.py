"""Findings as an editor shows them: diagnostics, and what is said of those under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol.types import (
    Diagnostic,
    DiagnosticSeverity,
    Hover,
    HoverParams,
    MarkupContent,
    MarkupKind,
    Position,
    Range,
)

from cleanup.edits import Safety
from cleanup.lsp.looking import Look, Remark
from cleanup.lsp.page import Page
from cleanup.problems import Problem
from cleanup.report import wording
from cleanup.text import Span

SOURCE = "cleanup"
SEVERITY: Mapping[Safety, DiagnosticSeverity] = {
    "safe": DiagnosticSeverity.Warning,
    "ask": DiagnosticSeverity.Information,
    "show": DiagnosticSeverity.Hint,
}
SAFETY: Mapping[Safety, str] = {
    "safe": "safe: `cleanup fix` makes it",
    "ask": "needs your yes",
    "show": "only points; look yourself",
}


def diagnostics(page: Page, look: Look) -> list[Diagnostic]:
    """One diagnostic for each decision, by position; then problems of the file, and notes on it."""
    found = [_diagnostic(page, remark) for remark in look.remarks]
    found += (problem(one) for one in look.problems)
    return [*found, *(problem(one, DiagnosticSeverity.Information) for one in look.notes)]


def _diagnostic(page: Page, remark: Remark) -> Diagnostic:
    return Diagnostic(
        page.range(remark.shown),
        remark.message,
        SEVERITY[remark.edits[0].safety],
        code=remark.rule,
        source=SOURCE,
        data={"fingerprint": remark.mark},
    )


def problem(one: Problem, severity: DiagnosticSeverity = DiagnosticSeverity.Error) -> Diagnostic:
    """A problem of a file, at the first column of its line."""
    at = Position(max(0, one.line - 1), 0)
    return Diagnostic(Range(at, at), wording.plain(one.message), severity, source=SOURCE)


def under(look: Look, span: Span) -> list[Remark]:
    """The remarks that touch a stretch of the text, a cursor perhaps."""
    return [remark for remark in look.remarks if remark.shown.start <= span.end and span.start <= remark.shown.end]


def hover(page: Page, look: Look, params: HoverParams) -> Hover | None:
    """What is found under the cursor: the change, the reason with its evidence, the rule."""
    at = page.at(params.position)
    remarks = under(look, Span(at, at))
    if not remarks:
        return None
    start, end = min(one.shown.start for one in remarks), max(one.shown.end for one in remarks)
    said = "\n\n---\n\n".join("\n\n".join(_said(remark, look.text)) for remark in remarks)
    return Hover(MarkupContent(MarkupKind.Markdown, said), page.range(Span(start, end)))


def _said(remark: Remark, text: str) -> Iterator[str]:
    edit = remark.edits[0]
    before, after = map(wording.markdown, wording.change(remark.edits, text))
    yield f"**{before}**" if edit.safety == "show" else f"**{before}** → **{after or '(nothing)'}**"
    yield wording.markdown(wording.plain(edit.why))
    if edit.evidence:
        yield wording.markdown(wording.plain(edit.evidence))
    yield f"`{edit.rule}` – {SAFETY[edit.safety]}"
