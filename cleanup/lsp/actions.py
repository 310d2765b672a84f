"""What an editor offers for what is found: make the change, all of its rule, all that is safe; spare it; add it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    CodeActionParams,
    Command,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from cleanup.edits import Edit
from cleanup.lsp.looking import Look, Remark
from cleanup.lsp.marking import under
from cleanup.lsp.page import Page
from cleanup.lsp.sparing import sparing
from cleanup.report.wording import change
from cleanup.text import Span

FIX_ALL = "source.fixAll.cleanup"
KINDS = (CodeActionKind.QuickFix, FIX_ALL)
ADD = "cleanup.add"  # a command: uri and fingerprint


def actions(page: Page, look: Look, params: CodeActionParams, *, versioned: bool) -> list[CodeAction]:
    """The actions for a stretch of the text, of the kinds that the editor wants."""
    only = params.context.only
    found: list[CodeAction] = []
    if _wanted(CodeActionKind.QuickFix, only):
        span = Span(page.at(params.range.start), page.at(params.range.end))
        for remark in under(look, span):
            about = [one for one in params.context.diagnostics if _mark(one) == remark.mark]
            found += _of(page, look, remark, about, versioned=versioned)
    if look.applied and _wanted(FIX_ALL, only):
        edit = _edit(page, look.applied, versioned=versioned)
        found.append(CodeAction("Make all safe changes", FIX_ALL, edit=edit))
    return found


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether the editor asks for actions of the kind; a kind stands for all below it."""
    return only is None or any(kind == one or kind.startswith(f"{one}.") or not one for one in only)


def _mark(diagnostic: Diagnostic) -> object:
    return diagnostic.data.get("fingerprint") if isinstance(diagnostic.data, dict) else None


def _of(page: Page, look: Look, remark: Remark, about: list[Diagnostic], *, versioned: bool) -> Iterator[CodeAction]:
    """What is offered for one decision, the likeliest first."""
    changing = remark.edits[0].safety != "show"
    if changing and (made := look.made(remark.edits)):
        yield CodeAction(
            _title(remark, look.text),
            CodeActionKind.QuickFix,
            about,
            is_preferred=remark.edits[0].safety == "safe",
            edit=_edit(page, made, versioned=versioned),
        )
    if comment := sparing(look, remark):
        edit = _edit(page, [comment], versioned=versioned)
        yield CodeAction(f"Leave this as it is: {remark.rule}", CodeActionKind.QuickFix, about, edit=edit)
    if changing and remark.rule.startswith("name/"):
        said = " ".join(change(remark.edits, look.text)[0].split())
        command = Command("Add to the dictionary", ADD, arguments=[page.uri, remark.mark])
        title = f"Add “{said}” to the dictionary of the house as right"
        yield CodeAction(title, CodeActionKind.QuickFix, about, command=command)
    alike = [one for one in look.remarks if one.rule == remark.rule and one.edits[0].safety != "show"]
    if changing and len(alike) > 1:
        made = look.made([edit for one in alike for edit in one.edits])
        title = f"Make all {len(alike)} changes of {remark.rule}"
        yield CodeAction(title, CodeActionKind.QuickFix, about, edit=_edit(page, made, versioned=versioned))


def _title(remark: Remark, text: str) -> str:
    before, after = change(remark.edits, text)
    return f"Change “{before}” to “{after}”" if after else f"Take out “{before}”"


def _edit(page: Page, edits: Sequence[Edit], *, versioned: bool) -> WorkspaceEdit:
    """Edits for the editor to make, for this version of the text where it can tell."""
    made = [TextEdit(page.range(edit.span), edit.after) for edit in edits]
    if not versioned:
        return WorkspaceEdit(changes={page.uri: made})
    document = OptionalVersionedTextDocumentIdentifier(page.uri, page.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(document, list(made))])
