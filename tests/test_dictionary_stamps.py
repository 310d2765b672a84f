"""Large dictionaries are known again by their stamps; one that changed never is."""

import os
import time

import pytest

import cleanup
from cleanup.engine import load as loading

ENTRY = '[[name]]\nid = "a"\nkind = "person"\nwrite = "{}"\nwhy = "x"\n'
HOUR = 3600


@pytest.fixture
def dictionary(tmp_path, monkeypatch):
    monkeypatch.setenv("CLEANUP_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "names.toml"
    path.write_text(ENTRY.format("Agron Çelniku"), encoding="utf-8")
    return path


def cleaned(path):
    return cleanup.clean("They met Agron Celniku.", lang="en", dictionary=cleanup.load(path, shipped=False)).text


@pytest.fixture
def settled(monkeypatch):
    monkeypatch.setattr("cleanup.dictionary.stamps.SETTLED", 0)


@pytest.mark.usefixtures("settled")
def test_an_unchanged_dictionary_is_not_read_again(dictionary, monkeypatch):
    assert cleaned(dictionary) == "They met Agron Çelniku."
    monkeypatch.setattr(loading, "_read", lambda _: pytest.fail("it was read"))
    assert cleaned(dictionary) == "They met Agron Çelniku."


@pytest.mark.usefixtures("settled")
def test_a_changed_dictionary_is_read_again(dictionary):
    assert cleaned(dictionary) == "They met Agron Çelniku."
    dictionary.write_text(ENTRY.format("Agron Çelnikü"), encoding="utf-8")
    assert cleaned(dictionary) == "They met Agron Çelnikü."


def test_a_dictionary_that_is_just_written_is_not_trusted_to_its_time(dictionary):
    status = dictionary.stat()
    assert cleaned(dictionary) == "They met Agron Çelniku."
    dictionary.write_text(ENTRY.format("Agron Çelnikü"), encoding="utf-8")
    os.utime(dictionary, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert cleaned(dictionary) == "They met Agron Çelnikü."


@pytest.mark.usefixtures("settled")
def test_entries_of_a_recalled_dictionary_are_there(dictionary):
    os.utime(dictionary, (time.time() - HOUR,) * 2)
    cleaned(dictionary)
    (entry,) = cleanup.load(dictionary, shipped=False).entries
    assert entry.id == "a"
    assert cleanup.load(dictionary, shipped=False).source(entry).startswith("[[name]]")
