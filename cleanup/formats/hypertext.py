"""Where tags, comments and scripts stand in HTML as browsers find them, and what programs have put among them.

The HTML standard, 13.2.5. Every search here ends where the next one would begin, so that no input costs more than
linear time.
"""

from __future__ import annotations

import re

# What programs put into a page wherever it stands, and what no parser looks into.
INSERTED = re.compile(
    r"""
    <\?(?:php|=)(?:[^?]|\?(?!>))*+(?:\?>|\Z) | <\?(?:[^?<]|\?(?!>)|<(?!\?))*+\?>       # PHP, instructions
  | <%(?:[^%<]|%(?!>)|<(?!%))*+%> | \{%(?:[^%{]|%(?!\})|\{(?!%))*+%\}                   # ERB, Jinja, Liquid
  | \{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*+\}\}\}? | \{\#(?:[^#{]|\#(?!\})|\{(?!\#))*+\#\}     # Hugo, Handlebars, Jinja
  | \*\|[^|*]{1,80}\|\*                                                                  # Mailchimp
  | <!\[CDATA\[(?:[^\]<]|\](?!\]>)|<(?!!\[CDATA\[))*+\]\]>
  | \[[a-z][\w-]*+(?:\s++[\w-]++=(?:"[^"\[\]]*+"|'[^'\[\]]*+'|[^\s"'\[\]]++))++\s*+/?\] | \[/[a-z][\w-]*+\]   # WordPress
    """,
    re.VERBOSE,
)
FILLER = "\ufdd0"  # stands for all that: no letter, no blank, no sign that a tag has
BLANKS = r"[ \t\n\r\f]*+"
VALUE = r"\"[^\"]*+\"|'[^']*+'|[^ \t\n\r\f\"'>][^ \t\n\r\f>]*+|(?=>)"
ATTRIBUTE = rf"([^ \t\n\r\f/>][^ \t\n\r\f/>=]*+)(?:{BLANKS}={BLANKS}({VALUE})|(?!{BLANKS}=))"
EACH = re.compile(ATTRIBUTE)
TAG = re.compile(rf"<(/?)([A-Za-z][^ \t\n\r\f/>]*+)((?:[ \t\n\r\f/]++|{re.sub('[(](?![?])', '(?:', ATTRIBUTE)})*+)>")
COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
OTHER = re.compile(r"<(?:[!?]|/[^A-Za-z])")  # what browsers take for a comment
UNCLOSED = re.compile(r"<(?:!--|/?[A-Za-z])")
SCRIPT = re.compile(r"<!--|-->|<(/?)script(?=[ \t\n\r\f/>])", re.IGNORECASE)


def bared(text: str) -> tuple[str, dict[int, int]]:
    """The text with FILLER for what programs have put into it, and where each such stretch begins and ends.

    >>> bared("<p {{ a }}>")[1]
    {3: 10}
    """
    spans = dict(match.span() for match in INSERTED.finditer(text))
    out: list[str] = []
    at = 0
    for start, end in spans.items():
        out += text[at:start], FILLER * (end - start)
        at = end
    return "".join([*out, text[at:]]), spans


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag without their quotation marks; of two with one name the first counts.

    >>> attributes("LANG='sq' alt class=a")
    {'lang': 'sq', 'alt': '', 'class': 'a'}
    """
    values: dict[str, str] = {}
    for match in EACH.finditer(text):
        value = match[2] or ""
        values.setdefault(match[1].lower(), value[1:-1] if value[:1] in ('"', "'") else value)
    return values


def aside_end(text: str, at: int) -> int | None:
    """Where a comment or declaration ends that begins there; a tag that has no end is one, up to the end of the text."""
    if text.startswith("<!--", at):
        comment = COMMENT.match(text, at)
        return comment.end() if comment else len(text)
    if OTHER.match(text, at):
        return text.find(">", at) + 1 or len(text)
    return len(text) if UNCLOSED.match(text, at) else None


def raw_end(text: str, name: str, at: int) -> int:
    """Where the end tag stands of a script, a title or the like whose words begin there."""
    if name == "script":
        return _script_end(text, at)
    closing = re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE).search(text, at)
    return closing.start() if closing else len(text)


def _script_end(text: str, at: int) -> int:
    """As `raw_end`: a script within a comment within a script has an end tag of its own."""
    hidden = inner = False
    while mark := SCRIPT.search(text, at):
        at = mark.end()
        if mark[0] == "<!--":
            hidden, at = True, at - len("--")  # <!--> is both
        elif mark[0] == "-->":
            hidden = inner = False
        elif not mark[1]:
            inner = hidden
        elif not inner:
            return mark.start()
        else:
            inner = False
    return len(text)
