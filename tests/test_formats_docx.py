import io
import re
import zipfile
from itertools import pairwise

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanup.edits import Edit, apply
from cleanup.formats import docx as word
from cleanup.formats.zipped import Packing
from cleanup.problems import CleanupError
from cleanup.text import Span

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DAY = "2011-09-20T00:00:00Z"
TRACKED, PLAIN, NOTED = Packing(date=DAY), Packing(accept=True, date=DAY), Packing(comments=True, date=DAY)


def w(name):
    return f"{{{W}}}{name}"


def zipped(parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made(body, parts=None, relations=""):
    """A Word document with this in its body."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    types += '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    types += f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main}"/>'
    whole = {
        "[Content_Types].xml": types + "</Types>",
        "_rels/.rels": f'{start}<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": f"{start}{relations.format(office=office)}</Relationships>",
        "docProps/app.xml": "<x> as it is </x>\r\n",
    }
    return zipped(whole | (parts or {}))


def part(root, inside):
    return f'<?xml version="1.0" encoding="UTF-8"?>\r\n<w:{root} xmlns:w="{W}" xmlns:r="{R}" xml:lang=\'en\'>{inside}</w:{root}>'


def run(text, look=""):
    return f'<w:r>{look and f"<w:rPr>{look}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside, properties=""):
    inside = "".join(one if one.startswith("<") else run(one) for one in inside)
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{inside}</w:p>"


def edit(document, before, after, number=0):
    at = -1
    for _ in range(number + 1):
        at = document.text.index(before, at + 1)
    return Edit(Span(at, at + len(before)), before, after, "name/kuci", "Kuçi <is> his name & no other's.")


def edited(content, *changes, packing=TRACKED):
    document = word.read(content, "a.docx")
    edits = sorted((edit(document, *change) for change in changes), key=lambda one: one.span)
    return word.write(content, document, edits, packing), apply(document.text, edits)


def body(content):
    return unzipped(content)["word/document.xml"].decode()


def settled(content, *, accept):
    """The paragraphs of the body as (text, style, look of every character) after all changes are accepted or rejected.

    What Word does, told once more and in another way: an oracle.
    """
    root = etree.fromstring(unzipped(content)["word/document.xml"])
    gone, kept = ("del", "ins") if accept else ("ins", "del")
    paragraphs = []
    joins = False
    for node in root.iter(w("p")):
        mark = node.find(f"{w('pPr')}/{w('rPr')}/{w(gone)}") is not None
        for change in node.findall(f".//{w(gone)}"):
            if change.getparent().tag != w("rPr"):
                change.getparent().remove(change)
        letters = []
        for one in node.iter(w("r")):
            look = one.find(w("rPr"))
            look = [child.tag for child in look] if look is not None else []
            for child in one:
                if child.tag in (w("t"), w("delText")):
                    assert (child.tag == w("delText")) == (one.getparent().tag == w("del")), kept
                    letters += [(letter, *look) for letter in child.text or ""]
                elif child.tag in (w("tab"), w("br")):
                    letters.append(({w("tab"): "\t", w("br"): "\n"}[child.tag], *look))
        style = node.find(f"{w('pPr')}/{w('pStyle')}")
        style = None if style is None else style.get(w("val"))
        if joins:
            letters = [*paragraphs.pop()[1], *letters]
        paragraphs.append((style, letters))
        joins = mark
    return paragraphs


def texts(paragraphs):
    return ["".join(letter for letter, *_ in letters) for _, letters in paragraphs]


def sample():
    document = docx.Document()
    document.add_heading("Kuqi visits", 1)
    line = document.add_paragraph("The minister ")
    line.add_run("Hashim ").bold = True
    line.add_run("Ku").italic = True
    line.add_run("qi said to aware the public.")
    document.add_paragraph("A sentence that goes on")
    document.add_paragraph("Page 3 of 5")
    document.add_paragraph("to the next page.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Kuqi", "one\ttwo\nthree"
    document.add_paragraph("First", style="List Bullet")
    document.add_paragraph("Page 4 of 5")
    document.sections[0].header.paragraphs[0].text = "Kuqi in the header"
    document.sections[0].footer.paragraphs[0].text = "Page 5"
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def test_text_comes_in_blocks_the_body_first():
    document = word.read(sample(), "a.docx")
    assert document.text == (
        "Kuqi visits\n\nThe minister Hashim Kuqi said to aware the public.\n\nA sentence that goes on\n\nPage 3 of 5\n\n"
        "to the next page.\n\nKuqi\n\none\ttwo\nthree\n\nFirst\n\nPage 4 of 5\n\nKuqi in the header\n\nPage 5\n"
    )
    kinds = [segment.kind for segment in document.segments]
    assert kinds == ["heading", *["paragraph"] * 4, "cell", "cell", "item", "paragraph", "value", "value"]
    assert (document.format, document.path) == ("docx", "a.docx")
    prose = sum(end - start for segment in document.segments for start, end in segment.prose)
    assert prose == len(document.text) - 2 * len(kinds) + 1


def test_a_change_is_tracked_in_the_look_of_its_words():
    content, after = edited(sample(), ("Kuqi", "Kuçi", 1), ("to aware the public", "to make the public aware"))
    assert word.read(content).text == after
    assert texts(settled(content, accept=True))[1] == "The minister Hashim Kuçi said to make the public aware."
    assert settled(content, accept=False) == settled(sample(), accept=False)
    looks = [(letter, *look) for letter, *look in settled(content, accept=True)[1][1][13:25]]
    bold, italic = w("b"), w("i")
    assert looks == [*((sign, bold) for sign in "Hashim "), ("K", italic), ("u", italic), ("ç",), ("i",), (" ",)]
    assert body(content).count(f'w:author="cleanup" w:date="{DAY}"') == 4


def test_changes_reach_tables_lists_headers_and_are_numbered_once():
    changes = [
        ("Kuqi", "Kuçi", 0),
        ("Kuqi", "Kuçi", 2),
        ("Kuqi", "Kuçi", 3),
        ("First", "Second"),
        ("two\nth", "2\n3th\t"),
    ]
    content, after = edited(sample(), *changes)
    assert word.read(content).text == after
    ids = []
    for name, text in unzipped(content).items():
        if name.startswith("word/") and name.endswith(".xml"):
            ids += etree.fromstring(text).xpath("//@w:id[parent::w:ins or parent::w:del]", namespaces={"w": W})
    assert len(ids) == len(set(ids)) == 2 * len(changes)


def test_parts_and_bytes_outside_a_change_stay():
    source = sample()
    content, _ = edited(source, ("Kuqi", "Kuçi", 2))
    before, after = unzipped(source), unzipped(content)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    old, new = before["word/document.xml"], after["word/document.xml"]
    first = next(at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    last = next(at for at, (one, other) in enumerate(zip(old[::-1], new[::-1], strict=False)) if one != other)
    assert len(old) - first - last < len("<w:r><w:t>Kuqi</w:t></w:r>")
    assert word.write(source, word.read(source), [], TRACKED) is source


def test_a_removed_paragraph_takes_its_mark_and_a_split_sentence_is_one_again():
    source = sample()
    content, after = edited(source, ("\n\nPage 3 of 5\n\n", " "), ("Kuqi visits\n\n", ""))
    assert word.read(content).text == after
    assert texts(settled(content, accept=True))[:2] == [
        "The minister Hashim Kuqi said to aware the public.",
        "A sentence that goes on to the next page.",
    ]
    assert settled(content, accept=False) == settled(source, accept=False)
    assert settled(content, accept=True)[0][0] is None  # a heading was taken out, not made of the next paragraph


@pytest.mark.parametrize("text", ["\nPage 4 of 5\n", "\n\nPage 4 of 5", "Page 4 of 5\n\n"])
def test_a_paragraph_that_no_other_follows_is_emptied(text):
    beside = footer("Kuqi") if text.endswith("\n\n") else ()
    source = made(paragraph("Text.") + paragraph("Page 4 of 5"), *beside)
    content, after = edited(source, (text, ""))
    assert word.read(content).text == after
    assert texts(settled(content, accept=True)) == ["Text.", ""]


def footer(text):
    relation = '<Relationship Id="rId9" Type="{office}/footer" Target="footer1.xml"/>'
    return {"word/footer1.xml": part("ftr", paragraph(text))}, relation


def test_plain_changes_leave_no_trace():
    source = sample()
    changes = [("Kuqi", "Kuçi", 1), ("\n\nPage 3 of 5\n\n", " "), ("Kuqi visits\n\n", ""), ("two\nth", "2\n3th\t")]
    content, after = edited(source, *changes, packing=PLAIN)
    assert word.read(content).text == after
    assert word.spared(content) == []
    assert "w:ins" not in body(content)
    seen = docx.Document(io.BytesIO(content))
    assert [line.text for line in seen.paragraphs] == [
        "The minister Hashim Kuçi said to aware the public.",
        "A sentence that goes on to the next page.",
        "First",
        "Page 4 of 5",
    ]
    assert [line.style.name for line in seen.paragraphs] == ["Normal", "Normal", "List Bullet", "Normal"]
    assert [bool(piece.bold) for piece in seen.paragraphs[0].runs] == [False, True, False, False]


def test_each_change_bears_its_reason_as_a_comment():
    source = sample()
    content, after = edited(
        source, ("Kuqi", "Kuçi", 1), ("\n\nPage 3 of 5\n\n", " "), ("Kuqi", "Kuçi", 3), packing=NOTED
    )
    assert word.read(content).text == after
    seen = docx.Document(io.BytesIO(content))
    assert [comment.text for comment in seen.comments] == ["Kuçi <is> his name & no other's."] * 2  # headers have none
    assert {(comment.author, comment.initials) for comment in seen.comments} == {("cleanup", "c")}
    root = etree.fromstring(unzipped(content)["word/document.xml"])
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [node.get(w("id")) for node in root.iter(w(kind))] == [str(one.comment_id) for one in seen.comments]
    again, _ = edited(content, ("Kuqi", "Kuçi", 0), packing=NOTED)  # the part is there now
    assert len(list(docx.Document(io.BytesIO(again)).comments)) == 3
    assert settled(again, accept=False) == settled(source, accept=False)


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
LOCKED = '<w:sdt><w:sdtPr><w:lock w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
SHAPES = [  # what stands in a paragraph, what it reads, what of it may be edited
    (FIELD.format(run("Kuqi")), "Kuqi", []),
    (FIELD.format(""), "\ufffc", []),
    (f'<w:fldSimple w:instr="REF x">{run("Kuqi")}</w:fldSimple>', "Kuqi", []),
    (f'<w:hyperlink r:id="rId5">{run("Kuqi")}</w:hyperlink>', "Kuqi", ["Kuqi"]),
    (f"<w:smartTag>{run('Ku')}<w:proofErr/></w:smartTag><w:bookmarkStart/>{run('qi')}", "Kuqi", ["Kuqi"]),
    (LOCKED.format("sdtContentLocked", run("Kuqi")), "Kuqi", []),
    (LOCKED.format("sdtLocked", run("Kuqi")), "Kuqi", ["Kuqi"]),
    (f"<w:ins w:id='1'>{run('Kuqi')}</w:ins>{run(' x')}", "Kuqi x", []),
    (f"<w:del w:id='1'><w:r><w:delText>Agim </w:delText></w:r></w:del>{run('Kuqi')}", "Kuqi", []),
    (run("Kuqi", "<w:rPrChange w:id='1'/>"), "Kuqi", []),
    ("<w:r><w:t>Ku</w:t><w:drawing/><w:t>qi</w:t></w:r>", "Ku\ufffcqi", ["Ku", "qi"]),
    ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:br/><w:cr/><w:t>b</w:t></w:r>", "a\u2011\xad\t\n\nb", ["a\u2011\xad\t\n\nb"]),
    ('<w:r><w:sym w:char="2014"/><w:sym w:char="F0B7"/><w:t>b</w:t></w:r>', "—\ufffcb", ["—", "b"]),
    ("<w:r><w:t>a</w:t><w:footnoteReference w:id='2'/><w:commentReference w:id='3'/></w:r>", "a\ufffc", ["a"]),
    ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "a\ufffcb", ["a", "b"]),
    ("<w:r><w:t> trimmed\n </w:t></w:r>" + run("by Word "), "trimmedby Word ", ["trimmedby Word"]),
    ("<w:r><w:t>R&amp;D &#x2014; <![CDATA[<x>]]>!</w:t></w:r>", "R&D — <x>!", ["R&D — <x>!"]),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "text", "prose"), SHAPES)
def test_what_is_no_text_is_left_alone(inside, text, prose):
    content = made(paragraph("Before.") + f"<w:p>{inside}</w:p>" + paragraph("Behind."))
    document = word.read(content)
    assert document.text == f"Before.\n\n{text}\n\nBehind.\n"
    found = [document.text[slice(*span)] for segment in document.segments for span in segment.prose]
    assert found == ["Before.", *prose, "Behind."]
    if not prose:
        with pytest.raises(CleanupError, match=r"a\.docx:3: name/kuci would change a field"):
            edited(content, (text, "Kuçi"))


def test_what_is_spared_is_said():
    content = made("".join(f"<w:p>{inside}</w:p>" for inside, *_ in SHAPES))
    assert word.spared(content) == [
        "paragraphs with tracked changes, which must be accepted or rejected first (3)",
        "locked or bound content controls (1)",
        "fields (3)",
        "drawings, text boxes, equations and other objects (1)",
    ]


def test_a_locked_control_around_paragraphs_is_said():
    lock = '<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    content = made(paragraph("Before.") + lock.format(paragraph("Kuqi")))
    document = word.read(content)
    assert [document.text[slice(*span)] for segment in document.segments for span in segment.prose] == ["Before."]
    assert word.spared(content) == ["locked or bound content controls (1)"]


def test_an_edit_goes_around_what_shows_nothing():
    content = made(
        "<w:p><w:r><w:t>Ku</w:t><w:commentReference w:id='7'/></w:r><w:bookmarkStart w:id='2'/><w:r><w:t>qi.</w:t></w:r></w:p>"
    )
    after, text = edited(content, ("Kuqi", "Kuçi"))
    assert word.read(after).text == text == "Kuçi.\n"
    for sign in ("<w:commentReference w:id='7'/>", "<w:bookmarkStart w:id='2'/>"):
        assert sign in body(after)
    assert not re.findall(r'<w:(?:ins|del) w:id="[27]"', body(after))


def test_a_field_reaches_over_paragraphs():
    start, end = FIELD.split("{}")
    content = made(paragraph("a", start, run("Kuqi")) + paragraph("Kuqi", end, run("Kuqi")))
    document = word.read(content)
    assert [document.text[slice(*span)] for segment in document.segments for span in segment.prose] == ["a", "Kuqi"]


def test_paragraphs_that_something_parts_are_not_made_one():
    end = '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>'
    table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    block = f"<w:sdt><w:sdtContent>{paragraph('Three')}</w:sdtContent></w:sdt>"
    content = made(
        paragraph("One", properties=end) + paragraph("Two") + block + paragraph("Four") + table + paragraph("Five")
    )
    document = word.read(content)
    assert document.text == "One\n\n\ufffc\n\nTwo\n\n\ufffc\n\nThree\n\n\ufffc\n\nFour\n\n\ufffc\n\nFive\n"
    assert all(
        not document.may_change(Span(one.span.end, other.span.start)) for one, other in pairwise(document.segments)
    )


def test_empty_paragraphs_are_no_blocks_and_go_with_a_split():
    content = made(
        paragraph("One") + "<w:p/>" + paragraph("Page 3") + "<w:p></w:p>" + "<w:p><w:pPr/></w:p>" + paragraph("two.")
    )
    for packing in (TRACKED, PLAIN):
        after, text = edited(content, ("\n\nPage 3\n\n", " "), packing=packing)
        assert word.read(after).text == text == "One two.\n"
        assert texts(settled(after, accept=True)) == ["One two."]
    after, _ = edited(content, ("Page 3\n\n", ""))
    assert texts(settled(after, accept=True)) == ["One", "", "", "", "two."]


def test_a_second_run_finds_the_accepted_text_and_leaves_it_alone():
    content, after = edited(sample(), ("Kuqi", "Kuçi", 1), ("\n\nPage 3 of 5\n\n", " "))
    document = word.read(content)
    assert document.text == after
    assert "said to aware" not in [
        document.text[slice(*span)] for segment in document.segments for span in segment.prose
    ]
    assert word.spared(content) == ["paragraphs with tracked changes, which must be accepted or rejected first (2)"]


def test_notes_are_read_and_edited():
    notes = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    notes += f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", " Kuqi, 2011.")}</w:footnote>'
    relation = '<Relationship Id="rId7" Type="{office}/footnotes" Target="/word/footnotes.xml"/>'
    content = made(
        paragraph("Said", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        {"word/footnotes.xml": part("footnotes", notes)},
        relation,
    )
    assert word.read(content).text == "Said\ufffc\n\n Kuqi, 2011.\n"
    after, text = edited(content, ("Kuqi", "Kuçi"), packing=NOTED)
    assert word.read(after).text == text
    assert b"<w:commentRangeStart" in unzipped(after)["word/footnotes.xml"]


def test_new_text_that_xml_cannot_hold_is_refused():
    for text in ("a\0", "\ufffc", "\ud800", "a\r\n"):
        with pytest.raises(CleanupError):
            edited(sample(), ("Kuqi", text))


LOOKS = ("", "<w:b/>", "<w:i/>")
RUNS = st.lists(
    st.tuples(st.text("aK ç\t\n&<", min_size=1, max_size=5), st.sampled_from(LOOKS), st.sampled_from(["", "link", "mark"])),
    min_size=1, max_size=5,
)  # fmt: skip


@st.composite
def cases(draw):
    """A document of random runs, and random edits of it: in a paragraph, of whole ones, and of what parts two."""
    paragraphs = draw(st.lists(RUNS, min_size=1, max_size=4))
    content = made("".join(paragraph(*(shaped(*one) for one in runs)) for runs in paragraphs))
    text = word.read(content).text
    blocks = [Span(one.span.start, one.span.end) for one in word.read(content).segments]
    edits, done = [], -1
    for number, (start, end) in enumerate(blocks):
        kind = draw(st.sampled_from(["leave", "edit", "edit", "remove", "join"]))
        if start <= done or kind == "leave":
            continue
        if kind == "edit":
            first, last = sorted((draw(st.integers(start, end - 1)), draw(st.integers(start, end))))
            change = Span(first, last), draw(st.text("xyç\t ", max_size=4))
            if not text[start:first].strip() + change[1].strip() + text[last:end].strip():
                continue
        elif number + 1 == len(blocks) or "\n\n" not in text[end : blocks[number + 1].start]:
            continue
        else:
            change = (
                (Span(start, blocks[number + 1].start), "")
                if kind == "remove"
                else (Span(end, blocks[number + 1].start), "+")
            )
            if (kind == "remove" and text[:start].rpartition("\n\n")[2]) or not text[start:end].strip():
                continue
        done = change[0].end
        edits.append(Edit(change[0], text[slice(*change[0])], change[1], "phrase/x", "why"))
    return content, [one for one in edits if one.before != one.after]


def shaped(text, look, kind):
    signs = {"\t": "<w:tab/>", "\n": "<w:br/>", "&": "<w:t>&amp;</w:t>", "<": "<w:t>&lt;</w:t>"}
    inside = "".join(signs.get(sign, f'<w:t xml:space="preserve">{sign}</w:t>') for sign in text)
    whole = f"<w:r><w:rPr>{look}</w:rPr>{inside}</w:r>" if look else f"<w:r>{inside}</w:r>"
    return {"link": f"<w:hyperlink>{whole}</w:hyperlink>", "mark": f"{whole}<w:bookmarkEnd w:id='5'/>"}.get(kind, whole)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_random_edits_accepted_and_rejected(case):
    content, edits = case
    document = word.read(content)
    for packing in (TRACKED, PLAIN, NOTED):
        after = word.write(content, document, edits, packing)
        assert word.read(after).text == apply(document.text, edits)
        if not packing.accept:
            assert settled(after, accept=False) == settled(content, accept=False)
        shown = [text for text in texts(settled(after, accept=True)) if text.strip()]
        assert "\n\n".join(shown) + "\n" * bool(shown) == apply(document.text, edits)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
BAD = {
    "empty": (b"", "no zipped document"),
    "no zip": (b"Kuqi", "no zipped document"),
    "cut short": (sample()[:-200], "damaged or cut short"),
    "no Word": (zipped({"a.txt": "Kuqi"}), r"has no \[Content_Types\]\.xml"),
    "old": (OLE, "an old Office file"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
    "macros": (made(paragraph("x"), {"word/vbaProject.bin": b"x"}), "holds macros; left alone"),
    "bomb": (made(paragraph("x"), {"word/media/a.bmp": bytes(2**24)}), r"a\.bmp unpacks to \d+ times its size"),
    "entities": (made("x", {"word/document.xml": LAUGHS + "<x>&b;</x>"}), "declares a document type or entities"),
    "outside": (made("x", {"word/document.xml": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}), "declares a document type"),
    "deep": (made("<w:sdt><w:sdtContent>" * 10_000), "nested more than 200 deep"),
    "broken": (made("<w:p>"), r"word/document\.xml is damaged \(mismatched tag"),
    "latin": (made("x", {"word/document.xml": "<x>Kuçi</x>".encode("latin-1")}), "is damaged"),
    "declared": (made("x", {"word/document.xml": "<?xml version='1.0' encoding='windows-1250'?><x/>"}), "is not UTF-8"),
    "utf-16": (made("x", {"word/document.xml": "<?xml version='1.0' encoding='utf-16'?><x/>".encode("utf-16")}), "is not UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named(name):
    content, message = BAD[name]
    with pytest.raises(CleanupError, match=message) as caught:
        word.read(content, "content/a.docx")
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [("content/a.docx", 0)]


def test_a_damaged_part_beside_the_text_is_named_when_the_document_is_written():
    source = made(paragraph("Kuqi"), {"word/media/a.png": b"0123456789" * 9})
    broken = source.replace(zipfile.ZipFile(io.BytesIO(source)).read("word/media/a.png"), b"x")
    at = source.index(b"word/media/a.png") + len("word/media/a.png")
    broken = source[:at] + bytes([source[at] ^ 255]) + source[at + 1 :]
    with pytest.raises(CleanupError, match=r"a\.png is damaged"):
        edited(broken, ("Kuqi", "Kuçi"))


def test_changes_bear_the_time_that_the_environment_gives(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1316476800")
    assert Packing().date == "2011-09-20T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(CleanupError, match="is no number of seconds"):
        Packing()


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@pytest.mark.parametrize(("what", "by"), [(r"$^", ""), (re.escape(W), STRICT), (r"\bw(?=[:=])", "ns0")])
def test_other_names_of_the_same_elements(what, by):
    """The strict form of the format, another prefix; and a document without relations."""
    parts = unzipped(made(paragraph("Said Kuqi.", properties="<w:jc/>") + paragraph("Page 3") + paragraph("go")))
    parts["word/document.xml"] = re.sub(what, by, parts["word/document.xml"].decode())
    del parts["word/_rels/document.xml.rels"]
    content, after = edited(zipped(parts), ("Kuqi", "Kuçi"), ("Page 3\n\n", ""), packing=NOTED)
    assert word.read(content).text == after == "Said Kuçi.\n\ngo\n"
    found = unzipped(content)
    assert b'Target="/word/comments.xml"' in found["word/_rels/document.xml.rels"]
    comments = etree.fromstring(found["word/comments.xml"])
    assert len(comments) == 2
    assert (
        comments.tag == f"{{{etree.fromstring(found['word/document.xml']).nsmap[by if by == 'ns0' else 'w']}}}comments"
    )


def test_elements_without_a_prefix_are_read_but_not_changed():
    parts = unzipped(made(paragraph("Kuqi")))
    parts["word/document.xml"] = (
        parts["word/document.xml"].replace(b"xmlns:w=", b"xmlns=").replace(b"<w:", b"<").replace(b"</w:", b"</")
    )
    assert word.read(zipped(parts)).text == "Kuqi\n"
    with pytest.raises(CleanupError, match="names its elements in an unusual way"):
        edited(zipped(parts), ("Kuqi", "Kuçi"))


def test_a_signed_document_is_not_changed():
    with pytest.raises(CleanupError, match="would break the signature"):
        edited(made(paragraph("Kuqi"), {"_xmlsignatures/sig1.xml": "<x/>"}), ("Kuqi", "Kuçi"))
