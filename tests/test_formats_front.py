"""Front matter: of YAML, TOML and JSON the strings that readers see are prose. In each text they stand in capitals."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import formats
from cleanup.edits import Edit, apply
from cleanup.formats import tomls
from cleanup.formats.view import View
from cleanup.problems import CleanupError
from cleanup.text import Options, Span


def shouted(text, name, fields=()):
    document = formats.read(text, name=name, options=Options(fields=fields))
    out, at = [], 0
    for segment in document.segments:
        for start, end in segment.prose:
            parts = re.split(
                r"(\\(?:u.{4}|.))", text[start:end], flags=re.DOTALL
            )  # escapes, as no one writes in capitals
            out += text[at:start], *(part if part.startswith("\\") else part.upper() for part in parts)
            at = end
    return "".join(out) + text[at:]


SHAPES = {
    "yaml": "---\ntitle: ONE\nslug: a\n---\n",
    "quoted": "---\ntitle: \"ONE \\\" TWO\"\nsummary: 'IT''S'\n---\n",
    "nested": "---\nseo:\n  title: ONE\nimages:\n  - alt: TWO\n    src: a\n---\n",
    "block": "---\ndescription: |\n  ONE\n\n  TWO\nsummary: >-\n  THREE\n  FOUR\nslug: a\n---\n",
    "typed": "---\ntitle: no\nsummary: 12:30\nlead: 2011\n---\n",
    "over lines": "---\ntitle: ONE\n  TWO\nsummary: \"THREE \\\n  FOUR\n\n  FIVE\"\nlead: 'SIX\n\n  SEVEN'\n---\n",
    "lists": "---\ntags: [a, b]\ntitle: [a]\n---\n",
    "broken": '---\ntitle: "a\nb: c\n---\nONE\n',
    "aliases": "---\na: &x\n  title: ONE\nb: *x\n---\n",
    "with a mark": "\ufeff---\ntitle: ONE\n---\nTWO\n",
    "closed by dots": "---\ntitle: ONE\n...\nTWO\n",
    "markdown in it": "---\ntitle: ONE *TWO* `a` [THREE](b) $c$ {{ d }} www.e.al\n---\n",
    "escapes": '---\ntitle: "KU\\u00e7I\\tONE"\n---\n',
    "rules": "---\nONE\n\n---\nTWO\n",
    "toml": '+++\ntitle = "ONE \\" TWO"\nsummary = \'THREE\' # a\nslug = "a"\n+++\nFOUR\n',
    "toml over lines": "+++\ntitle = \"\"\"\nONE\n\nTWO \\\n  THREE\"\"\"\nlead = '''FOUR'S\n'FIVE''''\n+++\n",
    "toml in tables": '+++\n[seo]\n"title" = "ONE"\n[[images]]\nalt = "TWO"\nsrc = "a"\n'
    '[x]\ny = { alt = "THREE", z = ["b"] }\n+++\n',
    "toml in strings": '+++\na = """\ntitle = "b"\n"""\nc = \'title = "d"\'\n# title = "e"\n+++\n',
    "toml that is broken": '+++\ntitle = "a\n+++\nONE\n',
    "json": '{\n  "title": "ONE \\" TWO",\n  "seo": {"title": "THREE"},\n  "images": [{"alt": "FOUR", "src": "a"}],\n'
    '  "n": 1\n}\n\nFIVE\n',
    "json that is broken": '{\n  "title": "a",,\n}\n\nONE\n',
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("name", ["markdown", "text"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_the_strings_that_readers_see_are_prose(text, name, end):
    text = text.replace("\n", end)
    assert shouted(text.lower(), name) == text


def test_keys_count_whatever_their_capitals():
    text = "---\nTitle: a\nlinkTitle: b\n---\n"
    assert shouted(text, "markdown") == text.replace(" a", " A").replace(" b", " B")


@pytest.mark.parametrize(
    "text",
    [
        "---\nauthor: ONE\nslug: a\nkicker: TWO\nimages:\n- author: THREE\n- note: FOUR\nnote: b\n---\n",
        (
            '+++\nauthor = "ONE"\nslug = "a"\nkicker = "TWO"\nnote = "b"\n[[images]]\nauthor = "THREE"\n'
            '[[images]]\nnote = "FOUR"\n+++\n'
        ),
        (
            '{\n"author": "ONE", "slug": "a",\n"kicker": "TWO", "note": "b",\n'
            '"images": [{"author": "THREE"}, {"note": "FOUR"}]\n}\n'
        ),
    ],
    ids=["yaml", "toml", "json"],
)
def test_further_keys_and_paths_can_be_named(text):
    assert shouted(text.lower(), "markdown", ("author", "images[*].note")) == text


@pytest.mark.parametrize(
    ("text", "before", "after", "result"),
    [
        ("---\ntitle: 'a b'\n---\n", "b", "it's", "---\ntitle: 'a it''s'\n---\n"),
        ('---\ntitle: "a b"\n---\n', "b", '"b"', '---\ntitle: "a \\"b\\""\n---\n'),
        ('---\ntitle: "a\n  b c"\n---\n', "a b", "a x", '---\ntitle: "a\n  x c"\n---\n'),
        ("---\nlead: >\n  a\n  b c\n---\n", "a b", "a x", "---\nlead: >\n  a\n  x c\n---\n"),
        ('+++\ntitle = "a b"\n+++\n', "b", '"b"', '+++\ntitle = "a \\"b\\""\n+++\n'),
        ('{\n"title": "a \\u00e7 b"\n}\n', "ç b", 'ç "b"', '{\n"title": "a \\u00e7 \\"b\\""\n}\n'),
        ("---\ntitle: a **Ku**qi b\n---\n", "Kuqi b", "Kuçi b", "---\ntitle: a **Ku**çi b\n---\n"),
    ],
)
def test_what_is_new_is_written_as_the_string_wants_it(text, before, after, result):
    view = View(formats.read(text, name="markdown"))
    at = view.document.text.rindex(before)
    edits = view.back(Edit(Span(at, at + len(before)), before, after, "phrase/x", ""))
    assert apply(text, sorted(edits, key=lambda edit: edit.span)) == result
    assert formats.skeleton(formats.read(result, name="markdown")) == formats.skeleton(view.source)


def test_a_value_that_another_quoting_would_need_changes_the_skeleton():
    one, other = (formats.read(f"+++\ntitle = '{value}'\n+++\n", name="markdown") for value in ("a", "it's"))
    assert formats.skeleton(one) != formats.skeleton(other)


def flat(value, path=""):
    """Every string of a table with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from flat(one, f"{path}[{number}]")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from flat(one, f"{path}.{key}" if path else key)


def strings_of(source):
    return sorted((path, strand.reading) for path, strand, _ in tomls.strings(source))


TOML = r'''
a = "one" # not = "this"
b.c = 'two\n'
"d e" = "x\t\u00e7\U0001F642 \" \\"
"f".'g' = [ "one", 'two', # "three"
  "four", ["five"], { h = "six" } ]
i = 1979-05-27T07:32:00Z
j = { k = "seven", l.m = ["eight"], n = 1.5 }
o = ___
nine 'ten'____
p = """first
  second \
     third ""and"" """
q = true
[r]
s = "u"
[r.t]
s = "v=w"
[[x.y]]
z = "one"
[[ x.y ]]
z = "two"
'''.replace("___", "'''")


def test_toml_is_read_as_another_parser_reads_it():
    source = TOML.replace("'''_", "''''")
    assert strings_of(source) == sorted(flat(tomllib.loads(source)))
    assert len(strings_of(source)) == 16


KEY = st.from_regex(r"[a-z_-]{1,4}", fullmatch=True)
VALUES = st.recursive(
    st.text(st.sampled_from("ab '\"\\#=[]{},ç\U0001f642"), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3),
    max_leaves=8,
)


def written(value, draw):
    """TOML for a value, in one of the ways to write it."""
    if isinstance(value, list):
        return f"[ {', '.join(written(one, draw) for one in value)} ]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {written(one, draw)}' for key, one in value.items())} }}"
    basic = value.replace("\\", "\\\\").replace('"', '\\"')
    ways = [f'"{basic}"', f'"""{basic}"""', f'"""\n{basic}"""']
    ways += [f"'{value}'", f"'''\n{value}'''"] if "'" not in value else []
    return draw(st.sampled_from(ways))


@given(st.dictionaries(KEY, VALUES, max_size=4), st.data())
def test_any_toml_is_read_as_it_was_meant(table, data):
    source = "\n".join(f"{key} = {written(value, data.draw)}" for key, value in table.items())
    assert strings_of(source) == sorted(flat(table))


def test_what_is_no_toml_is_refused():
    with pytest.raises(CleanupError, match="is no TOML"):
        tomls.strings("a = b")
