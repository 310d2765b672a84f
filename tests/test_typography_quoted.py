"""What stands within quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import formats
from cleanup.text import Span, touches
from cleanup.typography import quoted


def inside(text, path=""):
    return [text[start:end] for start, end in quoted(formats.read(text, path))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('He said "yes" and left.', ["yes"]),
        ("“Yes”, „da“, „po”, «oui», »ja«, ”ja”.", ["Yes", "da", "po", "oui", "ja", "ja"]),
        ("« Oui », dit-elle.", [" Oui "]),
        ('"She told me "no" and left", he said.', ['She told me "no" and left']),
        ("“She told me ‘no’ and left”, he said.", ["She told me ‘no’ and left"]),
        ("‘It’s the boys’ turn’, she said.", ["It’s the boys’ turn"]),
        ("He said 'the boys' game is on' and left.", ["the boys' game is on"]),
        ("Er nannte es ‚gut‘ und ›fein‹.", ["gut"]),
        # over paragraphs, with and without a mark at the beginning of each
        ('"The first.\n\n"The second.\n\n"The third," he said. He left.', ["The first.", "The second.", "The third,"]),
        ("„Das erste.\n\nDas zweite.\n\nDas dritte“, sagte er.", ["Das erste.", "Das zweite.", "Das dritte"]),
        ("« Le premier.\n\n» Le second », dit-il.", [" Le premier.", " Le second "]),
        # what does not balance is no quotation
        ('"We agree, - said Hoxha. "Yes," said Gashi.', ["Yes,"]),
        ('We agree", said Hoxha. "Yes," said Gashi.', ["Yes,"]),
        ("“We agree, said Hoxha.\n\nHe left the town.", []),
        ('"One\n\nTwo\n\nThree\n\nFour\n\nFive\n\nSix" seven', []),
        ('# "A heading\n\nand a text" of its own', []),
        ("A 6\" pipe, 5'10\" tall, and the '90s; the dogs' game isn't 'it.", []),
        ("Don't, l'homme, Ankara'nın, s'ka.", []),
        ('""', []),
        ("", []),
    ],
)
def test_what_is_said(text, said):
    assert inside(text) == said


def test_code_and_markup_do_not_hide_the_marks():
    text = 'Run `"x"`, she *said "go **on**"* to [us](a "b").\n'
    assert inside(text, "a.md") == ["go **on**"]


@given(st.lists(st.sampled_from(['"', "“", "”", "„", "«", "»", "‘", "’", "'", "a", "b.", " ", "\n\n"]), max_size=30))
def test_stretches_are_sorted_and_hold_no_mark_of_their_own(parts):
    text = "".join(parts)
    spans = quoted(formats.read(text, ""))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))


@given(st.integers(0, 20), st.integers(0, 6))
def test_an_edit_touches_what_it_changes(start, size):
    spans, span = (Span(3, 6), Span(9, 10), Span(14, 19)), Span(start, start + size)
    wanted = any(
        one.start <= start <= one.end if not size else one.start < span.end and start < one.end for one in spans
    )
    assert touches(spans, span) is wanted


@pytest.mark.parametrize("unit", ['"a\n\n', 'x " y ', "'ab ", "x’ ‘ab ", "“", "”", '"a" '])
def test_a_long_text_is_no_trouble(unit):
    text = unit * (60_000 // len(unit))
    assert quoted(formats.read(text, "")) is not None
