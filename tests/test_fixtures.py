"""Every fixture: cleaned as it says, rests, replays from its JSON report, and is undone byte for byte."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup.cli import main

ROOT = Path(__file__).parents[1] / "fixtures"
FIXTURES = sorted(path.parent for path in ROOT.glob("*/source.*"))


def edit_lines(report):
    """One line per edit: where, what kind, which rule, before and after."""
    for edit in report["files"][0]["edits"]:
        kind = "fix" if edit["applied"] else edit["safety"]
        change = json.dumps(edit["before"], ensure_ascii=False)
        if edit["safety"] != "show":
            change += f" -> {json.dumps(edit['after'], ensure_ascii=False)}"
        yield f"{edit['line']}:{edit['column']} {kind} {edit['rule']}: {change}"


def run(*arguments):
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code in (0, 1), done.output
    return done


@pytest.fixture(params=FIXTURES, ids=lambda path: path.name)
def fixture(request, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (source,) = request.param.glob("source.*")
    (tmp_path / source.name).write_bytes(source.read_bytes())
    return request.param, tmp_path / source.name


def test_cleaned_as_it_says_and_replayed_and_undone_byte_for_byte(fixture):
    folder, path = fixture
    source, cleaned = path.read_bytes(), (folder / f"cleaned{path.suffix}").read_bytes()
    run("fix", path.name, "--format", "json", "-o", "report.json")
    assert path.read_bytes().decode() == cleaned.decode()
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert "".join(f"{line}\n" for line in edit_lines(report)) == (folder / "edits.txt").read_text(encoding="utf-8")
    run("undo", "report.json")
    assert path.read_bytes() == source
    run("apply", "report.json")
    assert path.read_bytes() == cleaned


def test_rests(fixture):
    folder, path = fixture
    path.write_bytes((folder / f"cleaned{path.suffix}").read_bytes())
    run("fix", path.name, "--format", "json", "-o", "report.json")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert [edit["rule"] for edit in report["files"][0]["edits"] if edit["applied"]] == []


def test_it_has_a_note(fixture):
    folder, _ = fixture
    assert (folder / "NOTE.md").read_text(encoding="utf-8").strip()
