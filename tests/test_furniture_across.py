"""Lines that many files share become entries, on request."""

import tomllib
from pathlib import Path

import cleanup
from cleanup import formats
from cleanup.dictionary.read import read
from cleanup.engine.load import Dictionary, build
from cleanup.furniture import SCHEMA
from cleanup.furniture.across import entry, shared, template

BODIES = [
    "The ferry left at six, and the keeper of the light was asleep on the rail until noon.",
    "Forty boats came from the islands, and the bakery gave bread to everybody on the quay.",
    "The council met in the net shed, for the school was being painted by the pupils.",
    "Nobody knew the man who stepped ashore with a covered cage and asked for a room.",
    "The wall was mended in a single night, and the stones came from the old quarry.",
    "Two gulls sat on the rock while the band played, and a third one flew away.",
]


def documents(count=6):
    return [
        formats.read(f"Skip the harbour menu\n\n{BODIES[n]}\n\nPrinted on {n + 1}.03.2012 by the mill\n", f"{n}.txt")
        for n in range(count)
    ]


def test_lines_at_the_same_place_of_many_files_are_found():
    found = shared(documents())
    assert [(one.line, one.place, one.files, one.of) for one in found] == [
        ("Printed on {date} by the mill", "foot", 6, 6),
        ("Skip the harbour menu", "head", 6, 6),
    ]
    assert found[0].paths == ("0.txt", "1.txt", "2.txt")


def test_too_few_files_prove_nothing():
    assert shared(documents(2)) == []
    assert shared([]) == []


def test_a_proposed_entry_proves_itself():
    for one in shared(documents()):
        block = entry(one)
        entries, problems = read(Path("own.toml"), block.encode(), {"furniture": SCHEMA})
        assert problems == []
        (made,) = entries
        dictionary = Dictionary(build([made]))
        for before, after in tomllib.loads(block)["furniture"][0]["fixes"]:
            assert cleanup.clean(before, dictionary=dictionary).text == after
        for leave in made.texts("leaves"):
            assert cleanup.clean(leave, dictionary=dictionary).applied == ()


def test_signs_of_toml_and_slots_are_written_safely():
    text = 'The "mill" \\ {press}'
    documents = [formats.read(f"{text}\n\n{BODIES[n]}\n", "") for n in range(4)]
    (one,) = shared(documents)
    assert tomllib.loads(entry(one))["furniture"][0]["line"] == 'The "mill" \\ (press)'


def test_numbers_become_slots():
    assert template("Sheet 3 of 2011 (12/03/2012)") == "Sheet {n} of {year} ({date})"
