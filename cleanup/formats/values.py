"""Front matter: the values of the keys that readers see, where they can be changed without touching the quoting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.text import Kind, Span

SEEN = {"title", "subtitle", "description", "summary", "lead", "excerpt", "abstract", "caption", "alt"}
TOML = re.compile(r"^(\w+)[ \t]*=[ \t]*(?:\"([^\"\\\n]*)\"|'([^'\n]*)')[ \t]*$", re.MULTILINE)


def values(front: str) -> Iterator[tuple[Kind, list[Span]]]:
    """The spans of values in front matter (with its fences, with LF alone) that are prose."""
    body = front.lstrip("\ufeff")
    shift = len(front) - len(body)
    if body.startswith("+++"):
        for match in TOML.finditer(front):
            group = 2 if match[2] is not None else 3
            if match[1].lower() in SEEN and match[group]:
                yield "value", [Span(*match.span(group))]
        return
    for start, end in _yaml(body[4:].removesuffix("---").removesuffix("...")):
        yield "value", [Span(start + shift + 4, end + shift + 4)]


def _yaml(source: str) -> Iterator[tuple[int, int]]:
    import yaml

    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        if not (isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode) and key.value.lower() in SEEN):
            continue
        start, end = value.start_mark.index, value.end_mark.index
        if value.style in ("'", '"'):
            start, end = start + 1, end - 1
        if value.style not in ("|", ">") and value.tag.endswith(":str") and source[start:end] == value.value:
            yield start, end
