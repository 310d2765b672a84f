"""XLIFF 1.2 and 2.x: the targets of the units that may be translated, each with its source beside it.

Standards: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html, https://docs.oasis-open.org/xliff/xliff-core/v2.1.
Proposals of other tools (`alt-trans`, matches), skeletons and notes are left alone; inline codes are kept.
"""

from __future__ import annotations

from typing import NamedTuple

from cleanup.formats import xml
from cleanup.formats.sheet import Read
from cleanup.formats.values import Values, language
from cleanup.formats.xml import Node, Role
from cleanup.text import Options

# Codes that enclose text and part no words; 1.2 has the native code as the content of some of them.
PAIRED = frozenset(("g", "mrk", "bx", "ex", "pc", "sc", "ec", "sm", "em"))
NATIVE: dict[str, Role] = {"bpt": "opaque fold", "ept": "opaque fold", "ph": "opaque gap", "it": "opaque gap"}
UNITS = ("trans-unit", "segment", "ignorable")
HOLDING = ("xliff", "file", "body", "group", "unit")


class Facts(NamedTuple):
    """What elements say of all that lies within them."""

    lang: str = ""
    source_lang: str = ""
    translate: bool = True


def read(source: str, options: Options) -> Read:
    """The targets of an XLIFF file."""
    values = Values(source)
    _units(source, xml.read(source, options, "xliff"), Facts(), values)
    return values.read()


def role(node: Node) -> Role:
    """What an inline element is."""
    if node.name == "mrk" and (node.attributes.get("mtype") == "protected" or node.attributes.get("translate") == "no"):
        return "opaque gap"
    if node.name in PAIRED:
        return "fold"
    return NATIVE.get(node.name, "gap")


def _units(source: str, node: Node, facts: Facts, values: Values) -> None:
    attributes = node.attributes
    facts = Facts(
        language(attributes.get("target-language", attributes.get("trgLang", ""))) or facts.lang,
        language(attributes.get("source-language", attributes.get("srcLang", ""))) or facts.source_lang,
        {"yes": True, "no": False}.get(attributes.get("translate", ""), facts.translate),
    )
    if node.name in UNITS:
        target, original = node.child("target"), node.child("source")
        escapes = xml.escapes(source, target) if target else None
        if target and escapes is not None and facts.translate:
            values.add(
                xml.strand(source, target, role),
                escapes=escapes,
                lang=language(target.attributes.get("xml:lang", "")) or facts.lang,
                source=xml.strand(source, original, role).words if original else "",
                source_lang=facts.source_lang,
            )
        return
    for child in node.children:
        if child.name in HOLDING or child.name in UNITS:
            _units(source, child, facts, values)
