"""The skeleton stays when words change and paragraphs go or join, and changes when an edit touches markup."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleanup import formats
from cleanup.text import Span

ORACLE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FOLDER = Path(__file__).parents[1] / "fixtures" / "awkward"


def same(before, after, name="markdown"):
    one, other = (formats.read(text, name=name) for text in (before, after))
    return formats.skeleton(one) == formats.skeleton(other)


PAGE = "# Head\n\nOne *two* three\nfour.\n\nFive goes\n\nPage 1\n\non in six.\n\n- seven\n\nPage 2\n\n> eight\n\n    code\n\nPage 3\n"


@pytest.mark.parametrize("name", ["markdown", "text"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("four", "Prishtinë"),
        ("*two*", "*two or more*"),
        ("Head", "The Head"),
        ("seven", "seven or eight"),
        ("Page 1\n\n", ""),
        ("goes\n\nPage 1\n\non", "goes on"),
        ("\n\nPage 2", ""),
        ("Page 2\n\n", ""),
        ("\n\nPage 3\n", ""),
        ("\nfour", " four"),
        ("three\n", "three\r\n"),
    ],
)
def test_it_stays(before, after, name):
    assert before in PAGE
    assert same(PAGE, PAGE.replace(before, after), name)


BREAKS = {
    "heading": ("one two", "# one two"),
    "heading level": ("# one", "## one"),
    "underline": ("one\n\ntwo", "one\n---\n\ntwo"),
    "rule to underline": ("one\n\n---\n", "one\n---\n"),
    "bullet": ("one two", "- one two"),
    "number": ("In 1986. One", "1986. One"),
    "number lost": ("1. one", "one"),
    "quotation": ("one two", "> one two"),
    "code by indent": ("one", "    one"),
    "code by fence": ("one\n\ntwo", "```\none\n\ntwo"),
    "code span": ("one two", "`one` two"),
    "code span closed elsewhere": ("one ` two", "one` ` two"),
    "star": ("one *two*", "one* *two*"),
    "emphasis lost": ("*one* two", "* one* two"),
    "emphasis moved": ("*one* two*", "*one * two*"),
    "emphasis of another strength": ("**one** two", "***one** two*"),
    "emphasis split over paragraphs": ("*one two*", "*one\n\ntwo*"),
    "emphasis that joins": ("one *two\n\nthree* four", "one *two three* four"),
    "link lost": ("[one](a)", "[one] (a)"),
    "link made": ("[one] (a)", "[one](a)"),
    "label": ("[one]\n\n[one]: a", "[uno]\n\n[one]: a"),
    "label met": ("[uno]\n\n[one]: a", "[one]\n\n[one]: a"),
    "definition made": ("one [a] : b", "[a]: b"),
    "footnote": ("one[^a]", "one[^b]"),
    "table made": ("a b\n-|-\nc", "a|b\n-|-\nc"),
    "cell": ("|a|b|\n|-|-|\n|c|d|", "|a|b|\n|-|-|\n|c|d|e|"),
    "tag": ("one < b > two", "one <b> two"),
    "entity": ("one & lt; two", "one &lt; two"),
    "address": ("see http://a.b/c", "see http://a.b/d"),
    "address made": ("see a. org", "see a.org"),
    "escape": ("\\*one", "*one"),
    "item leaves its list": ("- one\n\n  *two*", "- one\n\n*two*"),
    "item goes deeper": ("- one\n- two", "- one\n  - two"),
    "code joins a list": ("- one\n\ntwo\n\n    code", "- one\n\n    code"),
    "front matter value": ("---\ntitle: one\n---\n", "---\ntitle: one #two\n---\n"),
    "front matter quote": ("---\ntitle: 'one'\n---\n", "---\ntitle: 'one's'\n---\n"),
    "front matter type": ("---\ntitle: none\n---\n", "---\ntitle: no\n---\n"),
    "front matter mapping": ("---\ntitle: one two\n---\n", "---\ntitle: one: two\n---\n"),
    "toml quote": ('+++\ntitle = "one"\n+++\n', '+++\ntitle = "one"two"\n+++\n'),
    "region": ("<!-- cleanup: off -->\none\n", "<!-- cleanup: off -->\ntwo\n"),
    "comment": ("one <!-- a -->", "one <!-- b -->"),
    "math": ("costs $5 and 6", "costs $5 and$ 6"),
    "shortcode": ("{{< a >}}", "{{< b >}}"),
}


@pytest.mark.parametrize(("before", "after"), BREAKS.values(), ids=BREAKS)
def test_it_changes_with_the_markup(before, after):
    assert same(before, before)
    assert not same(before, after)


def test_a_value_of_another_quoting_is_no_prose():
    assert not same("---\ntitle: one\n---\n", '---\ntitle: "one"\n---\n')


def structure(text):
    """What markdown-it sees but for prose, breaks of lines and plain paragraphs."""
    seen = []
    waiting = ORACLE.parse(text)[::-1]
    while waiting:
        token = waiting.pop()
        if token.type == "inline":
            waiting += token.children[::-1]
        elif not re.match(r"text|softbreak|hardbreak|paragraph", token.type):
            content = "" if token.type == "image" else token.content
            seen.append((token.type, token.markup, token.attrs.get("href"), token.attrs.get("src"), content))
    return seen


# Nothing that two readers of CommonMark are known to see otherwise: HTML, bare addresses, definitions, deep indents.
PLAIN = """# Head *one* two

Para **one `two` three** four [five](six "seven") eight
nine *ten
eleven* twelve ![thirteen](fourteen) fifteen.

- item one
- item *two*

  more of two

> quote one
> quote two

1. first
2. second

| a | b |
|---|---|
| c | d |

```
code
```

Under
-----

Last words here.
"""
MARKS = [
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "[",
    "]",
    "](x)",
    "![",
    "# ",
    "- ",
    "1. ",
    "> ",
    "\n",
    "\n---\n",
    "===",
    "|",
    "\\",
    "~~",
    "word",
    " ",
]


@given(st.data())
def test_where_it_stays_another_parser_sees_the_same_structure(data):
    document = formats.read(PLAIN, name="markdown")
    segment = data.draw(
        st.sampled_from([segment for segment in document.segments if segment.kind in ("paragraph", "heading")])
    )
    start, end = data.draw(st.sampled_from(segment.prose))
    at = data.draw(st.integers(start, end))
    upto = min(end, at + data.draw(st.integers(0, 4)))
    after = PLAIN[:at] + "".join(data.draw(st.lists(st.sampled_from(MARKS), max_size=3))) + PLAIN[upto:]
    if same(PLAIN, after):
        assert structure(after) == structure(PLAIN)


@given(st.data())
def test_another_word_anywhere_keeps_it(data):
    path = data.draw(st.sampled_from(sorted(path for path in FOLDER.glob("*.*") if ".shouted" not in path.name)))
    text = path.read_bytes().decode()
    document = formats.read(text, path.name)
    segment = data.draw(st.sampled_from(document.segments))
    places = [
        Span(start + match.start(), start + match.end())
        for start, end in segment.prose
        for match in re.finditer(r"[^\W\d_]{3,}", text[start:end])
    ]
    if places:
        start, end = data.draw(st.sampled_from(places))
        after = text[:start] + data.draw(st.sampled_from(["Kuçi", "Чачак", "of the", "Gjakovë, Pejë"])) + text[end:]
        assert formats.skeleton(formats.read(after, path.name)) == formats.skeleton(document)
