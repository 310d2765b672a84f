"""Awkward real-life shapes: what is prose in them, and that another parser sees the same structure after all prose is changed."""

import re
import unicodedata
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cleanup import formats

FOLDER = Path(__file__).parents[1] / "fixtures" / "awkward"
FILES = sorted(path for path in FOLDER.iterdir() if ".shouted" not in path.name and path.name != "NOTE.md")
MARKDOWN = [path for path in FILES if path.suffix == ".md"]
ORACLE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# The least share of all letters-only words, those of code, keys, names of files and targets too, that must be prose.
SHARE = {
    "anti-trafficking-month/source.md": 1.0,
    "awkward/press-release.md": 0.67,
    "awkward/quotes.md": 0.89,
    "awkward/lists.md": 0.85,
    "awkward/tables.md": 0.82,
    "awkward/report.txt": 0.92,
}


def upper(prose):
    """In capitals, but for entities."""
    return re.sub(r"&#?\w+;|(.)", lambda part: part[0] if part[1] is None else part[1].upper(), prose, flags=re.DOTALL)


def shout(document):
    """The text with all its prose in capitals."""
    out, at = [], 0
    for segment in document.segments:
        for start, end in segment.prose:
            out += document.text[at:start], upper(document.text[start:end])
            at = end
    return "".join(out) + document.text[at:]


def source(path):
    return path.read_bytes().decode()


def structure(text):
    """What markdown-it sees, words of prose left out: kinds of blocks and inlines, targets, code, tags."""
    seen = []
    waiting = ORACLE.parse(text)[::-1]
    while waiting:
        token = waiting.pop()
        if token.type == "inline":
            waiting += token.children[::-1]
        elif token.type not in ("text", "softbreak", "hardbreak", "text_special"):
            content = "" if token.type == "image" else token.content
            if token.type == "html_block" and not re.match(r"<(?:pre|script|style|[!?])", content, re.IGNORECASE):
                content = re.findall(r"<!--.*?-->|<[A-Za-z/][^>]*>", content, re.DOTALL)
            attributes = {key: value for key, value in token.attrs.items() if key != "alt"}
            seen.append((token.type, token.tag, token.markup, token.info, attributes, content))
    return seen


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def path(request):
    return request.param


def test_prose_is_what_the_shouted_copy_has_in_capitals(path):
    shouted = source(path.with_suffix(f".shouted{path.suffix}"))
    assert shout(formats.read(source(path), path.name)) == shouted


def test_words_marked_as_code_or_address_stay_small(path):
    """The fixtures say "Kuqi" in both; in capitals it stands only where it is spoken of."""
    text = source(path)
    document = formats.read(text, path.name)
    assert shout(document).count("kuqi") >= text.count("kuqi") - sum(
        text[start:end].count("kuqi") for segment in document.segments for start, end in segment.prose
    )


@pytest.mark.parametrize("name", SHARE)
def test_an_ordinary_document_is_mostly_prose(name):
    text = source(FOLDER.parent / name)
    words = [match.span() for match in re.finditer(r"[^\W\d_]{2,}", text)]
    spans = [span for segment in formats.read(text, name).segments for span in segment.prose]
    held = sum(any(a <= start and end <= b for a, b in spans) for start, end in words)
    assert held >= SHARE[name] * len(words)


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_another_parser_sees_the_same_structure_after_all_prose_is_changed(path):
    text = source(path)
    start = next(
        (m.end() for m in [re.match(r"(---|\+\+\+)\n.*?\n\1\n", text, re.DOTALL)] if m and path.stem != "broken"), 0
    )
    after = shout(formats.read(text, path.name))
    seen = structure(text[start:])
    assert len(seen) >= 5
    assert structure(after[start:]) == seen


def variants(text):
    yield "crlf", text.replace("\n", "\r\n")
    yield "cr", text.replace("\n", "\r")
    yield "bom", "\ufeff" + text
    yield "bom and crlf", "\ufeff" + text.replace("\n", "\r\n")
    yield "no last newline", text.rstrip("\n")
    yield "decomposed", unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("variant", ["crlf", "cr", "bom", "bom and crlf", "no last newline", "decomposed"])
def test_newlines_marks_and_normal_forms_change_nothing(path, variant):
    text = source(path)
    expected = dict(variants(shout(formats.read(text, path.name))))[variant]
    document = formats.read(dict(variants(text))[variant], path.name)
    assert document.text == dict(variants(text))[variant]
    assert shout(document) == expected


def test_segments_are_tight_sorted_and_disjoint(path):
    document = formats.read(source(path), path.name)
    ends = 0
    for segment in document.segments:
        assert segment.span == (segment.prose[0].start, segment.prose[-1].end)
        assert not document.text[segment.span.start].isspace()
        assert not document.text[segment.span.end - 1].isspace()
        for start, end in segment.prose:
            assert ends <= start < end
            ends = end


def test_a_second_reading_has_the_same_skeleton_and_changed_words_do_too(path):
    document = formats.read(source(path), path.name)
    after = formats.read(shout(document), path.name, document.format)
    assert formats.skeleton(document) == formats.skeleton(after)


def test_another_word_in_every_place_keeps_the_skeleton(path):
    document = formats.read(source(path), path.name)
    out, at = [], 0
    for segment in document.segments:
        for start, end in segment.prose:
            out += document.text[at:start], re.sub(r"[^\W\d_]+", "Prishtinës", document.text[start:end])
            at = end
    after = formats.read("".join(out) + document.text[at:], path.name)
    assert formats.skeleton(document) == formats.skeleton(after)
