"""From the parts of a pattern, and the guards around it, to one regular expression."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleanup.phrases.kinds import BLANK, expression, literal
from cleanup.phrases.pattern import Choice, Node, Text, parse, wordy

# A match neither begins nor ends within a word, nor beside a hyphen or an apostrophe that joins it to one, nor within one
# that an editor has mended in brackets: [c]an, anarchist[s].
BEGIN = r"(?:(?<!\w)(?<!\w[-'’‑]|\p{L}\])|(?!\w))"
# In French d' and l' are words of their own.
ELIDED = {
    "fr": r"(?:(?<!\w)(?:(?<!\w[-'’‑]|\p{L}\])|(?<=(?<!\w)(?i:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’]))|(?!\w))"
}
END = r"(?:(?!\w)(?![-'’‑]\w|\[\p{Ll})|(?<!\w))"
OPENING = r"[\"'“”„«‘‚(\[*_>\s]*"
ABBREVIATION = r"(?<!(?<!\w)(?:Mr|Mrs|Ms|Dr|St|No|Art|vs|Gen|Col|Prof|\p{Lu})\.\s{1,3})"
STARTS = {
    "sentence": rf"(?:(?<=\A{OPENING}(?:[-•–]\s+)?)|(?<=[.!?…:][\"'”’»)\]]*\s+{OPENING}){ABBREVIATION})(?=[\p{{Lu}}\d])",
    "clause": rf"(?:(?<=\A{OPENING}(?:[-•–]\s+)?)|(?<=[.!?…:;,—–(\"“”„«»][\"'”’»)\]]*\s*{OPENING}))",
}
ENDS = {
    "sentence": r"(?=\s*(?:[.!?…]|[\"”»]?\s*\Z))",
    "clause": r"(?=\s*(?:[.!?…;:,—–)\"“”„«»]|\s-\s|\Z))",
}


def whole(nodes: Sequence[Node], lang: str) -> str:
    """The expression of a pattern, each slot a group by its name; one that stands twice must be the same both times."""
    return f"{ELIDED.get(lang, BEGIN)}{_sequence(nodes, lang, {})}{END}"


def _sequence(nodes: Sequence[Node], lang: str, seen: dict[str, int] | None) -> str:
    """`seen`: how often each slot stood already; None: in a guard, whose slots need no names."""
    after = [*nodes[1:], Text(" ")]
    parts = zip(nodes, after, strict=True)
    return "".join(_node(node, lang, seen, joined=wordy(node) and wordy(follows)) for node, follows in parts)


def _node(node: Node, lang: str, seen: dict[str, int] | None, *, joined: bool) -> str:
    """`joined`: the next part makes one word with this."""
    if isinstance(node, Text):
        return BLANK if node.text == " " else literal(node.text)
    if isinstance(node, Choice):
        starts = dict(seen or {})
        ways = []
        for way in node.ways:
            own = None if seen is None else dict(starts)
            ways.append(_sequence(way, lang, own))
            if seen is not None:
                seen |= own or {}
        inner = f"(?:{'|'.join(ways)})"
        if node.optional:
            before, after = BLANK * node.before, BLANK * node.after
            inner = f"(?:{before}{inner}{after})?"
        return inner
    if seen is None:
        return f"(?:{expression(node, lang, joined=joined)})"
    count = seen[node.name] = seen.get(node.name, 0) + 1
    if count > 1:
        # The same again: in small letters, or in capitals both times ("the The Hague", the band "The The" are none).
        again = f"(?P={node.name})"
        return f"(?P<{node.name}__{count}>(?=\\p{{Ll}})(?i:{again})|(?=\\p{{Lu}}+(?!\\w)){again})"
    return f"(?P<{node.name}>{expression(node, lang, joined=joined)})"


def guard(texts: Iterable[str], lang: str) -> str:
    """The expression of guards, any of which may match. Raises PatternError."""
    return f"(?:{'|'.join(_sequence(parse(text), lang, None) for text in texts)})"


def around(fields: dict[str, tuple[str, ...]], lang: str) -> tuple[str, str]:
    """What must, or must not, stand before and after the match. Raises PatternError."""
    before = after = ""
    for key, sign in (("not_after", "<!"), ("only_after", "<=")):
        if fields.get(key):
            before += f"(?{sign}{BEGIN}{guard(fields[key], lang)}{END}\\s*)"
    for key, sign in (("not_before", "!"), ("only_before", "=")):
        if fields.get(key):
            marks = [text for text in fields[key] if not text[0].isalnum() and text[0] not in "({["]
            words = [text for text in fields[key] if text not in marks]
            ways = [f"\\s*{guard(marks, lang)}"] if marks else []
            ways += [f"\\s+{guard(words, lang)}{END}"] if words else []
            after += f"(?{sign}{'|'.join(ways)})"
    return before, after
