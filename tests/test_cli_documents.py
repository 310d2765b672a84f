"""Word documents, pages, PDF and declared encodings through the command: the file that an editor gets back."""

import json

import docx
import pytest
from click.testing import CliRunner

from cleanup.cli import main

FAULTY = "Minister Hajredin Kuqi aims to aware the public on the law."
FIXED = "Minister Hajredin Kuçi aims to make the public aware of the law."


@pytest.fixture
def place(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, **options):
    return CliRunner(catch_exceptions=False).invoke(main, arguments, **options)


def word(path, *paragraphs):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(path)
    return path.read_bytes()


def texts(path):
    return [paragraph.text for paragraph in docx.Document(path).paragraphs]


def test_a_word_document_gets_tracked_changes(place):
    word(place / "a.docx", "The house.", FAULTY)
    done = run("fix", "--lang", "en", "a.docx", "--comments")
    assert done.exit_code == 0
    assert "2 fixed in 1 of 1 file" in done.stdout
    assert FIXED not in texts(place / "a.docx")
    again = run("check", "--lang", "en", "a.docx")
    assert again.exit_code == 0
    assert "note  left alone: paragraphs with tracked changes" in again.stdout


def test_a_word_document_with_the_changes_written_plainly(place):
    word(place / "a.docx", "The house.", FAULTY)
    run("fix", "--lang", "en", "a.docx", "--accept", "-q")
    assert texts(place / "a.docx") == ["The house.", FIXED]
    before = (place / "a.docx").read_bytes()
    assert run("fix", "--lang", "en", "a.docx", "--accept").exit_code == 0
    assert (place / "a.docx").read_bytes() == before


def test_a_report_of_a_word_document_is_applied(place):
    word(place / "a.docx", FAULTY)
    run("check", "--lang", "en", "a.docx", "--format", "json", "-o", "r.json")
    assert json.loads((place / "r.json").read_text(encoding="utf-8"))["files"][0]["encoding"] == "docx"
    assert run("apply", "r.json").exit_code == 0
    assert texts(place / "a.docx") != [FAULTY]
    assert "0 to fix" in run("check", "--lang", "en", "a.docx").stdout


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.docx", b"", "a.docx: no zipped document"),
        ("a.docx", b"PK\x03\x04 and no more", "a.docx: damaged or cut short"),
        ("a.pdf", b"%PDF-1.4 and no more", "a.pdf: "),
        ("a.bin", b"\x00\x01\x02", "a.bin:1: not text"),
    ],
)
def test_what_cannot_be_read_is_named_and_left(place, name, content, message):
    (place / name).write_bytes(content)
    (place / "b.md").write_text(FAULTY, encoding="utf-8")
    done = run("check", "--lang", "en", name, "b.md")
    assert done.exit_code == 2
    assert message in done.stderr
    assert "2 to fix" in done.stdout
    assert (place / name).read_bytes() == content


@pytest.mark.parametrize(
    ("name", "content", "remedy"),
    [
        ("a.txt", FAULTY.encode("utf-16-le"), "; if it is UTF-16 without a byte order mark, say --encoding utf-16-le"),
        ("a.txt", ("č" + FAULTY).encode("utf-16-be"), "mark, say --encoding utf-16-be"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "; save it as .docx"),
        ("a.xlsx", b"PK\x03\x04" + bytes(600), "; save it as .csv"),
        ("a.bin", bytes(600), "left alone"),
        ("a.bin", b"a\0b", "left alone"),
    ],
)
def test_what_is_no_text_comes_with_its_remedy(place, name, content, remedy):
    (place / name).write_bytes(content)
    done = run("fix", "--lang", "en", name)
    assert (done.exit_code, done.stderr.startswith(f"{name}:1: not text")) == (2, True)
    assert done.stderr.endswith(f"{remedy}\n")
    assert (place / name).read_bytes() == content


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "a.html",
            '<meta charset="windows-1250"><p>{} {}</p>',
            "a.html:1: {}declares charset=windows-1250, which it was",
        ),
        (
            "a.html",
            '<meta http-equiv="x" content="text/html; charset=iso-8859-2">{} {}',
            "a.html:1: {}declares charset",
        ),
        ("a.html", '<?xml version="1.0" encoding="iso-8859-2"?>\n<p>{} {}</p>', "a.html:{}declares charset"),
        (
            "a.po",
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-2\\n"\n\nmsgid "a"\nmsgstr "{} {}"\n',
            "",
        ),
    ],
)
def test_nothing_is_written_in_another_encoding_than_a_file_declares(place, name, text, said):
    for letter, encoding in (("ž", "utf-8"), ("ž", ""), ("", "")):
        before = text.format(letter, FAULTY)
        (place / name).write_text(before, encoding="utf-8", newline="")
        done = run("fix", "--lang", "en", "--only", "names", name, *(("--encoding", encoding) if encoding else ()))
        if encoding and name == "a.html":
            assert (place / name).read_text(encoding="utf-8") == before.replace("Kuqi", "Kuçi")
            continue
        assert done.exit_code == 2
        assert (place / name).read_text(encoding="utf-8") == before
        if "1:" in said:
            assert said.format("" if letter else "name/hajredin-kuci cannot be made here: the file ") in done.stderr


def test_what_is_no_text_is_passed_over_in_a_folder(place):
    (place / "a.bin").write_bytes(b"\x00")
    (place / "b.pdf").write_bytes(b"%PDF-")
    assert run("check").exit_code == 0


def test_the_text_of_a_pdf(place, page):
    (place / "a.pdf").write_bytes(page(FAULTY))
    done = run("fix", "--lang", "en", "a.pdf", "-o", "a.md")
    assert done.exit_code == 0
    assert "2 fixed" in done.stdout
    assert (place / "a.md").read_text(encoding="utf-8").strip() == FIXED
    assert (place / "a.pdf").read_bytes() == page(FAULTY)
    assert "2 to fix" in run("check", "--lang", "en", "a.pdf").stdout


def test_a_pdf_is_never_written(place, page):
    (place / "a.pdf").write_bytes(page(FAULTY))
    done = run("fix", "--lang", "en", "a.pdf")
    assert done.exit_code == 2
    assert "a.pdf: a PDF is only read; give it alone, and the file for its text: -o text.md" in done.stderr


@pytest.mark.parametrize("encoding", ["windows-1250", "iso-8859-2", "utf-16"])
def test_declared_encodings_come_back(place, encoding):
    (place / "a.txt").write_bytes(f"Čuvar piše.\r\n\r\n{FAULTY}".encode(encoding))
    declared = () if encoding == "utf-16" else ("--encoding", encoding)
    assert run("fix", "--lang", "en", "a.txt", *declared).exit_code == 0
    assert (place / "a.txt").read_bytes() == f"Čuvar piše.\r\n\r\n{FIXED}".encode(encoding)


def test_a_letter_that_the_encoding_lacks_is_never_written(place):
    before = f"Ŕ {FAULTY}".encode("iso-8859-2")
    (place / "a.txt").write_bytes(b"Minister Thaci of Kosovo: " + FAULTY.encode("iso-8859-1"))
    done = run("fix", "--lang", "en", "a.txt", "--encoding", "koi8-r")
    assert done.exit_code == 2
    assert "a.txt:1: koi8-r has no 'ç'" in done.stderr
    assert (place / "a.txt").read_bytes() == b"Minister Thaci of Kosovo: " + FAULTY.encode("iso-8859-1")
    (place / "b.txt").write_bytes(before)
    done = run("fix", "--lang", "en", "b.txt")
    assert "b.txt:1: byte 1 (0xc0) is not UTF-8; left alone; convert it to UTF-8, or name its --encoding" in done.stderr


def test_a_format_that_is_named(place):
    (place / "page.tmpl").write_text(f"<p>{FAULTY}</p><code>{FAULTY}</code>", encoding="utf-8")
    run("fix", "--lang", "en", "--as", "html", "page.tmpl", "-q")
    assert (place / "page.tmpl").read_text(encoding="utf-8") == f"<p>{FIXED}</p><code>{FAULTY}</code>"


@pytest.mark.parametrize("words", [FAULTY, "The house."])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.rst", "a.rst: is reStructuredText, whose markup is not known here"),
        ("a.xml", "a.xml: is XML"),
        ("a.json", "a.json: is data (json), in which only named fields are text; left alone; name them (--field"),
        ("a.yml", "a.yml: is data (yaml)"),
        ("a.csv", "a.csv: is data (csv)"),
    ],
)
def test_other_markup_and_data_are_refused_where_they_are_named(place, name, message, words):
    (place / name).write_text(words, encoding="utf-8")
    assert run("fix", "--lang", "en").exit_code == 0
    done = run("fix", "--lang", "en", name)
    assert (done.exit_code, done.stderr.startswith(message)) == (2, True)
    assert (place / name).read_text(encoding="utf-8") == words
    run("fix", "--lang", "en", "--as", "text", name)
    assert (place / name).read_text(encoding="utf-8") == (FIXED if words == FAULTY else words)


def test_fields_of_data(place):
    value = {"id": FAULTY, "title": FAULTY, "items": [{"text": FAULTY}]}
    (place / "a.json").write_text(json.dumps(value), encoding="utf-8")
    assert "0 files" in run("check", "--lang", "en").stdout
    run("fix", "--lang", "en", "--field", "title", "--field", "items[*].text", "a.json", "-q")
    after = json.loads((place / "a.json").read_text(encoding="utf-8"))
    assert after == {"id": FAULTY, "title": FIXED, "items": [{"text": FIXED}]}


def test_fields_of_data_by_the_settings(place):
    (place / "cleanup.toml").write_text(
        'lang = "en"\n[[path]]\nglob = "data/*.json"\nfields = ["title"]\n', encoding="utf-8"
    )
    (place / "data").mkdir()
    (place / "data/a.json").write_text(json.dumps({"title": FAULTY}), encoding="utf-8")
    (place / "b.json").write_text(json.dumps({"title": FAULTY}), encoding="utf-8")
    assert "2 fixed in 1 of 1 file" in run("fix").stdout
