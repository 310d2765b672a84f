"""Long texts: chains of page numbers, form feeds, running titles; and texts that are nothing but trouble."""

import random
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleanup
from cleanup import formats
from cleanup.edits import apply
from cleanup.engine.load import shipped
from cleanup.furniture import find, glance

OF_NOUNS = "keeper lamp harbour miller wheel gull boat quay rope baker oven island storm wall net shed council bread"
OF_VERBS = "mended carried painted counted borrowed sold watched hid cleaned measured"
OF_ENDS = "in spring|before the storm|for forty years|without a word|on the quay|with both hands|after supper"
NOUNS, VERBS, ENDS = OF_NOUNS.split(), OF_VERBS.split(), OF_ENDS.split("|")


def sentence(rng):
    words = f"the {rng.choice(NOUNS)} {rng.choice(VERBS)} the {rng.choice(NOUNS)} of the {rng.choice(NOUNS)} {rng.choice(ENDS)}"
    if rng.random() < 0.5:
        words += f", and the {rng.choice(NOUNS)} {rng.choice(VERBS)} {rng.randint(2, 90)} {rng.choice(NOUNS)}s {rng.choice(ENDS)}"
    return f"{words[0].upper()}{words[1:]}."


def prose(rng, words):
    """One long paragraph, wrapped like a page."""
    text = ""
    while text.count(" ") < words:
        text += sentence(rng) + " "
    return textwrap.wrap(text, 68)


def clean(text):
    return cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",))


def book(rng, pages, furniture, break_="\n", first=1):
    """Lines of prose with furniture after every 30 of them; the text with it and the text without."""
    lines = prose(rng, pages * 420)[: pages * 30]
    parts = []
    for page in range(pages):
        parts += lines[page * 30 : page * 30 + 30] + furniture(first + page)
    return break_.join(parts) + "\n", "\n".join(lines) + "\n"


FEET = {
    "bare": lambda n: [str(n)],
    "dashed": lambda n: [f"- {n} -"],
    "label": lambda n: [f"Page {n}"],
    "title and number": lambda n: ["Yearbook of the Old Harbour", str(n)],
    "number and title on one line": lambda n: [
        f"{n}   Yearbook of the Old Harbour" if n % 2 else f"Yearbook of the Old Harbour   {n}"
    ],
    "two lines and a date": lambda n: ["Harbour Press, 3 May 2012", "Yearbook of the Old Harbour", f"{n}/40"],
}


@pytest.mark.parametrize("kind", FEET)
@pytest.mark.parametrize("first", [1, 17])
def test_page_feet_in_running_text(kind, first):
    text, body = book(random.Random(kind), 12, FEET[kind], first=first)
    outcome = clean(text)
    assert outcome.text == body
    assert clean(outcome.text).text == outcome.text


@pytest.mark.parametrize("kind", FEET)
def test_page_feet_with_form_feeds(kind):
    text, body = book(random.Random(kind), 9, lambda n: ["", *FEET[kind](n), "\f"])
    assert clean(text).text.split() == body.split()


def test_running_titles_of_a_print_without_page_numbers():
    titles = ["Chronicle of the Harbour.", "Third Part. Of the Lamps."]
    text, body = book(random.Random(3), 12, lambda n: [titles[n % 2]])
    outcome = clean(text)
    assert outcome.text == body
    assert {edit.rule for edit in outcome.applied} == {"furniture/running-title"}


def test_a_missing_page_breaks_no_chain():
    text, body = book(random.Random(4), 12, lambda n: [str(n if n < 6 else n + 1)])
    assert clean(text).text == body


@pytest.mark.parametrize(
    "table",
    [
        ["keepers and their lamps", "11.5", "6", "48.2"],
        ["1. Of the lamp . . . . . . . . . .", "6", "2. Of the wall . . . . . . . . . .", "9"],
    ],
)
def test_a_number_of_a_table_does_not_take_the_place_of_a_missing_page(table):
    text, _ = book(random.Random(11), 12, lambda n: table if n == 6 else [str(n)])
    out = clean(text).text
    assert "\n".join(table) in out
    assert "\n5\n" not in out


def test_a_bare_number_does_not_take_the_place_of_a_missing_mark():
    note = ["The bakers of the island", "6", "Keepers of the lamp and of the wall"]
    text, _ = book(random.Random(12), 12, lambda n: note if n == 6 else ["Yearbook of the Old Harbour", f"[Page {n}]"])
    out = clean(text).text
    assert "\n".join(note) in out
    assert "[Page 5]" not in out


@pytest.mark.parametrize("blank", [" ", "   ", ""])
def test_page_numbers_that_ran_into_the_first_line(blank):
    pages = ["\n".join(prose(random.Random(22), 900)[n * 9 : n * 9 + 9]) for n in range(8)]
    text = "\n\f".join(f"{number}{blank}{page}" for number, page in enumerate(pages, 12)) + "\n"
    outcome = clean(text)
    assert outcome.text == "\n\f".join(pages) + "\n"
    assert outcome.applied[0].evidence == "8 of 8, pages 12-19, in the first lines"


def test_numbered_sections_that_begin_pages_keep_their_numbers():
    rng = random.Random(17)
    pages = [f"{number} The {NOUNS[number]} of the harbour\n\n{sentence(rng)}" for number in range(1, 9)]
    text = "\n\f".join(pages) + "\n"
    assert clean(text).text == text


@pytest.mark.parametrize("foot", [lambda n: [f"{n}."], lambda n: ["Harbour Press", f"{n}."]])
def test_numbers_with_a_full_stop_are_page_numbers_at_form_feeds(foot):
    text, body = book(random.Random(18), 9, lambda n: ["", *foot(n), "\f"])
    assert clean(text).text.split() == body.split()


def test_numbers_of_a_list_on_lines_of_their_own_stay():
    rng = random.Random(19)
    text = "\n\n".join(f"{number}.\n\n{' '.join(sentence(rng) for _ in range(9))}" for number in range(4, 20)) + "\n"
    assert clean(text).text == text
    assert not clean(text).held


def test_the_title_of_the_text_stays_above_the_first_page_mark():
    head = ["Harbour Press", "3 May 2012", "Yearbook of the Old Harbour", "harbour-yearbook-2012", ""]
    text, body = book(random.Random(13), 12, lambda n: ["Yearbook of the Old Harbour", f"[Page {n}]"])
    top = "\n".join(head)
    assert clean(top + text).text == top + body


def test_a_sentence_that_comes_back_is_no_running_title():
    note = "The other half of this note stands on the next page."
    text, _ = book(random.Random(14), 12, lambda _: [note])
    assert clean(text).text == text


def test_numbers_of_the_text_are_not_taken_for_pages():
    rng = random.Random(5)
    rows = [f"{rng.choice(NOUNS)}\n{rng.randint(1, 60)}" for _ in range(60)]
    text, _ = book(rng, 10, lambda n: [str(n)])
    mixed = text + "\n".join(rows) + "\n"
    out = clean(mixed).text
    assert out.endswith("\n".join(rows) + "\n")


@pytest.mark.parametrize(
    "head",
    [
        lambda n: [f"Chapter {n}"],
        lambda n: [f"Article {n}."],
        lambda n: [str(n)],
        lambda n: [f"— {n} —"],
        lambda _: ["Findings of the council"],
        lambda _: ["Question:"],
        lambda _: ["* * *"],
        lambda n: [f"Table {n}: loaves and boats of the year"],
        lambda n: [str(1900 + n)],
    ],
)
def test_heads_between_paragraphs_that_ended_stay(head):
    rng = random.Random(6)
    parts = []
    for number in range(1, 13):
        body = " ".join(sentence(rng) for _ in range(rng.randint(8, 30)))
        parts += [*head(number), "\n".join(textwrap.wrap(body, 68))]
    text = "\n\n".join(parts) + "\n"
    assert clean(text).text == text


def test_a_refrain_stays():
    rng = random.Random(7)
    verses = ["\n".join(sentence(rng)[:-1] for _ in range(12)) + "\n\nRow to the rock, brother, row." for _ in range(8)]
    text = "\n\n".join(verses) + "\n"
    assert clean(text).text == text


def test_a_letter_to_many_keeps_all_its_lines():
    letter, body = book(random.Random(9), 3, lambda n: [f"Page {n} of 3"])
    assert clean(letter * 8).text == body * 8


def test_parts_that_are_numbered_by_themselves():
    rng = random.Random(10)
    parts = [book(rng, 10, FEET["title and number"]) for _ in range(4)]
    assert clean("".join(text for text, _ in parts)).text == "".join(body for _, body in parts)


def test_every_removal_says_why_and_on_what_evidence():
    text, _ = book(random.Random(8), 12, FEET["title and number"])
    for edit in clean(text).applied:
        evidence, why = {
            "furniture/page-number": ("12 of 12, pages 1-12", "A page number of the layout"),
            "furniture/running-title": ("12 times beside page marks", "A running title"),
        }[edit.rule]
        assert evidence in edit.evidence
        assert edit.why.startswith(why)


TROUBLE = {
    "form feeds": "\f" * 5000,
    "form feeds and blanks": "\f \n" * 5000,
    "empty lines": "\n" * 100_000,
    "numbers": "\n".join(map(str, range(5000))),
    "the same number": "7\n" * 5000,
    "numbers at random": "\n".join(str(random.Random(1).randint(1, 999)) for _ in range(5000)),
    "numbers apart": "\n\n".join(str(n % 40) for n in range(5000)),
    "one line": "Page 3 of 4 the harbour wall was mended © " * 5000,
    "labels only": "\n\n".join(f"Page {n}" for n in range(1, 3000)),
    "one label": "Page 3\n\nthe wall was mended in a night\n\n" * 2000,
    "a line that comes back": "the wall was mended in a night\n" * 5000,
    "noise": "".join(chr(random.Random(2).randint(1, 0x24F)) for _ in range(50_000)),
    "NUL and lone carriage returns": "\0\r\0\r" * 5000,
    "brackets": "[" * 20_000,
    "digits": "1" * 50_000,
    "addresses": "a@b.al " * 9000 + "\n" + "a@" * 20_000,
    "an address again": "www.harbour.org\n" * 3000,
    "numbers and words": "\n".join(f"{n} boats" if n % 2 else str(n) for n in range(4000)),
    "numbers at form feeds": "\n\f".join(f"{n % 9} boats lay at the quay of{'the' * n}" for n in range(600)),
    "quotations that stay open": "“he said\n" * 4000,
}


@pytest.mark.parametrize("kind", TROUBLE)
def test_trouble_is_left_as_it_is(kind):
    outcome = clean(TROUBLE[kind])
    assert outcome.text == TROUBLE[kind]
    assert outcome.problems == ()


def test_a_text_of_furniture_alone_is_left():
    assert clean("Page 1 of 1\n").text == "Page 1 of 1\n"


SAMPLE = """

7
8
9
- 7 -
Page 7 of 9
Page 8 of 9
Faqe 7 © NATC
Faqe 8 © NATC
Read more
© 2012 Mill. All rights reserved.
Yearbook of the Mill
# The mill
- the boat
the wheel turns-
The mill by the river was mended in spring, and its wheel
turns again as it did of old.
It is cold."""
LINES = st.sampled_from([*SAMPLE.split("\n"), "\f"])


def letters(text):
    return [char for char in text if not char.isspace() and char != "-"]


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=24), st.sampled_from(["\n", "\r\n"]))
def test_only_whole_lines_go_and_nothing_else_moves(lines, line_end):
    text = line_end.join(lines)
    outcome = clean(text)
    assert apply(text, outcome.applied) == outcome.text
    assert outcome.problems == ()
    source = iter(letters(text))
    assert all(char in source for char in letters(outcome.text)), "what is left stands in its order"
    assert not lines or not "".join(lines).strip() or outcome.text.strip(), "something is left"


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=24))
def test_edits_fit_the_text_and_the_first_look_misses_none(lines):
    text = "\n".join(lines)
    found = shipped().index.scan(text)
    document = formats.read(text, "")
    edits = list(find(document, found))
    for edit in edits:
        assert text[slice(*edit.span)] == edit.before
        assert edit.safety == "show" or document.may_change(edit.span)
    if any(edit.safety == "safe" for edit in edits):
        assert glance(found)
