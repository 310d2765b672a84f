"""Names from and to spreadsheets, OpenRefine, Wikidata and TBX; bad files leave nothing behind."""

import bz2
import gzip
import io
import json
import sys
import tempfile
import tomllib
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup import names
from cleanup.cli import main
from cleanup.dictionary.entries import Entry
from cleanup.dictionary.exchange import workbook
from cleanup.dictionary.exchange.cells import guard, join, parts, unguard
from cleanup.dictionary.exchange.columns import column
from cleanup.dictionary.exchange.exporting import LEFT_OUT, export_file
from cleanup.dictionary.exchange.importing import import_file
from cleanup.dictionary.exchange.record import Reading
from cleanup.engine.load import shipped


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLEANUP_CACHE", str(tmp_path.parent / "cache"))
    return tmp_path


def run(command, *arguments):
    return CliRunner().invoke(main, ["dictionary", command, *map(str, arguments)])


def imported(name, content, *arguments, code=0):
    """The entries that become of a file, without what each has in common."""
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    done = run("import", name, "-o", "out.toml", *arguments)
    assert done.exit_code == code, done.output
    return tomllib.loads(Path("out.toml").read_text(encoding="utf-8"))["name"]


# Tables

TABLES = {
    "its own header": ("a.csv", "id,kind,en,wrong,why\nbesa,person,Besa Lumi,Bessa Lumi,Made up.\n"),
    "other words": ("a.csv", "Key,Category,English,Misspellings,Note\nbesa,human,Besa Lumi,Bessa Lumi,Made up.\n"),
    "semicolons": ("a.csv", "id;kind;en;wrong;why\nbesa;person;Besa Lumi;Bessa Lumi;Made up.\n"),
    "a line that says so": ("a.csv", "sep=|\nid|kind|en|wrong|why\nbesa|person|Besa Lumi|Bessa Lumi|Made up.\n"),
    "tabs": ("a.tsv", "id\tkind\ten\twrong\twhy\nbesa\tperson\tBesa Lumi\tBessa Lumi\tMade up.\n"),
    "BOM, CRLF, quotes": (
        "a.csv",
        '\ufeff"id","kind","en","wrong","why"\r\n\r\nbesa,person,"Besa Lumi",Bessa Lumi,Made up.\r\n',
    ),
    "UTF-16": ("a.tsv", "id\tkind\ten\twrong\twhy\nbesa\tperson\tBesa Lumi\tBessa Lumi\tMade up.\n".encode("utf-16")),
}


@pytest.mark.parametrize(("name", "content"), TABLES.values(), ids=TABLES)
def test_tables(name, content):
    entry = {"id": "besa", "kind": "person", "write": {"en": "Besa Lumi"}, "wrong": ["Bessa Lumi"], "why": "Made up."}
    assert imported(name, content) == [entry]


def test_a_row_says_as_little_as_it_can():
    found = imported(
        "towns.csv",
        "Albanian,sr,Serbian (Cyrillic)\nBreza e Re,Nova Breza,\nBreza e Re,,Нова Бреза\n",
        "--kind",
        "place",
    )
    assert found == [
        {
            "id": "breza-e-re",
            "kind": "place",
            "write": {"sq": "Breza e Re", "sr-Latn": "Nova Breza"},
            "why": "From towns.csv.",
        },
        {
            "id": "breza-e-re-2",
            "kind": "place",
            "write": {"sq": "Breza e Re", "sr-Cyrl": "Нова Бреза"},
            "why": "From towns.csv.",
        },
    ]


def test_columns_can_be_left_out_and_cells_hold_lists():
    table = 'name,kind,wrong,titles.sq,Population,why\nBesa Lumi,person,"Bessa Lumi | Besa Lummi","kryetarja\nministrja",5,\'=x\n'
    assert imported("a.csv", table, "--ignore", "population") == [
        {
            "id": "besa-lumi",
            "kind": "person",
            "write": "Besa Lumi",
            "wrong": ["Bessa Lumi", "Besa Lummi"],
            "titles": {"sq": ["kryetarja", "ministrja"]},
            "why": "=x",
        }
    ]


# Faults: every one names its place and what to do, and nothing is written.


def packed(parts, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


HEAD = "id,kind,en,why\n"
ENTITY = '<!DOCTYPE martif [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><martif><text>&b;</text></martif>'
BAD = {
    "an unknown column": (
        "a.csv",
        "id,knd,en,wyh\n",
        ['a.csv:1: column "knd" is unknown', "did you mean", 'column "wyh" is unknown'],
    ),
    "no header": (
        "a.csv",
        "besa,person,Besa Lumi,Made up.\n",
        ['a.csv:1: column "besa" is unknown', '--ignore "besa"'],
    ),
    "a country for a language": ("a.csv", "id,kind,al,why\n", ['column "al" is no language code; write "sq"']),
    "a column twice": ("a.csv", "id,kind,en,English,why\n", ['columns "en" and "English" are both write.en']),
    "no form at all": ("a.csv", "id,kind,why\n", ["a.csv:1: no column says what is to be written"]),
    "an id twice": (
        "a.csv",
        f"{HEAD}a,place,Aa,x\nb,place,Bb,x\na,place,Cc,x\n",
        ['a.csv:4: id "a" is taken by row 2'],
    ),
    "an id that is none": ("a.csv", f"{HEAD}A b,place,Aa,x\n", ['a.csv:2: id "A b": small letters']),
    "an unknown kind, no kind, no form": (
        "a.csv",
        f"{HEAD}a,plce,Aa,x\nb,,Bb,x\nc,place,,x\n",
        [
            'a.csv:2: kind: "plce" is unknown',
            "a.csv:3: no kind; fill in the kind column, or say --kind",
            "a.csv:4: no form to write",
        ],
    ),
    "one form for all and one": ("a.csv", "write,kind,en\nAa,place,Bb\n", ["a.csv:2: write.en stands beside write"]),
    "too many cells": ("a.csv", f"{HEAD}a,place,Aa,x,y\n", ["a.csv:2: 5 cells, but 4 columns"]),
    "a row behind one of two lines": ("a.csv", f'{HEAD}a,place,Aa,"x\ny"\nb,plce,Bb,x\n', ["a.csv:4: kind"]),
    "an open quotation mark": (
        "a.csv",
        f'{HEAD}a,place,"Aa,x\nb,place,Bb,x\n',
        ["a.csv:2: cannot be read as a table", "close the quotation"],
    ),
    "NUL": ("a.csv", f"{HEAD}a,place,A\0a,x\n", ["a.csv:2: holds NUL characters"]),
    "a control character": (
        "a.csv",
        f"{HEAD}a,place,A\x07a,x\n",
        ["a.csv:2: write.en: an invisible character (U+0007)"],
    ),
    "another encoding": ("a.csv", f"{HEAD}a,place,Pejë,x\n".encode("cp1252"), ["a.csv:2: not UTF-8; save it as"]),
    "broken UTF-16": ("a.csv", b"\xff\xfea\x00\x00", ["not UTF-16"]),
    "a wrong form that is right": ("a.csv", "id,kind,en,wrong\na,place,Aa,Aa\n", ["a.csv:2: wrong: "]),
    "an empty table": ("a.csv", "\n\n", ["a.csv: is empty"]),
    "a header alone": ("a.csv", HEAD, ["a.csv: no names in it"]),
    "another format": ("a.docx", "x", ["a.docx: not a format that can be imported"]),
    "a missing file": (None, None, ["none.csv: cannot be read: No such file"]),
    "a workbook that is none": ("a.xlsx", "PK no", ["a.xlsx: not a workbook"]),
    "a workbook without a sheet": ("a.xlsx", packed({"a.txt": b"x"}), ["a.xlsx: holds no sheet"]),
    "a workbook with a broken sheet": (
        "a.xlsx",
        packed({"xl/worksheets/sheet1.xml": b"<x"}),
        ["a.xlsx: the workbook is damaged"],
    ),
    "broken JSON": ("a.json", '[\n{"op": \n}]', ["a.json:3: not JSON", "export it again"]),
    "JSON of something else": ("a.json", '{"a": [1, 2]}', ["a.json: neither rows nor mass edits"]),
    "JSON nested too deep": ("a.json", "[" * 100_000, ["a.json: nested too deep"]),
    "JSON in another encoding": ("a.json", '[{"from": "ë"}]'.encode("cp1252"), ["a.json:1: not UTF-8"]),
    "edits of nobody knows what": (
        "a.json",
        '[{"op": "core/mass-edit", "edits": [{"from": ["Bessa"], "to": "Besa"}]}]',
        ["a.json: OpenRefine does not say what was edited; say --kind"],
    ),
    "clusters before a choice": (
        "a.json",
        '[[{"v": "Besa", "c": 2}, {"v": "Bessa", "c": 1}]]',
        ["nothing was chosen yet; merge them"],
    ),
    "broken XML": ("a.tbx", "<martif>\n<text>\n</martif>", ["a.tbx:3: not well-formed XML: mismatched tag"]),
    "XML that is cut off": ("a.tbx", "<tbx><text>\n<body>", ["a.tbx:2: not well-formed XML"]),
    "entities": ("a.tbx", ENTITY, ["a.tbx:1: declares entities of its own"]),
    "other XML": ("a.tbx", "<html></html>", ["a.tbx:1: not TBX: the root is <html>"]),
    "a language that is none": (
        "a.tbx",
        '<tbx>\n<conceptEntry id="c"><langSec xml:lang="english"><termSec><term>x</term></termSec></langSec></conceptEntry></tbx>',
        ['a.tbx:2: "english" is not a language code'],
    ),
    "no entity": (
        "a.json",
        '[\n{"type":"property","id":"P31","labels":{}}\n]',
        ["no name in it could be taken (1 properties"],
    ),
    "an archive that is none": ("a.json.gz", b"no gzip", ["a.json.gz:1: cannot be unpacked"]),
}


@pytest.mark.parametrize(("name", "content", "messages"), BAD.values(), ids=BAD)
def test_bad_files_get_their_messages_and_leave_nothing(name, content, messages):
    if name:
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    done = run("import", name or "none.csv", "-o", "out.toml")
    assert done.exit_code == 2
    for message in messages:
        assert message in done.stderr
    assert "Traceback" not in done.output
    assert [path.name for path in Path().iterdir()] == ([name] if name else [])


def test_a_workbook_that_unpacks_to_too_much(monkeypatch):
    monkeypatch.setattr(workbook, "LIMIT", 2**20)
    Path("a.xlsx").write_bytes(packed({"xl/worksheets/sheet1.xml": b" " * 2**21}))
    done = run("import", "a.xlsx", "-o", "out.toml")
    assert (done.exit_code, done.stderr) == (2, "a.xlsx: unpacks to more than 1 MiB; save the sheet as CSV\n")
    assert [path.name for path in Path().iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize("command", [["import", "a.xlsx", "-o", "out.toml"], ["export", "out.xlsx"]])
def test_without_openpyxl_the_command_that_installs_it_is_said(monkeypatch, command):
    monkeypatch.setattr(workbook, "find_spec", lambda _: None)
    Path("a.xlsx").write_bytes(b"")
    done = run(*command)
    assert done.exit_code == 2
    assert "pip install 'translation-cleanup[xlsx]'" in done.stderr


def test_openpyxl_is_imported_late():
    import subprocess

    code = (
        "import sys, cleanup.cli.dictionary, cleanup.dictionary.exchange.importing; sys.exit('openpyxl' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_dictionary_is_never_overwritten():
    Path("a.csv").write_text(f"{HEAD}a,place,Aa,x\n", encoding="utf-8")
    Path("out.toml").write_text("# mine\n", encoding="utf-8")
    done = run("import", "a.csv", "-o", "out.toml")
    assert (done.exit_code, Path("out.toml").read_text(encoding="utf-8")) == (2, "# mine\n")
    assert "out.toml: exists already" in done.stderr
    assert "out.txt: a dictionary is a .toml file" in run("import", "a.csv", "-o", "out.txt").stderr
    assert "no language code" in run("import", "a.csv", "-o", "new.toml", "--langs", "en,shqip").stderr


def test_the_cells_of_a_workbook():
    book = openpyxl.Workbook()
    book.active.append(["id", "kind", "en", "wrong", "why"])
    book.active.append([None] * 5)
    book.active.append(["besa", "person", "Besa Lumi", None, 2010])
    book.save("a.xlsx")
    assert imported("a.xlsx", Path("a.xlsx").read_bytes()) == [
        {"id": "besa", "kind": "person", "write": {"en": "Besa Lumi"}, "why": "2010"}
    ]
    book.active.append(["a", "place", "#REF!", None, None])
    book.active["C4"].data_type = "e"
    book.save("b.xlsx")
    done = run("import", "b.xlsx", "-o", "b.toml")
    assert "b.xlsx:4: cell C4: a formula with the error #REF!" in done.stderr


# OpenRefine


def history(*edits):
    return json.dumps([{"op": "core/mass-edit", "columnName": "name", "edits": [*edits]}])


REFINED = {
    "operation history": history(
        {"from": ["Bessa Lumi", " Besa  Lummi", "BESA LUMI"], "fromBlank": False, "to": "Besa Lumi"}
    ),
    "steps": history({"from": ["Bessa Lumi"], "to": "Besa Lummi"}, {"from": ["Besa Lummi"], "to": "Besa Lumi"}),
    "what the server tells": json.dumps(
        {
            "entries": [
                {"operation": json.loads(history({"from": ["Bessa Lumi", "Besa Lummi"], "to": "Besa Lumi"}))[0]},
                {"description": "x"},
            ]
        }
    ),
    "clusters": json.dumps(
        {
            "clusterMethod": "binning",
            "clusters": [
                {
                    "edit": True,
                    "value": "Besa Lumi",
                    "choices": [{"v": "Besa Lumi", "c": 3}, {"v": "Bessa Lumi"}, {"v": "Besa Lummi"}],
                },
                {"edit": False, "value": "Arta", "choices": [{"v": "Arta"}, {"v": "Artta"}]},
            ],
        }
    ),
}


@pytest.mark.parametrize("content", REFINED.values(), ids=REFINED)
def test_what_openrefine_put_right(content):
    entry = {
        "id": "besa-lumi",
        "kind": "person",
        "write": {"en": "Besa Lumi"},
        "wrong": ["Bessa Lumi", "Besa Lummi"],
        "why": "From a.json.",
    }
    assert imported("a.json", content, "--kind", "person", "--langs", "en") == [entry]


def test_rows_of_openrefine():
    rows = {
        "rows": [
            {"id": "besa", "kind": "person", "en": "Besa Lumi", "wrong": ["Bessa Lumi"], "sq": None, "why": "Made up."}
        ]
    }
    entry = {"id": "besa", "kind": "person", "write": {"en": "Besa Lumi"}, "wrong": ["Bessa Lumi"], "why": "Made up."}
    assert imported("a.json", json.dumps(rows)) == [entry]


def test_edits_that_contradict_each_other():
    Path("a.json").write_text(
        history({"from": ["Bessa"], "to": "Besa"}, {"from": ["Bessa"], "to": "Besarta"}), encoding="utf-8"
    )
    done = run("import", "a.json", "-o", "out.toml", "--kind", "person")
    assert (done.exit_code, done.stderr) == (
        2,
        'a.json: "Bessa" became "Besa" in one edit and "Besarta" in another; keep one\n',
    )


# Wikidata


def entity(number, labels, classes=("Q5",), **more):
    claims = [{"mainsnak": {"datavalue": {"value": {"id": item}}}, "rank": "normal"} for item in classes]
    table = {lang: {"language": lang, "value": text} for lang, text in labels.items()}
    return {"type": "item", "id": number, "labels": table, "claims": {"P31": claims}} | more


BESA = entity(
    "Q900001",
    {"en": "Besa Lumi", "sr": "Беса Љуми", "sr-el": "Besa Ljumi", "ja": "ベサ"},
    descriptions={"en": {"language": "en", "value": "made-up woman"}},
    aliases={"en": [{"language": "en", "value": "Bessa Lumi"}]},
)
TOWN = entity("Q900002", {"mul": "Breza"}, ["Q16521", "Q3957"], descriptions=[])
OFFICE = entity("Q900003", {"sq": "kryetari"}, ["Q4164871"])
OTHER = entity("Q900004", {"en": "a moth"}, ["Q16521"])
BESA_ENTRY = {
    "id": "besa-lumi-q900001",
    "kind": "person",
    "write": {"en": "Besa Lumi", "sr-Latn": "Besa Ljumi", "sr-Cyrl": "Беса Љуми"},
    "why": "Made-up woman (Wikidata Q900001).",
}


def dump(*entities):
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in entities) + "\n]\n"


PACKED = {
    "dump.json": dump(BESA).encode(),
    "dump.json.gz": gzip.compress(dump(BESA).encode()),
    "dump.json.bz2": bz2.compress(dump(BESA).encode()),
    "lines.jsonl": json.dumps(BESA).encode(),
    "Q900001.json": json.dumps({"entities": {"Q900001": BESA}}).encode(),
    "laid-out.json": json.dumps({"entities": {"Q900001": BESA}}, indent=2).encode(),
    "laid-out-list.json": json.dumps([BESA], indent=2).encode(),
    "one-line.json": json.dumps([BESA]).encode(),
}


@pytest.mark.parametrize("name", PACKED)
def test_wikidata_in_each_wrapping(name):
    assert imported(name, PACKED[name]) == [BESA_ENTRY]


def test_wikidata_kinds_languages_and_what_is_passed_over():
    Path("dump.json").write_text(dump(BESA, TOWN, OFFICE, OTHER), encoding="utf-8")
    done = run("import", "dump.json", "-o", "out.toml")
    assert "Passed over: 1 entities of another kind (say --kind to take them in)." in done.stderr
    found = tomllib.loads(Path("out.toml").read_text(encoding="utf-8"))["name"]
    assert [(item["id"], item["kind"]) for item in found[1:]] == [
        ("breza-q900002", "place"),
        ("kryetari-q900003", "office"),
    ]
    assert found[1]["write"] == dict.fromkeys(("en", "sq", "hr", "bs", "tr", "de", "fr"), "Breza")
    assert run("import", "dump.json", "-o", "all.toml", "--kind", "term", "--langs", "en").exit_code == 0
    found = tomllib.loads(Path("all.toml").read_text(encoding="utf-8"))["name"]
    assert [item["kind"] for item in found] == ["person", "place", "term"]
    assert all(list(item["write"]) == ["en"] for item in found)


WHOLE = dump(BESA, TOWN, OFFICE).encode()
CUT = {
    "within an entity": (
        "a.json",
        WHOLE[: WHOLE.index(b"Q900003")],
        2,
        "a.json:4: the file is cut off in this line; what was read is kept, download it again",
    ),
    "behind a line": (
        "a.json",
        WHOLE[: WHOLE.index(b'{"type": "item", "id": "Q900003"')],
        2,
        'a.json:3: the file ends without "]"',
    ),
    "within a packed file": (
        "a.json.gz",
        gzip.compress(WHOLE + b" " * 9, mtime=0)[:-12],
        3,
        "cannot be unpacked any further",
    ),
    "a broken line": (
        "a.json",
        WHOLE.replace(b'{"type": "item", "id": "Q900002"', b"{type"),
        2,
        "a.json:3: not JSON; this entity is left out",
    ),
}


@pytest.mark.parametrize(("name", "content", "count", "message"), CUT.values(), ids=CUT)
def test_what_can_be_read_of_a_broken_dump_is_kept(name, content, count, message):
    found = imported(name, content, code=2)
    assert len(found) == count
    assert found[0] == BESA_ENTRY
    Path("out.toml").unlink()
    assert message in run("import", name, "-o", "out.toml").stderr


def test_a_large_dump_takes_no_more_memory_than_a_small_one():
    def peak(count):
        with gzip.open("dump.json.gz", "wt", encoding="utf-8") as file:
            file.write("[\n")
            for number in range(1, count):
                file.write(json.dumps(entity(f"Q{number}", {"en": "a moth" * 50}, ["Q16521"])) + ",\n")
            file.write(json.dumps(BESA) + "\n]\n")
        Path("out.toml").unlink(missing_ok=True)
        tracemalloc.start()
        reading = Reading()
        import_file(Path("dump.json.gz"), Path("out.toml"), reading, {"name": names.SCHEMA}, lambda _: [])
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(10)
    assert peak(5000) < peak(50) + 2**19


# TBX

VERSION_2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c7"><descrip type="definition">A made-up office.</descrip>
  <langSet xml:lang="en-US"><tig><term>Office of Things</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <ntig><termGrp><term>Thing Office</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
    <tig><term>OT</term><termNote type="termType">acronym</termNote></tig></langSet>
  <langSet xml:lang="SR"><tig><term>Канцеларија за ствари</term></tig></langSet>
</termEntry></body></text></martif>"""
VERSION_3 = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c7"><basic:definition>A <hi>made-up</hi> office.</basic:definition>
  <langSec xml:lang="en"><termSec><term>OT</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>Office of Things</term></termSec>
    <termSec><term>Thing Office</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
  <langSec xml:lang="sr-cyrl"><termSec><term>Канцеларија
    за ствари</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize("content", [VERSION_2, VERSION_3], ids=["version 2", "version 3"])
def test_tbx(content):
    assert imported("a.tbx", content) == [
        {
            "id": "office-of-things",
            "kind": "term",
            "write": {"en": "Office of Things", "sr-Cyrl": "Канцеларија за ствари"},
            "wrong": ["Thing Office"],
            "accepted": {"en": ["OT"]},
            "why": "A made-up office (a.tbx, entry c7).",
        }
    ]


# Export


def there_and_back(suffix, entries):
    """What becomes of entries that are exported and imported again."""
    with tempfile.TemporaryDirectory() as folder:
        table, back = Path(folder, f"out{suffix}"), Path(folder, "back.toml")
        export_file(table, entries)
        import_file(table, back, Reading(), {"name": names.SCHEMA}, lambda _: [])
        return tomllib.loads(back.read_text(encoding="utf-8"))["name"]


def plain(fields):
    """The fields of an entity: a list of one is a text, false is as good as nothing."""

    def one(value):
        if isinstance(value, dict):
            return {key: one(item) for key, item in value.items()}
        return value[0] if isinstance(value, list) and len(value) == 1 else value

    return {key: one(value) for key, value in fields.items() if key not in LEFT_OUT and value is not False}


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx"])
def test_the_shipped_names_come_back(suffix):
    entries = [entry for entry in shipped().entries if entry.room == "name" and "kind" in entry.fields]
    assert list(map(plain, there_and_back(suffix, entries))) == [plain(entry.fields) for entry in entries]


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=12)
START = st.sampled_from(["", "=", "+", "-", "@", "'", "'=", "''@", '"', "＝", ";", "|", "#"])


def _whole(text):
    import unicodedata

    return unicodedata.normalize("NFC", text).strip(" \u00a0")


CELL = st.builds("{}{}".format, START, LETTERS).map(_whole).filter(bool)
ITEMS = st.lists(CELL, min_size=1, max_size=3)
LANGUAGES = st.sampled_from(["en", "sq", "sr", "sr-Latn", "sr-Cyrl", "mk", "id", "rup", "pt-BR"])
FIELDS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["person", "term"]),
        "why": CELL,
        "write": CELL | st.dictionaries(LANGUAGES, CELL, min_size=1),
    },
    optional={
        "wrong": ITEMS,
        "others": ITEMS,
        "accepted": ITEMS | st.dictionaries(LANGUAGES, ITEMS, min_size=1),
        "gender": st.sampled_from(["m", "f"]),
        "surname": CELL,
        "given": CELL,
        "titles": ITEMS | st.dictionaries(LANGUAGES, ITEMS, min_size=1),
        "neutral": st.just(True),
        "lang": st.lists(LANGUAGES, min_size=1, max_size=2),
    },
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([".csv", ".tsv", ".xlsx"]), st.lists(FIELDS, min_size=1, max_size=3))
def test_every_name_comes_back(suffix, rows):
    rows = [{"id": f"n-{number}", **row} for number, row in enumerate(rows)]
    entries = [Entry("name", row["id"], "d.toml", 1, row) for row in rows]
    assert list(map(plain, there_and_back(suffix, entries))) == list(map(plain, rows))


def test_every_key_of_a_name_has_its_column():
    known = {what.key for what in map(column, names.SCHEMA.keys) if what}
    assert known == set(names.SCHEMA.keys) - set(LEFT_OUT)


@given(CELL | st.text(max_size=5))
def test_no_cell_is_run_and_each_comes_back(cell):
    assert unguard(guard(cell)) == cell
    assert guard(cell)[:1] not in {*"=+-@\t\r＝＋－＠"} - {""}


@given(ITEMS)
def test_lists_come_back(items):
    assert parts(join(items)) == items


def test_export_says_what_it_cannot_hold():
    (entry,) = [
        Entry("name", "a", "d.toml", 3, {"id": "a", "kind": "term", "write": "A", "wrong": ["x\ny"], "why": "x"})
    ]
    for fields, message in (
        ({"wrong": ["x\ny"]}, "d.toml:3: wrong: a line break within an item"),
        ({"write": "A\x01"}, "d.toml:3: write: an invisible character (U+0001)"),
        ({"why": "x" * 40_000}, "d.toml:3: why: too long for a cell"),
    ):
        faulty = Entry("name", "a", "d.toml", 3, {**entry.fields, "wrong": ["x"], **fields})
        with pytest.raises(Exception, match=r"d\.toml:3") as raised:
            export_file(Path("out.xlsx"), [faulty])
        assert message in str(raised.value)
    assert [path.name for path in Path().iterdir()] == []


def test_export_by_its_command():
    Path("d.toml").write_text('[[name]]\nid = "a"\nkind = "place"\nwrite = "Breza"\nwhy = "-x"\n', encoding="utf-8")
    done = run("export", "out.csv", "--no-shipped", "--dictionary", "d.toml")
    assert (done.exit_code, done.stdout[:18]) == (0, "out.csv: 1 names; ")
    assert Path("out.csv").read_bytes() == "\ufeffid,kind,write,why\r\na,place,Breza,'-x\r\n".encode()
    assert run("export", "out.pdf", "--no-shipped", "--dictionary", "d.toml").exit_code == 2
    Path("d.toml").write_text("", encoding="utf-8")
    assert "no names to export" in run("export", "no.csv", "--no-shipped", "--dictionary", "d.toml").stderr
