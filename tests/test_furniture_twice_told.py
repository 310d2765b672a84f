"""Text that stands twice is a question, with both places named."""

import pytest

import cleanup
from cleanup.engine.load import shipped

LEAD = "The council of the harbour opened the month of the lamp with a speech on the wall, and the band played twice."
OTHER = "Forty boats had come from the islands, and the bakery gave bread to everybody who asked for some."


def questions(text, **options):
    outcome = cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",), **options)
    assert [edit for edit in outcome.applied if edit.rule == "furniture/twice-told"] == []
    return [edit for edit in outcome.held if edit.rule == "furniture/twice-told"]


def answered(text, **options):
    return cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",), ask=True, **options).text


def test_a_teaser_above_the_date_goes():
    text = f"## The month of the lamp\n\n{LEAD}\n\n## Tuesday, 3 May 2012\n\n{LEAD}\n\n{OTHER}\n"
    (edit,) = questions(text, filename="a.md")
    assert edit.evidence == "lines 3 and 7"
    assert (
        answered(text, filename="a.md") == f"## The month of the lamp\n\n## Tuesday, 3 May 2012\n\n{LEAD}\n\n{OTHER}\n"
    )


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        (LEAD, LEAD, LEAD),
        (f"{LEAD[:70]}…", LEAD, LEAD),
        (f"{LEAD[:73]} […]", LEAD, LEAD),
        (LEAD, f"HARBOURTON, 3 May – {LEAD}", f"HARBOURTON, 3 May – {LEAD}"),
        (LEAD, LEAD.replace("band", "brass band"), LEAD),
    ],
)
def test_nearly_the_same_counts_as_the_same(one, other, left):
    text = f"{one}\n\n{other}\n\n{OTHER}\n"
    (edit,) = questions(text)
    assert edit.evidence == "lines 1 and 3"
    assert answered(text) == f"{left}\n\n{OTHER}\n"


def test_a_paragraph_that_comes_back_later_goes_there():
    text = f"{LEAD}\n\n{OTHER}\n\nNo boat was lost, and the lamp burned until morning.\n\n{LEAD}\n"
    assert answered(text) == f"{LEAD}\n\n{OTHER}\n\nNo boat was lost, and the lamp burned until morning.\n"


def test_a_heading_and_a_date_printed_twice():
    text = f"The month of the lamp\n\nThe month of the lamp\n\n3 May 2012\n\n3 May 2012\n\n{LEAD}\n"
    assert [edit.evidence for edit in questions(text)] == ["lines 1 and 3", "lines 5 and 7"]
    assert answered(text) == f"The month of the lamp\n\n3 May 2012\n\n{LEAD}\n"


def test_two_headings_are_only_pointed_at():
    text = f"# The month of the lamp\n\n## The month of the lamp\n\n{LEAD}\n"
    (edit,) = questions(text, filename="a.md")
    assert (edit.safety, edit.before) == ("show", edit.after)


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n\n{OTHER}\n",
        "Row, brother, row.\n\nThe gull sits on the wall.\n\nRow, brother, row.\n\nThe lamp is lit.\n\nRow, brother, row.\n",
        "\n\n".join([LEAD] * 6) + "\n",  # a formula
        f"{LEAD}\n\nThe council of the harbour opened the month of the lamp with a dance, and nobody slept that night at all.\n",
        f"{LEAD}\n\n{LEAD.replace('lamp', 'bread')}\n",
        f"In 2011 {LEAD}\n\nIn 2012 {LEAD}\n",
    ],
)
def test_what_is_not_told_twice(text):
    assert questions(text) == []
