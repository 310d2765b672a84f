"""Apple's .stringsdict: the messages for each plural form, device or width, in a property list.

Format: Apple's "Stringsdict File Format". What stands under the keys that say how a message is chosen is no text.
"""

from __future__ import annotations

from cleanup.formats import xml
from cleanup.formats.sheet import Read
from cleanup.formats.values import Values
from cleanup.formats.xml import Node, Role
from cleanup.text import Options

RULES = ("NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey")


def read(source: str, options: Options) -> Read:
    """The messages of a .stringsdict file. Raises CleanupError where it is none."""
    values = Values(source)
    waiting = [xml.read(source, options, "plist")]
    while waiting:
        node = waiting.pop()
        if node.name == "string":
            escapes = xml.escapes(source, node)
            if escapes is not None:
                values.add(xml.strand(source, node, _role), escapes=escapes)
            continue
        key, found = "", []
        for child in node.children:
            if child.name == "key":
                key = xml.strand(source, child, _role).reading
            elif not child.name.startswith("#") and key not in RULES:
                found.append(child)
        waiting += reversed(found)
    return values.read()


def _role(node: Node) -> Role:
    """An element within a string: there should be none."""
    del node
    return "opaque gap"
