"""Furniture entries: what an editor writes to teach a house's own footer, and what is refused with a remedy."""

import pytest

import cleanup
from cleanup import furniture
from cleanup.dictionary.entries import Entry
from cleanup.engine.load import Dictionary, shipped
from cleanup.scan import Index

PARAGRAPH = "The mill by the river was mended in spring, and its wheel turns again."


def entry(**fields):
    basis = {"why": "The house's own footer.", "fixes": [["a", "b"]], "leaves": ["c"]}
    return Entry("furniture", "own", "own.toml", 1, {"id": "own", **basis, **fields})


def compiled(*entries):
    rules, problems = furniture.compile(entries)
    assert problems == []
    return Dictionary(Index(rules))


def clean(text, dictionary, lang=None):
    return cleanup.clean(text, lang=lang, dictionary=dictionary, only=("furniture",))


def test_one_line_teaches_a_house_s_footer():
    house = compiled(entry(line="Mill Gazette, sheet {n}, {date}"))
    text = f"{PARAGRAPH}\n\nMill Gazette, sheet 4, 3 May 2012\n\n{PARAGRAPH[:-1]} fast.\n"
    outcome = clean(text, house)
    assert outcome.text == f"{PARAGRAPH}\n\n{PARAGRAPH[:-1]} fast.\n"
    (edit,) = outcome.applied
    assert (edit.rule, edit.why, edit.evidence) == ("furniture/own", "The house's own footer.", "taught by an entry")


def test_a_house_s_footer_joins_the_sentence_it_split():
    house = compiled(entry(line=["Mill Gazette, sheet {n}", "Mill Gazette"]))
    text = "The mill by the river was mended in\n\nMill Gazette, sheet 4\n\nspring, and its wheel turns again.\n"
    assert clean(text, house).text == f"{PARAGRAPH}\n"


def test_a_line_of_one_language_serves_texts_in_it():
    german = compiled(entry(line="Mühlenblatt {n}", lang="de"))
    german_text = "Die Mühle am Fluss wurde im Frühling ausgebessert, und ihr Rad dreht sich wieder.\n\nMühlenblatt 7\n"
    assert "Mühlenblatt" not in clean(german_text, german, "de").text
    english = f"{PARAGRAPH}\n\nMühlenblatt 7\n"
    assert clean(english, german, "en").text == english


def test_without_any_entry_sequences_still_count():
    text = (
        "The mill by the river was mended in spring, and\n\n– 7 –\n\nits wheel turns again as it did of old.\n\n"
        "The miller grinds rye on Monday and wheat for the\n\n– 8 –\n\nbakery on every other day of the week.\n\n"
        "His daughter keeps the books.\n\n– 9 –\n"
    )
    out = clean(text, Dictionary(Index())).text
    assert out == (
        "The mill by the river was mended in spring, and its wheel turns again as it did of old.\n\n"
        "The miller grinds rye on Monday and wheat for the bakery on every other day of the week.\n\n"
        "His daughter keeps the books.\n"
    )


def test_labels_stay_in_the_language_of_the_source():
    text = f"{PARAGRAPH}\n\nFaqja 1 nga 2\n\n{PARAGRAPH[:-1]} fast.\n\nFaqja 2 nga 2\n"
    assert "Faqja" not in clean(text, shipped(), "en").text


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "nothing to find"),
        ({"line": "Faqe {nr}"}, "unknown slot {nr}; the slots are {n}"),
        ({"line": "{n} / {total}"}, "at least two letters"),
        ({"line": ["Mill {n}", "{n}"]}, "at least two letters"),
        ({"line": "Mill\nGazette"}, "one line only"),
        ({"line": "{title} of {title}, page {n}"}, "more than one {title}"),
        ({"line": "Mill {n}", "residue": ["Print this"]}, "make two entries"),
        ({"label": ["Page 3"]}, "write the word alone"),
        ({"rights": ["reserved"]}, "write the whole phrase"),
        ({"residue": ["»"]}, "too short"),
        ({"residue": ["Comments ({count})"]}, "unknown slot {count}"),
        ({"button": ["ok"]}, "too short"),
        ({"label": ["page"], "lang": "en"}, "take lang out"),
    ],
)
def test_what_is_refused_says_what_to_do(fields, message):
    rules, problems = furniture.compile([entry(**fields)])
    assert rules == []
    assert any(message in str(problem) for problem in problems), problems
    assert all(problem.path == "own.toml" for problem in problems)


def test_every_problem_of_every_entry_at_once():
    _, problems = furniture.compile([entry(line="{n}"), entry(label=["Page 3"]), entry(rights=["all"])])
    assert len(problems) == 3


SPOKEN = "en sq sr bs hr mk sl tr de fr it es pt ro el bg ru uk pl cs sk hu nl lv et fi lt da nb sv"
LANGUAGES = SPOKEN.split()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_labels_and_rights(lang):
    ids = {rule.id for rule in shipped().index.rules("furniture")}
    assert {f"pages-{lang}", f"rights-{lang}"} <= ids
