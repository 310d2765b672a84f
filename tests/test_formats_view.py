"""A document as it reads: what is emphasised, linked or written as an entity is read as words, and edited in its place."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import formats
from cleanup.edits import Edit, apply
from cleanup.engine import clean
from cleanup.formats.view import View
from cleanup.scan import Index
from cleanup.text import Document, Fold, Segment, Span


def reading(text, name="markdown"):
    return View(formats.read(text, name=name)).document.text


def edited(text, before, after, name="markdown"):
    """The text after `before`, as it reads, has been made `after`; None: it would have cost markup."""
    view = View(formats.read(text, name=name))
    at = view.document.text.index(before)
    span = Span(at, at + len(before))
    assert view.document.may_change(span)
    back = view.back(Edit(span, before, after, "phrase/x", ""))
    return apply(text, sorted(back, key=lambda edit: edit.span)) if back else None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("**Ku**qi said", "Kuqi said"),
        ("*Hajredin* __Kuqi__", "Hajredin Kuqi"),
        ('a [Kuqi](kuqi.html "Kuqi")\'s word', "a Kuqi's word"),
        ("a [Kuqi][k]'s\n\n[k]: /k", "a Kuqi's\n\n[k]: /k"),
        ("Ku&ccedil;i &amp; co", "Kuçi & co"),
        (r"5 \* 3", "5 * 3"),
        ("<b>Ku</b>qi<br>here", "Kuqi\nhere"),
        ("5 * 3 and *open", "5 * 3 and *open"),
        ("`**Ku**qi`", "`**Ku**qi`"),
        ("![**Ku**qi](a.png)", "![Kuqi](a.png)"),
        ("~~Kuqi~~ Kuçi", "~~Kuqi~~ Kuçi"),
        ("x<sup>2</sup>", "x<sup>2</sup>"),
        ("&nosuch; &notin; x", "&nosuch; ∉ x"),
        ("Ku&shy;qi&zwnj;", "Kuqi"),
    ],
)
def test_what_a_text_reads_as(text, read):
    assert reading(text) == read


@pytest.mark.parametrize(
    ("text", "before", "after", "result"),
    [
        ("**Ku**qi said", "Kuqi", "Kuçi", "**Ku**çi said"),
        ("**K**uqi said", "Kuqi said", "Kuçi said", "**K**uçi said"),
        ("Minister **Kuqi** said", "Kuqi", "Kuçi", "Minister **Kuçi** said"),
        ("Sasha *Rashic* said", "Sasha Rashic", "Sasha Rashica", "Sasha *Rashica* said"),
        ("to *aware* the public **on** it", "aware the public on", "make the public aware of",
         "to *make* the public **aware of** it"),
        ("see [Kuqi](k), then", "Kuqi, then", "Kuçi, but then", "see [Kuçi](k), but then"),
        ("the *Kuqi* house", "the", "The", "The *Kuqi* house"),
        ("a &quot;Kuqi&quot; b", '"Kuqi"', "Kuçi", "a Kuçi b"),
        ("Ku&ccedil;i aware public", "Kuçi aware public", "Kuçi informed public", "Ku&ccedil;i informed public"),
        ("Ku&shy;qi said", "Kuqi said", "Kuçi said", "Ku&shy;çi said"),
        ("Ku&#231;it", "Kuçit", "Kuçi", "Ku&#231;i"),
        ("*a b* c d", "b c", "", None),
    ],
)  # fmt: skip
def test_an_edit_of_what_it_reads_is_made_in_its_place(text, before, after, result):
    assert edited(text, before, after) == result


@pytest.mark.parametrize(
    ("after", "result"),
    [(" old", "the **Kuqi** old house"), ("s", "the **Kuqis** house"), (", old", "the **Kuqi, old** house")],
)
def test_an_insertion_at_markup_goes_on_with_the_word_or_follows_the_markup(after, result):
    text = "the **Kuqi** house"
    (edit,) = View(formats.read(text, name="markdown")).back(Edit(Span(8, 8), "", after, "phrase/x", ""))
    assert apply(text, [edit]) == result


def test_parts_of_one_edit_are_one_decision():
    text = "to *aware* the public **on** it"
    view = View(formats.read(text, name="markdown"))
    back = view.back(Edit(Span(3, 22), "aware the public on", "make the public aware of", "phrase/x", ""))
    assert len(back) == 2
    assert {edit.match for edit in back} == {Span(4, 26)}


def test_a_finding_is_shown_with_its_markup():
    text = "see **Ku**qi"
    view = View(formats.read(text, name="markdown"))
    (edit,) = view.back(Edit(Span(4, 8), "Kuqi", "Kuqi", "name/x", "", "show"))
    assert (edit.before, edit.after) == ("Ku**qi", "Ku**qi")


def test_what_is_new_is_written_as_its_place_wants_it():
    whole = Span(0, 11)
    segment = Segment(whole, (whole,), "value", escapes=(("&", "&amp;"), ("<", "&lt;")))
    view = View(Document("R&amp;D said", (segment,), folds=(Fold(1, 6, "&"),)))
    (edit,) = view.back(Edit(Span(0, 3), "R&D", "R&D & <co>", "phrase/x", ""))
    assert apply(view.source.text, [edit]) == "R&amp;D &amp; &lt;co> said"


PIECES = st.sampled_from(
    [
        "Kuqi",
        " ",
        "**",
        "*",
        "_",
        "[",
        "](a)",
        "&amp;",
        "&quot;",
        "<b>",
        "</b>",
        "`",
        "\\*",
        "said",
        "\n",
        "\n\n",
        "- ",
        "|",
    ]
)


@given(st.lists(PIECES | st.sampled_from(["&nbsp;", "<p>", "</p>", "<br>"]), max_size=20).map("".join))
def test_segments_of_what_it_reads_are_sorted_and_never_overlap(text):
    for name in ("markdown", "html"):
        view = View(formats.read(text, name=name))
        at = 0
        for segment in view.document.segments:
            assert segment.span == Span(segment.prose[0].start, segment.prose[-1].end)
            for start, end in segment.prose:
                assert at <= start < end <= len(view.document.text)
                at = end


@given(st.lists(PIECES, max_size=20).map("".join), st.data())
def test_editing_what_it_reads_and_reading_what_was_edited_are_one(text, data):
    view = View(formats.read(text, name="markdown"))
    seen = view.document
    spans = [span for segment in seen.segments for span in segment.prose]
    if not spans:
        return
    start, end = data.draw(st.sampled_from(spans))
    first = data.draw(st.integers(start, end))
    last = data.draw(st.integers(first, end))
    after = data.draw(st.sampled_from(["", "ç", "Kuçi", "x y"]))
    before = seen.text[first:last]
    edits = view.back(Edit(Span(first, last), before, after, "phrase/x", ""))
    if not edits or before == after:
        return
    result = formats.read(apply(text, sorted(edits, key=lambda edit: edit.span)), name="markdown")
    if formats.skeleton(result) == formats.skeleton(view.source):
        assert View(result).document.text == seen.text[:first] + after + seen.text[last:]


def test_a_decision_of_which_a_part_would_cost_markup_is_not_made_in_part(monkeypatch):
    view = View(formats.read("*one two* three four", name="markdown"))
    whole = Span(0, 18)
    edits = [
        Edit(Span(4, 13), "two three", "", "phrase/x", "", match=whole),
        Edit(Span(14, 18), "four", "five", "phrase/x", "", match=whole),
    ]
    monkeypatch.setattr(clean, "ROOMS", {"phrases": SimpleNamespace(find=lambda _, __: edits)})
    assert list(clean.proposals(view.document, Index().scan(view.document.text), clean.Choice(), view)) == []
    edits = edits[1:]
    assert len(list(clean.proposals(view.document, Index().scan(view.document.text), clean.Choice(), view))) == 1
