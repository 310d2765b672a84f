"""Decisions made in a report, applied and undone: on the source exactly, on another version what surely fits."""

import codecs
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.cli import main
from cleanup.edits import Edit, Outcome, apply
from cleanup.engine.recorded import read
from cleanup.engine.replay import replay
from cleanup.problems import CleanupError
from cleanup.report.record import Cleaned, dumps, record
from cleanup.text import Span

TEXT = "Mr Kuqi said, that teh bridge is safe.\n\nThe engineer Berisha and the mayor came to the bridge on Monday.\n"


def edit(before, after, rule="name/x", safety="safe", *, text=TEXT, match=None):
    start = text.index(before)
    return Edit(Span(start, start + len(before)), before, after, rule, "why", safety, match=match)


def put(word, after, rule="phrase/put", safety="safe"):
    """An insertion in front of a word."""
    start = TEXT.index(word)
    return Edit(Span(start, start), "", after, rule, "why", safety)


EDITS = (
    edit("Kuqi", "Kuçi", "name/kuci"),
    edit(",", "", "phrase/comma"),
    edit("teh", "the", "phrase/the"),
    edit("Berisha", "Berisa", "name/berisa", "ask"),
    put("mayor came", "old "),
    edit("Mr Kuqi", "The man", "phrase/man", "ask"),
)


def report(edits=EDITS, text=TEXT, *, path="a.md", encoding="utf-8", accepted=None):
    """The record of a check of a text, with decisions by rule."""
    applied = tuple(sorted((one for one in edits if one.safety == "safe"), key=lambda one: one.span))
    outcome = Outcome(text, apply(text, applied), applied, tuple(one for one in edits if one not in applied), path=path)
    file = Cleaned(outcome, text.encode(encoding), outcome.text.encode(encoding), encoding)
    value = record([file], (), "1.0")
    for told in value["files"][0]["edits"]:
        if accepted and told["rule"] in accepted:
            told["accepted"] = accepted[told["rule"]]
    return value


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with one article, entered."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8", newline="")
    return tmp_path


def run(command, value):
    Path("decisions.json").write_text(value if isinstance(value, str) else dumps(value), encoding="utf-8")
    return CliRunner().invoke(main, [command, "decisions.json"])


def article():
    return Path("a.md").read_bytes().decode()


MADE = TEXT.replace("Kuqi", "Kuçi").replace(",", "").replace("teh", "the").replace("mayor", "old mayor")


@pytest.mark.usefixtures("place")
def test_what_nobody_decided_is_made_if_it_is_to_fix():
    assert run("apply", report()).output == "a.md: 4 made\n"
    assert article() == MADE


@pytest.mark.usefixtures("place")
def test_what_was_accepted_goes_before_what_nobody_decided():
    done = run("apply", report(accepted={"phrase/man": True, "phrase/the": False, "name/berisa": True}))
    assert (done.exit_code, done.output) == (0, "a.md: 4 made\n")
    assert article() == TEXT.replace("Mr Kuqi", "The man").replace(",", "").replace("Berisha", "Berisa").replace(
        "mayor", "old mayor"
    )


@pytest.mark.usefixtures("place")
def test_of_two_accepted_changes_of_the_same_words_one_is_made_and_the_other_named():
    done = run("apply", report(accepted={"phrase/man": True, "name/kuci": True}))
    assert done.exit_code == 2
    assert "a.md:1: not made, because name/kuci changes the same words" in done.stderr
    assert article() == MADE


@pytest.mark.usefixtures("place")
def test_applied_again_decided_anew_and_undone_it_is_always_the_source_that_counts():
    run("apply", report())
    assert run("apply", report()).exit_code == 0
    assert article() == MADE
    decided = report(accepted={"name/kuci": False, "name/berisa": True})
    assert run("apply", decided).exit_code == 0
    assert article() == MADE.replace("Kuçi", "Kuqi").replace("Berisha", "Berisa")
    assert run("apply", decided).exit_code == 0
    assert run("undo", decided).output == "a.md: 4 taken back\n"
    assert article() == TEXT
    assert run("undo", decided).output == "a.md: 0 taken back\n"


@pytest.mark.usefixtures("place")
def test_in_another_version_each_edit_that_does_not_surely_fit_is_named_and_the_rest_is_made():
    Path("a.md").write_text(TEXT.replace("bridge is safe", "bridge is open"), encoding="utf-8")
    done = run("apply", report())
    assert done.stderr == 'a.md:3: the text around this may have changed; "old " not put in (phrase/put)\n'
    assert article() == MADE.replace("bridge is safe", "bridge is open").replace("old mayor", "mayor")


@pytest.mark.usefixtures("place")
def test_nothing_is_put_where_the_text_has_moved():
    moved = TEXT.replace("The engineer", "The other engineer")
    Path("a.md").write_text(moved, encoding="utf-8")
    done = run("apply", report(accepted={"name/berisa": True}))
    assert done.exit_code == 2
    assert article() == moved.replace("Kuqi", "Kuçi")
    assert [line.removeprefix("a.md:") for line in done.stderr.splitlines()] == [
        '1: the text around this may have changed; "," not changed to "" (phrase/comma)',
        '1: the text around this may have changed; "teh" not changed to "the" (phrase/the)',
        '3: "Berisha" no longer stands here; not changed to "Berisa" (name/berisa)',
        '3: the text around this may have changed; "old " not put in (phrase/put)',
    ]


@pytest.mark.usefixtures("place")
def test_edits_of_one_decision_are_made_together_or_not_at_all():
    whole = Span(0, len("Mr Kuqi said"))
    pair = (edit("Kuqi", "Kuçi", "name/pair", match=whole), edit("said", "tells", "name/pair", match=whole))
    Path("a.md").write_text(TEXT.replace("said", "says"), encoding="utf-8")
    done = run("apply", report(pair))
    assert '"said" no longer stands here; not changed to "tells" (name/pair)' in done.stderr
    assert article() == TEXT.replace("said", "says")


@pytest.mark.usefixtures("place")
def test_undo_of_a_text_that_was_edited_since_takes_back_what_still_stands():
    run("apply", report())
    Path("a.md").write_text(article().replace("on Monday", "on a Monday in May"), encoding="utf-8")
    done = run("undo", report())
    assert done.exit_code == 2
    assert article() == MADE.replace("Kuçi", "Kuqi").replace("on Monday", "on a Monday in May")
    assert 'a.md:1: the text around this may have changed; "," not put in (phrase/comma)' in done.stderr


@pytest.mark.usefixtures("place")
def test_an_accepted_change_that_would_break_the_markup_is_not_made():
    text = "See [the plan](https://x.example/plan).\n"
    Path("a.md").write_text(text, encoding="utf-8")
    done = run("apply", report((edit("[the", "the", "phrase/b", "ask", text=text),), text, accepted={"phrase/b": True}))
    assert "a.md:1: phrase/b would change the markup here; left alone" in done.stderr
    assert article() == text


def damaged(change):
    value = report()
    change(value["files"][0], value["files"][0]["edits"][0])
    return dumps(value)


# What was done to the file, what stands in the line of the fault, what is said of it.
HAND = {
    "a comma too many": (lambda: dumps(report()).replace('"why"', ',"why"', 1), ',"why"', "not a report: Expecting"),
    "a word for a decision": (
        lambda: damaged(lambda _, one: one.update(accepted="yes")),
        '"yes"',
        '"accepted" is "yes"; write true or false or null',
    ),
    "a key misspelt": (
        lambda: damaged(lambda _, one: one.update(acepted=True)),
        '"acepted"',
        'unknown key "acepted"; did you mean "accepted"?',
    ),
    "a key taken out": (
        lambda: damaged(lambda _, one: one.pop("rule")),
        '"edits"',
        'an edit without "rule"; put it back',
    ),
    "words changed": (
        lambda: damaged(lambda _, one: one.update(before="Kuqit")),
        '"Kuqit"',
        '"before" is not as long as from "start" to "end"; only "accepted" can be changed by hand',
    ),
    "a rule that is none": (lambda: damaged(lambda _, one: one.update(rule="kuqi")), '"kuqi"', '"kuqi" is no rule'),
    "a kind that is none": (
        lambda: damaged(lambda _, one: one.update(safety="sure")),
        '"sure"',
        '"sure" is none of safe, ask, show',
    ),
    "an encoding that is none": (
        lambda: damaged(lambda file, _: file.update(encoding="utf-9")),
        '"utf-9"',
        'no encoding is called "utf-9"',
    ),
    "edits that are none": (lambda: damaged(lambda file, _: file.update(edits=[777])), "777", "this is not an edit"),
    "the page itself": (lambda: "<!DOCTYPE html>\n<html>", "<!", "this is the page; open it in a browser"),
    "something else": (lambda: '{"a": 1}', "{", "not a report of this tool"),
    "another schema": (lambda: '{"files": [],\n"schema": 9}', "9", "a report of schema 9, this version reads 1"),
}


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("made", "place_of_it", "message"), HAND.values(), ids=HAND)
def test_a_file_edited_by_hand_gets_its_line_and_remedy_and_nothing_is_done(made, place_of_it, message):
    text = made()
    line = text[: text.index(place_of_it)].count("\n") + 1 + (place_of_it == '"edits"')
    done = run("apply", text)
    assert done.exit_code == 2
    assert f"decisions.json:{line}: {message}" in done.stderr
    assert article() == TEXT


@pytest.mark.usefixtures("place")
def test_json_nested_without_end_is_no_report():
    assert "decisions.json: not a report: nested too deeply" in run("apply", "[" * 100_000).stderr


@pytest.mark.usefixtures("place")
def test_half_of_a_decision_is_refused_with_both_lines():
    whole = Span(0, len(TEXT))
    value = report((edit("Kuqi", "Kuçi", match=whole), edit("Berisha", "Berisa", match=whole)))
    value["files"][0]["edits"][1]["accepted"] = False
    done = run("apply", value)
    assert "name/x changes several places at once (lines 1 and 3): accept all of them, or none" in done.stderr
    assert article() == TEXT


def test_faults_of_all_reports_of_a_file_of_lines_are_told(tmp_path):
    good, bad = dumps(report(), indent=None), dumps(report(), indent=None).replace('"applied": true', '"applied": 1')
    (tmp_path / "r.jsonl").write_text(good + bad, encoding="utf-8")
    with pytest.raises(CleanupError) as caught:
        read(tmp_path / "r.jsonl")
    assert {problem.line for problem in caught.value.problems} == {2}
    assert len(caught.value.problems) == 4


WORDS = st.sampled_from(["Kuqi", "teh", "është", "Кучи", "👩‍👩‍👧", "a", "the"])
GAPS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "\r", ", ", "\u00a0"])
CODES = st.sampled_from(
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]
)


@settings(deadline=None, max_examples=150)
@given(st.data(), st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=12), CODES)
def test_whatever_was_decided_undo_gives_the_source_byte_for_byte(data, pieces, code):
    encoding, mark = code
    text = mark.decode(encoding) + "".join(word + gap for word, gap in pieces)
    edits, accepted, at = [], {}, len(mark.decode(encoding))
    for number, (word, gap) in enumerate(pieces):
        before, after = data.draw(st.sampled_from([(word, "Kuçi"), ("", "The "), (word, ""), (word[:1], "x")]))
        rule = f"name/n-{number}"
        edits.append(
            Edit(Span(at, at + len(before)), before, after, rule, "", data.draw(st.sampled_from(["safe", "ask"])))
        )
        accepted[rule] = data.draw(st.sampled_from([True, False, None]))
        at += len(word + gap)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(text.encode(encoding))
        value = report(edits, text, path=str(path), encoding=encoding, accepted=accepted)
        Path(folder, "r.json").write_text(dumps(value), encoding="utf-8")
        (file,) = read(Path(folder, "r.json"))
        wanted = [one for one in edits if (one.safety == "safe" if accepted[one.rule] is None else accepted[one.rule])]
        replay(file, back=False)
        assert path.read_bytes() == apply(text, wanted).encode(encoding)
        replay(file, back=True)
        assert path.read_bytes() == text.encode(encoding)
