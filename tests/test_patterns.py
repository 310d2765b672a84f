"""Compiled expressions are kept, read again, and never trusted to be more than that."""

import os
import pickle
import sqlite3

import pytest

from cleanup import patterns

EXPRESSION = r"\b(?P<verb>aware[sd]?)\s+(?:the|a)\s+\p{Lu}\w+"


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "patterns.db"
    patterns.compiled.cache_clear()
    patterns.keep(path)
    yield path
    patterns.forget()
    patterns.compiled.cache_clear()


def forms(path):
    with sqlite3.connect(path) as db:
        found = db.execute("select expression, form from pattern").fetchall()
    db.close()
    return found


def test_a_form_is_kept_and_matches_as_before_when_read_again(store):
    text = "To aware the Minister.\nThey awared a Mayor."
    first = [match.span() for match in patterns.compiled(EXPRESSION).finditer(text)]
    assert len(first) == 2
    assert [expression for expression, _ in forms(store)] == [EXPRESSION]
    patterns.compiled.cache_clear()
    again = patterns.compiled(EXPRESSION)
    assert [match.span() for match in again.finditer(text)] == first
    assert again.search(text)["verb"] == "aware"


class Evil:
    def __reduce__(self):
        return os.mkdir, ("evil",)


def test_a_form_that_is_something_else_is_not_run(store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    patterns.compiled(EXPRESSION)
    with sqlite3.connect(store) as db:
        db.execute("update pattern set form = ?", (pickle.dumps(Evil()),))
    db.close()
    patterns.compiled.cache_clear()
    assert patterns.compiled(EXPRESSION).search("aware the Mayor")
    assert not (tmp_path / "evil").exists()


def test_a_store_that_is_damaged_or_cannot_be_made_does_no_harm(tmp_path):
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"not a database" * 100)
    for path in (broken, broken / "below" / "a-file.db"):
        patterns.compiled.cache_clear()
        patterns.keep(path)
        assert patterns.compiled(EXPRESSION).search("aware the Mayor")
    patterns.forget()
