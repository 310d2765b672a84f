"""The parts of the language server by themselves: places in a text, looks after a change, comments that spare, faults."""

import asyncio
import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec, TextDocument

from cleanup import formats
from cleanup.cli import main
from cleanup.dictionary.entries import Entry
from cleanup.edits import apply
from cleanup.engine.clean import Choice
from cleanup.engine.load import Dictionary, build
from cleanup.engine.run import Task
from cleanup.lsp import looking
from cleanup.lsp.page import Page, characters, units
from cleanup.lsp.server import Server, server
from cleanup.lsp.sparing import sparing
from cleanup.text import Options

NAME = {"kind": "person", "write": "Lirak Berishça", "why": "His own spelling."}
PHRASE = {
    "lang": "en",
    "find": "to aware the public on",
    "write": "to make the public aware of",
    "why": "'aware' is not a verb.",
    "fixes": [["He came to aware the public on it.", "He came to make the public aware of it."]],
    "leaves": ["He keeps the public aware of it."],
}
ENTRIES = [Entry("name", "lirak-berishqa", "a.toml", 1, NAME), Entry("phrase", "aware", "a.toml", 6, PHRASE)]
TASK = Task(Dictionary(build(ENTRIES)), Choice(), "en")
ENCODINGS = ("utf-8", "utf-16", "utf-32")
ALPHABET = "ab ç\u0327\n\r\f\u2028🎉\u200d\ud800"


def page(text, encoding="utf-16"):
    return Page(TextDocument("file:///a.md", text, 1, "markdown", position_codec=PositionCodec(encoding)))


@given(st.text(ALPHABET, max_size=12), st.sampled_from(ENCODINGS))
def test_every_place_has_a_position_and_every_position_its_place(text, encoding):
    one = page(text, encoding)
    for at in range(len(text) + 1):
        if text[at - 1 : at + 1] != "\r\n":
            assert one.at(one.position(at)) == at
    assert one.at(types.Position(99, 0)) == len(text)
    assert text[one.at(types.Position(0, 99)) :][:1] in ("", "\r", "\n")


@given(st.text(ALPHABET, max_size=12), st.sampled_from(ENCODINGS))
def test_units_are_those_of_the_encoding(text, encoding):
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = encoding if size == 1 else f"{encoding}-le"
    assert units(text, encoding) * size == len(text.encode(codec, "surrogatepass"))
    assert characters(text, units(text, encoding), encoding) == len(text)


PIECES = [
    "Lirak Berishqa ",
    "to aware the public on it",
    "\n\n",
    "# ",
    "- ",
    "```\n",
    "🎉",
    "x",
    "**",
    "\r\n",
    "<!-- cleanup: leave phrase -->\n",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@settings(deadline=None)
@given(texts, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30), st.sampled_from([*PIECES, ""])), max_size=6))
def test_a_quick_look_never_points_at_other_words(text, changes):
    """Whatever is typed: each edit still fits the text, and looking at all of it gives what a fresh look gives."""
    look = looking.whole(text, "a.md", TASK)
    for at, gone, new in changes:
        text = text[:at] + new + text[at + gone :]
        look = looking.near(look, text)
        for remark in look.remarks:
            apply(text, remark.edits)  # raises where an edit does not fit
            assert remark.reach.start <= remark.shown.start < remark.shown.end <= remark.reach.end <= len(text)
        assert sorted(look.remarks, key=lambda remark: remark.shown) == list(look.remarks)
        assert look.applied == ()
        assert not look.whole


def test_a_quick_look_finds_what_is_typed_and_keeps_the_rest():
    old = "Lirak Berishqa sang.\n\nThey meant the public.\n\nShe wants to aware the public on it.\n"
    new = old.replace("meant the", "meant to aware the public on the")
    look = looking.near(looking.whole(old, "a.md", TASK), new)
    assert look.remarks == looking.whole(new, "a.md", TASK).remarks
    assert [remark.rule for remark in look.remarks] == ["name/lirak-berishqa", "phrase/aware", "phrase/aware"]
    gone = looking.near(look, new.replace("wants to aware", "wants to inform"))
    assert [remark.rule for remark in gone.remarks] == ["name/lirak-berishqa", "phrase/aware"]


def test_a_quick_look_at_what_cannot_be_read_any_more_keeps_what_was_found():
    text = '<xliff version="1.2"><file source-language="sq"><body><trans-unit id="1"><source>x</source><target>to aware the public on it</target></trans-unit></body></file></xliff>'
    look = looking.whole(text, "a.xlf", TASK)
    assert len(look.remarks) == 1
    text = text.replace('version="1.2"', "version=1.2")
    broken = looking.near(look, text)
    assert [problem.line for problem in broken.problems] == [1]
    assert [text[slice(*remark.shown)] for remark in broken.remarks] == ["aware the public on"]


SPARED = {
    "paragraph": ("markdown", "One.\n\n@\n", "One.\n\n!\n@\n"),
    "first line": ("markdown", "@\r\nand on.\r\n", "!\r\n@\r\nand on.\r\n"),
    "heading": ("markdown", "# @\n", "!\n# @\n"),
    "within an item": ("markdown", "- one\n\n  @\n", "- one\n\n  !\n  @\n"),
    "item": ("markdown", "- one\n- @\n- two\n", "- one\n- @ !\n- two\n"),
    "cell": ("markdown", "| a | b |\n|---|---|\n| @ | c |\n", "| a | b |\n|---|---|\n| @ ! | c |\n"),
    "quote": ("markdown", "> @\n", "> @ !\n"),
    "plain text": ("text", "One.\n\n@\n", "One.\n\n!\n@\n"),
    "mdx": ("mdx", "One.\n\n@\n", "One.\n\n{/* cleanup: leave phrase/aware */}\n@\n"),
    "html": ("html", "<div>\n  <p>@</p>\n</div>\n", "<div>\n  !\n  <p>@</p>\n</div>\n"),
    "po": ("po", '#: a.c:1\nmsgid "x"\nmsgstr "@"\n', '# !\n#: a.c:1\nmsgid "x"\nmsgstr "@"\n'),
    "po, later": (
        "po",
        'msgid "a"\nmsgstr "b"\n\n#. x\nmsgid "x"\nmsgstr ""\n"@"\n',
        'msgid "a"\nmsgstr "b"\n\n# !\n#. x\nmsgid "x"\nmsgstr ""\n"@"\n',
    ),
    "strings": ("strings", '"a" = "b";\r\n"x" = "@";\r\n', '"a" = "b";\r\n/* ! */\r\n"x" = "@";\r\n'),
    "yaml": ("yaml", "a: b\nc:\n  title: @\n", "a: b\nc:\n  # !\n  title: @\n"),
    "vtt": (
        "vtt",
        "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n@\n",
        "WEBVTT\n\nNOTE !\n\n1\n00:01.000 --> 00:02.000\n@\n",
    ),
    "resx": (
        "resx",
        '<root>\n  <data name="a">\n    <value>@</value>\n  </data>\n</root>\n',
        '<root>\n  <data name="a">\n    !\n    <value>@</value>\n  </data>\n</root>\n',
    ),
    "all on one line": (
        "resx",
        '<root><data name="a"><value>one</value></data><data name="b"><value>@</value></data></root>',
        None,
    ),
    "subtitles": ("srt", "1\n00:00:01,000 --> 00:00:02,000\n@\n", None),
    "front matter": ("markdown", "---\ntitle: @\n---\n", None),
}


@pytest.mark.parametrize("case", SPARED)
def test_where_a_comment_goes(case):
    name, before, after = SPARED[case]
    said = "He came to aware the public on it."
    before, after = (
        text and text.replace("@", said).replace("!", "<!-- cleanup: leave phrase/aware -->")
        for text in (before, after)
    )
    task = Task(TASK.dictionary, TASK.choice, "en", options=Options(format=name, fields=("title", "c.title")))
    look = looking.whole(before, "", task)
    (remark,) = look.remarks
    edit = sparing(look, remark)
    assert (edit and apply(before, [edit])) == after
    if after:
        assert looking.whole(after, "", task).remarks == ()
        assert looking.whole(after, "", task).notes == ()
        assert formats.read(after, "", options=task.options).segments


class Wire:
    """What a server writes, as messages."""

    def __init__(self):
        self.messages = []

    def write(self, data):
        self.messages.append(json.loads(data.partition(b"\r\n\r\n")[2]))

    def close(self):
        pass


def test_a_fault_in_a_room_is_told_and_the_server_goes_on(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    made, wire, whole = server(), Wire(), looking.whole
    made.protocol.set_writer(wire)
    monkeypatch.setattr(Server, "_whole", lambda _, one, text: whole(text, one.path, TASK))

    async def typing():
        one = page("Lirak Berishqa sang.\n")
        made.pages[one.uri] = one
        for text, near in (("Berishqa", None), ("Lirak Berishqa", "boom"), ("Lirak Berishqa.", None)):
            one.apply_change(types.TextDocumentContentChangeWholeDocument(text))
            with monkeypatch.context() as patch:
                if near:
                    patch.setattr(looking, "near", lambda *_: 1 // 0)
                made.look(one)
                found = await made.settled(one.uri)
        return found

    _, look = asyncio.run(typing())
    assert [remark.rule for remark in look.remarks] == ["name/lirak-berishqa"]
    methods = [message["method"] for message in wire.messages]
    assert methods.count("window/logMessage") == 1
    assert (
        "ZeroDivisionError" in next(m for m in wire.messages if m["method"] == "window/logMessage")["params"]["message"]
    )
    assert methods[-1] == "textDocument/publishDiagnostics"


def test_without_the_extra_the_command_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr("cleanup.cli.serving.find_spec", lambda _: None)
    done = CliRunner().invoke(main, ["lsp"])
    assert (done.exit_code, done.output) == (
        2,
        "lsp: the language server needs pygls: pip install 'translation-cleanup[lsp]'\n",
    )
