"""RESX, the resources of .NET: the strings, not the files, types and names of controls."""

from __future__ import annotations

from cleanup.formats import xml
from cleanup.formats.sheet import Read
from cleanup.formats.values import Values
from cleanup.formats.xml import Node, Role
from cleanup.text import Options


def read(source: str, options: Options) -> Read:
    """The strings of a RESX file. Raises CleanupError where it is none."""
    values = Values(source)
    for entry in xml.read(source, options, "root").all("data"):
        facts = entry.attributes
        value = entry.child("value")
        if value is None or "type" in facts or "mimetype" in facts or facts.get("name", "").startswith(">>"):
            continue
        escapes = xml.escapes(source, value)
        if escapes is not None:
            values.add(xml.strand(source, value, _role), escapes=escapes)
    return values.read()


def _role(node: Node) -> Role:
    """An element within a value: there should be none."""
    del node
    return "opaque gap"
