"""CSV, JSON, JSON Lines, YAML: the strings that are named, wherever they stand, and nothing else."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleanup import formats
from cleanup.formats import paths
from cleanup.formats.view import View
from cleanup.problems import CleanupError
from cleanup.text import Options


def read(text, name, *fields, source=""):
    seen = View(formats.read(text, name=name, options=Options(fields=fields, source=source))).document
    return [(seen.text[slice(*one.span)], one.source) for one in seen.segments]


def readings(text, name, *fields):
    return [reading for reading, _ in read(text, name, *fields)]


def refused(text, name, *fields, source=""):
    with pytest.raises(CleanupError) as raised:
        formats.read(text, name=name, options=Options(fields=fields, source=source))
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize(
    ("path", "places", "others"),
    [
        ("title", ["title"], ["a.title", "titles", "Title"]),
        ("$.title", ["title"], ["$.title"]),
        ("a.b", ["a.b"], ["a", "a.b.c", "axb"]),
        ("a.*", ["a.b", "a."], ["a.b.c", "a.b[0]", "a"]),
        ("a_*.t", ["a_1.t", "a_.t"], ["a_1.b.t"]),
        ("items[*].t", ["items[0].t", "items[12].t"], ["items.t", "items[a].t", "items[0][1].t"]),
        ("items[1]", ["items[1]"], ["items[11]"]),
        ("[*].t", ["[3].t"], ["t"]),
        ("sq.**", ["sq.a", "sq.a[0].b"], ["sq", "x.sq.a"]),
        ("**.t", ["a.t", "a[0].b.t"], ["t"]),
        ("**", ["a", "a.b[1]", ""], []),
        ("a|b+(c", ["a|b+(c"], ["a"]),
    ],
)
def test_paths(path, places, others):
    assert [place for place in places + others if paths.pattern(path).fullmatch(place)] == places


TREE = {
    "title": "Një",
    "n": 3,
    "kuqi": ["Dy", {"t": "Tre", "kuqi": None}],
    "body": {"lead": "Katër", "no": {"t": "Pesë"}, "a b": "Gjashtë"},
}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (["title"], ["Një"]),
        (["kuqi[*]"], ["Dy"]),
        (["kuqi[*].t", "title"], ["Një", "Tre"]),
        (["body.*"], ["Katër", "Gjashtë"]),
        (["**"], ["Një", "Dy", "Tre", "Katër", "Pesë", "Gjashtë"]),
        (["n", "kuqi", "nothing"], []),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_same_paths_serve_json_and_yaml(fields, words, mark):
    for indent in (None, 2):
        text = mark + json.dumps(TREE, indent=indent)
        assert readings(text, "json", *fields) == words
        assert readings(text.replace("\n", "\r\n"), "json", *fields) == words
    for flow in (True, False, None):
        text = mark + yaml.safe_dump(TREE, default_flow_style=flow, allow_unicode=flow, sort_keys=False)
        assert readings(text, "yaml", *fields) == words
        assert readings(text.replace("\n", "\r\n"), "yaml", *fields) == words


def test_the_original_stands_where_the_same_signs_lead():
    tree = {"items": [{"en": "a", "sq": "b"}, {"sq": "c"}, {"en": "d", "sq": "e"}], "t": {"en": "f", "sq": "g"}}
    for text, name in ((json.dumps(tree), "json"), (yaml.safe_dump(tree), "yaml")):
        assert read(text, name, "items[*].sq", source="items[*].en") == [("b", "a"), ("c", ""), ("e", "d")]
        assert read(text, name, "*.sq", source="*.en") == [("g", "f")]
        assert read(text, name, "*.en", source="*.en") == [("f", "")]
    lines = '{"en": "a", "sq": "b"}\r\n\r\n{"sq": "c"}\n{"sq": "e", "en": "d \\"x\\""}'
    assert read(lines, "jsonl", "sq", source="en") == [("b", "a"), ("c", ""), ("e", 'd "x"')]


@pytest.mark.parametrize(
    ("string", "words"),
    [
        (r"Ku\u00e7i \"x\" \/ \\", ['Kuçi "x" / \\']),
        (r"\u041a\u0443\u0447\u0438", ["Кучи"]),
        (r"\ud83d\ude00 x", ["\U0001f600 x"]),
        (r"Një \ud800 dy", ["Një", "dy"]),
        (r"Një\n\ndy\ntre", ["Një", "dy\ntre"]),
        (r"Një\t%s dy", ["Një", "dy"]),
        ("{n, plural, one {# ditë} other {{n} ditë}}", ["# ditë", "ditë"]),
        ("<p>Një</p><p>Ku<b>qi</b></p>", ["Një", "Kuqi"]),
        ("Ku&ccedil;i {{ name }} tha", ["Kuçi", "tha"]),
        ("mail a@b.al http://a.al/b", ["mail"]),
        ("", []),
        (r" \n ", []),
    ],
)
def test_what_a_json_string_reads_as(string, words):
    seen = View(formats.read(f'{{"t": "{string}"}}', name="json", options=Options(fields=("t",)))).document
    assert [seen.text[a:b].strip() for one in seen.segments for a, b in one.prose] == words


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('{"a": "b",\n "a": "c"}', 2, 'the key "a" stands twice'),
        ('{"a": 1, "\\u0061": 2}', 1, 'the key "a" stands twice'),
        ('{"a": {"b": 1},\n\n"c": {"b": 1, "b": 1}}', 3, 'the key "b" stands twice'),
        ('{"a": "b"', 1, "is no JSON"),
        ("{\"a\": \n'b'}", 2, "is no JSON"),
        ('{"a": "b\nc"}', 1, "control character"),
        ("", 1, "is no JSON"),
        ('{"a": 1} {"a": 2}', 1, "Extra data"),
        ("[" * 100_000, 1, "deeper"),
        ("[" * 250 + "]" * 250, 1, "deeper"),
        ('{"a":' * 100_000, 1, "deeper"),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(text, line, words):
    problem = refused(text, "json", "a")
    assert problem.line == line
    assert words in problem.message


def test_a_number_too_long_for_python_is_no_matter():
    assert readings(f'{{"n": {"9" * 5000}, "t": "a"}}', "json", "t") == ["a"]


def test_the_line_of_a_fault_in_json_lines():
    problem = refused('{"a": "b"}\n\n{"a": }\n', "jsonl", "a")
    assert (problem.line, "is no JSON" in problem.message) == (3, True)
    assert readings("\n \n", "jsonl", "a") == []


def test_fields_must_be_named():
    for name in ("json", "jsonl", "yaml"):
        assert "fields" in refused("a: b", name).message
    assert "there are id, text" in refused("id,text\n1,a\n", "csv").message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("t: Një dy", ["Një dy"]),
        ("t: Një\n  dy", ["Një dy"]),
        ("t: Një\n\n\n  dy", ["Një", "dy"]),
        ("t: 'S''ka\n  dy'", ["S'ka dy"]),
        (r't: "Ku\xe7i \"x\" \u00e7\n\tdy"', ['Kuçi "x" ç\n\tdy']),
        ('t: "Një\\\n   dy"', ["Njëdy"]),
        ("t: |\n  Një\n   dy\n", ["Një\n dy"]),
        ("t: |2-\n  Një\n\n  dy\n", ["Një", "dy"]),
        ("t: >-\n  Një\n  dy\n\n  tre\n", ["Një dy\ntre"]),
        ("t: >\n\n  Një\n    kod\n  dy\n# no\n", ["Një\n  kod\ndy"]),
        ("- &a !!str Një\n- *a\n- !custom no\n- !!binary no", ["Një"]),
        ("a: no\nb: 12:30\nc: 2020-01-01\nd: ~\ne: 'no'\nf: 3", ["no"]),
        ("? [a, b]\n: Një\n? c\n: Dy\n", ["Dy"]),
        ("--- Një\n...\n---\nt: Dy\n", ["Një", "Dy"]),
        ("t: {a: [Një, 'Dy']}", ["Një", "Dy"]),
        ("<<: &x {a: Një}\nb: *x", ["Një"]),
        ("", []),
        ("# Kuqi\n", []),
        ("t: ç🙂ë 'x' # Kuqi", ["ç🙂ë 'x'"]),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_way_to_write_a_yaml_string(text, words, mark):
    for variant in (text, text.replace("\n", "\r\n")):
        assert [reading.strip() for reading in readings(mark + variant, "yaml", "**")] == words


def test_a_yaml_string_that_is_read_otherwise_is_left_alone():
    assert readings("t: |\n  Një\u2028  dy\n", "yaml", "t") == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: b\nc: 'd\n", 3, "is no YAML"),
        ("a: b\n\tc: d", 2, "is no YAML"),
        ("[" * 10_000, 1, "deeper"),
        ("- " * 10_000, 1, "deeper"),
        ("a: b\n\x07", 2, "character"),
        ("a: {b: c", 1, "is no YAML"),
    ],
)
def test_what_is_no_yaml_is_refused_with_its_line(text, line, words):
    problem = refused(text, "yaml", "**")
    assert problem.line == line
    assert words in problem.message


def test_aliases_of_aliases_cost_nothing():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 100))
    assert readings(bomb, "yaml", "**") == ["x", "x"]


TABLE = 'id,en,"sq, text"\r\n1,Law,Ligji\r\n2,"A ""law""","Një ""ligj"",\r\n\r\ni ri"\r\n3\r\n\r\n4,,""\r\n'


def test_the_cells_of_a_column():
    assert read(TABLE, "csv", "sq, text", source="en") == [
        ("Ligji", "Law"),
        ('Një "ligj",', 'A "law"'),
        ("i ri", 'A "law"'),
    ]
    assert readings(TABLE, "csv", "en") == ["Law", 'A "law"']
    assert readings(TABLE, "csv", "2", "id") == ["1", "Law", "2", 'A "law"', "3", "4"]
    assert readings(TABLE, "csv", "2") == ["en", "Law", 'A "law"']
    assert readings("\ufeff" + TABLE, "csv", "id") == ["1", "2", "3", "4"]
    assert readings(TABLE.replace("\r\n", "\r"), "csv", "en") == ["Law", 'A "law"']


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,t\n1,x", ["x"]),
        ("a;t\n1;x, y", ["x, y"]),
        ("a\tt\n1\tx, y; z", ["x, y; z"]),
        ("a, b;t;c\n1;x;y", ["x"]),
        ("sep=;\r\na,b;t\r\n1;x\r\n", ["x"]),
        ("t\nx, y\n", ["x"]),
        ("t\n", []),
        ("", []),
    ],
)
def test_the_delimiter_is_the_one_that_makes_the_columns(text, words):
    assert readings(text, "csv", "t") == words


def test_a_tab_separated_file_has_tabs():
    assert readings("a,t\tt\n1,2\tx, y\n", "tsv", "t") == ["x, y"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('t\n"a\nb\n', 2, "never closed"),
        ('t\n"a" b\n', 2, "more after its closing"),
        ("a,b\n1,2\n", 1, "there are a, b, or numbers 1 to 2"),
        ("t\na\0b\n", 2, "NUL"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(text, line, words):
    problem = refused(text, "csv", "t")
    assert problem.line == line
    assert words in problem.message


@pytest.mark.parametrize("after", ['x "y" z', '"x" y', "x, y", "x\ny", "x\ry"])
def test_a_cell_without_quotation_marks_takes_nothing_that_would_need_them(after):
    before, made = ("id,t\n1,Ligji i ri\n", f"id,t\n1,{after}\n")
    options = Options(fields=("t",))
    document = formats.read(before, name="csv", options=options)
    try:
        same = formats.skeleton(formats.read(made, name="csv", options=options)) == formats.skeleton(document)
    except CleanupError:
        same = False
    assert same == (after == 'x "y" z')


@given(st.recursive(st.text(max_size=8) | st.none() | st.integers(), lambda inner: st.lists(inner, max_size=3)
                    | st.dictionaries(st.text(max_size=4), inner, max_size=3), max_leaves=12))  # fmt: skip
def test_every_word_of_any_tree_is_held(tree):
    def words(node):
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return [node] if isinstance(node, str) else [word for child in children for word in words(child)]

    letters = [word for string in words(tree) for word in string if word.isalpha()]
    for text, name in (
        (json.dumps(tree, indent=1), "json"),
        (json.dumps(tree, ensure_ascii=False), "json"),
    ):
        seen = View(formats.read(text, name=name, options=Options(fields=("**",)))).document
        held = "".join(seen.text[a:b] for one in seen.segments for a, b in one.prose)
        plain = [letter for letter in held if letter.isalpha()]
        if not set("".join(words(tree))) & set("%${<:[`&\\@/#."):
            assert plain == letters
        else:
            assert len(plain) <= len(letters)


def test_a_yaml_block_with_blanks_at_its_end_is_read():
    assert readings("a: |-\n  Një \n  dy \nb: c\n", "yaml", "a") == ["Një \ndy"]
