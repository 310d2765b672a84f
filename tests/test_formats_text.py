"""Plain text, and what all formats share: which format, bytes to text and back. Prose stands in capitals."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import formats
from cleanup.formats.atoms import atoms
from cleanup.problems import CleanupError
from cleanup.text import Options, Span


def upper(prose):
    """In capitals, but for entities."""
    return re.sub(r"&#?\w+;|(.)", lambda part: part[0] if part[1] is None else part[1].upper(), prose, flags=re.DOTALL)


def shouted(text, name="text"):
    document = formats.read(text, name=name)
    out, at = [], 0
    for segment in document.segments:
        for start, end in segment.prose:
            out += text[at:start], upper(text[start:end])
            at = end
    return "".join(out) + text[at:]


SHAPES = {
    "paragraphs": "ONE\nTWO\n\n  THREE\n",
    "signs that a text may hold": "* ONE *\n- TWO_THREE\n1. $FOUR$ ~ {FIVE} :-) C:\\ <SIX>\n    SEVEN\n---\n",
    "heading": "# ONE\nTWO\n#3 IS NO HEADING\n",
    "mail": "ONE WROTE:\n> TWO\n>> THREE\n>\n> FOUR\nFIVE\n",
    "fence": "ONE\n```\na\n\nb\n```\nTWO\n",
    "fence that never closes": "``` ONE\nTWO\n",
    "fence closed by its own sign only": "~~~\n```\n~~~~\nONE\n",
    "table": "A | B\n--|--\nC | D\nE\n",
    "table between pipes": "| A | B |\n| C | www.d.org |\n",
    "pipe in a sentence": "ONE | TWO\n",
    "grid": "+---+---+\n| A | B |\n+===+===+\n",
    "tags": "<p>ONE <b>TWO</b></p>\n<h1>THREE</h1>\n",
    "script": "<script>\na\n\nb\n</script>\nONE\n",
    "script that never closes": "<script>\na\n\nONE\n",
    "comment": "<!-- a\n\nb -->\nONE\n",
    "comment that never closes": "<!-- ONE\n",
    "code": "ONE `code` TWO ``THREE'' `FOUR\n",
    "link": "[ONE](a.md) [TWO](http://b.c) [THREE] [1]\n",
    "references": "ONE [1]\n\n[1]: http://a.b\n[NAME]: WHAT SHE SAID\n",
    "addresses": "SEE http://a.b/c, a@b.org, @name, #tag, file.pdf, www.a.b.\n",
    "templates": "DEAR {{ name }}, {% if a %}ONE{% endif %}\n",
    "entities": "A &amp; B\n",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_prose_is_what_stands_in_capitals(text):
    low = text.lower()
    assert shouted(low) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kuci.PDF, kuci.Jpg and end.Po came", ["Kuci.PDF"]),
        ("said Telegrafi.com; over.info", ["Telegrafi.com", "over.info"]),
        ("the end.The start.And e.g. 3.5 p.m. U.S.A. a.b", []),
        ("p.sh. kjo, P.Sh. ajo, SH.P.K. and run.sh", ["run.sh"]),
        ("mail to a.b@c.org.", ["a.b@c.org"]),
        ("@one, @two.three. C# #4 #five-six", ["@one", "@two.three", "#five-six"]),
        (
            "http://a.b/(c), (http://a.b/c). http://a.b/c?d=e&f#g",
            ["http://a.b/(c)", "http://a.b/c", "http://a.b/c?d=e&f#g"],
        ),
        ("WWW.A.AL and/or 1/2 km/h he/she 20/09/2011", ["WWW.A.AL"]),
        (
            "~/a/b /srv/c ../d ./e/f.md c:\\g\\h.doc i/j.html",
            ["~/a/b", "/srv/c", "../d", "./e/f.md", "c:\\g\\h.doc", "i/j.html"],
        ),
        ("tel:+383-44 mailto:a@b.al?c doi:10.1/2 said: yes", ["tel:+383-44", "mailto:a@b.al?c", "doi:10.1/2"]),
        (":smile: :+1: 12:30:45 a:b:c", [":smile:"]),
    ],
)
def test_words_that_are_addresses_names_of_files_or_codes(text, words):
    assert [text[start:end] for start, end in atoms(text)] == words


def spans(text):
    return [text[slice(*segment.span)] for segment in formats.read(text).segments]


def test_paragraphs_end_at_blank_lines_and_form_feeds():
    assert spans("a\nb\n \nc\fd\n\fe\r\n\r\nf\r\rg") == ["a\nb", "c", "d", "e", "f", "g"]
    assert spans(" \n\n") == spans("") == spans("\ufeff") == []


def test_quoted_lines_are_one_segment_without_their_marks():
    text = "> one\n> two\n"
    (segment,) = formats.read(text).segments
    assert (segment.kind, [text[slice(*span)] for span in segment.prose]) == ("quote", ["one", "two"])


def test_a_page_label_is_a_paragraph_of_its_own():
    assert [segment.kind for segment in formats.read("one\n\n- 4 -\n\nPage 5 | Title\n\ntwo").segments] == [
        "paragraph"
    ] * 4


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.md", "markdown"),
        ("A.Markdown", "markdown"),
        ("a.Rmd", "markdown"),
        ("b/a.qmd", "markdown"),
        ("a.mdx", "mdx"),
        ("a.txt", "text"),
        ("a.md.bak", None),
        ("a.png", None),
        (".md", None),
        ("README", None),
        ("", None),
    ],
)
def test_the_format_is_told_by_the_name(path, name):
    assert formats.known(path) == name
    assert formats.read("a", path).format == (name or "text")


def test_a_format_that_is_asked_for_goes_before_the_name():
    assert formats.read("# a", "a.txt", "markdown").format == "markdown"
    with pytest.raises(ValueError, match="text, markdown, mdx"):
        formats.read("a", name="docx")


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("a.rst", "text"),
        ("b/A.ADOC", "text"),
        ("a.org", "text"),
        ("a.tex", "text"),
        ("a.php", "html"),
        ("a.html.j2", "html"),
    ],
)
def test_markup_that_is_not_known_is_left_alone_unless_the_format_is_named(path, way):
    with pytest.raises(CleanupError, match=f"{path}: is .*; left alone; --as says how to read it all the same: {way}"):
        formats.read("a", path)
    assert formats.read("a", path, way).format == way
    assert formats.read("a", path, options=Options(format=way)).format == way


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Kuçi, Кучи\r\n".encode(), "utf-8"),
        (b"\xef\xbb\xbfa", "utf-8"),
        (b"", "utf-8"),
        ("\ufeffKuçi\n".encode("utf-16-le"), "utf-16-le"),
        ("\ufeffKuçi 🙂".encode("utf-16-be"), "utf-16-be"),
        ("\ufeffKuçi".encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_bytes_come_back_as_they_were(content, encoding):
    text, found = formats.decode(content)
    assert found == encoding
    assert formats.encode(text, found) == content


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.booleans())
def test_every_text_comes_back(text, marked):
    text = "\ufeff" * marked + text
    content = text.encode()
    if content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        assert formats.decode(content) == (text, "utf-8")


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("one\nKuçi".encode("latin-1"), 2, "byte 7 (0xe7) is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0", 1, "not text"),
        (b"a\n\0", 2, "not text"),
        ("\ufeffab".encode("utf-16-le")[:-1], 1, "is not UTF-16"),
        (b"\xff\xfe\x00\xd8a\0", 1, "is not UTF-16"),
        ("\ufeffa\n\0".encode("utf-16-be"), 2, "not text"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(content, line, words):
    with pytest.raises(CleanupError) as raised:
        formats.decode(content, "a.md")
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("a.md", line)
    assert words in problem.message
    assert "left alone" in problem.message


anything = st.text(
    st.sampled_from("ab \n\r\t\f\0\ufeff\u2028\ud800ḉ`*_~[]()<>!#-+=|:;&{}$%\\/.@'\"1") | st.characters()
)


@given(anything, st.sampled_from(["text", "markdown", "mdx", "html"]))
def test_any_text_is_read_and_stays_as_it_is(text, name):
    document = formats.read(text, name=name)
    assert document.text == text
    at = 0
    for segment in document.segments:
        assert segment.prose
        assert segment.span == Span(segment.prose[0].start, segment.prose[-1].end)
        for start, end in segment.prose:
            assert at <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
            at = end
