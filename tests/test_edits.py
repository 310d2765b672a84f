"""The algebra of edits, as properties."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import formats
from cleanup.edits import PRECEDENCE, Edit, apply, decisions, invert, overlap, rank, rivals, settle
from cleanup.text import Span

TEXT = "Minister Kuçi, në Prishtinë — „добро“.\r\nSecond line\u200b here.\n"


@st.composite
def edits(draw, rules=3):
    start = draw(st.integers(0, len(TEXT)))
    end = draw(st.integers(start, min(len(TEXT), start + 12)))
    rule = f"{draw(st.sampled_from(PRECEDENCE))}/{draw(st.integers(0, rules))}"
    after = draw(st.text("abç \n", max_size=6))
    match = draw(st.sampled_from([None, Span(0, len(TEXT))]))
    return Edit(Span(start, end), TEXT[start:end], after, rule, "", match=match)


many = st.lists(edits(), max_size=12)


@given(many)
def test_what_is_kept_does_not_overlap_and_stands_in_order(proposed):
    kept, _ = settle(proposed)
    for one, other in pairwise(kept):
        assert one.span.end <= other.span.start
        assert not overlap(one.span, other.span)


@given(many)
def test_every_edit_is_kept_or_beaten_by_one_that_is_kept_and_overlaps_its_decision(proposed):
    kept, beaten = settle(proposed)
    assert set(kept) | {loser for loser, _ in beaten} == set(proposed)
    assert not set(kept) & {loser for loser, _ in beaten}
    for loser, winner in beaten:
        assert winner in kept
        group = next(group for group in decisions(proposed) if loser in group)
        assert any(rivals(edit, winner) for edit in group)


@given(many, st.randoms())
def test_the_order_of_finding_does_not_matter(proposed, random):
    shuffled = list(proposed)
    random.shuffle(shuffled)
    assert settle(shuffled)[0] == settle(proposed)[0]


@given(many)
def test_edits_of_one_match_are_made_together_or_not_at_all(proposed):
    kept = set(settle(proposed)[0])
    for group in decisions(proposed):
        assert len(kept & set(group)) in (0, len(group))


@given(many)
def test_what_is_applied_can_be_taken_back(proposed):
    kept, _ = settle(proposed)
    changed = apply(TEXT, kept)
    assert apply(changed, invert(kept)) == TEXT
    assert apply(TEXT, invert(invert(kept))) == changed


@given(many)
def test_text_outside_the_edits_is_untouched(proposed):
    kept, _ = settle(proposed)
    rest = "".join(
        TEXT[a.span.end if a else 0 : b.span.start if b else None]
        for a, b in zip([None, *kept], [*kept, None], strict=True)
    )
    marked = apply(TEXT, [Edit(e.span, e.before, "", e.rule, "") for e in kept])
    assert marked == rest


def test_precedence_is_room_then_length_then_place():
    name = Edit(Span(5, 9), "", "", "name/x", "")
    longer = Edit(Span(0, 20), "", "", "phrase/x", "")
    later = Edit(Span(1, 21), "", "", "phrase/x", "")
    shorter = Edit(Span(0, 2), "", "", "phrase/x", "")
    assert sorted([shorter, later, longer, name], key=rank) == [name, longer, later, shorter]


def test_an_edit_that_does_not_fit_is_a_defect():
    import pytest

    with pytest.raises(ValueError, match="does not fit the text at 0"):
        apply("Kuçi", [Edit(Span(0, 4), "Kuqi", "Kuçi", "name/x", "")])


@pytest.mark.parametrize(
    ("text", "taken", "may"),
    [
        ("One.\n\nwww.mill.al | Page 3\n\nTwo.\n", "\n\nwww.mill.al | Page 3", True),
        ("One.\n\nPage 3 – info@mill.al\n", "\nPage 3 – info@mill.al\n", True),
        ("Page 3 – <https://mill.al/a_b>\r\n\r\nTwo.\r\n", "Page 3 – <https://mill.al/a_b>\r\n\r\n", True),
        ("One.\n\n- 5 -\n\nTwo.\n", "\n\n- 5 -", True),
        ("One.\n\n4. sayfa\n\nTwo.\n", "4. sayfa\n", True),
        ("One.\n\nwww.mill.al | Page 3\n\nTwo.\n", "www.mill.al | Page 3", False),
        ("One.\n\nwww.mill.al | Page 3\n\nTwo.\n", "One.\n\nwww.mill.al | ", False),
        ("One.\n\nsee www.mill.al | Page 3\n\nTwo.\n", "www.mill.al | Page 3\n", False),
        ("One.\n\n`www.mill.al` | Page 3\n\nTwo.\n", "\n\n`www.mill.al` | Page 3\n", False),
        ("One.\n\n[Page 3](https://mill.al)\n\nTwo.\n", "\n\n[Page 3](https://mill.al)\n", False),
        ("One.\n\n> Page 3\n\nTwo.\n", "\n\n> Page 3\n", False),
        ("One.\n\n# Page 3\n\nTwo.\n", "\n\n# Page 3\n", False),
        ("One.\n\nPage 3 <b>x</b> mill.al\n", "\nPage 3 <b>x</b> mill.al\n", False),
        ("One.\n\nPage 3 {{< mill.al >}}\n", "\nPage 3 {{< mill.al >}}\n", False),
    ],
)
def test_addresses_and_markers_can_go_with_their_whole_lines(text, taken, may):
    start = text.index(taken)
    assert formats.read(text, name="markdown").may_change(Span(start, start + len(taken))) is may
