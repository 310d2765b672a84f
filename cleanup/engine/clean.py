"""Clean one text: find edits on the source, settle them once, apply them once, and check what came out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from cleanup import formats, furniture, language, names, phrases, typography
from cleanup.edits import Edit, Outcome, apply, decisions, overlap, settle
from cleanup.engine.choice import PREFIXES, Choice
from cleanup.engine.load import Dictionary, shipped
from cleanup.formats.view import View
from cleanup.problems import CleanupError, Problem
from cleanup.scan import Found, Index
from cleanup.text import Document, Options, Span, Style, touches

__all__ = ["Choice", "clean", "glance", "outcome", "proposals", "settled", "treated"]

ROOMS = {"furniture": furniture, "names": names, "phrases": phrases, "typography": typography}
QUICK = ("phrases", "typography", "furniture", "names")  # how soon a room sees that there may be something to do


def clean(  # noqa: PLR0913 (the contract's own parameters)
    text: str,
    lang: str | None = "en",
    dictionary: Dictionary | None = None,
    only: Collection[str] | None = None,
    ask: bool = False,
    filename: str | None = None,
    *,
    skip: Collection[str] = (),
    style: Style = Style(),
    options: Options = Options(),
) -> Outcome:
    """Clean a text and account for every change.

    `lang` (BCP 47) is the language of the text; a paragraph that is surely in another is treated as that; None: found
    per document and paragraph. `dictionary` None: the shipped ones. `only` and `skip` hold rooms or rule names. With
    `ask` the edits that need a yes are made too. `filename` decides the format; without one the text is plain; `options`
    say what the name does not tell. `style` is what the house chose: typography, variants of names, quoted wording.
    Raises CleanupError where `lang`, `only` or `skip` name something unknown.
    """
    index = (dictionary or shipped()).index
    wanted = frozenset({"safe", "ask"} if ask else {"safe"})
    return outcome(text, index, Choice.of(only, skip, style), lang or "", filename or "", wanted, options)


def outcome(  # noqa: PLR0913 (one text, one set of decisions)
    text: str,
    index: Index,
    choice: Choice,
    lang: str = "",
    path: str = "",
    make: Collection[str] = frozenset({"safe"}),
    options: Options = Options(),
) -> Outcome:
    """What becomes of a text if the edits of the kinds in `make`, or of the rules named there, are made.

    Raises CleanupError where the text cannot be read as its format; one without findings is not read.
    """
    formats.told(path, options)
    found = index.scan(text)
    if not (options.source or formats.hides(text) or glance(found, choice)):
        return Outcome(text, text, lang=_checked(lang), path=path)
    return treated(formats.read(text, path, options=options), found, choice, lang, make)


def treated(document: Document, found: Found, choice: Choice, lang: str, make: Collection[str]) -> Outcome:
    """What becomes of a document that has been read; `found` is what the scan of its text found."""
    view = View(document)
    seen = replace(language.assign(view.document, _checked(lang)), style=choice.style)
    if seen.text != found.text:
        found = found.index.scan(seen.text)
    unused = set(range(len(document.leaves)))
    edits = []
    for edit in proposals(seen, found, choice, view):
        sparing = [number for number, leave in enumerate(document.leaves) if _spared(edit, leave)]
        unused -= {*sparing}
        if not sparing:
            edits.append(edit)
    result = settled(replace(document, lang=seen.lang), edits, make)
    notes = [Problem(document.path, 0, note) for note in document.notes]
    if choice.only is None and not choice.skip:
        notes += (_unused(document, *document.leaves[number]) for number in sorted(unused))
    if result.applied and document.format not in formats.PACKED:
        notes += formats.anchors(document, formats.read(result.text, document.path, options=document.options))
    return replace(result, notes=tuple(notes))


def _unused(document: Document, span: Span, rule: str) -> Problem:
    line = document.text.count("\n", 0, span.start) + 1
    return Problem(document.path, line, f'"cleanup: leave {rule}" spares nothing here; take it out')


def _checked(lang: str) -> str:
    try:
        return language.normalize(lang) if lang else ""
    except ValueError as error:
        raise CleanupError(Problem("--lang", 0, str(error))) from None


def glance(found: Found, choice: Choice) -> bool:
    """Whether a room might find something in the text; a single rule of typography is looked for in any."""
    if any(word.startswith("typography/") for word in choice.only or ()):
        return True
    rooms = [ROOMS[room] for room in QUICK if choice.room(room)]
    return any(room.glance(found, choice.style) if room is typography else room.glance(found) for room in rooms)


def proposals(document: Document, found: Found, choice: Choice, view: View) -> Iterator[Edit]:
    """Every edit that a room proposes for a document as it reads and that may be made, as an edit of the source.

    Edits of one decision come together or not at all.
    """
    quoted = typography.quoted(document) if choice.style.quoted != "same" else ()
    for room, rules in ROOMS.items():
        if not choice.room(room):
            continue
        for group in decisions(rules.find(document, found)):
            if not choice.rule(group[0].rule):
                continue
            if group[0].safety != "show" and not all(document.may_change(edit.span) for edit in group):
                continue
            spoken = room == "phrases" and any(touches(quoted, edit.span) for edit in group)
            level = ("off" if choice.style.quoted == "leave" else "ask") if spoken else ""
            parts = [view.back(edit) for edit in choice.levelled(group, level)]
            if all(parts):
                yield from (edit for part in parts for edit in part)


def _spared(edit: Edit, leave: tuple[Span, str]) -> bool:
    """Whether the author wants this rule left alone here."""
    span, rule = leave
    return _spares(rule, edit.rule) and _within(edit.span, span)


def _spares(leave: str, rule: str) -> bool:
    """Whether a `cleanup: leave` of that name spares the rule: its own name, its room's, or the room's prefix."""
    prefix = rule.partition("/")[0]
    return leave in (rule, prefix) or PREFIXES.get(leave) == prefix


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def settled(document: Document, edits: Sequence[Edit], make: Collection[str]) -> Outcome:
    """The outcome of the edits proposed for a document."""
    chosen = {"show": [edit for edit in edits if edit.safety == "show"]}
    chosen["make"] = [e for e in edits if e.safety != "show" and (e.safety in make or e.rule in make)]
    made = set(chosen["make"])
    chosen["ask"] = [edit for edit in edits if edit.safety != "show" and edit not in made]
    applied, beaten = settle(chosen["make"])
    applied, problems = _kept_promises(document, applied)
    held: list[Edit] = []
    for kind in ("ask", "show"):
        kept, lost = settle(chosen[kind])
        beaten += lost
        for edit in kept:
            winner = _around(edit, applied) if kind == "ask" else None
            if winner:
                beaten.append((edit, winner))
            else:
                held.append(edit)
    return Outcome(
        source=document.text,
        text=apply(document.text, applied),
        applied=tuple(applied),
        held=tuple(sorted(held, key=lambda edit: (edit.span, edit.rule))),
        beaten=tuple(beaten),
        lang=document.lang,
        path=document.path,
        problems=tuple(problems),
    )


def _around(edit: Edit, applied: Sequence[Edit]) -> Edit | None:
    """The applied edit that changes all the words that this one would, if there is one; `applied` is by position."""
    number = bisect_right(applied, edit.span.start, key=lambda other: other.span.start) - 1
    if number < 0:
        return None
    other = applied[number]
    inside = _within(edit.span, other.span) and edit.span != other.span
    return other if inside and overlap(edit.span, other.span) else None


def _kept_promises(document: Document, edits: Sequence[Edit]) -> tuple[list[Edit], list[Problem]]:
    """The edits after which the text still reads back with the same structure; the others are problems."""
    if not _fault(document, edits):
        return list(edits), []
    good: list[Edit] = []
    problems: list[Problem] = []
    for group in decisions(edits):
        fault = _fault(document, group)
        if not fault:
            good += group
        else:
            line = document.text.count("\n", 0, group[0].span.start) + 1
            problems.append(Problem(document.path, line, f"{group[0].rule} {fault}"))
    good.sort(key=lambda edit: (edit.span, edit.rule))
    if good and _fault(document, good):
        problems.append(Problem(document.path, 0, "the edits together would change the markup; the text is left alone"))
        good = []
    return good, problems


def _fault(document: Document, edits: Iterable[Edit]) -> str:
    """Why edits cannot be made in a document; "": they can."""
    edits = sorted(edits, key=lambda edit: (edit.span, edit.rule))
    if not edits or document.format in formats.PACKED:  # which see to it themselves as they are packed
        return ""
    try:
        result = formats.read(apply(document.text, edits), document.path, options=document.options)
    except CleanupError as error:
        return f"cannot be made here: the file {error.problems[0].message}"
    before, after = formats.skeleton(document), formats.skeleton(result)
    same = before == after or _only_gone(document, edits, before, after)
    return "" if same else "would change the markup here; left alone"


def _only_gone(document: Document, edits: Iterable[Edit], before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a structure lacks nothing but that of the lines that were taken out, which `may_change` has allowed."""
    here = there = 0
    for edit in edits:
        if edit.after.strip() or "\n" not in edit.before:
            continue
        own = formats.skeleton(formats.read(edit.before, document.path, options=document.options))
        while here < len(before) and there < len(after) and before[here] == after[there]:
            here, there = here + 1, there + 1
        if before[here : here + len(own)] == own:
            here += len(own)
    return before[here:] == after[there:]
