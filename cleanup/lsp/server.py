"""The language server: the protocol on standard input and output, and when what is looked at."""

from __future__ import annotations

import asyncio
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from cleanup import __version__
from cleanup.dictionary.entries import Entry
from cleanup.lsp import actions, learning, looking, marking
from cleanup.lsp.house import WATCHED, House
from cleanup.lsp.looking import Look
from cleanup.lsp.page import Page
from cleanup.problems import CleanupError, Problem
from cleanup.report.wording import plain

IDLE, LONG = 0.2, 1.0  # seconds without a change before all of a text is looked at: as many as the last look took
SWITCH = 0.0005  # seconds that a look may keep a message waiting


class Server(LanguageServer):
    """The pages that are open, and the two threads that look at them: one for what is near a change, one for the whole."""

    def __init__(self) -> None:
        super().__init__("cleanup", __version__)
        self.house = House()
        self.pages: dict[str, Page] = {}
        self.near = ThreadPoolExecutor(1, "near")
        self.whole = ThreadPoolExecutor(1, "whole")
        self.told: dict[str, list[types.Diagnostic]] = {}  # what is wrong with settings and dictionaries, by uri

    def look(self, page: Page) -> None:
        """Look at a page, from now on; a look at an earlier state of it is given up."""
        if page.task:
            page.task.cancel()
        page.hurry.clear()
        page.task = asyncio.get_running_loop().create_task(self._look(page))

    async def _look(self, page: Page) -> None:
        for look in (self._look_near, self._look_whole):
            try:
                await look(page)
            except Exception:  # noqa: BLE001 (a fault in a room is told, and the server goes on)
                self.log(f"{page.uri}: {traceback.format_exc()}")
        self.tell()

    async def _look_near(self, page: Page) -> None:
        before, text = page.look, page.text
        if before and before.text != text:
            self._show(page, await self.run(self.near, looking.near, before, text))
            with suppress(TimeoutError):
                await asyncio.wait_for(page.hurry.wait(), min(LONG, max(IDLE, page.took)))

    async def _look_whole(self, page: Page) -> None:
        begin = time.monotonic()
        look = await self.run(self.whole, self._whole, page, page.text)
        page.took = time.monotonic() - begin
        self._show(page, look)

    async def run(self, pool: ThreadPoolExecutor, work: Callable[..., Any], *arguments: Any) -> Any:
        """What work in one of the threads comes to."""
        return await asyncio.get_running_loop().run_in_executor(pool, work, *arguments)

    def _whole(self, page: Page, text: str) -> Look | None:
        treatment = self.house.treatment(page.file, page.language_id or "")
        return looking.whole(text, page.path, treatment.task, treatment.baseline) if treatment else None

    def _show(self, page: Page, look: Look | None) -> None:
        page.look = look
        found = marking.diagnostics(page, look) if look else []
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(page.uri, found, page.version))

    async def settled(self, uri: str, *, patient: bool = False) -> tuple[Page, Look] | None:
        """A page with a look at all of its text as it is now; None where it is closed or not for us.

        Who is `patient` waits until nothing is typed any more: editors ask for actions at every key.
        """
        page = self.pages.get(unquote(uri))
        while page and page.task and not page.task.done():
            if not patient:
                page.hurry.set()
            await asyncio.wait({page.task})
        return (page, page.look) if page and page.look and page.look.whole and page.look.text == page.text else None

    def renew(self) -> None:
        """Read the settings and dictionaries again, and look at every page with them."""
        self.whole.submit(self.house.renew)  # before the looks, which go to the same thread
        for page in self.pages.values():
            self.look(page)

    def tell(self) -> None:
        """Show what is wrong with settings and dictionaries in their own files; what is right again is taken back."""
        told: dict[str, list[types.Diagnostic]] = {}
        for problem in self.house.problems:
            uri = from_fs_path(problem.path) if Path(problem.path).is_absolute() else None
            told.setdefault(uri or "", []).append(marking.problem(problem))
        for uri in told.keys() | self.told.keys():
            if uri and told.get(uri) != self.told.get(uri):
                found = told.get(uri, [])
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))
        if told and told != self.told:
            self.say(*self.house.problems)
        self.told = told

    def say(self, *problems: Problem) -> None:
        """Show problems to whoever sits there."""
        for problem in problems[:3]:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, plain(str(problem))))

    def log(self, message: str) -> None:
        """Note a fault where the editor keeps such notes."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    @property
    def watching(self) -> bool:
        """Whether the editor tells when files change."""
        workspace = self.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        return bool(watched and watched.dynamic_registration)

    @property
    def versioned(self) -> bool:
        """Whether the editor takes edits for one version of a text only."""
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)

    @property
    def roots(self) -> list[Path]:
        """The folders that are open in the editor."""
        uris = [self.workspace.root_uri, *(folder.uri for folder in self.workspace.folders.values())]
        return [Path(root) for uri in uris if uri and (root := to_fs_path(uri))]


async def initialized(ls: Server, _: types.InitializedParams) -> None:
    """Ask to be told of changed settings and dictionaries."""
    if ls.watching:
        watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("watched", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await ls.client_register_capability_async(types.RegistrationParams([registration]))


def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Keep a document that was opened, in place of the one that pygls would keep, and look at it."""
    uri = unquote(params.text_document.uri)
    page = Page(ls.workspace.get_text_document(params.text_document.uri))
    ls.workspace.text_documents[uri] = ls.pages[uri] = page
    ls.look(page)


def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Look at a document that was changed."""
    ls.look(ls.pages[unquote(params.text_document.uri)])


def saved(ls: Server, _: types.DidSaveTextDocumentParams) -> None:
    """Look whether settings or dictionaries were changed, where nobody tells."""
    if not ls.watching:
        ls.renew()


def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Forget a document, and what was shown of it."""
    page = ls.pages.pop(unquote(params.text_document.uri))
    if page.task:
        page.task.cancel()
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(page.uri, []))


def files_changed(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
    """Read settings and dictionaries again."""
    ls.renew()


async def offered(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What can be done about what is found there."""
    patient = params.context.trigger_kind is types.CodeActionTriggerKind.Automatic
    found = await ls.settled(params.text_document.uri, patient=patient)
    return actions.actions(*found, params, versioned=ls.versioned) if found else []


async def hovered(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """What is found there, with its reason."""
    found = await ls.settled(params.text_document.uri)
    return marking.hover(*found, params) if found else None


async def added(ls: Server, uri: str, mark: str) -> None:
    """Add what a finding about a name teaches to the dictionary of the house."""
    found = await ls.settled(uri)
    if not found:
        return
    page, look = found
    try:
        entry = await ls.run(ls.whole, _learned, ls, page, look, mark)
    except CleanupError as error:
        ls.say(*error.problems)
        return
    said = f"{entry.path}:{entry.line}: added {entry.rule}"
    ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, plain(said)))
    ls.renew()


def _learned(ls: Server, page: Page, look: Look, mark: str) -> Entry:
    remark = next((one for one in look.remarks if one.mark == mark), None)
    treatment = ls.house.treatment(page.file, page.language_id or "")
    if not (remark and treatment):
        raise CleanupError(Problem(look.path, 0, "this is no longer found here; nothing was added"))
    return learning.learn(look, remark, learning.home(treatment.dictionaries, ls.roots))


FEATURES: dict[str, tuple[Callable[..., Any], Any]] = {
    types.INITIALIZED: (initialized, None),
    types.TEXT_DOCUMENT_DID_OPEN: (opened, None),
    types.TEXT_DOCUMENT_DID_CHANGE: (changed, None),
    types.TEXT_DOCUMENT_DID_SAVE: (saved, None),
    types.TEXT_DOCUMENT_DID_CLOSE: (closed, None),
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (files_changed, None),
    types.TEXT_DOCUMENT_CODE_ACTION: (offered, types.CodeActionOptions(actions.KINDS)),
    types.TEXT_DOCUMENT_HOVER: (hovered, None),
}


def server() -> Server:
    """A server that knows what it has to answer."""
    made = Server()
    for method, (function, options) in FEATURES.items():
        made.feature(method, options)(function)
    made.command(actions.ADD)(added)
    return made


def serve() -> None:
    """Serve until the editor ends it. Nothing but the protocol goes to standard output."""
    sys.setswitchinterval(SWITCH)
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    server().start_io(stdout=out)
