"""Front matter: where it ends, and the values in it that readers of the page see.

Only the keys below hold prose, and only where a value can be changed without touching its quoting: YAML strings of one
line, or blocks after `|` and `>`; TOML strings of one line. Nothing is written back but those characters.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from cleanup.formats.inline import Inline
from cleanup.formats.sheet import Sheet
from cleanup.text import Span

KEYS = frozenset(
    re.findall(
        r"\w+",
        "title subtitle description summary lead lede excerpt abstract headline subheadline kicker teaser intro deck "
        "caption alt tagline linktitle seo_title seo_description meta_title meta_description short_title og_title "
        "og_description",
    )
)
LONGEST = 50_000  # characters: the YAML reader needs seconds for a megabyte
OPENING = re.compile(r"\ufeff?(---|\+\+\+|\{)[ \t]*(\r\n?|\n)")
CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?=\r|\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?=\r|\n|\Z)", re.MULTILINE),
    "{": re.compile(r"^\}[ \t]*(?=\r|\n|\Z)", re.MULTILINE),
}
KEYED = {
    "---": re.compile(r"^[\"']?[\w.-][\w .-]*+[\"']?[ \t]*+:[ \t\r\n]", re.MULTILINE),
    "+++": re.compile(r"^[\"']?[\w.-]+[\"']?[ \t]*=|^\[", re.MULTILINE),
    "{": re.compile(r"^[ \t]*\"[^\"\r\n]+\"[ \t]*:", re.MULTILINE),
}
TOML_STRING = re.compile(
    r"(?<![^\r\n])[ \t]*[\"']?([\w-]+)[\"']?[ \t]*=[ \t]*(?:\"((?:[^\"\\\r\n]|\\.)*+)\"|'([^'\r\n]*+)')[ \t]*(?=[#\r\n]|\Z)"
)
DOUBLED = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)", re.DOTALL)
SINGLED = re.compile(r"''")
NEVER = re.compile(r"(?!)")


def read(sheet: Sheet) -> int:
    """Put the front matter on the sheet; where the text after it begins."""
    text = sheet.text
    start = int(text.startswith("\ufeff"))
    opening = OPENING.match(text)
    if not opening:
        return start
    fence, inside = opening[1], opening.end()
    closing = CLOSING[fence].search(text.replace("\r", "\n") if "\r" in text else text, inside)
    if not closing or not KEYED[fence].search(text.replace("\r", "\n"), inside, closing.start()):
        return start
    body = text[inside : closing.start()]
    at = start
    for span, quoted in _values(fence, body) if len(body) <= LONGEST else ():
        place = Span(span.start + inside, span.end + inside)
        sheet.token(at, f"front {text[at : place.start]}")
        at = place.end
        inline = Inline.of(text[slice(*place)])
        marks = [(m.start() + place.start, m.end() + place.start) for m in quoted.finditer(text[slice(*place)])]
        sheet.prose(inline, place, "value", marks)
    sheet.token(at, f"front {text[at : closing.end()]}")
    return closing.end()


def _values(fence: str, body: str) -> Iterator[tuple[Span, re.Pattern[str]]]:
    """The values that hold prose, with what in them is quoting."""
    if fence == "+++":
        yield from _toml(body)
    elif fence == "---":
        yield from sorted(_yaml(body), key=lambda value: value[0])


def _toml(body: str) -> Iterator[tuple[Span, re.Pattern[str]]]:
    try:
        tomllib.loads(body.replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    for match in TOML_STRING.finditer(body):
        if match[1].lower() in KEYS:
            double = match[2] is not None
            yield Span(*match.span(2 if double else 3)), DOUBLED if double else NEVER


def _yaml(body: str) -> Iterator[tuple[Span, re.Pattern[str]]]:
    import yaml

    try:
        root = yaml.compose(body, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                waiting.append(value)
                if isinstance(value, yaml.ScalarNode) and id(value) not in seen and str(key.value).lower() in KEYS:
                    seen.add(id(value))
                    yield from _scalar(body, value)


def _scalar(body: str, node: object) -> Iterator[tuple[Span, re.Pattern[str]]]:
    """The characters of a YAML string within its quotes."""
    style, start, end = node.style, node.start_mark.index, node.end_mark.index  # type: ignore[attr-defined]
    if node.tag != "tag:yaml.org,2002:str":  # type: ignore[attr-defined]
        return
    if style in ("|", ">"):
        inside = re.compile(r"[^\r\n]*(?:\r\n?|\n)\s*").match(body, start)
        yield Span(inside.end() if inside else end, start + len(body[start:end].rstrip())), NEVER
    elif not re.search(r"[\r\n]", body[start:end]):
        quoted = {'"': DOUBLED, "'": SINGLED}.get(style or "", NEVER)
        yield Span(start + bool(style), end - bool(style)), quoted
