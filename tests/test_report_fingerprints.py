"""Fingerprints: the same finding is known again, two findings are never taken for one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cleanup.edits import Edit, Outcome, apply, decisions
from cleanup.report.fingerprints import fingerprint, fingerprints
from cleanup.text import Span

WORDS = {"Kuqi": "Kuçi", "Rashic": "Rashica", "known": "known"}


def found(text, path="a.md", rules=WORDS):
    """An outcome that finds each of the wrong words; `known` is only pointed at."""
    edits = []
    for word, after in rules.items():
        at = text.find(word)
        while at >= 0:
            edits.append(
                Edit(
                    Span(at, at + len(word)),
                    word,
                    after,
                    f"name/{word.lower()}",
                    "",
                    "show" if word == after else "safe",
                )
            )
            at = text.find(word, at + 1)
    edits.sort(key=lambda edit: edit.span)
    made = tuple(edit for edit in edits if edit.safety == "safe")
    held = tuple(edit for edit in edits if edit.safety == "show")
    return Outcome(text, apply(text, made), made, held, path=path)


TEXT = "The minister Kuqi spoke today.\n\nThen Kuqi and Rashic left the hall, where Kuqi is known.\n"


def prints(text, **kwargs):
    return list(fingerprints(found(text, **kwargs)).values())


def test_each_finding_has_its_own():
    assert len(set(prints(TEXT))) == len(prints(TEXT)) == 5
    assert len(set(prints("Kuqi\n\n" * 50))) == 50


def test_lines_that_come_and_other_breaks_change_nothing():
    same = set(prints(TEXT))
    assert set(prints("# A new heading\n\nAnd a new paragraph.\n\n" + TEXT)) == same
    assert set(prints(TEXT.replace("\n", "\r\n"))) == same
    assert set(prints(TEXT.replace("left the", "left\nthe"))) == same
    assert set(prints(TEXT, path="./a.md")) == same


def test_what_makes_another_finding_makes_another_fingerprint():
    same = set(prints(TEXT))
    assert not set(prints(TEXT, path="b.md")) & same
    assert not set(prints(TEXT, rules={"Kuqi": "Kuqja"})) & same
    assert len(set(prints(TEXT.replace("minister", "ministry"))) & same) == 4


def test_putting_a_neighbour_right_does_not_make_a_finding_new():
    before = found(TEXT)
    rest = prints(TEXT.replace("Rashic", "Rashica"), rules={"Kuqi": "Kuçi"})
    assert set(rest) < set(fingerprints(before).values())
    assert len(rest) == 3


def test_edits_of_one_decision_share_theirs():
    match = Span(0, 17)
    one = Edit(Span(0, 2), "In", "The", "phrase/x", "", "safe", "", match)
    other = Edit(Span(8, 17), "was happy", "rejoiced", "phrase/x", "", "safe", "", match)
    text = "In June was happy."
    one, other = (replace(edit, before=text[edit.span.start : edit.span.end]) for edit in (one, other))
    outcome = Outcome(text, apply(text, [one, other]), (one, other))
    assert fingerprint(outcome, one) == fingerprint(outcome, other)


@given(st.lists(st.sampled_from(["Kuqi", "Rashic", "known", "a", "\n\n", "\r\n", "\ud800", "\x00"]), max_size=40))
def test_any_text(words):
    outcome = found(" ".join(words))
    groups = decisions([*outcome.applied, *outcome.held])
    assert len(set(fingerprints(outcome).values())) == len(groups)
    assert all(len(one) == 32 for one in fingerprints(outcome).values())
