"""Remembered decisions: a refused change is known again as long as its sentence stands, and nothing loses a line."""

import contextlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from cleanup.edits import Edit, Outcome, apply
from cleanup.engine import decided
from cleanup.engine.narrowed import narrowed
from cleanup.problems import CleanupError
from cleanup.text import Span

WORDS = {"Kuqi": "Kuçi", "teh": "the", "Rashic": "Rashica"}
DATE = "2031-05-06T07:08:09Z"


def found(text, path="a.md", words=WORDS):
    """An outcome in which each of the wrong words is put right."""
    edits = []
    for word, after in words.items():
        at = text.find(word)
        while at >= 0:
            edits.append(Edit(Span(at, at + len(word)), word, after, f"name/{word.lower()}", "why"))
            at = text.find(word, at + 1)
    edits.sort(key=lambda edit: edit.span)
    return Outcome(text, apply(text, edits), tuple(edits), path=path)


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path / ".cleanup" / "decisions.jsonl"


def said(file, outcome, edit, decision="no", date=DATE):
    about = {"path": decided.placed(outcome.path, file), "rule": edit.rule, "before": edit.before, "after": edit.after}
    decided.remember(file, [decided.line(decision, decided.marks(outcome, file)[edit], about, date)])


def left(file, outcome):
    """What is found and was not refused."""
    return [edit.before for edit in narrowed(outcome, decided.read(file).wanted(outcome)).applied]


TEXT = "The mayor spoke. Then Mr Kuqi said that teh bridge is safe. Mr Kuqi left.\n\nMr Kuqi said so.\n"
AGAIN = {
    "the same text": (TEXT, WORDS),
    "neighbours put right": (TEXT.replace("teh", "the"), WORDS),
    "by other rules alone": (TEXT, {"Kuqi": "Kuçi"}),
    "lines before it, and broken otherwise": (
        f"# Title\n\n{TEXT.replace('said that', 'said' + chr(10) + 'that')}",
        WORDS,
    ),
    "CRLF": (TEXT.replace("\n", "\r\n"), WORDS),
    "another sentence changed": (TEXT.replace("The mayor spoke", "Nobody spoke"), WORDS),
}


@pytest.mark.parametrize(("text", "words"), AGAIN.values(), ids=AGAIN)
def test_a_refused_change_is_known_again(file, text, words):
    outcome = found(TEXT)
    said(file, outcome, outcome.applied[0])
    again = found(text, words=words)
    assert left(file, again) == [edit.before for edit in again.applied[1:]]


def test_it_is_new_when_its_sentence_changes_or_the_file_is_another(file):
    outcome = found(TEXT)
    said(file, outcome, outcome.applied[0])
    for other in (found(TEXT.replace("is safe", "is old")), found(TEXT, path="b.md")):
        assert left(file, other) == [edit.before for edit in other.applied]


def test_of_alike_sentences_all_are_refused_so_that_none_takes_the_place_of_another(file):
    outcome = found("Mr Kuqi left.\n\nMr Kuqi left.\n\nMr Kuqi came.\n")
    said(file, outcome, outcome.applied[1])
    assert left(file, outcome) == ["Kuqi"]
    assert left(file, found("Mr Kuqi left.\n")) == []


def test_edits_of_one_decision_are_refused_together(file):
    text = "They want to aware the public on it."
    spans = (Span(13, 18), Span(30, 32))
    parts = zip(spans, (("aware", "make"), ("on", "aware of")), strict=True)
    edits = tuple(Edit(span, *words, "phrase/aware", "why", match=Span(13, 32)) for span, words in parts)
    outcome = Outcome(text, apply(text, edits), edits, path="a.md")
    said(file, outcome, edits[1])
    assert left(file, outcome) == []


def test_the_latest_word_holds_whatever_the_order_of_lines(file):
    outcome = found(TEXT)
    said(file, outcome, outcome.applied[0], "yes", "2031-05-06T07:08:10Z")
    said(file, outcome, outcome.applied[0], "no")
    said(file, outcome, outcome.applied[1], "no")
    said(file, outcome, outcome.applied[1], "open")
    assert len(left(file, outcome)) == len(outcome.applied)
    said(file, outcome, outcome.applied[1], "no")
    assert len(left(file, outcome)) == len(outcome.applied) - 1


def test_paths_are_seen_from_the_folder_of_the_settings_wherever_one_stands(file, monkeypatch):
    (file.parents[1] / "content" / "sq").mkdir(parents=True)
    outcome = found(TEXT, path="content/sq/a.md")
    said(file, outcome, outcome.applied[0])
    assert json.loads(file.read_text(encoding="utf-8"))["path"] == "content/sq/a.md"
    monkeypatch.chdir(file.parents[1] / "content")
    assert len(left(file, found(TEXT, path="sq/a.md"))) == 3


def test_the_place_is_beside_the_settings_or_at_the_top_of_the_repository_or_here(tmp_path):
    inner = tmp_path / "content"
    (tmp_path / ".git").mkdir()
    assert decided.place(inner) == tmp_path / ".cleanup" / "decisions.jsonl"
    assert decided.place(inner, inner / "cleanup.toml") == inner / ".cleanup" / "decisions.jsonl"
    (tmp_path / ".git").rmdir()
    assert decided.place(inner) == inner / ".cleanup" / "decisions.jsonl"


GOOD = json.dumps(
    {"fingerprint": "f", "path": "a", "rule": "r", "before": "b", "after": "c", "decision": "no", "date": DATE}
)
FAULTS = {
    "no JSON": ("{", "1: not a decision, for it is no whole JSON; mend this line, or take it out"),
    "torn": (f"{GOOD}\n{GOOD[:30]}\n{GOOD}", "2: not a decision, for it is no whole JSON; mend"),
    "no object": ("[]", "1: not a decision; mend this line, or take it out"),
    "nested": ("[" * 100_000, "1: not a decision"),
    "a key misspelt": (GOOD.replace("rule", "rle"), '1: unknown key "rle"; did you mean "rule"?'),
    "a key missing": (GOOD.replace('"rule": "r", ', ""), '1: a decision without "rule"; mend'),
    "a number": (GOOD.replace('"c"', "3"), '1: "after" is no text; mend'),
    "another word": (GOOD.replace('"no"', '"nope"'), '1: "decision" is "nope"; write "yes", "no" or "open"'),
    "an open merge": (f"{GOOD}\n\n<<<<<<< HEAD\n", "3: a merge was left open here; keep the lines of both sides"),
    "another encoding": ("\udce9", "not UTF-8; save it as UTF-8"),
}


@pytest.mark.parametrize(("content", "message"), FAULTS.values(), ids=FAULTS)
def test_what_was_edited_by_hand_is_told_with_its_line(file, content, message):
    file.parent.mkdir()
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(CleanupError) as caught:
        decided.read(file)
    assert message in str(caught.value)


def test_all_faults_at_once_and_none_where_there_is_no_file(file):
    assert decided.read(file).refused == frozenset()
    file.parent.mkdir()
    file.write_text(f"{{\n\n{GOOD}\r\n[]\n", encoding="utf-8")
    with pytest.raises(CleanupError) as caught:
        decided.read(file)
    assert [problem.line for problem in caught.value.problems] == [1, 4]
    file.write_text(f"\ufeff{GOOD}\r\n", encoding="utf-8")
    assert decided.read(file).refused == {"f"}


def test_many_who_write_at_once_lose_no_line(file):
    decided.remember(file, [json.loads(GOOD)])
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: decided.remember(file, [json.loads(GOOD) | {"fingerprint": str(n)}] * 3), range(200)))
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line]  # some may be blank
    assert len(lines) == 601
    assert decided.read(file).refused == {"f", *map(str, range(200))}


def test_after_a_last_line_without_an_end_a_new_one_begins(file):
    file.parent.mkdir()
    file.write_text(GOOD, encoding="utf-8")
    decided.remember(file, [json.loads(GOOD) | {"fingerprint": "g\u2028\ud800"}])
    decided.remember(file, [])
    assert len(file.read_text(encoding="utf-8").split("\n")) == 3
    assert len(decided.read(file).refused) == 2


def test_nothing_is_written_through_a_link_out_of_the_folder(file):
    target = file.parents[1] / "profile"
    target.write_text("mine", encoding="utf-8")
    file.parent.mkdir()
    with contextlib.suppress(OSError):
        file.symlink_to(target)
    if not file.is_symlink():
        pytest.skip("no symbolic links here")
    with pytest.raises(CleanupError, match="symbolic link"):
        decided.remember(file, [json.loads(GOOD)])
    assert target.read_text(encoding="utf-8") == "mine"


FULL = """
import resource, signal, sys
from pathlib import Path
from cleanup.engine import decided
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))
decided.remember(Path(sys.argv[1]), [{"n": "x" * 300}])
try:
    decided.remember(Path(sys.argv[1]), [{"n": "x" * 300}])
except decided.CleanupError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of size here")
def test_a_full_disk_leaves_no_half_line(file):
    done = subprocess.run([sys.executable, "-c", FULL, str(file)], capture_output=True, text=True, check=True)
    assert "cannot be written: no space left; nothing is remembered" in done.stdout
    assert json.loads(file.read_text(encoding="utf-8")) == {"n": "x" * 300}
