"""Man pages and completion: for every command, readable by the programs that read them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cleanup.cli import COMMANDS, main, manual
from cleanup.cli.completing import LANGUAGES, SHELLS, TYPES, rules
from cleanup.engine.load import shipped_folder
from cleanup.language import normalize

ROOT = Path(__file__).parents[1]
PAGES = dict(manual.pages(main))


def commands(command, path="cleanup"):
    """Every command and group, with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), f"{path} {name}")


def test_every_command_has_a_page_that_names_all_its_options():
    found = dict(commands(main))
    assert PAGES.keys() == {f"{path.replace(' ', '-')}.1" for path in found}
    assert len(found) > len(COMMANDS)
    for path, command in found.items():
        page = PAGES[f"{path.replace(' ', '-')}.1"]
        for option in (param for param in command.params if isinstance(param, click.Option)):
            assert all(rf"\fB{manual.roff(name)}" in page for name in option.opts)
        assert page.isascii()
        assert not any(line.startswith("'") for line in page.splitlines())


def test_the_pages_in_the_documentation_are_these():
    """They are written by `cleanup manual docs/man`."""
    kept = {path.name: path.read_text(encoding="ascii") for path in (ROOT / "docs" / "man").iterdir()}
    assert kept == PAGES


READERS = {"groff": ["groff", "-man", "-ww", "-Tutf8", "-P-cbou"], "mandoc": ["mandoc", "-Tlint", "-Wwarning"]}


@pytest.mark.parametrize("program", READERS)
def test_the_pages_are_set_without_a_word_of_warning(program, tmp_path):
    if not shutil.which(program):
        pytest.skip(f"no {program} here")
    for name, page in PAGES.items():
        (tmp_path / name).write_text(page, encoding="ascii")
        done = subprocess.run(
            [*READERS[program], name], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if program == "mandoc":
            assert [line for line in done.stdout.splitlines() if "missing date" not in line] == []
        else:
            assert done.stderr == ""
            assert manual.roff(name.removesuffix(".1").upper()).replace("\\", "") in done.stdout
            assert name != "cleanup-check.1" or "--stdin-filename NAME" in done.stdout


def test_letters_of_roff_are_no_commands():
    command = click.Command("x", help=".TH x\n\n'so /etc/passwd\n\n\b\n.so a\n\\n(yr")
    page = dict(manual.pages(command, "x"))["x.1"]
    assert [line for line in page.splitlines() if line.startswith((".so", "'"))] == []
    assert [line for line in page.splitlines() if line.startswith(".TH")] == [
        '.TH "X" "1" "" "translation\\-cleanup" "User Commands"'
    ]
    assert "\\&.TH x" in page
    assert r"\en(yr" in page


def test_the_manual_is_written_where_it_is_wanted(tmp_path):
    done = CliRunner().invoke(main, ["manual", str(tmp_path / "new" / "man1")])
    assert done.exit_code == 0
    assert {path.name for path in (tmp_path / "new" / "man1").iterdir()} == PAGES.keys()
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = CliRunner().invoke(main, ["manual", str(tmp_path / "file")])
    assert done.exit_code == 2
    assert "cannot be written" in done.output


def proposed(words, cwd, shell="fish"):
    """What a shell would propose for the last of the words."""
    env = {"_CLEANUP_COMPLETE": f"{shell}_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": words[-1]}
    done = subprocess.run(
        [Path(sys.executable).parent / "cleanup"], cwd=cwd, env=os.environ | env, capture_output=True, text=True, check=True,
        encoding="utf-8",
    )  # fmt: skip
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


CASES = {
    "commands": (["cleanup", "c"], {"plain,check", "plain,completion"}),
    "languages": (["cleanup", "check", "--lang", "sr"], {"plain,sr", "plain,sr-Latn", "plain,sr-Cyrl"}),
    "rooms": (
        ["cleanup", "fix", "--only", ""],
        {"plain,names", "plain,phrases", "plain,furniture", "plain,typography"},
    ),
    "rules": (["cleanup", "fix", "--skip", "name/hajredin"], {"plain,name/hajredin-kuci"}),
    "rules of a dictionary given": (
        ["cleanup", "fix", "--dictionary", "own.toml", "--only", "phrase/ow"],
        {"plain,phrase/own"},
    ),
    "entries": (["cleanup", "dictionary", "show", "hajredin"], {"plain,hajredin-kuci"}),
    "files": (["cleanup", "check", "on"], {"file,on"}),
}


@pytest.mark.parametrize(("words", "expected"), CASES.values(), ids=CASES)
def test_proposals(words, expected, tmp_path):
    (tmp_path / "own.toml").write_text('[[phrase]]\nid = "own"\n', encoding="utf-8")
    assert expected <= set(proposed(words, tmp_path))
    assert len(proposed(words, tmp_path)) <= len(expected) + 3


def test_what_is_proposed_exists():
    assert [normalize(code) for code in LANGUAGES] == list(LANGUAGES)
    found = list(rules([], bare=False))
    assert len(found) == len(set(found)) > 1000
    assert {one.partition("/")[0] for one in found} == {"name", "phrase", "furniture"}
    assert list(rules([str(shipped_folder() / "nowhere.toml")], bare=False)) == found


def test_every_value_that_is_a_file_is_known_to_be_one():
    named = {(param.metavar or "").strip("[].") for _, command in commands(main) for param in command.params}
    assert {name for name in named if "FILE" in name or name.endswith(".toml")} <= TYPES.keys()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_is_one(shell):
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    done = CliRunner().invoke(main, ["completion", shell])
    assert done.exit_code == 0
    subprocess.run([shell, "-n"], input=done.stdout, text=True, check=True, timeout=60)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_bash_proposes(tmp_path):
    script = 'eval "$(cleanup completion bash)"; COMP_WORDS=(cleanup check --diff --for); COMP_CWORD=3; _cleanup_completion cleanup; echo "${COMPREPLY[@]}"'
    env = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert "--format" in done.stdout.split()
