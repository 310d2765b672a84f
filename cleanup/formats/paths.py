"""Which strings of a file of nested values are text, by path: the same rules for JSON, JSON Lines and YAML.

A path is the keys from the top, joined by dots; an item of a list is its number, from 0, in brackets: `title`,
`body.lead`, `items[0].text`, in a list at the top `[0].text`. In a path that is given, `*` stands for one key or a
part of it, `[*]` for any item, `**` for anything at all: `meta.*`, `items[*].text`, `sq.**`, `**.caption`. A `$` or
`$.` before it may stand and means nothing. In JSON Lines every line has its own top, in YAML every document.

A text's original stands where the path `source` leads, with the same keys and numbers in place of the same signs:
`items[*].en` beside `items[*].sq`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cleanup.formats.values import refused
from cleanup.text import Options, Span

SIGN = re.compile(r"(\*\*|\[\*\]|\*)")
SIGNS = {"**": "(.*)", "[*]": r"\[(\d+)\]", "*": r"([^.\[\]]*)"}


@lru_cache(maxsize=200)
def pattern(path: str) -> re.Pattern[str]:
    """The pattern of the paths that are meant.

    >>> bool(pattern("items[*].t*").fullmatch("items[12].title")), bool(pattern("body.*").fullmatch("body.a.b"))
    (True, False)
    """
    bare = path.removeprefix("$").removeprefix(".")
    return re.compile("".join(SIGNS.get(part) or re.escape(part) for part in SIGN.split(bare)), re.DOTALL)


def chosen(strings: Sequence[tuple[str, Span]], options: Options) -> Iterator[tuple[Span, Span | None]]:
    """The strings that are text, of all strings of one top with their paths, each with its original."""
    beside: dict[tuple[str, ...], Span] = {}
    if options.source:
        sought = pattern(options.source)
        beside = {found.groups(): span for path, span in strings if (found := sought.fullmatch(path))}
    wanted = [pattern(field) for field in options.fields]
    for path, span in strings:
        found = next((found for one in wanted if (found := one.fullmatch(path))), None)
        if found:
            original = beside.get(found.groups())
            yield span, None if original == span else original


def required(source: str, options: Options) -> None:
    """Raise CleanupError where it is not said which strings are text."""
    if not options.fields:
        raise refused(source, 0, 'say which strings are text: fields, for instance "title" or "items[*].text"')
