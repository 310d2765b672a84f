"""The patch: `git apply` takes it, and makes of the files what the edits make."""

import os
import re
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.edits import Edit, Outcome, apply
from cleanup.report import patch
from cleanup.text import Span

ENV = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CEILING_DIRECTORIES": os.sep}


def outcome(text, path, word="Kuqi", after="Kuçi"):
    edits = [Edit(Span(*match.span()), word, after, "name/x", "") for match in re.finditer(re.escape(word), text)]
    return Outcome(text, apply(text, edits), tuple(edits), path=path)


def applied(folder, outcomes):
    """What git makes of the files by one patch."""
    for one in outcomes:
        (folder / one.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / one.path).write_bytes(one.source.encode())
    text = "".join(map(patch.render, outcomes))
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    done = subprocess.run(command, cwd=folder, env=ENV, input=text.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode() + text
    return [(folder / one.path).read_bytes().decode() for one in outcomes]


NAMES = [
    "a.md",
    "a b.md",
    'q"u"ote.md',
    "Kuçi ë.md",
    "one/two three/d.md",
    " lead",
    "trail ",
    "a\\b.md",
    "tab\there.md",
]
NAMES += ["new\nline.md", "\x01\x7f.md", 'dir\\x/"q" w.md', "b/a/b.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_of_any_characters(tmp_path):
    outcomes = [outcome("x\nMr Kuqi\ny\n", name) for name in NAMES]
    assert applied(tmp_path, outcomes) == [one.text for one in outcomes]


TEXTS = [
    "Mr Kuqi", "Mr Kuqi\r\n", "a\r\nMr Kuqi\r\nb\r\n", "a\rKuqi\rb", "a\rKuqi\rb\n", " \n\nKuqi\n\n", "Kuqi\n" * 50, "\ufeffKuqi\n",
    "a\n" * 20 + "Kuqi\n" + "b\n" * 7 + "Kuqi\n" + "b\n" * 6 + "Kuqi", "Kuqi\x0c\nx\x85y\u2028Kuqi\n", "Kuqi" * 9 + "\n",
]  # fmt: skip
LINES = [("Kuqi\nb\n", "Kuqi\n", ""), ("Kuqi\n", "Kuqi\n", ""), ("b\nKuqi\n", "\nKuqi", ""), ("b\nKuqi", "\nKuqi", "")]
LINES += [("b\n\nKuqi\n\nc\n", "Kuqi\n\n", ""), ("b\nKuqi\r\nc\n", "Kuqi\r\nc", "d"), ("b\nKuqi\nc", "Kuqi\nc", "d\n")]


def test_texts_of_any_shape(tmp_path):
    cases = [(text, "Kuqi", after) for text in TEXTS for after in ("Kuçi", "", "x\ny", "-- a\n++ b")]
    outcomes = [outcome(text, f"{n}.md", word, after) for n, (text, word, after) in enumerate([*cases, *LINES])]
    assert applied(tmp_path, outcomes) == [one.text for one in outcomes]


PIECES = st.lists(st.sampled_from(["Kuqi", "\n", "\n", "\r\n", "\r", "a", "--- ", "@@ ", "\\ ", "ë"]), max_size=40)


@given(st.lists(PIECES, min_size=20, max_size=20), st.sampled_from(["Kuçi", "", "\n"]))
@settings(deadline=None, max_examples=15)
def test_any_texts(tmp_path_factory, texts, after):
    outcomes = [outcome("".join(pieces), f"{n}.md", after=after) for n, pieces in enumerate(texts)]
    if any(one.applied for one in outcomes):
        assert applied(tmp_path_factory.mktemp("git"), outcomes) == [one.text for one in outcomes]


def test_nothing_applied_is_no_patch():
    assert patch.render(outcome("all is well\n", "a.md")) == ""
