"""`cleanup dictionary add`: a block at the end, read back before it is kept, nothing before it touched."""

import os
import stat
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cleanup import names
from cleanup.cli import main
from cleanup.dictionary.append import append
from cleanup.dictionary.entries import Entry
from cleanup.dictionary.keeping import kept, stamp
from cleanup.dictionary.render import block
from cleanup.engine.collisions import collisions
from cleanup.problems import CleanupError

SCHEMAS = {"name": names.SCHEMA}
FIRST = '# Ours.\n\n[[name]]\nid   = "first"   # aligned\nkind = "place"\nwrite = "Vushtrri"\nwhy = "The town."\n'
NEW = {"id": "second", "kind": "person", "write": {"en": "Besa Lumi"}, "why": "A made up woman."}


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLEANUP_CACHE", str(tmp_path / ".cache"))
    return tmp_path


def add(*arguments, stdin=None):
    return CliRunner().invoke(main, ["dictionary", "add", *arguments], input=stdin)


def check(entries):
    return names.compile(entries)[1]


def test_options_say_all():
    done = add(
        *(
            "own.toml",
            "--name",
            "Besa Lumi",
            "--write",
            "sq=Besa Lumi",
            "--write",
            "sr_Cyrl=Беса Љуми",
            "--wrong",
            "Bessa Lumi",
        ),
        *("--other", "Besa Luma", "--title", "en=Mayor", "--gender", "f", "--why", "A made up woman."),
    )
    assert (done.exit_code, done.stdout) == (0, "own.toml:1: added name/besa-lumi\n")
    assert tomllib.loads(Path("own.toml").read_text(encoding="utf-8")) == {
        "name": [
            {
                "id": "besa-lumi",
                "kind": "person",
                "write": {"en": "Besa Lumi", "sq": "Besa Lumi", "sr-Cyrl": "Беса Љуми"},
                "wrong": ["Bessa Lumi"],
                "others": ["Besa Luma"],
                "gender": "f",
                "titles": {"en": ["Mayor"]},
                "why": "A made up woman.",
            }
        ]
    }


def test_what_the_options_do_not_say_is_asked():
    done = add(stdin="town\nplace\nBreza e Re\nsq=Breza e Re\nmk=Нова Бреза\n\nA made up village.\n")
    assert done.exit_code == 0
    assert "names.toml:1: added name/breza-e-re" in done.output
    (entry,) = tomllib.loads(Path("names.toml").read_text(encoding="utf-8"))["name"]
    assert entry["kind"] == "place"
    assert entry["write"] == {"en": "Breza e Re", "sq": "Breza e Re", "mk": "Нова Бреза"}


HEADS = {
    "a file as editors leave it": FIRST.encode(),
    "no last newline": FIRST.rstrip().encode(),
    "an empty line at the end": f"{FIRST}\n".encode(),
    "CRLF": FIRST.replace("\n", "\r\n").encode(),
    "BOM": b"\xef\xbb\xbf" + FIRST.encode(),
    "an open table at the end": b'[[name]]\nid = "x"\nkind = "place"\nwhy = "The town."\n[name.write]\nen = "Peja"\n',
    "empty": b"",
}


@pytest.mark.parametrize("before", HEADS.values(), ids=HEADS)
def test_nothing_before_the_block_is_touched(before):
    Path("own.toml").write_bytes(before)
    entry = append(Path("own.toml"), "name", NEW, SCHEMAS, check)
    after = Path("own.toml").read_bytes()
    assert after.startswith(before)
    assert dict(entry.fields) == NEW
    lines = after.decode("utf-8-sig").splitlines()
    assert lines[entry.line - 1] == "[[name]]"
    assert entry.line == 1 or lines[entry.line - 2] == ""
    assert (b"\r\n" in before) == (b"\r\n" in after)
    assert b"\n\n\n" not in after.replace(b"\r", b"")


BAD = {
    "an id that is taken": (
        FIRST,
        ["--name", "Besa Lumi", "--id", "first", "--why", "x"],
        'id "first" is taken by line 3',
    ),
    "an id that is none": (FIRST, ["--name", "Besa Lumi", "--id", "Besa!", "--why", "x"], "small letters a-z"),
    "a wrong form that is the right one": (
        FIRST,
        ["--name", "Besa Lumi", "--wrong", "Besa Lumi", "--why", "x"],
        "is also what the entry writes",
    ),
    "a name without letters": (FIRST, ["--name", "2010", "--id", "x", "--why", "x"], "has no letters"),
    "a dictionary that is broken": (
        FIRST + '[[name]]\nid = "y\n',
        ["--name", "Besa Lumi", "--why", "x"],
        "own.toml:9: this is not TOML",
    ),
    "no form": (
        FIRST,
        ["--name", "Besa Lumi", "--write", "sq", "--why", "x"],
        '--write "sq": write a language and a form',
    ),
    "no language": (FIRST, ["--name", "Besa Lumi", "--write", "shqip=Besa", "--why", "x"], 'write "sq"'),
    "two kinds": (FIRST, ["--name", "Besa Lumi", "--place", "Peja", "--why", "x"], "one entry at a time"),
    "two forms": (FIRST, ["--name", "B", "--write", "sq=B", "--write", "sq=C", "--why", "x"], "two forms for sq"),
    "nobody answers": (FIRST, ["--name", "Besa Lumi"], "nobody answers; say --name"),
}


@pytest.mark.parametrize(("content", "arguments", "message"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_not_added(content, arguments, message):
    Path("own.toml").write_text(content, encoding="utf-8")
    done = add("own.toml", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert "Traceback" not in done.output
    assert Path("own.toml").read_text(encoding="utf-8") == content
    assert [path.name for path in Path().iterdir()] == ["own.toml"]


def test_only_toml_and_only_where_there_is_a_folder():
    assert ".toml dictionaries" in add("own.tsv", "--place", "Peja", "--why", "x").stderr
    done = add("nowhere/own.toml", "--place", "Peja", "--why", "x")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "nowhere/own.toml: cannot be written" in done.stderr


def test_a_file_that_changes_meanwhile_is_left():
    path = Path("own.toml")
    path.write_text(FIRST, encoding="utf-8")

    def keep():
        with kept(path, stamp(path)) as file:
            file.write(b"new")
            path.write_text("theirs", encoding="utf-8")

    with pytest.raises(CleanupError, match="changed in the meantime"):
        keep()
    assert path.read_text(encoding="utf-8") == "theirs"
    assert [path.name for path in Path().iterdir()] == ["own.toml"]


@pytest.mark.skipif(os.name == "nt", reason="modes and links are those of Unix")
def test_the_mode_and_a_link_stay():
    path = Path("own.toml")
    path.write_text(FIRST, encoding="utf-8")
    path.chmod(0o640)
    Path("link.toml").symlink_to(path)
    append(Path("link.toml"), "name", NEW, SCHEMAS, check)
    assert Path("link.toml").is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert "second" in path.read_text(encoding="utf-8")


def test_look_alikes_and_replaced_entries_are_told():
    add("own.toml", "--name", "Arben Shkoza", "--why", "A made up man.")
    done = add("own.toml", "--name", "Blerta Škoza", "--why", "A made up woman.")
    assert done.exit_code == 0
    assert (
        'note: own.toml:10: "Blerta Škoza" looks like "Arben Shkoza" of name/arben-shkoza (own.toml:1)' in done.stderr
    )


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(
    st.dictionaries(st.sampled_from(["why", "surname", "id"]), TEXTS),
    st.lists(TEXTS, max_size=3),
    st.dictionaries(
        st.one_of(st.sampled_from(["en", "sr-Latn"]), TEXTS), st.one_of(TEXTS, st.lists(TEXTS, max_size=2))
    ),
    st.booleans(),
)
def test_a_block_reads_back(texts, wrong, titles, neutral):
    import unicodedata

    def nfc(value):
        if isinstance(value, str):
            return unicodedata.normalize("NFC", value)
        if isinstance(value, list):
            return [nfc(item) for item in value]
        return {nfc(key): nfc(item) for key, item in value.items()} if isinstance(value, dict) else value

    fields = nfc(
        {**texts, "wrong": wrong, "titles": titles, "neutral": neutral, "fixes": [["a", item] for item in wrong]}
    )
    assert tomllib.loads(block("name", fields)) == {"name": [fields]}


def name(number, write, kind="person", **more):
    return Entry("name", number, "d.toml", len(number), {"id": number, "kind": kind, "write": write, "why": "x"} | more)


LOOK_ALIKES = {
    "surnames": (
        [name("a", "Arben Shkoza"), name("bb", "Blerta Škoza")],
        ['d.toml:2: "Blerta Škoza" looks like "Arben Shkoza"'],
    ),
    "in a language": (
        [name("a", {"en": "Arben Dreni", "sq": "Arben Dreni"}), name("bb", {"en": "Besa Drenny", "sq": "Besa Dreni"})],
        ["in en looks like"],
    ),
    "one name twice": ([name("a", "Arben Shkoza"), name("bb", {"sq": "Arben Shkoza"})], ["if both are one, keep one"]),
    "places of one word": ([name("a", "Čaglica", "place"), name("bb", "Qaglica", "place")], ["looks like"]),
    "one surname": ([name("a", "Arben Shkoza"), name("bb", "Blerta Shkoza")], []),
    "told apart": ([name("a", "Arben Shkoza", others=["Blerta Škoza"]), name("bb", "Blerta Škoza")], []),
    "neutral": ([name("a", "Arben Shkoza"), name("bb", "Blerta Škoza", neutral=True)], []),
    "another tail": ([name("a", "Arben Kurtishi"), name("bb", "Blerta Kurtishaj")], []),
    "another language": ([name("a", {"en": "Arben Shkoza"}), name("bb", {"hr": "Blerta Škoza"})], []),
}


@pytest.mark.parametrize(("entries", "messages"), LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_names_that_look_alike(entries, messages):
    notes = collisions(entries)
    assert len(notes) == len(messages)
    for note, message in zip(notes, messages, strict=True):
        assert message in str(note)
    assert [str(note).split(" of ")[0] for note in collisions(entries[::-1])] == [
        str(note).split(" of ")[0] for note in notes
    ]


def test_look_alikes_are_notes_and_no_problems():
    Path("d.toml").write_text(
        "".join(
            block("name", {"id": number, "kind": "person", "write": write, "why": "Made up."})
            for number, write in (("a", "Arben Shkoza"), ("b", "Blerta Škoza"))
        ),
        encoding="utf-8",
    )
    done = CliRunner().invoke(main, ["dictionary", "check", "--no-shipped", "d.toml"])
    assert (done.exit_code, done.stdout) == (0, "2 entries, 0 examples, 0 problems, 1 look-alike.\n")
    assert "note: d.toml:9: " in done.stderr
