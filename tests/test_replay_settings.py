"""A report is applied, and taken back, under the settings and options that it was made under."""

import json

import docx
import pytest
from click.testing import CliRunner

from cleanup.cli import main

FAULTY = "Minister Hajredin Kuqi came."
FIXED = "Minister Hajredin Kuçi came."


@pytest.fixture
def place(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, arguments)


def there_and_back(place, name, *options):
    """The file after its report was applied; the same report then takes all back."""
    before = (place / name).read_bytes()
    checked = run("check", "--lang", "en", "--only", "names", "--format", "json", "-o", "r.json", *options, name)
    assert checked.exit_code == 1
    for _ in range(2):
        assert run("apply", "r.json", *options).exit_code == 0
    after = (place / name).read_bytes()
    assert run("undo", "r.json", *options).exit_code == 0
    assert (place / name).read_bytes() == before
    return after


STRINGS = '<?xml version="1.0" encoding="windows-1250"?>\n<resources><string name="a">{}</string></resources>\n'


@pytest.mark.parametrize(
    ("settings", "name", "text", "encoding"),
    [
        ('format = "text"', "a.rst", f"{FAULTY}\n", "utf-8"),
        ('format = "android"\nencoding = "windows-1250"', "a.xml", STRINGS.format(FAULTY), "windows-1250"),
        ('fields = ["t"]', "a.json", json.dumps({"t": FAULTY, "Kuqi": ""}), "utf-8"),
        ('fields = ["t"]', "a.csv", f"k,t\nHajredin Kuqi,{FAULTY}\n", "utf-16"),
        ('encoding = "windows-1250"', "a.txt", f"Žena. {FAULTY}\n", "windows-1250"),
    ],
)
def test_a_report_made_under_settings_applies_under_them(place, settings, name, text, encoding):
    (place / "cleanup.toml").write_text(f'[[path]]\nglob = "{name}"\n{settings}\n', encoding="utf-8")
    (place / name).write_bytes(text.encode(encoding))
    assert there_and_back(place, name).decode(encoding) == text.replace(FAULTY, FIXED)


@pytest.mark.parametrize(
    ("options", "name", "text"),
    [(("--as", "text"), "a.rst", f"{FAULTY}\n"), (("--field", "t"), "a.yaml", f"t: {FAULTY}\nKuqi: Kuqi\n")],
)
def test_a_report_made_with_options_applies_with_them(place, options, name, text):
    (place / name).write_text(text, encoding="utf-8", newline="")
    assert there_and_back(place, name, *options).decode() == text.replace(FAULTY, FIXED)


def test_a_file_that_cannot_be_read_without_them_is_named(place):
    (place / "a.rst").write_text(FAULTY, encoding="utf-8")
    run("check", "--lang", "en", "--as", "text", "--format", "json", "-o", "r.json", "a.rst")
    done = run("apply", "r.json")
    assert done.exit_code == 2
    assert done.stderr.startswith("a.rst: is reStructuredText")
    assert (place / "a.rst").read_text(encoding="utf-8") == FAULTY


def test_wrong_settings_are_named(place):
    (place / "a.md").write_text(FAULTY, encoding="utf-8")
    run("check", "--lang", "en", "--format", "json", "-o", "r.json", "a.md")
    (place / "cleanup.toml").write_text('format = "nothing"\n', encoding="utf-8")
    done = run("apply", "r.json")
    assert done.exit_code == 2
    assert "cleanup.toml:1: no format is called 'nothing'" in done.stderr


def test_a_word_document_of_another_name(place):
    document = docx.Document()
    document.add_paragraph(FAULTY)
    document.save(place / "a.dat")
    run("check", "--lang", "en", "--as", "docx", "--format", "json", "-o", "r.json", "a.dat")
    assert run("apply", "r.json").output == "a.dat: 1 made\n"
    assert "0 to fix" in run("check", "--lang", "en", "--as", "docx", "a.dat").stdout


def test_a_pdf_is_named_and_the_rest_done(place, page):
    (place / "a.pdf").write_bytes(page("Minister Hajredin Kuqi came."))
    (place / "b.md").write_text(FAULTY, encoding="utf-8")
    run("check", "--lang", "en", "--only", "names", "--format", "json", "-o", "r.json", "a.pdf", "b.md")
    done = run("apply", "r.json")
    assert done.exit_code == 2
    assert done.stderr == "a.pdf: is only read; cleanup fix with -o FILE.md writes its text\n"
    assert (place / "b.md").read_text(encoding="utf-8") == FIXED
    assert run("undo", "r.json").exit_code == 0
    assert (place / "b.md").read_text(encoding="utf-8") == FAULTY
