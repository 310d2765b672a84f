"""The language server as an editor meets it: a real process, in UTF-8 and in UTF-16."""

import os
import random
import sys
import unicodedata

import pytest
import pytest_asyncio
from click.testing import CliRunner
from lsprotocol import types
from pytest_lsp import ClientServerConfig

from cleanup.cli import main

SETTINGS = 'shipped = false\ndictionaries = ["dictionary"]\nlang = "en"\n'
DICTIONARY = """\
[[name]]
id = "lirak-berishqa"
kind = "person"
write = "Lirak Berishça"
why = "The head of the choir; his own spelling."

[[phrase]]
id = "aware-the-public"
lang = "en"
find = "to aware the public on"
write = "to make the public aware of"
why = "'aware' is not a verb in English."
fixes = [["The choir aims to aware the public on its work.", "The choir aims to make the public aware of its work."]]
leaves = ["We hope to keep the public aware of the work."]

[[phrase]]
id = "in-the-frame"
lang = "en"
find = "in the frame of"
write = "as part of"
safety = "ask"
why = "A frame holds a picture."
fixes = [["She sang in the frame of the festival.", "She sang as part of the festival."]]
leaves = ["She painted it in the same frame."]
"""
NAME, PHRASE, ASK = "name/lirak-berishqa", "phrase/aware-the-public", "phrase/in-the-frame"
TEXT = """\
# 🎉 Lirak Berishqa and the choir

🎻🎺 The me\u0301lodies of Lirak Berishqa aim to aware the public on the work of the choir.

- “Ça va”, said Lirak Berishqa, who sang 🎶 in the frame of the festival.
- Nothing is wrong here.

The choir aims to aware the public on its songs.
"""
RIGHT = unicodedata.normalize("NFD", "Berishça")  # as this text writes its marks
UNITS = {"utf-8": lambda text: len(text.encode()), "utf-16": lambda text: len(text.encode("utf-16-le")) // 2}


class Editor:
    """An editor of one encoding: it opens, types, asks for actions and makes them, as editors do."""

    def __init__(self, client, folder, encoding):
        self.client, self.folder, self.encoding = client, folder, encoding
        self.texts, self.versions = {}, {}

    def uri(self, name):
        return (self.folder / name).as_uri()

    def open(self, name, text, language="markdown"):
        self.texts[name], self.versions[name] = text, 1
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def position(self, name, at):
        before = self.texts[name][:at].replace("\r\n", "\n").replace("\r", "\n")
        line = before.rpartition("\n")[2]
        return types.Position(before.count("\n"), UNITS[self.encoding](line))

    def at(self, name, position):
        text = self.texts[name]
        for at in range(len(text) + 1):
            if self.position(name, at) == position and text[at - 1 : at + 1] != "\r\n":
                return at
        raise AssertionError(position)

    def span(self, name, part):
        start = self.texts[name].index(part)
        return types.Range(self.position(name, start), self.position(name, start + len(part)))

    def change(self, name, *edits):
        """Make edits (start, end, new) one after another, in one message."""
        events = []
        for start, end, new in edits:
            where = types.Range(self.position(name, start), self.position(name, end))
            events.append(types.TextDocumentContentChangePartial(where, new))
            self.texts[name] = self.texts[name][:start] + new + self.texts[name][end:]
        self.versions[name] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, events))

    async def actions(self, name, where=None, only=None):
        shown = self.client.diagnostics.get(self.uri(name), ())
        context = types.CodeActionContext([one for one in shown if where and one.range == where], only)
        where = where or types.Range(types.Position(0, 0), types.Position(0, 0))
        asked = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), where, context)
        return await self.client.text_document_code_action_async(asked)

    async def found(self, name):
        """The findings once all of the text was looked at: what was asked for is answered after that."""
        return [one for one in await self.seen(name) if one.data]

    async def seen(self, name):
        """All that the editor shows: the findings, then problems of the file and notes on it."""
        await self.actions(name)
        return self.client.diagnostics.get(self.uri(name), [])

    async def rules(self, name):
        return [
            (one.code, self.texts[name][self.at(name, one.range.start) : self.at(name, one.range.end)])
            for one in await self.found(name)
        ]

    def make(self, name, action):
        """Make the edits of an action as an editor does, all of them by the text before any."""
        changes = action.edit.document_changes
        assert [one.text_document.version for one in changes] == [self.versions[name]]
        spans = [
            (self.at(name, one.range.start), self.at(name, one.range.end), one.new_text) for one in changes[0].edits
        ]
        self.change(name, *sorted(spans, reverse=True))

    async def hover(self, name, part):
        asked = types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), self.span(name, part).start)
        return await self.client.text_document_hover_async(asked)

    def file_changed(self, name):
        event = types.FileEvent(self.uri(name), types.FileChangeType.Changed)
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "content"
    (place / "dictionary").mkdir(parents=True)
    (place / "cleanup.toml").write_text(SETTINGS, encoding="utf-8")
    (place / "dictionary" / "house.toml").write_text(DICTIONARY, encoding="utf-8")
    return place


@pytest_asyncio.fixture
async def editor(request, folder):
    encoding = getattr(request, "param", "utf-16")
    env = os.environ | {"CLEANUP_CACHE": str(folder.parent / "cache")}
    client = await ClientServerConfig([sys.executable, "-m", "cleanup", "lsp", "--stdio"], server_env=env).start()
    capabilities = types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[encoding]),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
        ),
    )
    await client.initialize_session(types.InitializeParams(capabilities, root_uri=folder.as_uri()))
    yield Editor(client, folder, encoding)
    await client.shutdown_session()
    await client.stop()


both = pytest.mark.parametrize("editor", ["utf-8", "utf-16"], indirect=True)


def fixed(folder, name, text, monkeypatch):
    """What `cleanup fix` makes of the text."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CLEANUP_CACHE", str(folder.parent / "cache"))
    (folder / name).write_bytes(text.encode())
    done = CliRunner().invoke(main, ["fix", name])
    assert done.exit_code == 0, done.output
    return (folder / name).read_bytes().decode()


@pytest.mark.asyncio
@pytest.mark.parametrize(("editor", "newline"), [("utf-8", "\n"), ("utf-16", "\r\n")], indirect=["editor"])
async def test_findings_and_all_that_is_safe(editor, newline, monkeypatch):
    text = TEXT.replace("\n", newline)
    editor.open("a.md", text)
    assert await editor.rules("a.md") == [
        (NAME, "Berishqa"),
        (NAME, "Berishqa"),
        (PHRASE, "aware the public on"),
        (NAME, "Berishqa"),
        (ASK, "in the frame"),
        (PHRASE, "aware the public on"),
    ]
    first, *_, ask, _, note = await editor.seen("a.md")
    assert note.message.startswith("the anchor of this heading, #-lirak-berishqa-and-the-choir, becomes")
    assert (note.range.start.line, note.severity) == (0, types.DiagnosticSeverity.Information)
    assert (first.severity, ask.severity) == (types.DiagnosticSeverity.Warning, types.DiagnosticSeverity.Information)
    assert first.source == "cleanup"
    assert first.message.startswith(f"Berishqa → {RIGHT}: The head of the choir")
    assert first.data["fingerprint"] != ask.data["fingerprint"]
    (action,) = await editor.actions("a.md", only=[types.CodeActionKind.SourceFixAll])
    assert action.kind == "source.fixAll.cleanup"
    editor.make("a.md", action)
    assert editor.texts["a.md"] == fixed(editor.folder, "a.md", text, monkeypatch)
    assert [rule for rule, _ in await editor.rules("a.md")] == [ASK]
    assert not await editor.actions("a.md", only=["source.organizeImports"])


def shown(found):
    """The diagnostics without their fingerprints, in which is the path."""
    return [(one.range, one.message, one.severity, one.code) for one in found]


@both
@pytest.mark.asyncio
async def test_typing_ends_where_a_fresh_look_does(editor):
    rng = random.Random(11)
    pieces = [
        "Lirak Berishqa ",
        "🎉",
        "e\u0301",
        "\n",
        "\r\n",
        "\f",
        "\u2028",
        "to aware the public on ",
        "x",
        "\n\n- ",
        "```\n",
        "",
    ]
    editor.open("a.md", TEXT.replace("\n", "\r\n"))
    for _ in range(40):
        edits = []
        text = editor.texts["a.md"]
        for _ in range(rng.randint(1, 2)):
            start, end = sorted(rng.choices([at for at in range(len(text)) if text[at - 1 : at + 1] != "\r\n"], k=2))
            edits.append((start, end if end - start < 20 else start, rng.choice(pieces)))
            text = text[: edits[-1][0]] + edits[-1][2] + text[edits[-1][1] :]
        editor.change("a.md", *edits)
    editor.open("b.md", editor.texts["a.md"])
    assert shown(await editor.found("a.md")) == shown(await editor.found("b.md"))
    editor.change("a.md", (0, len(editor.texts["a.md"]), TEXT))
    editor.open("c.md", TEXT)
    assert len(shown(await editor.found("a.md"))) == 6
    assert shown(await editor.found("a.md")) == shown(await editor.found("c.md"))


@pytest.mark.asyncio
async def test_what_is_offered_for_a_finding(editor):
    editor.open("a.md", TEXT)
    await editor.found("a.md")
    change, leave, add, every = await editor.actions("a.md", editor.span("a.md", "Berishqa"), ["quickfix"])
    assert (change.title, change.is_preferred) == (f"Change “Berishqa” to “{RIGHT}”", True)
    assert list(change.diagnostics) == [editor.client.diagnostics[editor.uri("a.md")][0]]
    assert add.title == "Add “Berishqa” to the dictionary of the house as right"
    assert every.title == f"Make all 3 changes of {NAME}"
    editor.make("a.md", change)
    assert editor.texts["a.md"] == TEXT.replace("Berishqa", RIGHT, 1)
    assert not leave.is_preferred
    change, leave = await editor.actions("a.md", editor.span("a.md", "in the frame"), ["quickfix"])
    assert (change.is_preferred, leave.title) == (False, f"Leave this as it is: {ASK}")
    editor.make("a.md", change)
    _, _, _, every = await editor.actions("a.md", editor.span("a.md", "Berishqa"), ["quickfix"])
    editor.make("a.md", every)
    assert [rule for rule, _ in await editor.rules("a.md")] == [PHRASE, PHRASE]
    hover = await editor.hover("a.md", "public on the work")
    assert hover.range == editor.span("a.md", "aware the public on")
    assert "'aware' is not a verb in English." in hover.contents.value
    assert f"`{PHRASE}`" in hover.contents.value
    assert await editor.hover("a.md", "Nothing is wrong") is None


@pytest.mark.asyncio
async def test_a_passage_is_left_as_it_is(editor):
    editor.open("a.md", TEXT)
    for part in ("Berishqa and", "Berishqa aim", "Berishqa, who", "in the frame"):
        found = await editor.actions("a.md", editor.span("a.md", part), ["quickfix"])
        editor.make("a.md", next(one for one in found if one.title.startswith("Leave")))
    assert await editor.rules("a.md") == [(PHRASE, "aware the public on")] * 2
    assert not [one for one in await editor.seen("a.md") if "spares nothing" in one.message]


@pytest.mark.asyncio
async def test_settings_and_dictionaries_are_read_again(editor):
    settings, house = editor.folder / "cleanup.toml", editor.folder / "dictionary" / "house.toml"
    editor.open("a.md", TEXT)
    assert len(await editor.found("a.md")) == 6

    settings.write_text(f'{SETTINGS}rules = {{ "{ASK}" = "off" }}\n', encoding="utf-8")
    editor.file_changed("cleanup.toml")
    assert ASK not in [rule for rule, _ in await editor.rules("a.md")]

    settings.write_text(f"{SETTINGS}loud = true\n", encoding="utf-8")
    editor.file_changed("cleanup.toml")
    assert len(await editor.found("a.md")) == 5  # by the last good ones
    (wrong,) = editor.client.diagnostics[settings.as_uri()]
    assert (wrong.range.start.line, wrong.severity) == (3, types.DiagnosticSeverity.Error)
    assert wrong.message.startswith('unknown key "loud"')
    assert editor.client.messages[-1].message.startswith(f"{settings}:4: unknown key")

    settings.write_text(SETTINGS, encoding="utf-8")
    house.write_text(DICTIONARY.replace("write =", "wirte =", 1), encoding="utf-8")
    editor.file_changed("dictionary/house.toml")
    assert len(await editor.found("a.md")) == 5
    assert not editor.client.diagnostics[settings.as_uri()]
    assert [one.range.start.line for one in editor.client.diagnostics[house.as_uri()]] == [0, 3]

    house.write_text(DICTIONARY, encoding="utf-8")
    editor.client.text_document_did_save(
        types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.md")))
    )  # for editors that watch no files
    assert len(await editor.found("a.md")) == 6
    assert not editor.client.diagnostics[house.as_uri()]


async def add(editor, name, number):
    """Do what the action for a finding asks the server to do; what it says then."""
    mark = (await editor.found(name))[number].data["fingerprint"]
    command = types.ExecuteCommandParams("cleanup.add", [editor.uri(name), mark])
    await editor.client.workspace_execute_command_async(command)
    return editor.client.messages[-1].message


@pytest.mark.asyncio
async def test_a_name_goes_to_the_dictionary_of_the_house(editor):
    names = editor.folder / "dictionary" / "names.toml"
    text = (
        "Besa Lumiqi spoke first. Then Lirak Berishqa sang, and Besa Lumiçi left. Besa Lumiçi and Besa Lumiqi agree.\n"
    )
    editor.open("b.md", text)
    rules = [rule for rule, _ in await editor.rules("b.md")]
    assert rules.count("name/one-spelling") == 2
    assert await add(editor, "b.md", 0) == f"{names}:1: added name/besa-lumici"
    assert [rule for rule, _ in await editor.rules("b.md")] == ["name/besa-lumici", NAME, "name/besa-lumici"]
    # An entry that is the house's own is changed by hand: nothing rewrites a dictionary.
    house = editor.folder / "dictionary" / "house.toml"
    assert (
        await add(editor, "b.md", 1)
        == f'{house}:1: this entry is the house\'s own; add accepted = {{ en = ["Berishqa"] }} to it'
    )


@pytest.mark.asyncio
async def test_a_spelling_is_accepted_beside_that_of_the_shipped_entry(editor):
    common = editor.folder.parent / "common"
    common.mkdir()
    (editor.folder / "dictionary" / "house.toml").rename(common / "house.toml")
    settings = SETTINGS.replace('["dictionary"]', '["../common", "own.toml"]')
    (editor.folder / "cleanup.toml").write_text(settings, encoding="utf-8")
    (editor.folder / "own.toml").write_text("# Ours.\n", encoding="utf-8")
    editor.open("a.md", TEXT)
    assert len(await editor.found("a.md")) == 6
    assert await add(editor, "a.md", 0) == f"{editor.folder / 'own.toml'}:3: added {NAME}"
    assert 'accepted = { en = ["Berishqa", "Lirak Berishqa"] }' in (editor.folder / "own.toml").read_text("utf-8")
    assert [rule for rule, _ in await editor.rules("a.md")] == [PHRASE, ASK, PHRASE]


@pytest.mark.asyncio
async def test_nothing_is_written_outside_of_the_open_folders(editor):
    elsewhere = editor.folder.parent / "elsewhere.toml"
    elsewhere.write_text(DICTIONARY, encoding="utf-8")
    settings = editor.folder / "cleanup.toml"
    settings.write_text(SETTINGS.replace("dictionary", "../elsewhere.toml"), encoding="utf-8")
    editor.open("a.md", TEXT)
    assert (await add(editor, "a.md", 0)).endswith("lies outside of the folders that are open; nothing was added")
    assert elsewhere.read_text(encoding="utf-8") == DICTIONARY


@pytest.mark.asyncio
async def test_what_is_not_for_us_and_what_is_closed(editor):
    settings = editor.folder / "cleanup.toml"
    settings.write_text(f'{SETTINGS}exclude = ["archive/"]\n', encoding="utf-8")
    names = ("photo.jpg", "a.docx", "a.pdf", "a.json", "archive/a.md", "script.py")
    for name in names:
        editor.open(name, TEXT, "python")
    editor.open("LICENSE", TEXT, "plaintext")
    editor.open("a.xlf", "<xliff>Lirak Berishqa", "xml")
    assert len(await editor.found("LICENSE")) == 6
    assert [await editor.seen(name) for name in names] == [()] * 6
    assert [one.code for one in await editor.seen("a.xlf")] == [None]  # cannot be read: the problem
    document = types.TextDocumentIdentifier(editor.uri("LICENSE"))
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
    assert not await editor.seen("LICENSE")
    assert await editor.client.text_document_hover_async(types.HoverParams(document, types.Position(0, 4))) is None
