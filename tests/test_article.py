"""The article, problem by problem: what is fixed by default, asked, pointed at, and left."""

import re
from pathlib import Path

import pytest

import cleanup

SOURCE = (Path(__file__).parents[1] / "fixtures" / "anti-trafficking-month" / "source.md").read_bytes().decode()
OUTCOME = cleanup.clean(SOURCE, lang=None, filename="source.md")

FIXED = [
    ("Hajredin Kuqi", "Hajredin Kuçi", 1),
    ("Deputy Rashic.", "Deputy Rashica.", 1),
    ("Shillova Riza", "Riza Shillova", 1),
    ("State prosecutor, Ismet", "State Prosecutor, Ismet", 1),
    ("the Month Anti-Trafficking", "the Anti-Trafficking Month", 1),
    ("In this conference participated, Deputy", "The participants in this conference included Deputy", 2),
    ("Also in this conference, has spoken the", "Also speaking at this conference were the", 1),
    ("deputy ministries of relevenate ministries, etc...", "deputy ministers of relevant ministries, etc.", 2),
    ("aims to aware the public on", "aims to make the public aware of", 1),
    ("Rashica, at the same time National", "Rashica, who is also National", 1),
    ("Kosovo, at the same time Minister of Justice", "Kosovo, who is also Minister of Justice", 1),
    ('we announced, "month', 'we announced "month', 1),
    ("all institutions member of the", "all member institutions of the", 1),
    ("because of the Kosovo institutions will", "because the Kosovo institutions will", 1),
    ("is found as one of the most", "is found to be one of the most", 1),
    ("Whereas Interior Minister, Bajram Rexhepi, said", "Meanwhile, Interior Minister, Bajram Rexhepi, said", 1),
    ("in particular, is a priority", "in particular is a priority", 1),
    ("but on other side", "but on the other side", 1),
    ("achieved on combating", "achieved in combating", 1),
    ("is reflected on all reports", "is reflected in all reports", 1),
    ("report of U.S. State", "report of the U.S. State", 1),
    ("has been crucial role in", "has played a crucial role in", 1),
    ("Police for operation,", "Police for operations,", 1),
    ("this fight, - said Deputy", 'this fight," said Deputy', 1),
    ('people. "Said Kuçi.', 'people," said Kuçi.', 1),
    ("institutions.\n\nFaqe 1 © NATC\n\nIn the first", "institutions.\n\nIn the first", 1),
]
ASKED = {
    "one title per office": ("chairman of the Judicial Council of Kosovo", "chair of the Kosovo Judicial Council"),
    "one term per office": ("Interior Minister", "Minister of Internal Affairs"),
    "the same, elsewhere": ("Minister of Interior", "Minister of Internal Affairs"),
    "office without article": ("", "The "),
    "desirable results": ("Results may be desirable", "The desired results can be achieved"),
    "in strategy": ("", "the "),
    "to the child protection": ("the ", ""),
    "in opening": ("in ", ""),
    "lucrative business": ("", "a "),
    "is exercised": ("is exercised", "are practised"),
    "obligation on fight against": ("on fight against", "to fight"),
    "comma before in": (",", ""),
    "deputy minister": ("", "Minister "),
}
SHOWN = ["a main priority rule of law and order", ", of course we have to", "battle with the judiciary",
         "In the first place in the", "it is worth mentioning that it is encouraging that",
         "is the creation of criminal offenses", "gives crucial prosecution of", "will be fulfilled all its obligations"]  # fmt: skip
LEFT = [
    "Enver Peci",
    "Peci",
    "Bajram",
    "Rexhepi",
    "Ismet",
    "Kabashi",
    "U.S.",
    '"Act Now"',
    "Tuesday, 20 September 2011",
    "2011-2014",
    "800",
]


@pytest.mark.parametrize(("before", "after", "times"), FIXED)
def test_it_is_fixed_by_default(before, after, times):
    assert SOURCE.count(before) == times
    assert before not in OUTCOME.text
    assert OUTCOME.text.count(after) - SOURCE.count(after) == times


@pytest.mark.parametrize(("before", "after"), ASKED.values(), ids=ASKED)
def test_it_is_asked_with_a_usable_replacement(before, after):
    assert (before, after) in {(edit.before, edit.after) for edit in OUTCOME.held if edit.safety == "ask"}


def test_the_lead_that_stands_twice_is_asked_and_both_places_are_named():
    (edit,) = [edit for edit in OUTCOME.held if edit.rule == "furniture/twice-told"]
    assert edit.safety == "ask"
    assert edit.before.startswith("Ministry of Internal Affairs officially launched")
    assert not edit.after.strip()
    assert re.search(r"\b3\b.*\b7\b", edit.evidence)


@pytest.mark.parametrize("words", SHOWN)
def test_it_is_pointed_at_and_not_changed(words):
    shown = [edit for edit in OUTCOME.held if edit.safety == "show"]
    assert any(words in edit.before for edit in shown)
    assert words in OUTCOME.text


@pytest.mark.parametrize("words", LEFT)
def test_it_is_left(words):
    assert OUTCOME.text.count(words) == SOURCE.count(words)
    assert not any(words in edit.before and words not in edit.after for edit in OUTCOME.held if len(edit.before) < 100)


def test_no_digit_changes_but_those_of_the_footers():
    assert re.findall(r"\d", OUTCOME.text) == re.findall(r"\d", re.sub(r"Faqe \d © NATC", "", SOURCE))


def test_the_last_footer_goes_and_the_text_ends_with_one_newline():
    assert SOURCE.endswith("\n\nFaqe 2 © NATC")
    assert OUTCOME.text.endswith("etc.\n")
    assert not OUTCOME.text.endswith("\n\n")


def test_a_second_run_finds_nothing_that_is_safe():
    assert cleanup.clean(OUTCOME.text, lang=None, filename="source.md").applied == ()


def test_it_is_english_without_being_told():
    assert OUTCOME.lang == "en"
