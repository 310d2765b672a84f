"""The two sides of removed furniture: one sentence again, or two paragraphs that stay two."""

import pytest

import cleanup
from cleanup.engine.load import shipped

FIRST = "The keeper told the council in the net shed what he had seen. "


def joined(left, right):
    text = f"{FIRST}{left}\n\nPage 3 of 9\n\n{right}\n\nPage 4 of 9\n"
    return cleanup.clean(text, lang=None, dictionary=shipped(), only=("furniture",)).text.removeprefix(FIRST)


ONE = [
    ("The lamp went out for", "the first time.", "The lamp went out for the first time."),
    ("The lamp went out after", "40 years.", "The lamp went out after 40 years."),
    (
        "There were the keeper, the miller,",
        "Ana Obal and her niece.",
        "There were the keeper, the miller, Ana Obal and her niece.",
    ),
    (
        "He had never been so tired in all the years since the",
        "Council sent him.",
        "He had never been so tired in all the years since the Council sent him.",
    ),
    ("The lamp is on the har-", "bour wall.", "The lamp is on the harbour wall."),
    ("The lamp is on the har\u00ac", "bour wall.", "The lamp is on the harbour wall."),
    ("Sie fuhren durch den Nord-", "Ostsee-Kanal.", "Sie fuhren durch den Nord-Ostsee-Kanal."),
    ("Es gilt die Zoll-", "und Hafenordnung.", "Es gilt die Zoll- und Hafenordnung."),
    ("It was a self-", "made lamp.", "It was a self-made lamp."),
    ("The letter was signed by Mr.", "Obal himself that day.", "The letter was signed by Mr. Obal himself that day."),
    ("Пише у чл.", "4. одлуке.", "Пише у чл. 4. одлуке."),
    (
        "Er sagte: „Wenn der Wind nicht nachlässt, wird kein",
        "Boot auslaufen.“",
        "Er sagte: „Wenn der Wind nicht nachlässt, wird kein Boot auslaufen.“",
    ),
]


@pytest.mark.parametrize(("left", "right", "whole"), ONE)
def test_a_split_sentence_is_one_again(left, right, whole):
    assert joined(left, right) == f"{whole}\n"


TWO = [
    ("The lamp went out.", "It was cold."),
    ("The lamp went out!", "and nobody saw it."),
    ("“The lamp went out.”", "He was cold."),
    ("These are the lamps:", "the big one and the small one."),
    ("The lamp went out and", "- the first boat,"),
    ("The lamp went out and", "• the first boat,"),
    ("The lamp went out and", "2. the second boat,"),
    ("The lamp went out in 2012. g.", "Ana Obal was cold."),
]


@pytest.mark.parametrize(("left", "right"), TWO)
def test_paragraphs_that_ended_stay_two(left, right):
    assert joined(left, right) == f"{left}\n\n{right}\n"


def test_a_heading_at_the_foot_of_a_page_stays_one():
    text = f"{FIRST}\n\nThe lamp and its keeper\n\nPage 3 of 9\n\nIt was cold on the wall that night.\n\nPage 4 of 9\n"
    out = cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",)).text
    assert out == f"{FIRST}\n\nThe lamp and its keeper\n\nIt was cold on the wall that night.\n"


def test_a_compound_of_the_text_keeps_its_hyphen():
    text = "A well-known lamp burned on a well-\n\nPage 2 of 3\n\nknown rock.\n\nPage 3 of 3\n"
    out = cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",)).text
    assert out == "A well-known lamp burned on a well-known rock.\n"


def test_a_word_of_the_text_loses_the_hyphen_of_the_break():
    text = "The selfmade lamp, a self-\n\nPage 2 of 3\n\nmade lamp.\n\nPage 3 of 3\n"
    out = cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",)).text
    assert out == "The selfmade lamp, a selfmade lamp.\n"


@pytest.mark.parametrize("mark", ["© 2012 Harbour Press. All rights reserved.", "Read more"])
def test_what_a_site_leaves_joins_nothing(mark):
    text = f"{FIRST}The lamp went out for\n\n{mark}\n\nthe first time in forty years of storms.\n\n{mark}\n\n{FIRST}\n"
    out = cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",)).text
    assert "out for the first" not in out


def test_hard_wrapped_text_keeps_its_line_breaks_and_indents():
    text = (
        "   The keeper of the light had not slept for three nights when the\n"
        "   boat came in, and nobody knew\n\n\n"
        "Harbour Press                                           [Page 4]\n\f\n"
        "   the man who stepped ashore with a covered cage, which was\n"
        "   empty.\n\n\n"
        "Harbour Press                                           [Page 5]\n"
    )
    out = cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",)).text
    assert out == (
        "   The keeper of the light had not slept for three nights when the\n"
        "   boat came in, and nobody knew\n"
        "   the man who stepped ashore with a covered cage, which was\n"
        "   empty.\n"
    )


def test_a_text_that_divides_its_words_everywhere_keeps_doing_so():
    text = (
        "The keeper of the light had not slept for three nig-\nhts when the boat came in, and nobody on the qu-\nay knew"
        " the man who stepped a-\n\n12\n\nshore with a covered cage in the mor-\nning, which was empty.\n\n13\n\n"
        "The council met in the net shed, for the school was\nbeing painted.\n\n14\n"
    )
    out = cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",)).text
    assert "stepped a-\nshore" in out


def test_nothing_is_joined_into_a_heading():
    text = f"# The lamp and the\n\nPage 3 of 9\n\nkeeper of it. {FIRST}\n\nPage 4 of 9\n"
    out = cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",), filename="a.md").text
    assert out.startswith("# The lamp and the\n\nkeeper")
