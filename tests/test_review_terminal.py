"""The review in the terminal, by data: keys in, files after, what is said, what is remembered."""

import json
import os
import re
import select
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup.cli import main

OPTIONS = ("--no-shipped", "--no-cache", "--dictionary", ".house", "--lang", "en")
TABLE = "wrong\twrite\nShqipqe\tShqipçe\nteh\tthe\n"
CALQUES = """\
[[phrase]]
id = "aware-the-public"
lang = "en"
find = "to aware the public on"
write = "to make the public aware of"
why = "'aware' is not a verb in English."
fixes = [["They want to aware the public on it.", "They want to make the public aware of it."]]
leaves = ["They keep the public aware of it."]

[[phrase]]
id = "twice-a-day"
lang = "en"
find = "twice a day"
write = "two times a day"
safety = "ask"
why = "The house counts."
fixes = [["They cross it twice a day.", "They cross it two times a day."]]
leaves = ["They cross it two times a day."]

[[phrase]]
id = "cross-it-twice"
lang = "en"
find = "cross it twice a day"
write = "cross it both ways"
safety = "ask"
why = "That is what they do."
fixes = [["They cross it twice a day.", "They cross it both ways."]]
leaves = ["They cross it both ways."]
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with a dictionary of its own, entered."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".house").mkdir()
    (tmp_path / ".house" / "names.tsv").write_text(TABLE, encoding="utf-8")
    (tmp_path / ".house" / "calques.toml").write_text(CALQUES, encoding="utf-8")
    return tmp_path


def write(place, **files):
    for name, text in files.items():
        (place / f"{name}.md").write_bytes(text.encode() if isinstance(text, str) else text)


def review(*keys, paths=(".",), options=()):
    """A review in which these lines are given."""
    return CliRunner().invoke(main, ["review", *OPTIONS, *options, *paths], input="".join(f"{key}\n" for key in keys))


def texts(place):
    return {path.stem: path.read_bytes().decode() for path in sorted(place.glob("*.md"))}


def remembered(place):
    file = place / ".cleanup" / "decisions.jsonl"
    lines = map(json.loads, file.read_text(encoding="utf-8").splitlines() if file.exists() else ())
    return [(line["path"], line["rule"], line["before"], line["after"], line["decision"]) for line in lines]


A = "Mr Shqipqe met teh mayor.\n"
B = "Mr Shqipqe left.\r\nTeh end, and teh beginning.\r\n"
BEFORE = {"a": A, "b": B}
CASES = {
    "yes to all": ("yyyyy", A.replace("Shqipqe", "Shqipçe").replace("teh", "the"), B.replace("Shqipqe", "Shqipçe").replace("teh", "the"), "4 made in 2 files."),
    "no to all": ("nnnn", A, B, "0 made in 0 files, 4 refused."),
    "one of each": ("ynsn", A.replace("Shqipqe", "Shqipçe"), B, "1 made in 1 file, 2 refused, 1 left for another time."),
    "all of a rule": ("aq", A.replace("Shqipqe", "Shqipçe"), B.replace("Shqipqe", "Shqipçe"), "2 made in 2 files, 2 left"),
    "all of a rule, taken back": ("auq", A, B, "0 made in 0 files, 4 left for another time."),
    "quit at once": ("q", A, B, "0 made in 0 files, 4 left for another time."),
    "nobody answers": ("", A, B, "0 made in 0 files, 4 left for another time."),
    "what was decided before the end": ("y", A.replace("Shqipqe", "Shqipçe"), B, "1 made in 1 file, 3 left"),
    "taken back": ("yunq", A, B, "0 made in 0 files, 1 refused, 3 left"),
    "taken back into a file that was written": ("yyunq", A.replace("Shqipqe", "Shqipçe"), B, "1 made in 1 file, 1 refused, 2 left"),
    "taken back after the last": ("yyyyuq", A.replace("Shqipqe", "Shqipçe").replace("teh", "the"), B.replace("Shqipqe", "Shqipçe"), "3 made in 2 files, 1 left"),
    "all taken back": ("yyyyuuuuq", A, B, "0 made in 0 files, 4 left"),
    "nothing to take back": ("uq", A, B, "There is nothing to take back."),
    "keys that mean nothing": ("?xzq", A, B, "d  put the right spelling into a dictionary"),
}  # fmt: skip


@pytest.mark.parametrize(("keys", "a", "b", "said"), CASES.values(), ids=CASES)
def test_keys_decide(place, keys, a, b, said):
    write(place, **BEFORE)
    done = review(*keys)
    assert done.exit_code == 0, done.output
    assert texts(place) == {"a": a, "b": b}
    assert said in done.output


def test_a_card_has_place_sentence_reason_evidence_and_rule(place):
    write(place, a="# Bridge\n\nIt is safe. The plan aims to aware the\npublic on the work.\n")
    assert review("q").output == (
        "\na.md:3  to fix, 1 of 1 in this file\n"
        "  - It is safe. The plan aims to [-aware the⏎public on-] the work.\n"
        "  + It is safe. The plan aims to {+make the public aware of+} the work.\n"
        "    'aware' is not a verb in English.  phrase/aware-the-public  .house/calques.toml:1\n"
        "[y]es [n]o [a]ll of this rule [e]dit [d]ictionary [s]kip [u]ndo [q]uit [?] \n"
        "\n0 made in 0 files, 1 left for another time.\n"
    )


def test_colour_where_it_is_wanted(place, monkeypatch):
    write(place, **BEFORE)
    monkeypatch.setenv("FORCE_COLOR", "1")
    command = ["review", *OPTIONS, "."]
    done = CliRunner().invoke(main, command, input="q\n", color=True)
    assert "\x1b[31;9mShqipqe\x1b[0m" in done.output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(main, command, input="q\n", color=True).output


def test_each_file_is_written_when_its_last_change_is_decided(place):
    write(place, **BEFORE)
    output = review("y", "y", "y", "q").output
    assert output.index("a.md: 2 made") < output.index("b.md:1") < output.index("b.md: 1 made")


def test_what_is_refused_is_not_asked_again_nor_found_until_its_sentence_changes(place):
    write(place, **BEFORE)
    review("n", "y", "y", "s")
    assert remembered(place) == [
        ("a.md", "phrase/teh", "teh", "the", "yes"),
        ("a.md", "name/shqipqe", "Shqipqe", "Shqipçe", "no"),
        ("b.md", "name/shqipqe", "Shqipqe", "Shqipçe", "yes"),
    ]
    again = review("y")
    assert "b.md:2" in again.output
    assert "a.md" not in again.output
    assert review().output == "There is nothing to decide in 2 files.\n"
    assert "Shqipqe" in review("q", options=["--again"]).output
    write(place, a="Mr Shqipqe met the mayor again.\n")
    assert review("q").output.count("[-Shqipqe-]") == 1


def test_a_refusal_holds_when_other_rules_put_its_sentence_right(place):
    write(place, a="Mr Shqipqe wants to aware the public on it.\n")
    review("n", options=["--only", "names"])
    assert "1 made in 1 file" in review("y").output
    assert texts(place) == {"a": "Mr Shqipqe wants to make the public aware of it.\n"}
    assert "nothing to decide" in review().output
    assert "nothing to decide" in review(options=["--only", "names"]).output


def test_a_word_for_a_refused_change_takes_the_refusal_back(place):
    write(place, a=A)
    review("n", "n")
    review("y", "y", options=["--again"])
    write(place, a=A)
    assert review("q").output.count("[-") == 1
    assert [line[-1] for line in remembered(place)] == ["no", "no", "yes", "yes"]


def test_a_refusal_that_was_written_down_is_taken_back_by_undo(place):
    write(place, **BEFORE)
    review("n", "n", "u", "u", "q")  # the file was done after the second
    assert [line[-1] for line in remembered(place)] == ["no", "no", "open", "open"]
    assert review("q").output.count("[-") == 1
    assert "1 of 2" in review("q").output


def test_the_file_of_decisions_lies_beside_the_settings_and_serves_all_folders(place, monkeypatch):
    (place / "cleanup.toml").write_text('dictionaries = [".house"]\nshipped = false\nlang = "en"\n', encoding="utf-8")
    (place / "sq").mkdir()
    write(place / "sq", a=A)
    monkeypatch.chdir(place / "sq")
    CliRunner().invoke(main, ["review", "a.md"], input="n\nn\n")
    monkeypatch.chdir(place)
    assert "nothing to decide" in CliRunner().invoke(main, ["review", "."], input="").output
    assert remembered(place)[0][0] == "sq/a.md"


def test_decisions_edited_by_hand_are_told_and_nothing_is_asked(place):
    write(place, a=A)
    (place / ".cleanup").mkdir()
    (place / ".cleanup" / "decisions.jsonl").write_text("\n{no}\n", encoding="utf-8")
    done = review("y", "y")
    assert done.exit_code == 2
    assert re.search(r"decisions\.jsonl:2: not a decision, .*; mend this line, or take it out\n", done.stderr)
    assert texts(place) == {"a": A}


EDITED = {
    "other words": (["e", "Ms Shqipçe-Hill", "q"], "Mr Ms Shqipçe-Hill met teh mayor.\n", 'to "Ms Shqipçe-Hill"'),
    "as proposed": (["e", "", "q"], "Mr Shqipçe met teh mayor.\n", 'to "Shqipçe"'),
    "as it stands": (["e", "Shqipqe", "q"], A, "refused"),
    "markup": (["e", "<b>Shqipçe", "q"], A, "That cannot be written here"),
    "a control character": (["e", "Shqip\x1b[31mçe", "n", "q"], A, "That cannot be written here: it has control"),
    "nobody answers": (["e"], A, "0 made"),
}


@pytest.mark.parametrize(("keys", "after", "said"), EDITED.values(), ids=EDITED)
def test_the_replacement_is_edited(place, keys, after, said):
    (place / "a.html").write_text(f"<p>{A}", encoding="utf-8")
    done = review(*keys)
    assert (place / "a.html").read_text(encoding="utf-8") == f"<p>{after}"
    told = [f'{line[-1]} to "{line[3]}"' for line in remembered(place)]
    assert said in done.output + "".join(told)


def test_of_two_changes_of_the_same_words_one_is_made_and_the_other_not_asked(place):
    write(place, a="They cross it twice a day.\n")
    cards = review("q").output
    assert "cross-it-twice" in cards or "twice-a-day" in cards
    done = review("y")
    assert done.output.count("  + ") == 1
    assert len(remembered(place)) == 1


def test_what_is_only_pointed_at_is_shown_and_can_be_silenced(place):
    write(place, a="A “quote that never ends.\n\nMr Shqipqe.\n")
    options = ["--only", "typography/unclosed-quote"]
    shown = review("y", "", options=options)
    if "[?" not in shown.output:
        pytest.fail(shown.output)
    assert remembered(place) == []


NAMES = "Agim Shqipçe came. Agim Shqipçe spoke.\n\nAgim Shqipçe left. Nobody saw Agim Shqipqe go.\n"
MADE = NAMES.replace("Shqipqe", "Shqipçe")
SPELLING = {
    "the proposal": (["d", "", "", "The ministry says so.", ""], "names.toml", 'id = "shqipce"\nkind = "person"\nwrite = "Shqipçe"\nwhy = "The ministry says so."\n', MADE),
    "the whole name": (["d", "Agim Shqipçe", "", "x", "more.toml"], "more.toml", 'write = "Agim Shqipçe"\n', MADE),
    "a form that no rule explains": (["d", "Agim Shqipçeraj", "", "x", ""], "names.toml", 'write = "Agim Shqipçeraj"\nwrong = ["Shqipqe"]\n', MADE),
    "as it stands": (["d", "Shqipqe", "place", "A village.", ""], "names.toml", 'kind = "place"\n', NAMES),
    "another one": (["d", "Beka", "", "x", "", "q"], "names.toml", 'id = "beka"', NAMES),
    "another kind": (["d", "", "hero", "x", "", "q"], "names.toml", None, NAMES),
    "no reason": (["d", "", "", "", "", "q"], "names.toml", None, NAMES),
    "no folder": (["d", "", "", "x", "none/names.toml", "q"], "none/names.toml", None, NAMES),
    "nobody answers": (["d", "Agim Shqipçe"], "names.toml", None, NAMES),
}  # fmt: skip


@pytest.mark.parametrize(("keys", "file", "entry", "after"), SPELLING.values(), ids=SPELLING)
def test_the_right_spelling_goes_into_a_dictionary(place, keys, file, entry, after):
    write(place, a=NAMES)
    command = ["review", "--no-shipped", "--no-cache", "--lang", "en", "a.md"]
    done = CliRunner().invoke(main, command, input="\n".join([*keys, "q", ""]))
    assert done.exit_code == 0, done.output
    assert texts(place) == {"a": after}
    assert (place / file).exists() == (entry is not None)
    if entry:
        assert entry in (place / file).read_text(encoding="utf-8")
        assert f"{file}:1: added name/" in done.output
        assert f'{file} is not in use yet: write dictionaries = ["{file}"] into cleanup.toml' in done.output


def test_the_first_dictionary_of_the_settings_is_the_one_that_is_added_to(place):
    (place / "cleanup.toml").write_text('dictionaries = [".house"]\nshipped = false\nlang = "en"\n', encoding="utf-8")
    write(place, a=NAMES)
    done = CliRunner().invoke(main, ["review", "a.md"], input="d\n\n\nThe ministry.\n\nq\n")
    assert "Dictionary [.house/names.toml]: " in done.output
    assert "not in use" not in done.output
    assert (place / ".house" / "names.toml").exists()


def test_only_spellings_of_names_go_into_a_dictionary_this_way(place):
    write(place, a="The plan aims to aware the public on the work.\n")
    assert (
        "phrase/aware-the-public: is about no name; only spellings of names are added here" in review("d", "q").output
    )


class Hand:
    """Does something while the review waits for a key: before the key of that number."""

    def __init__(self, monkeypatch, keys, number, act):
        self.keys, self.number, self.act = list(keys), number, act
        monkeypatch.setattr("cleanup.cli.reviewing._key_of_line", self.key)

    def key(self, _question):
        if self.number == 0:
            self.act()
        self.number -= 1
        if not self.keys:
            raise EOFError
        return self.keys.pop(0)


CHANGED = {
    "between changes": ("yyyq", 1, A.replace("met", "saw"), "Mr Shqipçe saw teh mayor.\n", 0),
    "what was said holds for the sentences that stand": ("yyq", 1, f"# New\n\n{A}", "# New\n\nMr Shqipçe met the mayor.\n", 0),
    "before quitting": ("nq", 1, f"{A}\nMr Shqipqe left.\n", f"{A}\nMr Shqipqe left.\n", 0),
    "nothing is left to ask": ("yyq", 1, "Nobody.\n", "Nobody.\n", 0),
}  # fmt: skip


@pytest.mark.parametrize(("keys", "number", "meanwhile", "after", "code"), CHANGED.values(), ids=CHANGED)
def test_a_file_that_changed_is_said_and_read_again(place, monkeypatch, keys, number, meanwhile, after, code):
    write(place, a=A)
    Hand(monkeypatch, keys, number, lambda: write(place, a=meanwhile))
    done = review()
    assert "a.md has changed in the meantime; it is read again." in done.output
    assert texts(place) == {"a": after}
    assert done.exit_code == code


def test_a_file_that_is_gone_is_a_problem_and_the_rest_is_done(place, monkeypatch):
    write(place, **BEFORE)
    Hand(monkeypatch, "yyyy", 1, (place / "a.md").unlink)
    done = review()
    assert "a.md: cannot be read: No such file or directory" in done.output
    assert "2 made in 1 file" in done.output
    assert done.exit_code == 2


def test_a_file_that_may_not_be_written_is_a_problem_and_the_rest_is_done(place, monkeypatch):
    write(place, **BEFORE)
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "a.md" and allowed(path, mode))
    done = review("y", "y", "y", "y")
    assert done.output.count("a.md: is read-only; allow writing to it, or leave it out") == 1
    assert texts(place)["a"] == A
    assert "2 made in 1 file" in done.output
    assert done.exit_code == 2


HOSTILE = "Mr Shqipqe \x1b]0;owned\x07 \x1b[2J \x9b31m \u202e saw \x08\x08 teh\x1b[31m \u2028mayor.\n"


def test_nothing_in_a_text_steers_the_terminal(place):
    name = "a\x1b[31m.md"
    (place / name).write_text(HOSTILE, encoding="utf-8")
    done = review("e", "", "q", paths=(name,))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", done.output)
    assert "1 made" in done.output
    assert (place / name).read_text(encoding="utf-8") == HOSTILE.replace("Shqipqe", "Shqipçe")


AWKWARD = {
    "empty": (b"", b""),
    "BOM and CRLF": ("\ufeffteh end\r\n".encode(), "\ufeffthe end\r\n".encode()),
    "UTF-16": ("teh end\n".encode("utf-16"), "the end\n".encode("utf-16")),
    "no last newline": (b"teh end", b"the end"),
    "one long line": (b"word " * 200_000 + b"teh " + b"x" * 1000, b"word " * 200_000 + b"the " + b"x" * 1000),
}


@pytest.mark.parametrize(("before", "after"), AWKWARD.values(), ids=AWKWARD)
def test_all_but_the_change_stays_byte_for_byte(place, before, after):
    write(place, a=before)
    done = review("y")
    assert done.exit_code == 0
    assert (place / "a.md").read_bytes() == after
    assert len(done.output) < 2000


def test_a_word_document_gets_tracked_changes_and_loses_them_by_undo(place):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Mr Shqipqe met teh mayor.")
    document.save(place / "a.docx")
    before = (place / "a.docx").read_bytes()
    assert review("y", "n", paths=["a.docx"]).exit_code == 0
    with zipfile.ZipFile(place / "a.docx") as archive:
        text = archive.read("word/document.xml").decode()
    assert re.search(r"<w:ins .*Shqipçe", text)
    assert "teh" in text
    assert "nothing to decide" in review("y", paths=["a.docx"]).output
    (place / "a.docx").write_bytes(before)
    review("y", "s", "u", "u", "q", paths=["a.docx"], options=["--again"])
    assert (place / "a.docx").read_bytes() == before


@pytest.mark.usefixtures("place")
def test_what_cannot_be_reviewed_is_said():
    assert "standard input cannot be reviewed" in review(paths=("-",)).stderr
    assert review(paths=("nowhere.md",)).exit_code == 2


def test_single_keys_on_a_terminal(place):
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    import termios

    write(place, a=f"{A}\nThey cross it twice a day.\n")
    process, terminal = pty.fork()
    if not process:
        os.execv(sys.executable, [sys.executable, "-m", "cleanup", "review", *OPTIONS, "a.md"])
    seen = b""

    def until(text):
        nonlocal seen
        while not re.search(text, seen):
            assert select.select([terminal], [], [], 30)[0], seen
            seen += os.read(terminal, 4096)
        seen = b""

    def press(keys):
        while termios.tcgetattr(terminal)[3] & termios.ICANON:  # the key is asked for in a moment
            time.sleep(0.01)
        os.write(terminal, keys)

    until(rb"\[\?\] $")
    press(b"Y")
    until(rb"\[\?\] $")
    press(b"\x1b[C")  # the arrow to the right
    until(rb"\[\?\] $")
    press(b"e")
    until(rb"becomes: \S+")
    os.write(terminal, b" or so\r")
    until(rb"to end $")
    press(b"\r")
    until(rb"2 made in 1 file, 1 left")
    os.waitpid(process, 0)
    os.close(terminal)
    assert texts(place)["a"].startswith("Mr Shqipçe met teh mayor.")
    assert " or so" in texts(place)["a"]
