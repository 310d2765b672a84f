"""Properties of the whole room: it rests, it stays in prose, it is quick to say that nothing is there."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup import formats, typography
from cleanup.edits import apply, settle
from cleanup.scan import Index
from cleanup.text import Document, Segment, Span

NOTHING = Index()
WORDS = (
    'we agree "we agree" "we "we" agree" “we agree,” „da“ , . .. ... …  - – said Said he Hoxha Mr. etc the it , " " and '
    "5'10\" `code` *we* \u200b of\u200bthe ga\u00adte \ufeff дoм oд NATOа KosovÃ« nė nё today™s ,, ,. announced, "
    '"month of" " . "Said ." ," - said X. " , said'
)
LANGS = st.sampled_from(["en", "sq", "sr-Latn", "sr-Cyrl", "mk", "hr", "tr", "de", "fr", "sh", ""])


@st.composite
def texts(draw):
    words = draw(st.lists(st.sampled_from(WORDS.split(" ")), min_size=1, max_size=14))
    glue = draw(st.lists(st.sampled_from([" ", " ", " ", "", "\n", "\n\n"]), min_size=len(words), max_size=len(words)))
    return "".join(word + blank for word, blank in zip(words, glue, strict=True))


def read(text, lang, path=""):
    document = formats.read(text, path)
    return replace(document, lang=lang, segments=tuple(replace(segment, lang=lang) for segment in document.segments))


def clean(document):
    edits = list(typography.find(document, NOTHING.scan(document.text)))
    kept, _ = settle(edit for edit in edits if edit.safety == "safe")
    return apply(document.text, kept), edits


@settings(max_examples=200)
@given(texts(), LANGS, st.sampled_from(["", "a.md"]))
def test_the_result_rests(text, lang, path):
    once, _ = clean(read(text, lang, path))
    twice, _ = clean(read(once, lang, path))
    assert twice == once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"It opens in May \u200b", said Hoxha.', '"It opens in May", said Hoxha.'),
        ("â€œIt opens in May, - said Hoxha.", "“It opens in May,” said Hoxha."),
        ("They came\u200b , and left\u200b,, and came.", "They came, and left, and came."),
        ('"\u200b It opens," said Hoxha.', '"It opens," said Hoxha.'),
    ],
)
def test_what_one_change_uncovers_is_put_right_with_it(before, after):
    once, _ = clean(read(before, "en"))
    assert once == after


@settings(max_examples=200)
@given(texts(), LANGS, st.sampled_from(["", "a.md"]))
def test_what_is_proposed_is_seen_at_a_glance_and_stands_in_the_text(text, lang, path):
    document = read(text, lang, path)
    edits = list(typography.find(document, NOTHING.scan(text)))
    for edit in edits:
        assert text[slice(*edit.span)] == edit.before
        assert (edit.after == edit.before) is (edit.safety == "show")
    changing = [edit for edit in edits if edit.safety != "show" and document.may_change(edit.span)]
    assert typography.glance(NOTHING.scan(text)) or not changing


@given(texts(), LANGS)
def test_letters_stay_in_quotation_and_stops(text, lang):
    _, edits = clean(read(text, lang))
    for edit in edits:
        if re.search("quote|stop|comma|space|list", edit.rule):
            letters = [re.sub(r"\W", "", part).lower() for part in (edit.before, edit.after)]
            assert letters[0] == letters[1]


@pytest.mark.parametrize(
    "unit",
    [
        '"We agree, - said X. ', "“We agree, - said X. ", 'people. "Said X. ', 'now ", said X. ', 'a " b ', "etc... ",
        "a , and ", "...", ",", "- the ", "val\u200b\u200b ue ", "\u200b", "a\u200e ", "дa ", "дa", "KosovÃ« ", "Ã«", "today™s ", " ",
    ],
)  # fmt: skip
def test_a_long_line_is_no_trouble(unit):
    text = "x" + unit * (60_000 // len(unit)) + "x"
    span = Span(0, len(text))
    document = Document(text, (Segment(span, (span,), lang="en"),), lang="en")
    once, _ = clean(document)
    assert once.startswith("x")
    assert once.endswith("x")


def test_each_fault_has_a_name_and_says_why():
    names = [fault.rule for fault in typography.FAULTS]
    assert len(set(names)) == len(names) > 15
    assert all(re.fullmatch(r"typography/[a-z]+(-[a-z]+)*", name) for name in names)
    assert all(re.fullmatch(r"[A-Z].{20,120}\.", fault.why) for fault in typography.FAULTS)


@pytest.mark.parametrize("lang", ["en", "sq", "sr-Latn", "sr-Cyrl", "mk", "hr", "bs", "tr", "de", "fr"])
def test_a_text_without_fault_has_no_findings(lang):
    text = 'A short text. "It is good," he said. It has 3 parts (a, b), 1.5 km and 10-12 men; see a.b/c.\n'
    assert not typography.glance(NOTHING.scan(text))
    assert clean(read(text, lang)) == (text, [])
