"""The command line, by data: arguments, files before and after, output, exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from cleanup.cli import main

SCHEMA = json.loads((Path(__file__).parents[1] / "cleanup" / "report" / "schema.json").read_text(encoding="utf-8"))
TABLE = "wrong\twrite\nKuqi\tKuçi\nRashic\tRashica\n"
PHRASE = """\
[[phrase]]
id = "aware-the-public"
lang = "en"
find = "to aware the public on"
write = "to make the public aware of"
why = "'aware' is not a verb in English."
fixes = [["The campaign aims to aware the public on the work of the city.",
          "The campaign aims to make the public aware of the work of the city."]]
leaves = ["We hope to keep the public aware of the work."]
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with a dictionary of its own, entered."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLEANUP_CACHE", str(tmp_path / ".cache"))
    (tmp_path / ".house").mkdir()
    (tmp_path / ".house" / "names.tsv").write_text(TABLE, encoding="utf-8")
    (tmp_path / ".house" / "calques.toml").write_text(PHRASE, encoding="utf-8")
    return tmp_path


def run(*arguments, stdin=None):
    command = [*arguments]
    if command[0] in ("check", "fix") and "--lang" not in command:
        command += ["--lang", "en"]
    if command[0] in ("check", "fix") and "--dictionary" not in command:
        command += ["--no-shipped", "--dictionary", ".house"]
    return CliRunner().invoke(main, command, input=stdin)


CASES = {
    "check finds and changes nothing": (["check", "a.md"], "Mr Kuqi said.\n", "Mr Kuqi said.\n", 1, "[-Kuqi-]{+Kuçi+}"),
    "check of a clean text": (["check", "a.md"], "Mr Kuçi said.\n", "Mr Kuçi said.\n", 0, "0 to fix in 0 of 1 file"),
    "fix": (["fix", "a.md"], "Mr Kuqi said.\n", "Mr Kuçi said.\n", 0, "1 fixed in 1 of 1 file (1 names)"),
    "fix for hooks": (["fix", "--exit-changed", "a.md"], "Mr Kuqi said.\n", "Mr Kuçi said.\n", 1, "name/kuqi"),
    "fix for hooks, nothing to do": (["fix", "--exit-changed", "a.md"], "Mr Kuçi.\n", "Mr Kuçi.\n", 0, "0 fixed"),
    "fix in the folder": (["fix"], "Mr Kuqi said.\n", "Mr Kuçi said.\n", 0, "a.md"),
    "a second run": (["fix", "a.md"], "Rashica, Rashica\n", "Rashica, Rashica\n", 0, "0 fixed"),
    "diff": (
        ["fix", "--diff", "a.md"],
        "Mr Kuqi said.",
        "Mr Kuqi said.",
        0,
        "-Mr Kuqi said.\n\\ No newline at end of file\n",
    ),
    "only a room": (["fix", "--only", "phrases", "a.md"], "Mr Kuqi said.\n", "Mr Kuqi said.\n", 0, "0 fixed"),
    "only a rule": (["fix", "--only", "name/kuqi", "a.md"], "Kuqi, Rashic\n", "Kuçi, Rashic\n", 0, "1 fixed"),
    "skip a rule": (["fix", "--skip", "name/kuqi", "a.md"], "Kuqi, Rashic\n", "Kuqi, Rashica\n", 0, "1 fixed"),
    "quiet": (["fix", "-q", "a.md"], "Mr Kuqi said.\n", "Mr Kuçi said.\n", 0, ""),
    "code and addresses are left": (
        ["fix", "a.md"],
        "Kuqi `Kuqi` https://x.example/Kuqi Kuqi@x.example\n\n    Kuqi\n",
        "Kuçi `Kuqi` https://x.example/Kuqi Kuqi@x.example\n\n    Kuqi\n",
        0,
        "1 fixed",
    ),
    "off and on": (
        ["fix", "a.md"],
        "<!-- cleanup: off -->\n\nKuqi\n\n<!-- cleanup: on -->\n\nKuqi\n",
        "<!-- cleanup: off -->\n\nKuqi\n\n<!-- cleanup: on -->\n\nKuçi\n",
        0,
        "1 fixed",
    ),
    "leave a rule in the next block": (
        ["fix", "a.md"],
        "<!-- cleanup: leave name/kuqi -->\n\nKuqi and Rashic.\n\nKuqi.\n",
        "<!-- cleanup: leave name/kuqi -->\n\nKuqi and Rashica.\n\nKuçi.\n",
        0,
        "2 fixed",
    ),
}


@pytest.mark.parametrize(("arguments", "before", "after", "code", "said"), CASES.values(), ids=CASES)
def test_command(place, arguments, before, after, code, said):
    (place / "a.md").write_bytes(before.encode())
    done = run(*arguments)
    assert (place / "a.md").read_bytes().decode() == after
    assert done.exit_code == code
    assert said in done.output
    assert said or not done.output


AWKWARD = {
    "CRLF": b"Mr Kuqi\r\nsaid.\r\n",
    "BOM": b"\xef\xbb\xbfMr Kuqi said.\n",
    "decomposed": "Mr Kuqi, n\u0065\u0308 Prishtine\u0308.\n".encode(),
    "no last newline": b"Mr Kuqi said.",
    "blanks at the ends of lines": b"Mr Kuqi said.  \n\n\n\tx \n",
    "lone CR": b"Mr Kuqi\rsaid.\r",
    "form feed": b"Mr Kuqi said.\n\x0cx\n",
}


@pytest.mark.parametrize("before", AWKWARD.values(), ids=AWKWARD)
def test_bytes_outside_the_edits_stay(place, before):
    (place / "a.md").write_bytes(before)
    assert run("fix", "a.md", "--only", "names").exit_code == 0
    assert (place / "a.md").read_bytes() == before.replace(b"Kuqi", "Kuçi".encode())


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_report_keeps_its_schema_and_can_be_undone_and_made_again(place, form):
    source = 'Mr Kuqi aims to aware the public on it.\n\n"Rashic" \\ Kuqi\n'
    (place / "a.md").write_text(source, encoding="utf-8", newline="")
    assert run("fix", "a.md", "--format", form, "-o", "report.json").exit_code == 0
    fixed = (place / "a.md").read_bytes()
    text = (place / "report.json").read_text(encoding="utf-8")
    for report in [json.loads(text)] if form == "json" else map(json.loads, text.splitlines()):
        jsonschema.validate(report, SCHEMA)
    assert run("undo", "report.json").exit_code == 0
    assert (place / "a.md").read_bytes() == source.encode()
    assert run("apply", "report.json").exit_code == 0
    assert (place / "a.md").read_bytes() == fixed


def test_decisions_in_a_report_are_followed(place):
    (place / "a.md").write_text("Kuqi, Rashic\n", encoding="utf-8")
    run("fix", "a.md", "--format", "json", "-o", "report.json")
    report = json.loads((place / "report.json").read_text(encoding="utf-8"))
    report["files"][0]["edits"][0]["accepted"] = False
    (place / "report.json").write_text(json.dumps(report), encoding="utf-8")
    assert run("apply", "report.json").exit_code == 0
    assert (place / "a.md").read_text(encoding="utf-8") == "Kuqi, Rashica\n"


def test_what_no_longer_fits_is_said_and_the_rest_is_made(place):
    (place / "a.md").write_text("Kuqi, Rashic\n", encoding="utf-8")
    run("check", "a.md", "--format", "json", "-o", "report.json")
    (place / "a.md").write_text("Kuqi, Rushic\n", encoding="utf-8")
    done = run("apply", "report.json")
    assert done.exit_code == 2
    assert 'a.md:1: "Rashic" no longer stands here; not changed to "Rashica" (name/rashic)' in done.output
    assert (place / "a.md").read_text(encoding="utf-8") == "Kuçi, Rushic\n"


@pytest.mark.usefixtures("place")
def test_standard_input_goes_to_standard_output_and_the_report_to_standard_error():
    done = run("fix", "-", stdin=b"Mr Kuqi said.\r\n")
    assert done.stdout_bytes == "Mr Kuçi said.\r\n".encode()
    assert "1 fixed" in done.stderr
    assert done.exit_code == 0
    assert run("check", "-", stdin=b"Mr Kuqi said.\n").exit_code == 1


BAD = {
    "a missing path": (["fix", "nowhere.md"], {}, ["nowhere.md: no such file or folder"]),
    "an unknown room": (["fix", "--only", "nmes", "."], {}, ['--only/--skip: "nmes" is neither a room']),
    "an unknown language": (["fix", "--lang", "klingonish", "."], {}, ["--lang: "]),
    "a missing dictionary": (["fix", "--dictionary", "none.toml", "."], {}, ["none.toml: no such dictionary"]),
    "a report that is none": (["undo", "a.md"], {"a.md": b"# no\n"}, ["a.md:1: not a report"]),
    "a report that is missing": (["apply", "none.json"], {}, ["none.json: cannot be read"]),
    "an entry that is missing": (
        ["dictionary", "show", "kuqu", "--dictionary", ".house"],
        {},
        ['no entry "kuqu"; did you mean "kuqi"?'],
    ),
    "every fault of every dictionary": (
        ["fix", "--dictionary", ".house", "."],
        {
            ".house/a.toml": PHRASE.replace("find =", "fnd =").encode(),
            ".house/b.toml": b'[[phrase]]\nid = "x\n',
            ".house/c.toml": PHRASE.replace("why =", "safety = 'sure'\nwhy =").encode(),
            ".house/d.tsv": b"wrong\twrite\na\t\n",
        },
        [
            'a.toml:4: unknown key "fnd"; did you mean "find"?',
            "b.toml:2: this is not TOML",
            'c.toml:6: safety = "sure" is unknown',
            "d.tsv:2: write is empty",
        ],
    ),
    "empty fixes": (
        ["fix", "--dictionary", "d.toml", "."],
        {"d.toml": (PHRASE[: PHRASE.index("fixes")] + 'fixes = []\nleaves = ["x"]\n').encode()},
        ["d.toml:7: fixes is empty; give at least one [before, after]"],
    ),
    "two entries with one id": (
        ["fix", "--dictionary", "d.toml", "."],
        {"d.toml": (PHRASE * 2).encode()},
        ['d.toml:11: id "aware-the-public" is taken by d.toml:1; give one of them another'],
    ),
}


@pytest.mark.parametrize(("arguments", "files", "messages"), BAD.values(), ids=BAD)
def test_bad_input_gets_its_messages_and_exit_2(place, arguments, files, messages):
    for name, content in files.items():
        (place / name).write_bytes(content)
    done = run(*arguments)
    assert done.exit_code == 2
    for message in messages:
        assert message in done.stderr
    assert "Traceback" not in done.output


def test_a_file_that_is_not_utf_8_is_named_and_left_and_the_rest_is_done(place):
    (place / "a.md").write_bytes("Kuqi në Prishtinë\n".encode("cp1252"))
    (place / "b.md").write_bytes(b"Kuqi\n")
    done = run("fix", ".")
    assert done.exit_code == 2
    assert "a.md:1: " in done.stderr
    assert (place / "a.md").read_bytes() == "Kuqi në Prishtinë\n".encode("cp1252")
    assert (place / "b.md").read_bytes() == "Kuçi\n".encode()


@pytest.mark.usefixtures("place")
def test_standard_input_that_is_no_text():
    done = run("fix", "-", stdin=b"\x89PNG\r\n\x1a\n\x00\xff")
    assert done.exit_code == 2
    assert not done.stdout_bytes
    assert done.stderr.startswith("standard input")


def test_the_module_is_the_command_and_knows_its_version():
    from cleanup import __version__

    done = subprocess.run([sys.executable, "-m", "cleanup", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"cleanup, version {__version__}"


def test_colour_only_where_it_is_wanted(place):
    (place / "a.md").write_bytes(b"Kuqi\n")
    command = [
        sys.executable,
        "-m",
        "cleanup",
        "check",
        "a.md",
        "--no-shipped",
        "--dictionary",
        ".house",
        "--lang",
        "en",
    ]
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}

    def output(**more):
        return subprocess.run(command, capture_output=True, check=False, env=env | more).stdout

    assert b"\x1b" not in output()
    assert b"\x1b[32;1m" in output(FORCE_COLOR="1")
    assert b"\x1b" not in output(FORCE_COLOR="1", NO_COLOR="1")


def test_no_text_steers_the_terminal(place):
    (place / "a.md").write_bytes("x \x1b]0;t\x07 Kuqi \x9b31m\n".encode())
    done = run("check", "a.md")
    assert "\x1b" not in done.output
    assert "\x9b" not in done.output


@pytest.mark.usefixtures("place")
def test_the_dictionary_commands():
    done = run("dictionary", "check", "--no-shipped", ".house")
    assert (done.exit_code, done.output) == (0, "3 entries, 2 examples, 0 problems.\n")
    assert (
        "name/rashic\tRashica\t" in run("dictionary", "list", "--no-shipped", "--dictionary", ".house", "rash").output
    )
    shown = run("dictionary", "show", "aware-the-public", "--no-shipped", "--dictionary", ".house").output
    assert shown.endswith(PHRASE)


def test_dictionary_check_names_a_broken_promise_by_its_line(place):
    broken = PHRASE.replace('leaves = ["We hope', 'leaves = ["We want to aware the public on it.", "We hope')
    (place / "d.toml").write_text(broken, encoding="utf-8")
    done = run("dictionary", "check", "--no-shipped", "d.toml")
    assert done.exit_code == 2
    assert (
        "d.toml:9: phrase/aware-the-public: 'We want to aware the public on it.' must be left, but the entry makes"
        in done.stderr
    )


def test_a_compiled_dictionary_is_found_again_and_made_anew_when_it_is_damaged(place):
    (place / "a.md").write_bytes(b"Kuqi\n")
    assert run("check", "a.md").exit_code == 1
    (index,) = (place / ".cache").glob("*.index")
    stamp = index.stat().st_mtime_ns
    assert run("check", "a.md").exit_code == 1
    assert index.stat().st_mtime_ns == stamp
    index.write_bytes(b"not a database")
    assert run("check", "a.md").exit_code == 1
    (place / ".house" / "names.tsv").write_text("wrong\twrite\nKuqi\tKuqja\n", encoding="utf-8")
    assert "{+Kuqja+}" in run("check", "a.md").output


def shell(line, place):
    command = f"{sys.executable} -m cleanup"
    return subprocess.run(
        ["bash", "-c", line.replace("CLEANUP", command)], capture_output=True, text=True, check=False, cwd=place
    )


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("CLEANUP check a.md --no-shipped >&-", 0, ""),
        ("CLEANUP check a.md --no-shipped >/dev/full", 2, "stdout: cannot be written: No space left on device\n"),
        ("echo x | CLEANUP fix - --no-shipped >/dev/full", 2, "stdout: cannot be written: No space left on device\n"),
        ("CLEANUP check nowhere.md --no-shipped 2>&-", 2, ""),
        ("CLEANUP check nowhere.md --no-shipped 2>/dev/full", 2, ""),
        ("CLEANUP fix - --no-shipped -q <&-", 0, ""),
        ("CLEANUP check a.md --no-shipped -v -v > >(true); exit 0", 0, ""),
    ],
)
def test_streams_that_are_closed_or_full(place, line, code, said):
    (place / "a.md").write_bytes(b"Kuqi\n" * 50_000)
    done = shell(line, place)
    assert (done.returncode, done.stderr) == (code, said)


def test_a_reader_that_goes_early_is_no_trouble(place):
    (place / "a.md").write_bytes(b"Mr Kuqi said.\n\n" * 3_000)
    done = shell(
        'CLEANUP check a.md --no-shipped --dictionary .house --lang en | head -1; exit "${PIPESTATUS[0]}"', place
    )
    assert (done.returncode, done.stderr, done.stdout) == (1, "", "a.md  (en)\n")
