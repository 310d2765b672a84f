"""TMX: the variants of one language in a translation memory, each with the original beside it.

Standard: https://www.gala-global.org/tmx-14b.
"""

from __future__ import annotations

from collections.abc import Iterable

from cleanup.formats import xml
from cleanup.formats.sheet import Read
from cleanup.formats.values import Values, language, refused
from cleanup.formats.xml import Node, Role
from cleanup.text import Options

NATIVE: dict[str, Role] = {"bpt": "opaque fold", "ept": "opaque fold", "hi": "fold"}


def read(source: str, options: Options) -> Read:
    """The segments in `options.target`, or in the only language beside that of the originals.

    Raises CleanupError where there are several to choose from.
    """
    root = xml.read(source, options, "tmx")
    header = root.child("header")
    original = options.source or (header.attributes.get("srclang", "") if header else "")
    units = list(root.all("tu"))
    wanted = options.target or _other(source, units, original)
    values = Values(source)
    for unit in units:
        own = options.source or unit.attributes.get("srclang", original)
        beside = next((words for code, words in _variants(source, unit) if _is(code, own)), "")
        for variant in unit.children:
            code, segment = _code(variant), variant.child("seg")
            escapes = xml.escapes(source, segment) if segment and _is(code, wanted) else None
            if segment and escapes is not None:
                values.add(
                    xml.strand(source, segment, role),
                    escapes=escapes,
                    lang=language(code),
                    source=beside,
                    source_lang=language(own),
                )
    return values.read()


def role(node: Node) -> Role:
    """What an inline element is."""
    return NATIVE.get(node.name, "opaque gap")


def _variants(source: str, unit: Node) -> Iterable[tuple[str, str]]:
    for variant in unit.children:
        if segment := variant.child("seg"):
            yield _code(variant), xml.strand(source, segment, role).words


def _code(variant: Node) -> str:
    """The language of a variant; before TMX 1.4 the attribute had no prefix."""
    return variant.attributes.get("xml:lang", variant.attributes.get("lang", ""))


def _is(code: str, wanted: str) -> bool:
    """Whether a code is of the wanted language, or of a part of it.

    >>> _is("sq-AL", "SQ"), _is("sq", "sq_AL"), _is("", "")
    (True, False, False)
    """
    low, want = code.lower().replace("_", "-"), wanted.lower().replace("_", "-")
    return bool(want) and (low == want or low.startswith(want + "-"))


def _other(source: str, units: Iterable[Node], original: str) -> str:
    """The language of the translations, if the memory has but one."""
    codes = {_code(variant) for unit in units for variant in unit.children if variant.name == "tuv"}
    first = original.partition("-")[0]
    others = sorted({code.partition("-")[0].lower() for code in codes if not _is(code, first)})
    if len(others) > 1:
        message = f"holds {', '.join(sorted(codes))}; name the language to clean (target)"
        raise refused(source, 0, message)
    return others[0] if others else ""
