"""From a match to edits: what is written where, as narrow as can be, so that edits inside the slots survive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from cleanup.phrases import cases, verbs
from cleanup.phrases.sounds import vowel_sound
from cleanup.text import Span

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
ARTICLE = re.compile(r"(?<!\w)(an?)(\s+)$", re.IGNORECASE)
AUXILIARY = re.compile(
    r"\b(?:has|have|had|having|is|are|was|were|be|been|being|get|got)(?:n['’]t)?(?:\s+\w+ly|\s+also|\s+not)?\s*$",
    re.IGNORECASE,
)

MARKS = (",", ";", ":")
END = "(end)"  # stands for the end of the match, where the names of slots stand

# A change: where (in the text), what is written there. Whether it can be made without asking is told apart.
Change = tuple[Span, str]


class UnknownFormError(Exception):
    """A verb whose form is not known: no change can be made."""


def changes(  # noqa: PLR0913 (one match, and all that is known of its rule)
    match: Any,
    write: Sequence[Sequence[str]],
    text: str,
    small: Sequence[str] = (),
    *,
    cased: bool = False,
    english: bool = True,
) -> tuple[list[Change], bool]:
    """The changes that a match asks for, and whether all of them are sure.

    `write` are the parts of the entry's `write`: `["", text]`, or `[slot, form]`; `small` the slots that hold only words
    without capitals of their own; `cased`: the entry itself says where its words have capitals (German nouns); `english`:
    a and an are articles, and no words of another language. Raises UnknownFormError.
    """
    spans = {name: Span(*match.span(name)) for name in match.re.groupindex if match.start(name) >= 0}
    parts, sure = _filled(match, write, spans, text)
    parts = _articles(parts) if english else parts
    order = sorted((span.start, name) for name, span in spans.items())
    names = [name for _, name in order]
    used = [name for name, _ in parts if name]
    if _in_order(used, names):
        made = list(_gaps(match, parts, spans, text, small, cased=cased))
    else:
        made = [_whole(match, parts, spans, text, small, cased=cased)]
    made = [narrow for span, new in made if (narrow := _narrow(text, span, new))]
    return _with_article(match, made, text) if english else made, sure


def _in_order(used: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the slots are written in the order in which they were found, each once at most."""
    rest = iter(names)
    return all(name in rest for name in used)


def _filled(
    match: Any, write: Sequence[Sequence[str]], spans: dict[str, Span], text: str
) -> tuple[list[tuple[str, str]], bool]:
    """The write with its slots filled: (slot or "", text); blanks around a slot that is missing are one."""
    parts: list[tuple[str, str]] = []
    sure = True
    for name, value in write:
        if not name:
            if parts and not parts[-1][0]:
                joined = re.sub(r"\s+(?=[\s,.;:!?])", "", parts[-1][1] + value)
                parts[-1] = ("", joined if len(parts) > 1 else joined.lstrip())
            else:
                parts.append(("", value if parts else value.lstrip()))
        elif name in spans:
            word = match[name]
            if value:
                word, known = _formed(word, value, text[: spans[name].start])
                sure = sure and known
            if word in MARKS and parts and not parts[-1][0]:
                parts[-1] = ("", parts[-1][1].rstrip())
            parts.append((name, word))
    if parts and not parts[-1][0]:
        parts[-1] = ("", parts[-1][1].rstrip())
    return parts, sure


def _articles(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same with each a or an that the write has before a slot fitted to what fills the slot."""
    for index in range(len(parts) - 1):
        name, value = parts[index]
        follows = parts[index + 1][1]
        if not name and (article := ARTICLE.search(value)) and not article[1].isupper():
            vowel = vowel_sound(re.split(r"\s", follows, maxsplit=1)[0])
            if vowel is not None:
                new = article[1][0] + "n" * vowel
                parts[index] = ("", value[: article.start()] + new + article[2])
    return parts


def _formed(word: str, form: str, before: str) -> tuple[str, bool]:
    """A verb in another form, or another verb in the same form; and whether that is sure."""
    if form == verbs.CAPITAL:
        return cases.capital(word), True
    ways = verbs.analyse(word)
    if form in verbs.FORMS:
        if not ways:
            if form in ("past", "participle") and word.lower().endswith("ed"):
                return word, False  # regular, as it seems: both forms are the same
            raise UnknownFormError(word)
        made = {verbs.form_of(base, form) for base, _ in ways}
    else:
        after_auxiliary = bool(AUXILIARY.search(before[-30:]))
        forms = {name for _, name in ways}
        if {"past", "participle"} <= forms:
            forms -= {"past"} if after_auxiliary else {"participle"}
        made = {verbs.form_of(form, name) for name in forms}
    if not made or "" in made:
        raise UnknownFormError(word)
    return cases.in_case_of(word, min(made)), len(made) == 1


def _gaps(  # noqa: PLR0913 (one match, and all that is known of it)
    match: Any, parts: list[tuple[str, str]], spans: dict[str, Span], text: str, small: Sequence[str], *, cased: bool
) -> Iterator[Change]:
    """One change for each stretch between slots that keep their order, and for each slot in another form."""
    start, end = match.span()
    at, pending = start, ""
    first = True
    loud = _loud(text[start:end])
    opens = text[start].isupper() and cases.begins_sentence(text, start)
    capital = opens or (text[start].isupper() and not any(span.start == start for span in spans.values()))
    for name, value in [*parts, (END, "")]:
        if not name:
            pending = value
            continue
        stop = Span(end, end) if name == END else spans[name]
        source = text[at : stop.start]
        own = cased or pending != pending.lower()  # capitals that the entry itself writes
        new = cases.in_case_of(source, pending) if source.strip() and pending.strip() and not own else pending
        new = new.upper() if loud else new
        if first and (opens if own else capital) and new.strip():
            new = cases.capital(new)
        yield Span(at, stop.start), new
        if name != END:
            old = text[stop.start : stop.end]
            filled = value
            if first and capital and not new.strip():
                filled = cases.capital(value)
            elif first and capital and stop.start == start:
                filled = cases.inside(value, small=name in small)
            if filled != old:
                yield stop, filled
        first = False
        at, pending = stop.end, ""


def _whole(  # noqa: PLR0913 (one match, and all that is known of it)
    match: Any, parts: list[tuple[str, str]], spans: dict[str, Span], text: str, small: Sequence[str], *, cased: bool
) -> Change:
    """One change for a match in which slots change places."""
    start, end = match.span()
    opens = text[start].isupper() and cases.begins_sentence(text, start)
    literal = not any(span.start == start for span in spans.values())
    out = ""
    for name, value in parts:
        moved = name and spans[name].start == start and out.strip() and opens
        out += cases.inside(value, small=name in small) if moved else value
    out = out.upper() if _loud(text[start:end]) else out
    return Span(start, end), cases.capital(out) if opens or (literal and not cased and text[start].isupper()) else out


def _loud(text: str) -> bool:
    """Whether all is in capitals, as in a headline."""
    return text.isupper() and sum(map(str.isalpha, text)) > 6


def _narrow(text: str, span: Span, new: str) -> Change | None:
    """The change without the words that stay at either end; blanks of any kind are equal."""
    old_tokens, new_tokens = TOKEN.findall(text[span.start : span.end]), TOKEN.findall(new)
    same = [_equal(a, b) for a, b in zip(old_tokens, new_tokens, strict=False)]
    front = same.index(False) if False in same else len(same)
    rest = min(len(old_tokens), len(new_tokens)) - front
    back = 0
    while back < rest:
        if not _equal(old_tokens[-1 - back], new_tokens[-1 - back]):
            break
        back += 1
    start = span.start + sum(map(len, old_tokens[:front]))
    end = span.end - sum(map(len, old_tokens[len(old_tokens) - back :]))
    after = "".join(new_tokens[front : len(new_tokens) - back])
    return None if text[start:end] == after else (Span(start, end), after)


def _equal(one: str, other: str) -> bool:
    """Whether two tokens are one to an editor: blanks of any kind, straight and curly marks."""
    kinds = (str.isspace, "'’‘".__contains__, '"“”„«»'.__contains__)
    return one == other or any(kind(one) and kind(other) for kind in kinds)


def _with_article(match: Any, made: list[Change], text: str) -> list[Change]:
    """The changes, and one of the a or an before the match, where its first word now sounds otherwise."""
    start = match.start()
    article = ARTICLE.search(text[max(0, start - 6) : start])
    if not article or not made or made[0][0].start != start or (article[1].isupper() and article[1] != "A"):
        return made
    (span, new), *_ = made
    new_word = TOKEN.match(new or text[span.end :].lstrip())
    vowel = vowel_sound(new_word[0]) if new_word else None
    wanted = article[1][0] + ("n" if vowel else "")
    if vowel is None or wanted == article[1]:
        return made
    at = start - len(article[0])
    return [(Span(at, at + len(article[1])), wanted), *made]
