"""Entities of HTML, which Markdown has too: what they read as."""

from __future__ import annotations

import re
from html import unescape
from unicodedata import category

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def reading_of(entity: str) -> str | None:
    """What an entity reads as; None: there is none such.

    An invisible character that is written so was meant: it stays, and reads as nothing.

    >>> reading_of("&ccedil;"), reading_of("&shy;"), reading_of("&nosuch;")
    ('ç', '', None)
    """
    char = unescape(entity)
    if len(char) != 1:
        return None
    return "" if category(char) == "Cf" else char
