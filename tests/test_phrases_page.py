"""The page on phrase rules: every block of it is a dictionary that does what it says."""

import re
from pathlib import Path

import pytest

from cleanup.dictionary.read import read
from cleanup.engine.check import alone, examples
from cleanup.engine.clean import Choice, outcome
from cleanup.engine.load import build
from cleanup.phrases import SCHEMA
from cleanup.phrases.kinds import KINDS

PAGE = Path(__file__).parents[1] / "docs" / "phrases.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = [match[1] for match in re.finditer(r"```toml\n(.*?)```", TEXT, re.DOTALL)]


def entries():
    for number, block in enumerate(BLOCKS):
        found, problems = read(Path(f"phrases.md-{number}.toml"), block.encode(), {"phrase": SCHEMA})
        assert problems == []
        yield from found


ENTRIES = list(entries())


@pytest.mark.parametrize("example", list(examples(ENTRIES)), ids=lambda example: f"{example.entry.id}:{example.line}")
def test_example_of_the_page(example):
    if example.entry.id == "example-both-scripts":
        lang = "sr-Cyrl" if re.search("[а-я]", example.before) else "sr-Latn"
        index = build([example.entry])
        assert outcome(example.before, index, Choice(), lang, make={"ask"}).text == example.after
    else:
        assert alone(example) == example.after


def test_what_is_shown_on_the_page_is_pointed_at():
    (entry,) = (entry for entry in ENTRIES if entry.fields.get("safety") == "show")
    for text in entry.texts("shows"):
        held = outcome(text, build([entry]), Choice(), "en").held
        assert [(edit.rule, edit.safety) for edit in held] == [(entry.rule, "show")]


@pytest.mark.parametrize("word", [*KINDS, *SCHEMA.keys])
def test_the_page_names_every_slot_and_key(word):
    assert re.search(rf"\{{{word}[:}}]" if word in KINDS else rf"\b{word}\b", TEXT)
