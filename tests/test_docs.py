"""The documentation says what is true: settings, formats, commands."""

import re
import tomllib
from pathlib import Path

from cleanup import formats
from cleanup.cli import COMMANDS
from cleanup.settings.keys import KEYS
from cleanup.settings.plan import Given, Plan

ROOT = Path(__file__).parents[1]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_key_of_the_settings_is_documented_and_no_other():
    rows = re.findall(r"^\| `([\w-]+)` \|", text("docs/settings.md"), re.MULTILINE)
    assert rows == ["extend", *KEYS]


def test_the_settings_in_the_documentation_are_right(tmp_path, monkeypatch):
    (example,) = re.findall(r"```toml\n(.*?)```", text("docs/settings.md"), re.DOTALL)
    assert tomllib.loads(example)
    (tmp_path / ".git").mkdir()
    (tmp_path / "dictionary").mkdir()
    (tmp_path / "cleanup.toml").write_text(example, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    settings = Plan(Given({})).settings(tmp_path / "sq" / "a.md")
    assert settings["typography"].value == "sq"
    assert settings["rules"].value["furniture"] == "ask"


def test_every_format_is_named_in_the_documentation():
    named = text("docs/formats.md")
    missing = [suffix for suffix in (*formats.SUFFIXES, *formats.DATA, ".pdf") if f"`{suffix}`" not in named]
    assert not missing
    assert not [name for name in formats.names() if f"`{name}`" not in named]


def test_every_command_is_in_the_readme():
    assert not [name for name in COMMANDS if f"cleanup {name}" not in text("README.md")]


def test_every_page_that_the_readme_leads_to_is_there():
    links = re.findall(r"\]\(([\w./-]+?)(?:#[\w-]+)?\)", text("README.md"))
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]
