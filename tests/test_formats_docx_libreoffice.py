"""Tracked changes as LibreOffice sees them: accepted they are the cleaned text, rejected the source, looks and all."""

import io
import re
import shutil
import subprocess
import zipfile

import docx
import pytest

from cleanup.edits import Edit, apply
from cleanup.formats import docx as word
from cleanup.formats import odt
from cleanup.formats.zipped import Packing
from cleanup.text import Span

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (libreoffice-writer-nogui)")
DAY = "2011-09-20T00:00:00Z"
DTD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
MACRO = """<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Jobs" script:language="StarBasic">
Sub Main(jobs As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  Dim line As String
  channel = FreeFile
  Open jobs For Input As #channel
  Do While Not EOF(channel)
    Line Input #channel, line
    parts = Split(line, "|")
    document = StarDesktop.loadComponentFromURL(ConvertToURL(parts(0)), "_blank", 0, hidden())
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    If parts(1) &lt;&gt; "" Then
      dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; parts(1), "", 0, Array())
    End If
    kind(0).Value = parts(3)
    document.storeToURL(ConvertToURL(parts(2)), kind())
    document.close(True)
  Loop
  Close #channel
  StarDesktop.terminate()
End Sub
</script:module>"""
LIBRARY = """<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Jobs"/></library:library>"""
LIBRARIES = """<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard"
 xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>"""
FILTERS = {"docx": "MS Word 2007 XML", "odt": "writer8"}
ACCEPT, REJECT = "AcceptAllTrackedChanges", "RejectAllTrackedChanges"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A way to have LibreOffice open documents, do something, and save them: (content, from, command, to) -> content."""
    home = tmp_path_factory.mktemp("libreoffice")

    def call(*arguments):
        profile = f"-env:UserInstallation={home.as_uri()}"
        subprocess.run(
            [OFFICE, profile, "--headless", "--norestore", *arguments], check=True, capture_output=True, timeout=120
        )

    call("--terminate_after_init")  # makes the profile
    standard = home / "user" / "basic" / "Standard"
    standard.mkdir(parents=True, exist_ok=True)
    (standard / "Jobs.xba").write_text(DTD.format("script:module", "module") + MACRO, encoding="utf-8")
    (standard / "script.xlb").write_text(DTD.format("library:library", "library") + LIBRARY, encoding="utf-8")
    (standard.parent / "script.xlc").write_text(
        DTD.format("library:libraries", "libraries") + LIBRARIES, encoding="utf-8"
    )

    def run(*jobs):
        lines = []
        for number, (content, source, command, target) in enumerate(jobs):
            file = home / f"in{number}.{source}"
            file.write_bytes(content)
            lines.append(f"{file}|{command}|{home / f'out{number}.{target}'}|{FILTERS[target]}")
        (home / "jobs.txt").write_text("\n".join(lines), encoding="utf-8")
        call(f"macro:///Standard.Jobs.Main({home / 'jobs.txt'})")
        return [(home / f"out{number}.{job[3]}").read_bytes() for number, job in enumerate(jobs)]

    run.call = call
    return run


def sample():
    document = docx.Document()
    document.add_paragraph("Page 1 of 9")
    document.add_heading("Kuqi visits", 1)
    line = document.add_paragraph("The minister ")
    line.add_run("Hashim ").bold = True
    line.add_run("Ku").italic = True
    line.add_run("qi  said to aware ")
    line.add_run("the public ").bold = True
    line.add_run("on\tit:\nKuqi.")
    document.add_paragraph("A sentence that goes on", style="Quote")
    document.add_paragraph("Page 2 of 9").alignment = 1
    document.add_paragraph("")
    document.add_paragraph("to the next page.", style="Quote")
    document.add_paragraph("Page 3 of 9").alignment = 2
    document.add_paragraph("First Kuqi", style="List Bullet")
    document.add_paragraph("Page 4 of 9").alignment = 1
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Kuqi & Co", "Mr  Kuqi"
    document.add_paragraph("The end")
    document.add_paragraph("Page 5 of 9").alignment = 1
    document.sections[0].header.paragraphs[0].text = "Kuqi in the header"
    document.sections[0].footer.paragraphs[0].text = "Footer Kuqi"
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def edits(text):
    """The edits of the sample: every name, a phrase over three looks, every page label."""
    found = []

    def change(before, after, start):
        at = text.index(before, start)
        found.append(Edit(Span(at, at + len(before)), before, after, "phrase/x", "The reason <of> it."))
        return at + len(before)

    at = change("Page 1 of 9\n\n", "", 0)
    at = change("Kuqi", "Kuçi", at)
    at = change("Kuqi  said", "Kuçi said", at)
    at = change("to aware the public on\tit", "to make the public  aware of\n it", at)
    at = change("Kuqi", "Kuçi", at)
    at = change("\n\nPage 2 of 9\n\n", " ", at)
    at = change("\n\nPage 3 of 9", "", at)
    at = change("Kuqi", "Kuçi", at)
    at = change("Page 4 of 9\n\n", "", at)
    at = change("Kuqi", "Kuçi", at)
    at = change(" Kuqi", " Hashim Kuçi", at)
    at = change("Page 5 of 9\n\n", "", at)
    while "Kuqi" in text[at:]:
        at = change("Kuqi", "Kuçi", at)
    return found


def looks(content):
    """Every paragraph with its style, and every character with its look, as python-docx sees them."""
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    places = [
        document,
        *(cell for table in document.tables for cell in table.rows[0].cells),
        section.header,
        section.footer,
    ]
    return [
        (
            one.style.name,
            one.alignment,
            [(sign, bool(run.bold), bool(run.italic)) for run in one.runs for sign in run.text],
        )
        for place in places
        for one in place.paragraphs
    ]


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_accepted_is_cleaned_and_rejected_is_the_source(office, form):
    module = {"docx": word, "odt": odt}[form]
    source = sample() if form == "docx" else office((sample(), "docx", "", "odt"))[0]
    document = module.read(source)
    found = edits(document.text)
    tracked, plain = (module.write(source, document, found, Packing(accept, date=DAY)) for accept in (False, True))
    before, after, accepted, rejected = office(
        (source, form, "", "docx"),
        (plain, form, "", "docx"),
        (tracked, form, ACCEPT, "docx"),
        (tracked, form, REJECT, "docx"),
    )
    assert word.read(before).text == document.text
    assert word.read(accepted).text == word.read(after).text == apply(document.text, found)
    assert word.read(rejected).text == document.text
    assert word.spared(accepted) == word.spared(rejected) == []
    assert looks(rejected) == looks(before)
    assert looks(accepted) == looks(after)


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_comments_and_authors_are_shown(office, form, tmp_path):
    module = {"docx": word, "odt": odt}[form]
    source = sample() if form == "docx" else office((sample(), "docx", "", "odt"))[0]
    document = module.read(source)
    found = edits(document.text)
    file = tmp_path / f"noted.{form}"
    file.write_bytes(module.write(source, document, found, Packing(comments=True, date=DAY)))
    # Debian's LibreOffice without a graphical interface fails with comments in a window: here there is none.
    office.call("--convert-to", "docx", "--outdir", str(tmp_path / "out"), str(file))
    with zipfile.ZipFile(tmp_path / "out" / "noted.docx") as archive:
        comments, body = archive.read("word/comments.xml"), archive.read("word/document.xml")
    assert comments.count(b"The reason &lt;of&gt; it.") == len(found) - 2  # headers and footers bear none
    assert set(re.findall(rb'w:author="([^"]*)" w:date="([^"]*)"', comments + body)) == {(b"cleanup", DAY.encode())}
