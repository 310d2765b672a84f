"""Every entry proves itself: its sentences, alone and in company; each case is called by file and line."""

import pytest

from cleanup.engine.check import LANGS, alone, check, examples, in_company
from cleanup.engine.load import shipped, shipped_folder

DICTIONARY = shipped()
EXAMPLES = list(examples(DICTIONARY.entries))


def name(example):
    return example.name.replace(str(shipped_folder()), "dictionaries")


@pytest.mark.parametrize("example", EXAMPLES, ids=name)
def test_example(example):
    assert alone(example) == example.after
    assert in_company(example, DICTIONARY.index) == example.after
    assert in_company(example, DICTIONARY.index, example.after) == example.after


@pytest.mark.parametrize("room", ["phrase", "furniture"])
def test_phrases_and_furniture_carry_what_they_must_change_and_leave(room):
    entries = [entry for entry in DICTIONARY.entries if entry.room == room and not entry.path.endswith(".tsv")]
    assert entries
    for entry in entries:
        least = 2 if room == "phrase" else 1
        assert len(entry.texts("leaves")) >= least, entry.rule
        assert len(entry.fields.get("fixes", entry.fields.get("shows", ()))) >= least, entry.rule


def test_names_are_written_in_languages_that_are_known():
    for entry in DICTIONARY.entries:
        write = entry.fields.get("write")
        if entry.room == "name" and isinstance(write, dict):
            assert set(write) <= {*LANGS, "sr", "cnr", "sl", "it", "el", "bg", "ro", "en-x-sq", "en-x-sr"}, entry.rule


def test_the_dictionary_as_a_whole_is_without_contradiction():
    assert [str(problem) for problem in check(DICTIONARY.entries, DICTIONARY.index)] == []
