"""Dictionaries are read with every fault named by line and remedy."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.dictionary.entries import Schema
from cleanup.dictionary.layers import lay
from cleanup.dictionary.places import blocks
from cleanup.dictionary.read import read

KEYS = {
    "id": "text", "lang": "texts", "find": "texts", "write": "text", "why": "text", "fixes": "pairs", "leaves": "texts",
    "safety": "text", "kind": "text", "wrong": "texts",
}  # fmt: skip
PHRASE = Schema(KEYS, ("id", "why", "fixes", "leaves"), {"safety": ("safe", "ask", "show")})
NAME = Schema(
    KEYS | {"write": "forms", "titles": "lists"}, ("id", "kind", "write", "why"), {"kind": ("person", "place")}
)
A, B = Path("a.toml"), Path("b.toml")
SCHEMAS = {"name": NAME, "phrase": PHRASE, "furniture": Schema(KEYS)}

GOOD = """\
# a comment with [[phrase]] in it
[[phrase]]
id = "aware-the-public"
lang = ["en"]
find = '''to aware # the public'''
write = "x, = [y]"
why = "'aware' is no verb"
fixes = [
  ["We aware you.", "We make you aware."],  # one
  ["a", "b"],
]
leaves = ["Be aware.",
  "So [[it]] is."]

[[name]]
id = "kuci"
kind = "person"
why = "x"
[name.write]
en = "Kuçi"
"""


def problems_of(source, name="d.toml"):
    return [str(problem) for problem in read(Path(name), source.encode(), SCHEMAS)[1]]


def test_lines_of_keys_and_items():
    entries, problems = read(Path("d.toml"), GOOD.encode(), SCHEMAS)
    assert problems == []
    phrase, name = entries
    assert (phrase.line, phrase.line_of("find"), phrase.line_of("fixes", 1), phrase.line_of("leaves", 1)) == (
        2,
        5,
        10,
        13,
    )
    assert (name.line, name.line_of("write"), name.fields["write"]) == (15, 19, {"en": "Kuçi"})


@given(st.integers(0, 5), st.integers(1, 4), st.booleans())
def test_the_line_of_every_item_is_found(above, items, wrapped):
    gap = "\n" if wrapped else " "
    source = (
        "\n" * above
        + "[[phrase]]\nleaves = ["
        + gap
        + f",{gap}".join(f'"l{n}, [x] = #"' for n in range(items))
        + gap
        + "]\n"
    )
    (block,) = blocks(source)
    lines = source.split("\n")
    assert "[[phrase]]" in lines[block.line - 1]
    for number in range(items):
        assert f'"l{number},' in lines[block.lines["leaves", number] - 1]


def test_every_fault_of_a_file_is_named_in_one_run():
    source = GOOD.replace("why = \"'aware' is no verb\"", 'wy = "typo"').replace('kind = "person"', 'kind = "persn"')
    source += (
        '\n[[phrase]]\nid = "Bad Id"\nwhy = "x"\nfixes = []\nleaves = "x"\nlang = "english"\n\n[[nmae]]\nid = "x"\n'
    )
    assert problems_of(source) == [
        'd.toml:7: unknown key "wy"; did you mean "why"?',
        "d.toml:2: why is missing; every [[phrase]] needs id, why, fixes and leaves",
        'd.toml:17: kind = "persn" is unknown; did you mean "person"?',
        "d.toml:25: fixes is empty; give at least one [before, after] that proves the entry",
        'd.toml:27: lang: "english" is not a language code; write BCP 47, such as en, sq, sr-Latn, mk',
        'd.toml:23: id "Bad Id": small letters a-z, digits and single hyphens only',
        'd.toml:29: unknown block [[nmae]]; did you mean "name"?',
    ]


def test_one_broken_block_does_not_hide_the_others():
    source = '[[phrase]]\nid = "a\n\n' + GOOD + "\n[[phrase]]\nid = b\n"
    entries, problems = read(Path("d.toml"), source.encode(), SCHEMAS)
    assert [entry.id for entry in entries] == ["aware-the-public", "kuci"]
    assert [problem.line for problem in problems] == [2, 26]
    assert all("not TOML" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("fixes = [['a']]", "d.toml:5: fixes: must be a list of pairs"),
        ("fixes = [['a', 'a']]", "d.toml:5: fixes: before and after are the same"),
        ("fixes = 'x'", "d.toml:5: fixes: must be a list of pairs"),
        ("find = 3", "d.toml:5: find: must be a text or a list of texts"),
        ("safety = 'sfe'", 'd.toml:5: safety = "sfe" is unknown; did you mean "safe"?'),
        ("id2 = 'x'", 'd.toml:5: unknown key "id2"; did you mean "id"?'),
    ],
)
def test_a_wrong_value_is_named_with_its_line(value, message):
    source = f"[[phrase]]\nid = 'x'\nwhy = 'y'\nleaves = ['z']\n{value}\n"
    assert any(problem.startswith(message) for problem in problems_of(source)), problems_of(source)


def test_two_entries_with_one_id_and_layers():
    one = '[[name]]\nid = "kuci"\nkind = "person"\nwrite = "Kuçi"\nwhy = "x"\n'
    entries, problems = lay([[(A, A, one.encode()), (B, B, b"\n" + one.encode())]], SCHEMAS)
    assert [str(p) for p in problems] == ['b.toml:3: id "kuci" is taken by a.toml:1; give one of them another']
    over = one.replace("Kuçi", "Kuqi")
    entries, problems = lay([[(A, A, one.encode())], [(B, B, over.encode())]], SCHEMAS)
    assert problems == []
    assert [entry.fields["write"] for entry in entries] == ["Kuqi"]


def test_text_is_composed_and_a_bom_is_no_letter():
    source = "\ufeff[[name]]\r\nid = 'x'\r\nkind = 'person'\r\nwrite = 'Kuc\u0327i'\r\nwhy = 'y'\r\n"
    entries, problems = read(Path("d.toml"), source.encode(), SCHEMAS)
    assert problems == []
    assert entries[0].fields["write"] == "Kuçi"


def test_not_utf_8_is_named_with_its_line():
    _, problems = read(Path("d.toml"), b"# a\n# Ku\xe7i\n", SCHEMAS)
    assert [str(p) for p in problems] == ["d.toml:2: not UTF-8; save the dictionary as UTF-8"]


def test_rows():
    source = "wrong\twrite\tlang\twhy\nKuqi\tKuçi\ten\tx\n\nRashic\tRashica\nda li je\tda li\tsr-Latn\nteh\tthe\n"
    entries, problems = read(Path("d.tsv"), source.encode(), SCHEMAS)
    assert problems == []
    assert [(e.rule, e.line, dict(e.fields)) for e in entries] == [
        ("name/kuqi", 2, {"wrong": "Kuqi", "write": "Kuçi", "lang": "en", "why": "x"}),
        ("name/rashic", 4, {"wrong": "Rashic", "write": "Rashica"}),
        ("phrase/sr-latn-da-li-je", 5, {"wrong": "da li je", "write": "da li", "lang": "sr-Latn"}),
        ("phrase/teh", 6, {"wrong": "teh", "write": "the"}),
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("bad\twrite\n", "d.tsv:1: the first line must be wrong<tab>write<tab>lang<tab>why"),
        ("wrong\twrite\na\t\n", "d.tsv:2: write is empty"),
        ("wrong\twrite\na\ta\n", "d.tsv:2: wrong and write are the same"),
        ("wrong\twrite\na\tb\tc\td\n", "d.tsv:2: 4 cells, but 2 columns"),
        ("wrong\twrite\na\tb\na\tc\n", 'd.tsv:3: "a" becomes "b" in line 2 and "c" here'),
        ("wrong\twrite\tlang\na\tb\tenglish\n", 'd.tsv:2: "english" is not a language code'),
    ],
)
def test_a_wrong_row_is_named_with_its_line(source, message):
    assert problems_of(source, "d.tsv")[0].startswith(message)
