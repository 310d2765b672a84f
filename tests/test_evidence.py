"""The evidence of rules: counted against what persons made of sentences; the table that is shipped is of rules that are."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import cleanup
from cleanup.cli import main
from cleanup.engine import evidence
from cleanup.typography import FAULTS

TABLE = Path(__file__).parents[1] / "dictionaries" / "EVIDENCE.tsv"
HOUSE = """\
[[phrase]]
id = "aware-the-public"
lang = "en"
find = "to aware the public on"
write = "to make the public aware of"
why = "'aware' is not a verb in English."
fixes = [["They want to aware the public on it.", "They want to make the public aware of it."]]
leaves = ["They keep the public aware of it."]
"""


def run(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, arguments)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.toml").write_text(HOUSE, encoding="utf-8")
    return tmp_path


def test_each_decision_is_judged_by_what_persons_made_of_its_sentence(place):
    faulty = "They want to aware the public on it."
    (place / "mt.txt").write_text(f"{faulty}\n{faulty}\n{faulty}\nNothing here.\n", encoding="utf-8")
    (place / "mt.ref0").write_text(
        f"They want to make the public aware of it.\n{faulty}\nHe left.\nNothing here.\n", encoding="utf-8"
    )
    (place / "clean.txt").write_text(f"{faulty}\n", encoding="utf-8")
    done = run(
        "dictionary",
        "evidence",
        "en=mt.txt",
        "en=clean.txt",
        "--no-shipped",
        "--no-cache",
        "--dictionary",
        "house.toml",
    )
    assert done.exit_code == 0
    head, row = done.stdout.splitlines()
    assert head.split("\t") == ["rule", "safety", "supported", "harmful", "neutral", "clean"]
    rule, safety, supported, harmful, neutral, clean = row.split("\t")
    assert (rule, safety, supported, clean) == ("phrase/aware-the-public", "safe", "1", "1")
    assert int(harmful) + int(neutral) == 2
    assert int(harmful) >= 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["en=none.txt"], "none.txt: cannot be read"),
        (["klingonish=house.toml"], "is no language code"),
        (["en=a.txt"], "a.ref: has 2 lines, a.txt has 1; each line corrects the same one there"),
        (["en=b.txt", "-o", "no/where.tsv"], "no/where.tsv: cannot be written"),
    ],
)
def test_what_is_no_corpus_is_said(place, arguments, message):
    (place / "a.txt").write_text("One.\n", encoding="utf-8")
    (place / "a.ref").write_text("One.\nTwo.\n", encoding="utf-8")
    (place / "b.txt").write_text("One.\n", encoding="utf-8")
    done = run("dictionary", "evidence", *arguments, "--no-shipped", "--no-cache", "--dictionary", "house.toml")
    assert done.exit_code == 2
    assert message in done.stderr


def test_the_shipped_table_is_about_rules_that_are_there():
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    assert tuple(rows[0]) == evidence.COLUMNS
    known = {entry.rule for entry in cleanup.load().entries} | {f"typography/{name}" for name in FAULTS}
    gone = [row[0] for row in rows[1:] if row[0].startswith("phrase/") and row[0] not in known]
    assert not gone, "make the table anew: cleanup dictionary evidence"
    assert [tuple(row[:2]) for row in rows[1:]] == sorted(tuple(row[:2]) for row in rows[1:])


def test_a_table_of_evidence_is_no_dictionary(place):
    (place / "house").mkdir()
    (place / "house" / "a.toml").write_text(HOUSE, encoding="utf-8")
    (place / "house" / "EVIDENCE.tsv").write_text("rule\tsafety\n", encoding="utf-8")
    assert len(cleanup.load("house", shipped=False, cached=False).entries) == 1


@pytest.mark.usefixtures("place")
def test_the_cost_of_each_rule_is_told():
    done = run("dictionary", "check", "house.toml", "--no-shipped", "--no-cache", "--timing")
    assert done.exit_code == 0
    assert "phrase/aware-the-public  house.toml:1" in done.stdout
