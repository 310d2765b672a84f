import io
import re
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanup.edits import Edit, apply
from cleanup.formats import odt
from cleanup.formats.zipped import Packing
from cleanup.problems import CleanupError
from cleanup.text import Span

NAMES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text", "table", "style", "draw")
}
SPACES = " ".join(f'xmlns:{name}="{space}"' for name, space in NAMES.items())
DAY = "2011-09-20T00:00:00Z"
TRACKED, PLAIN, NOTED = Packing(date=DAY), Packing(accept=True, date=DAY), Packing(comments=True, date=DAY)
MANIFEST = "META-INF/manifest.xml"


def zipped(parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made(body, parts=None, header=""):
    """An OpenDocument text with this in its body."""
    styles = '<office:automatic-styles><style:style style:name="P9" style:parent-style-name="Title"/></office:automatic-styles>'
    pages = f'<office:master-styles><style:master-page style:name="x"><style:header>{header}</style:header></style:master-page>'
    whole = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {SPACES}>{styles}<office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}>{pages}</office:master-styles></office:document-styles>",
        MANIFEST: "<x/>\r\n",
    }
    return zipped(whole | (parts or {}))


def p(*inside, style="P1"):
    return f'<text:p text:style-name="{style}">{"".join(inside)}</text:p>'


def edit(document, before, after, number=0):
    at = -1
    for _ in range(number + 1):
        at = document.text.index(before, at + 1)
    return Edit(Span(at, at + len(before)), before, after, "name/kuci", "Kuçi <is> his name & no other's.")


def edited(content, *changes, packing=TRACKED):
    document = odt.read(content, "a.odt")
    edits = sorted((edit(document, *change) for change in changes), key=lambda one: one.span)
    return odt.write(content, document, edits, packing), apply(document.text, edits)


def body(content, part="content.xml"):
    return unzipped(content)[part].decode()


def q(name):
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


class Settled:
    """The paragraphs of the body as (style, (character, spans)) after all changes are accepted or rejected.

    The standard's own account of a deletion, told once more and in another way: an oracle.
    """

    def __init__(self, content, *, accept):
        self.accept, self.found, self.hidden = accept, [], set()
        text = etree.fromstring(unzipped(content)["content.xml"]).find(f".//{q('office:text')}")
        self.regions = {one.get(q("text:id")): one[0] for one in text.iter(q("text:changed-region"))}
        for one in text.iterchildren(q("text:p")):
            self.found.append((one.get(q("text:style-name")), []))
            self.inside(one, ())

    def letters(self, text, spans, *, soft=False):
        for sign in re.sub(r"\s", " ", text or "") if soft else text:
            blank = soft and sign == " "
            line = self.found[-1][1]
            if not self.hidden and not (blank and (not line or line[-1][2])):
                line.append((sign, spans, blank))

    def inside(self, node, spans):
        self.letters(node.text, spans, soft=True)
        for child in node:
            if child.tag in (q("text:span"), q("text:a")):
                style = child.get(q("text:style-name"))
                self.inside(child, (*spans, style) if style else spans)
            elif child.tag == q("text:s"):
                self.letters(" " * int(child.get(q("text:c"), "1")), spans)
            elif child.tag in (q("text:tab"), q("text:line-break")):
                self.letters("\t" if child.tag == q("text:tab") else "\n", spans)
            elif not self.accept:
                self.rejected(child)
            self.letters(child.tail, spans, soft=True)

    def rejected(self, mark):
        name = mark.get(q("text:change-id"))
        if mark.tag == q("text:change-start"):
            self.hidden.add(name)
        elif mark.tag == q("text:change-end"):
            self.hidden.discard(name)
        elif mark.tag == q("text:change"):
            for number, one in enumerate(self.regions[name].findall(q("text:p"))):
                if number:
                    self.found.append((one.get(q("text:style-name")), []))
                self.inside(one, ())


def settled(content, *, accept):
    paragraphs = Settled(content, accept=accept).found
    return [(style, [(sign, spans) for sign, spans, _ in letters]) for style, letters in paragraphs]


def texts(paragraphs):
    return ["".join(letter for letter, _ in letters) for _, letters in paragraphs]


SAMPLE = made(
    '<text:sequence-decls/><text:h text:outline-level="1">Kuqi visits</text:h>'
    + p('The  minister <text:span text:style-name="T1">Hashim </text:span>', '<text:span text:style-name="T2">Ku</text:span>qi said <text:s/>to\naware')
    + p("A sentence that goes on")
    + p("Page 3 of 5", style="P2")
    + p("to the next page.", style="P3")
    + f'<text:list><text:list-item>{p("One &amp; two")}</text:list-item></text:list>'
    + f"<table:table><table:table-row><table:table-cell>{p('Kuqi')}</table:table-cell></table:table-row></table:table>"
    + p("Title", style="P9")
    + p("Said<text:note><text:note-citation>1</text:note-citation><text:note-body>", "<text:p>By Kuqi</text:p></text:note-body></text:note>."),
    header=p("Kuqi in the header"),
)  # fmt: skip


def test_text_comes_in_blocks_the_body_first():
    document = odt.read(SAMPLE, "a.odt")
    assert document.text == (
        "Kuqi visits\n\nThe minister Hashim Kuqi said  to aware\n\nA sentence that goes on\n\nPage 3 of 5\n\n"
        "to the next page.\n\nOne & two\n\nKuqi\n\nTitle\n\nSaid\ufffc.\n\nBy Kuqi\n\nKuqi in the header\n"
    )
    kinds = [segment.kind for segment in document.segments]
    assert kinds == ["heading", *["paragraph"] * 4, "item", "cell", "heading", "paragraph", "value", "value"]
    assert (document.format, document.path) == ("odt", "a.odt")


def test_changes_are_tracked_and_reach_everywhere():
    kuci = [("Kuqi", "Kuçi", number) for number in range(5)]
    content, after = edited(SAMPLE, *kuci, ("two", "2\n3  "), ("  to aware", "\tto make aware "))
    assert odt.read(content).text == after
    assert settled(content, accept=False) == settled(SAMPLE, accept=False)
    assert texts(settled(content, accept=True))[0] == "The minister Hashim Kuçi said\tto make aware "
    looks = dict(settled(content, accept=True)[0][1][13:25])
    assert looks == {**dict.fromkeys("Hashm", ("T1",)), " ": (), **dict.fromkeys("Ku", ("T2",)), "ç": (), "i": ()}
    header = body(content, "styles.xml")
    assert header.index("<text:tracked-changes") < header.index("<text:change-start")
    ids = re.findall(r' xml:id="(\w+)"', body(content) + header)
    assert len(ids) == len(set(ids)) == 2 * 7 + 2  # the blanks before "to" are nodes of their own
    assert body(content).count(f">{DAY[:-1]}</dc:date>") == 2 * 6 + 2


def test_a_removed_paragraph_and_a_split_sentence():
    content, after = edited(SAMPLE, ("\n\nPage 3 of 5\n\n", " "))
    assert odt.read(content).text == after
    assert settled(content, accept=False) == settled(SAMPLE, accept=False)
    assert settled(content, accept=True)[1][0] == "P1"
    content, after = edited(SAMPLE, ("Page 3 of 5\n\n", ""), ("Kuqi visits\n\n", ""))
    assert odt.read(content).text == after
    assert settled(content, accept=False) == settled(SAMPLE, accept=False)
    assert [style for style, _ in settled(content, accept=True)] == ["P1", "P1", "P3", "P9", "P1"]
    assert '<text:h text:outline-level="1"><text:change ' in body(content)  # none stands before: it is emptied


def test_plain_changes_leave_no_trace():
    mark = '<text:bookmark text:name="x"/>'
    source = made(p("A sentence") + p(f"Page 3{mark}") + p("  goes on to Kuqi.") + p("Page 4"))
    content, after = edited(source, ("\n\nPage 3\n\n", " "), ("Kuqi", "Kuçi"), ("\n\nPage 4", ""), packing=PLAIN)
    assert odt.read(content).text == after == "A sentence goes on to Kuçi.\n"
    assert (
        f'<office:text><text:p text:style-name="P1">A sentence {mark}goes on to Kuçi.</text:p></office:text>'
        in body(content)
    )


def test_parts_and_bytes_outside_a_change_stay():
    content, _ = edited(SAMPLE, ("Kuqi", "Kuçi", 2))
    before, after = unzipped(SAMPLE), unzipped(content)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["content.xml"]
    plain = re.sub(r"<text:tracked-changes.*?</text:tracked-changes>", "", after["content.xml"].decode())
    plain = re.sub(r"<text:change-start[^>]*>Kuçi<text:change-end[^>]*><text:change [^>]*>", "Kuqi", plain)
    assert plain == before["content.xml"].decode()
    assert odt.write(SAMPLE, odt.read(SAMPLE), [], TRACKED) is SAMPLE


def test_each_change_bears_its_reason_as_a_comment():
    content, after = edited(SAMPLE, ("Kuqi", "Kuçi", 1), ("Page 3 of 5\n\n", ""), ("Kuqi", "Kuçi", 4), packing=NOTED)
    assert odt.read(content).text == after
    notes = re.findall(r"<office:annotation>.*?<text:p>(.*?)</text:p></office:annotation>", body(content))
    assert notes == ["Kuçi &lt;is&gt; his name &amp; no other's."] * 2  # headers have none
    assert "annotation" not in body(content, "styles.xml")


def test_changes_are_added_to_those_that_are_there():
    old = '<text:changed-region xml:id="cleanup1" text:id="cleanup1"><text:insertion/></text:changed-region>'
    start, end = '<text:change-start text:change-id="cleanup1"/>', '<text:change-end text:change-id="cleanup1"/>'
    source = made(
        f"<office:forms/><text:tracked-changes>{old}</text:tracked-changes>"
        + p("Kuqi")
        + p(f"a {start}Kuqi")
        + p("Kuqi")
        + p(f"Kuqi{end} b")
        + p("Kuqi", '<text:change text:change-id="x"/>')
        + p("Page 3")
    )
    document = odt.read(source)
    assert [document.text[slice(*segment.span)] for segment in document.segments] == ["Kuqi", "Page 3"]
    assert odt.spared(source) == ["paragraphs with tracked changes, which must be accepted or rejected first (4)"]
    content, after = edited(source, ("Kuqi", "Kuçi", 0), ("\n\nPage 3", ""))
    assert odt.read(content).text == after
    assert f'<text:tracked-changes>{old}<text:changed-region xml:id="cleanup2"' in body(content)
    assert body(content).endswith(
        '<text:p text:style-name="P1"><text:change text:change-id="cleanup4"/></text:p></office:text></office:body></office:document-content>'
    )


SHAPES = [  # what stands in a paragraph, what it reads, what of it may be edited
    ("a<text:page-number>3 of 5</text:page-number>", "a3 of 5", ["a"]),
    ("a<text:date/>b", "a\ufffcb", ["a", "b"]),
    ("<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>b", "\ufffcb", ["b"]),
    ("<text:a>Ku</text:a><text:bookmark-start/><text:meta>qi</text:meta>", "Kuqi", ["Kuqi"]),
    ("Ku<office:annotation><text:p>x</text:p></office:annotation><text:soft-page-break/>qi", "Kuqi", ["Kuqi"]),
    ('a<text:tab/>b<text:line-break/><text:s text:c="3"/>c', "a\tb\n   c", ["a\tb\n   c"]),
    (" \n a  \t b <text:span> c</text:span> d", "a b c d", ["a b c d"]),
    ("R&amp;D &#x2014; <![CDATA[<x>]]>!", "R&D — <x>!", ["R&D — <x>!"]),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "text", "prose"), SHAPES)
def test_what_is_no_text_is_left_alone(inside, text, prose):
    content = made(p("Before.") + p(inside) + p("Behind."))
    document = odt.read(content)
    assert document.text == f"Before.\n\n{text}\n\nBehind.\n"
    found = [document.text[slice(*span)] for segment in document.segments for span in segment.prose]
    assert found == ["Before.", *prose, "Behind."]
    changes = [(one, f" {one}  & ") for one in prose]
    after, expected = edited(content, *changes)
    assert odt.read(after).text == expected
    assert settled(after, accept=False) == settled(content, accept=False)


def test_protected_and_generated_text_is_left_alone():
    index = "<text:table-of-content><text:table-of-content-source/><text:index-body>{}</text:index-body></text:table-of-content>"
    section = '<text:section text:name="s"{}>{}</text:section>'
    content = made(
        index.format(p("Kuqi 3")) + section.format(' text:protected="true"', p("Kuqi")) + section.format("", p("free"))
    )
    document = odt.read(content)
    assert (
        document.text
        == "\n\n".join(("\ufffc", "Kuqi 3", *["\ufffc"] * 2, "Kuqi", *["\ufffc"] * 2, "free", "\ufffc")) + "\n"
    )
    assert [document.text[slice(*segment.span)] for segment in document.segments] == ["free"]
    assert odt.spared(content) == ["protected or linked sections and indexes (2)"]
    with pytest.raises(CleanupError, match=r"a\.odt:3: name/kuci would change a field"):
        edited(content, ("Kuqi 3", "Kuçi"))


@st.composite
def cases(draw):
    """A document of random spans, and random edits of it: in a paragraph, of whole ones, and of what parts two."""
    span = st.tuples(st.text("aK ç\t\n&<", min_size=1, max_size=6), st.sampled_from(["", "T1", "T2"]))
    paragraphs = draw(st.lists(st.lists(span, min_size=1, max_size=4), min_size=1, max_size=4))
    styles = (f"P{number}" for number in range(9))
    content = made("".join(p(*shaped(spans), style=next(styles)) for spans in paragraphs))
    document = odt.read(content)
    edits, done = [], -1
    ends = [*(segment.span for segment in document.segments), None]
    for (start, end), following in pairwise(ends):
        kind = draw(st.sampled_from(["leave", "edit", "edit", "remove", "join"]))
        if start <= done or kind == "leave" or (kind in ("remove", "join") and not following):
            continue
        first, last = sorted((draw(st.integers(start, end - 1)), draw(st.integers(start, end))))
        after = draw(st.text("xyç\t ", max_size=4))
        if kind == "remove":
            first, last, after = start, following.start, ""
        elif kind == "join":
            first, last, after = end, following.start, "+"
        left = document.text[start:first] + after + document.text[last:end]
        if kind == "edit" and not left.strip():
            continue
        done = last
        edits.append(Edit(Span(first, last), document.text[first:last], after, "phrase/x", "why"))
    return content, [one for one in edits if one.before != one.after]


def shaped(spans):
    """Spans as XML, every blank that is not between two letters as an element."""
    whole = "".join(text for text, _ in spans)
    at = 0
    for text, style in spans:
        signs = []
        for sign in text:
            single = 0 < at < len(whole) - 1 and not (whole[at - 1].isspace() or whole[at + 1].isspace())
            signs.append({"\t": "<text:tab/>", "\n": "<text:line-break/>", "&": "&amp;", "<": "&lt;"}.get(sign, sign))
            if sign == " " and not single:
                signs[-1] = "<text:s/>"
            at += 1
        inside = "".join(signs)
        yield f'<text:span text:style-name="{style}">{inside}</text:span>' if style else inside


@settings(max_examples=60, deadline=None)
@given(cases())
def test_random_edits_accepted_and_rejected(case):
    content, edits = case
    document = odt.read(content)
    expected = apply(document.text, edits)
    for packing in (TRACKED, PLAIN, NOTED):
        after = odt.write(content, document, edits, packing)
        assert odt.read(after).text == expected
        if not packing.accept:
            assert settled(after, accept=False) == settled(content, accept=False)
        shown = [text for text in texts(settled(after, accept=True)) if text.strip()]
        assert "\n\n".join(shown) + "\n" * bool(shown) == expected


CRYPT = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
BAD = {
    "no zip": (b"Kuqi", "no zipped document"),
    "cut short": (SAMPLE[:-50], "damaged or cut short"),
    "a sheet": (made("", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "no OpenDocument text"),
    "password": (made("", {MANIFEST: CRYPT}), "protected with a password"),
    "entities": (made("", {"content.xml": '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'}), "declares a document type"),
    "deep": (made("<text:list><text:list-item>" * 9_000), "nested more than 200 deep"),
    "broken": (made("<text:p>"), r"content\.xml is damaged \(mismatched tag"),
    "latin": (made("", {"content.xml": "<x>Kuçi</x>".encode("latin-1")}), r"content\.xml is damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named(name):
    content, message = BAD[name]
    with pytest.raises(CleanupError, match=message) as caught:
        odt.read(content, "content/a.odt")
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [("content/a.odt", 0)]


def test_a_signed_document_is_not_changed():
    content = made(p("Kuqi"), {"META-INF/documentsignatures.xml": "<x/>"})
    assert odt.read(content).text == "Kuqi\n"
    with pytest.raises(CleanupError, match="would break the signature"):
        edited(content, ("Kuqi", "Kuçi"))


def test_blanks_beside_what_stays_are_written_as_they_were():
    note = '<text:note text:note-class="footnote"><text:note-body><text:p>x</text:p></text:note-body></text:note>'
    content = made(p("Kuqi", note, " came with <text:span>a</text:span> \n b."))
    after, _ = edited(content, ("Kuqi", "Kuçi"))
    assert body(after).endswith(body(content).partition(note)[2])
    assert note in body(after)
