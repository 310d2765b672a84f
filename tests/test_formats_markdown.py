"""Markdown, shape by shape: what is prose. In each text it stands in capitals and everything else in small letters."""

import re

import pytest

from cleanup import clean, formats
from cleanup.problems import CleanupError
from cleanup.text import Span


def upper(prose):
    """In capitals, but for entities."""
    return re.sub(r"&#?\w+;|(.)", lambda part: part[0] if part[1] is None else part[1].upper(), prose, flags=re.DOTALL)


def shouted(text, name="markdown"):
    document = formats.read(text, name=name)
    out, at = [], 0
    for segment in document.segments:
        for start, end in segment.prose:
            out += text[at:start], upper(text[start:end])
            at = end
    return "".join(out) + text[at:]


SHAPES = {
    # Blocks
    "heading": "# ONE\n## TWO ##\n###three\n#\n####### SEVEN\n",
    "heading with a closing sign that is text": "# C#\n# A #b\n",
    "underlined": "ONE\nTWO\n===\nTHREE\n---\n",
    "rule, not underline": "ONE\n\n---\nTWO\n***\n",
    "indented code": "ONE\n\n    code\n\n    code\nTWO\n",
    "indented, yet of the paragraph": "ONE\n    TWO\n",
    "fence": "ONE\n```x\ncode\n```\nTWO\n~~~\ncode\n```\n",
    "fence closed by a longer one": "````\ncode\n```\ncode\n`````\nONE\n",
    "fence in an item": "- ONE\n  ```\n  code\n  ```\n  TWO\n",
    "fence cut off by the end of its quotation": "> ```\n> code\nONE\n",
    "item of code": "-     code\n\n- ONE\n",
    "number in a sentence": "IN THE YEAR\n1986. WAS IT.\n",
    "bullet in a sentence": "ONE\n- TWO\n",
    "empty item": "-\n\n    code\n",
    "lazy quotation": "> ONE\nTWO\n",
    "tabs": "-\tONE\n\n\t\tcode\n",
    "quotation in an item in a quotation": "> - > ONE\n> - TWO\n",
    "footnote": "ONE[^a]\n\n[^a]: TWO\n\n    THREE\n\nFOUR\n",
    "alert": "> [!note]\n> ONE\n",
    "task": "- [ ] ONE\n- [x] TWO\n",
    "form feed": "ONE\n\f- TWO\n",
    # Tables
    "table": "A | B\n--|--\nC | `code`\n",
    "table with a pipe in code": "|A|B|\n|-|-|\n|`a|b`|C|\n",
    "code cut by a pipe": "A | B\n--|--\n`a|b` | C\n",
    "table of one column": "|A|\n|-|\n|B|\n",
    "no table for want of cells": "A | B\n--\nC\n",
    "grid": "+---+\n| a |\n+---+\n",
    # Links
    "link": "[ONE](a \"title\") ![TWO](b) [](c) [THREE](<d e> 'f')\n",
    "link over lines": '[ONE\nTWO](a\n"title") THREE\n',
    "target with parentheses": "[ONE](a(b)c) TWO\n",
    "no link": "[ONE](A B C) [TWO]\n",
    "reference": "[ONE][a] [a] [a ] [a][] ![a]\n\n[a]: b\n",
    "reference to nothing": "[ONE][a] [b][] [TWO]\n",
    "definition with a title on the next line": "[a]: b\n'title'\nONE\n",
    "definition in a quotation": "> [a]: b\n\n[a] ONE\n",
    "definition inside a paragraph": "ONE\n[A]: B\n",
    "image in a link": "[![ONE](a)](b)\n",
    "link in a link": "[ONE [TWO](a) THREE](b)\n",
    "escaped bracket": "\\[ONE](A B) [TWO\\]](c)\n",
    "bracket in code": "[ONE `]` TWO](a)\n",
    "autolink": "<http://a.b/c> <mailto:a@b.c> <a@b.c> <xy:z> <X\n",
    "bare": 'SEE http://a.b/c_d, (www.a.b/c), "http://a.b" AND a@b.org. ftp://a.b!\n',
    "address within emphasis": "**http://a.b/c** *www.a.b*\n",
    "wiki": "[[a]] [[a|b]] ![[c]] [[1]](d)\n",
    # Inline
    "code": "ONE `code` TWO ``a ` b`` `THREE\n",
    "code over lines": "ONE `co\nde` TWO\n",
    "emphasis": "*ONE* __TWO__ ~~THREE~~ O*N*E\n",
    "signs that are text": "5 * 6 SNAKE_CASE A ~ B\n",
    "escapes": "\\*ONE\\* \\A\n",
    "entities": "A &amp; B &#231; &#xe7; AT&T &X\n",
    "tags": "<b>ONE</b> <br/> <a href='x>y'>TWO</a> A < B > C <!-- d --> <?e?> <!f g> <!--> THREE\n",
    "code in tags": '<code>a</code> ONE <kbd>b</kbd> <span translate="no">c</span> TWO\n',
    "math": "$a+b$ COSTS $5 AND $6. $$c$$ US$7\n",
    "display math": "ONE\n\n$$\na\n= b\n- c\n$$\n\nTWO\n",
    "display math that begins in its first line": "$$ a\n+ b $$\n\n$$ ONE\n\nTWO $$\n",
    "display math with other ends of lines": "$$ a\r\n+ b $$\r\n\r\n$$ c\r+ d $$\r\r$$ ONE\r\n\r\nTWO $$\r\n",
    "braces": "ONE {#id .class} {{ var }} {% tag %} {{< short >}} TWO\n",
    "emoji, handles, tags": ":smile: @name #tag ONE 12:30:45 A:B\n",
    "files": "report.docx kuçi.jpg path/to/file.md ./a/b ~/c c:\\d\\e.txt AND/OR 3.5 U.S. END.START\n",
    "hard breaks": "ONE  \nTWO\\\nTHREE\n",
    # HTML blocks
    "html block": '<div class="a">\nONE <b>TWO</b>\n</div>\n\nTHREE\n',
    "html with signs of markdown": "<p>\\<b>ONE</b> `a`</p>\n",
    "script": "<script>\na\n\nb\n</script>\nONE\n",
    "comment": "<!-- a\n\nb -->\nONE\n",
    "table in html": "<table><tr><td>ONE</td><td>TWO</td></tr></table>\n",
    "broken tag": '<div a="\n<b c\n',
    # Around Markdown
    "directive": ":::note a\nONE\n:::\n",
    "shortcode that holds code": "{{< highlight x >}}\na\n\nb\n{{< /highlight >}}\nONE\n",
    "liquid that holds code": "{% raw %}a{% endraw %} ONE {% if b %}TWO{% endif %}\n",
    "import": "import a from 'b'\n\nIMPORT OF GOODS\n",
    "import of goods": "IMPORT DUTIES ROSE\nEXPORT FELL\n",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_prose_is_what_stands_in_capitals(text):
    assert shouted(text.lower()) == text


MDX = {
    "modules": "import a from 'a'\nexport const b = {\n  c: 'd',\n\n  e: 1\n}\n\nONE\n",
    "tags": '<card a={() => b > c} d="e">\n  ONE *TWO*\n</card>\n',
    "fragment": "ONE <>TWO</>\n",
    "expression": "ONE {a.b} {`${c}`} TWO\n",
    "expression over lines": "{a(\n  b\n)}\nONE\n",
    "indented": "    ONE\n",
    "comment": "{/* a */}\nONE {/* b */} TWO\n",
}


@pytest.mark.parametrize("text", MDX.values(), ids=MDX)
def test_mdx(text):
    assert shouted(text.lower(), "mdx") == text


def kinds(text, name="markdown"):
    return [(segment.kind, text[slice(*segment.span)]) for segment in formats.read(text, name=name).segments]


def test_kinds():
    text = "# a\n\nb\n\n- c\n> d\n\n|e|\n|-|\n|f|\n\n- # g\n\n- > h\n\n[^i]: j\n\n<h2>k</h2><li>l</li><td>m</td>n\n"
    assert kinds(text) == [
        ("heading", "a"),
        ("paragraph", "b"),
        ("item", "c"),
        ("quote", "d"),
        ("cell", "e"),
        ("cell", "f"),
        ("heading", "g"),
        ("quote", "h"),
        ("item", "j"),
        ("heading", "k"),
        ("item", "l"),
        ("cell", "m"),
        ("paragraph", "n"),
    ]


def test_a_segment_holds_all_lines_of_a_paragraph_and_what_lies_between_is_no_prose():
    text = "> one *two*\n> three\n"
    (segment,) = formats.read(text, name="markdown").segments
    assert segment.span == Span(2, 19)
    assert [text[slice(*span)] for span in segment.prose] == ["one", "two", "three"]
    document = formats.read(text, name="markdown")
    assert document.may_change(Span(2, 6))
    assert not document.may_change(Span(7, 17))


def left(text, name="markdown"):
    document = formats.read(text, name=name)
    return [(rule, text[slice(*span)].strip()) for span, rule in document.leaves]


@pytest.mark.parametrize(
    ("text", "spared"),
    [
        ("<!-- cleanup: leave name/a -->\none\n\ntwo\n", [("name/a", "one")]),
        ("<!-- cleanup: leave name/a phrase, b/c -->\n\none\n", [("name/a", "one"), ("phrase", "one"), ("b/c", "one")]),
        ("<!--cleanup:leave x-->\n- one\n- two\n\n* three\n", [("x", "- one\n- two")]),
        ("- one\n\n  <!-- cleanup: leave x -->\n  two\n\n  three\n- four\n", [("x", "two")]),
        ("<!-- cleanup: leave x -->\n> one\n>\n> two\n\nthree\n", [("x", "> one\n>\n> two")]),
        ("<!-- cleanup: leave x -->\n# one\n\ntwo\n", [("x", "# one")]),
        ("one <!-- cleanup: leave x --> two\n\nthree\n", [("x", "one <!-- cleanup: leave x --> two")]),
        ("one\n\n<!-- cleanup: leave x -->\n", [("x", "")]),
        ("`<!-- cleanup: leave x -->` one\n", []),
        ("```\n<!-- cleanup: leave x -->\n```\none\n", []),
        ("<!-- cleanup: leave -->\none\n", []),
    ],
)
def test_the_block_after_leave_is_spared(text, spared):
    assert left(text) == spared


@pytest.mark.parametrize(
    ("name", "comment"), [("text", "<!-- cleanup: leave x -->"), ("mdx", "{/* cleanup: leave x */}")]
)
def test_leave_is_heard_in_text_and_in_mdx(name, comment):
    assert left(f"zero\n\n{comment}\none\ntwo\n\nthree\n", name) == [("x", "one\ntwo")]


def test_a_spared_block_reaches_over_the_blanks_around_it():
    text = "zero\n\n<!-- cleanup: leave x -->\n\none\n\ntwo\n"
    ((span, _),) = formats.read(text, name="markdown").leaves
    assert text[slice(*span)] == "\n\none\n\n"


@pytest.mark.parametrize("name", ["markdown", "text"])
def test_nothing_between_off_and_on_is_prose(name):
    text = "ONE\n\n<!-- cleanup: off -->\na\n\n# b\n<!-- cleanup: on -->\n\nTWO <!--cleanup:off-->c<!--cleanup:on--> THREE\n"
    assert shouted(text.lower(), name) == text
    assert shouted("<!-- cleanup: off -->\na\n\nb\n", name) == "<!-- cleanup: off -->\na\n\nb\n"
    assert shouted("a\n\n<!-- cleanup: on -->\n", name) == "A\n\n<!-- cleanup: on -->\n"


def test_what_is_nested_too_deep_is_a_problem_with_its_place():
    with pytest.raises(CleanupError) as raised:
        formats.read("one\n" + "> " * 1500 + "two", "a.md")
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("a.md", 2)
    assert "left alone" in problem.message


def anchors(text, before="kuqi", after="kuçi", name="markdown"):
    one, other = (formats.read(each, "a.md", name) for each in (text, text.replace(before, after)))
    return [str(problem) for problem in formats.anchors(one, other)]


def test_a_heading_whose_anchor_changes_is_told_with_the_links_to_it():
    text = "# The *min* [kuqi](a) `x-y` &amp; <b>z</b>\n\n[a](#the-min-%6buqi-x-y--z) [b][c]\n\n[c]: #%6Buqi\n\nkuqi\n====\n"
    assert anchors(text) == [
        (
            "a.md:1: the anchor of this heading, #the-min-kuqi-x-y--z, becomes #the-min-kuçi-x-y--z: links to it break;"
            " line 3 of this file has one"
        ),
        "a.md:7: the anchor of this heading, #kuqi, becomes #kuçi: links to it break; line 5 of this file has one",
    ]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("# a\n\nkuqi\n", []),
        ("# kuqi {#own}\n", []),
        ("# kuqi {.class #own}\n", []),
        ("# kuqi\n\n## kuqi\n", ["#kuçi", "#kuçi-1"]),
        ("# a“kuqi”, b\n", ["#akuçi-b"]),
        ("---\ntitle: kuqi\n---\n> # kuqi_1 2\n", ["#kuçi_1-2"]),
        ("```\n# kuqi\n```\n", []),
    ],
)
def test_anchors_are_made_as_github_makes_them(text, changed):
    assert [message.split(" becomes ")[1].partition(":")[0] for message in anchors(text)] == changed


def test_an_anchor_stays_where_only_capitals_or_signs_change():
    assert anchors("# kuqi\n", "kuqi", "Kuqi!") == []
    assert anchors("kuqi\n", name="text") == []


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("!!! note\n    ONE\n    TWO\n\n    THREE\n\n        code\n\nFOUR\n", ["ONE\n    TWO", "THREE", "FOUR"]),
        ('!!! note inline "A TITLE"\n\n    - ITEM\n\n    ```\n    code\n    ```\n', ["A TITLE", "ITEM"]),
        ('???+ tip "T" \n\tONE\n', ["T", "ONE"]),
        ('??? "T"\n    ONE\n', ["T", "ONE"]),
        ('=== "TAB"\n\n    IN TAB\n\n    !!! tip\n\n        NESTED\n\n            code\n', ["TAB", "IN TAB", "NESTED"]),
        ("ONE\n!!! note\n    TWO\n\n- A\n\n    !!! note\n\n        B\n", ["ONE", "TWO", "A", "B"]),
        ('!!! note ""\n    ONE\n', ["ONE"]),
        ('!!! note "ONE\n    TWO\n', ["ONE", "TWO"]),
        ("!!! WHAT A DAY!\n\n    code\n", ["!!! WHAT A DAY!"]),
        ("ONE\n===\n\n    code\n", ["ONE"]),
    ],
)
def test_admonitions_and_tabs_hold_prose(text, prose):
    document = formats.read(text, "a.md")
    assert [text[slice(*part)] for segment in document.segments for part in segment.prose] == prose
    assert formats.read(text.replace("\n", "\r\n"), "a.md").segments[-1].kind == document.segments[-1].kind


def test_the_quotation_marks_of_a_title_are_no_words():
    text = '!!! note "Hajredin Kuqi"\n\n    Hajredin Kuqi came.\n'
    assert clean(text, filename="a.md").text == text.replace("Kuqi", "Kuçi")
