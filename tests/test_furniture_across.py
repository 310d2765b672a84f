"""Lines that many files share become entries, on request: what is found, and the command that asks."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

import cleanup
from cleanup import formats
from cleanup.cli import main
from cleanup.dictionary.read import read
from cleanup.dictionary.render import block
from cleanup.engine.load import Dictionary, build
from cleanup.furniture import SCHEMA
from cleanup.furniture.across import fields, shared, template

BODIES = [
    "The ferry left at six, and the keeper of the light was asleep on the rail until noon.",
    "Forty boats came from the islands, and the bakery gave bread to everybody on the quay.",
    "The council met in the net shed, for the school was being painted by the pupils.",
    "Nobody knew the man who stepped ashore with a covered cage and asked for a room.",
    "The wall was mended in a single night, and the stones came from the old quarry.",
    "Two gulls sat on the rock while the band played, and a third one flew away.",
]


def documents(count=6):
    return [
        formats.read(f"Skip the harbour menu\n\n{BODIES[n]}\n\nPrinted on {n + 1}.03.2012 by the mill\n", f"{n}.txt")
        for n in range(count)
    ]


def test_lines_at_the_same_place_of_many_files_are_found():
    found = shared(documents())
    assert [(one.line, one.place, one.files, one.of) for one in found] == [
        ("Printed on {date} by the mill", "foot", 6, 6),
        ("Skip the harbour menu", "head", 6, 6),
    ]
    assert found[0].examples == ("0.txt:5", "1.txt:5", "2.txt:5")


def test_too_few_files_prove_nothing():
    assert shared(documents(2)) == []
    assert shared([]) == []


def test_a_proposed_entry_proves_itself():
    for one in shared(documents()):
        text = block("furniture", {"id": "own", **fields(one)})
        entries, problems = read(Path("own.toml"), text.encode(), {"furniture": SCHEMA})
        assert problems == []
        (made,) = entries
        dictionary = Dictionary(build([made]))
        for before, after in tomllib.loads(text)["furniture"][0]["fixes"]:
            assert cleanup.clean(before, dictionary=dictionary).text == after
        for leave in made.texts("leaves"):
            assert cleanup.clean(leave, dictionary=dictionary).applied == ()


def test_signs_of_toml_and_slots_are_written_safely():
    text = 'The "mill" \\ {press}'
    documents = [formats.read(f"{text}\n\n{BODIES[n]}\n", "") for n in range(4)]
    (one,) = shared(documents)
    assert tomllib.loads(block("furniture", fields(one)))["furniture"][0]["line"] == 'The "mill" \\ (press)'


def test_numbers_become_slots():
    assert template("Sheet 3 of 2011 (12/03/2012)") == "Sheet {n} of {year} ({date})"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Six pages with a notice at the head and a date at the foot."""
    monkeypatch.chdir(tmp_path)
    for number, body in enumerate(BODIES):
        text = f"# Page {number}\n\nМени на кеју\n\n{body}\n\nPrinted on {number + 1}.03.2012 by the mill\n"
        Path(f"{number}.md").write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, ["furniture", "--no-shipped", *arguments], input=stdin)


def test_the_command_lists_what_files_share(site):
    result = run(".")
    assert result.exit_code == 0
    assert result.stdout == (
        "6 of 6 files, foot: Printed on {date} by the mill\n    0.md:7, 1.md:7, 2.md:7\n"
        "6 of 6 files, head: Мени на кеју\n    0.md:3, 1.md:3, 2.md:3\n"
        "2 lines shared by many files.\n"
    )
    assert sorted(path.name for path in site.iterdir()) == [f"{number}.md" for number in range(6)]


def test_what_the_dictionaries_take_out_already_is_not_listed(site):
    for path in site.iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "\n© 2012 Mill. All rights reserved.\n", encoding="utf-8")
    assert "All rights" in run(".").stdout
    assert "All rights" not in CliRunner().invoke(main, ["furniture", "."]).stdout


def test_the_list_as_json(site):
    found = json.loads(run(".", "--format", "json").stdout)
    assert [line["line"] for line in found["lines"]] == ["Printed on {date} by the mill", "Мени на кеју"]
    assert found["lines"][1] == {
        "line": "Мени на кеју", "place": "head", "files": 6, "of": 6, "examples": ["0.md:3", "1.md:3", "2.md:3"],
    }  # fmt: skip
    assert run(str(site), "-q").stdout == ""


def test_each_line_is_asked_and_what_is_added_is_taken_out(site):
    result = run(".", "--add", "-q", stdin="n\ny\n")
    assert "1 entry added to furniture.toml." in result.stderr
    (entry,) = tomllib.loads((site / "furniture.toml").read_text(encoding="utf-8"))["furniture"]
    assert (entry["id"], entry["line"]) == ("shared-meni-na-keju", "Мени на кеју")
    assert "foot: Printed" in run(".", "--dictionary", "furniture.toml").stdout
    CliRunner().invoke(main, ["fix", "0.md", "--no-shipped", "--dictionary", "furniture.toml", "--only", "furniture"])
    assert "Мени" not in (site / "0.md").read_text(encoding="utf-8")
    assert "Printed" in (site / "0.md").read_text(encoding="utf-8")


def test_a_line_can_be_changed_before_it_is_added(site):
    run(
        ".",
        "--add",
        "-q",
        "--dictionary",
        "own.toml",
        stdin="e\nPrinted on {date} by the {title}\nThe printer's.\ny\ns\n",
    )
    (entry,) = tomllib.loads((site / "own.toml").read_text(encoding="utf-8"))["furniture"]
    assert (entry["line"], entry["why"]) == ("Printed on {date} by the {title}", "The printer's.")


def test_yes_asks_nothing_and_nobody_s_answer_adds_nothing(site):
    assert "0 entries added" in run(".", "--add", "-q").stderr
    assert not (site / "furniture.toml").exists()
    assert "2 entries added" in run(".", "--add", "-q", "--yes").stderr
    assert "0 lines shared" in run(".", "--dictionary", "furniture.toml").stdout
    assert "0 entries added" in run(".", "--add", "-q", "--yes", "--dictionary", "furniture.toml").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--yes"], "--yes: goes with --add"),
        (["--add", "--dictionary", "entries.tsv"], "entries are added to .toml dictionaries"),
        (["nowhere"], "nowhere: no such file or folder"),
    ],
)
def test_a_wrong_call_says_what_to_do(arguments, message, site):
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (site / "furniture.toml").exists()
