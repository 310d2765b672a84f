"""How long an editor waits after a keystroke: the language server as a process, a page of 20 kB with many findings.

    python benchmarks/lsp.py [--bytes 20000] [--keys 30]

Near: until what is found in the changed block is shown; whole: until all of the text was looked at, which begins when
nothing was typed for a moment. Typing on: the same with a key every 80 ms, so that looks at the whole are given up.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from pathlib import Path
from statistics import median

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ARTICLE = Path(__file__).parents[1] / "fixtures" / "anti-trafficking-month" / "source.md"
URI = "file:///benchmark/article.md"


def page(size: int) -> str:
    """Paragraphs of the article, mixed, until there are so many bytes."""
    rng = random.Random(7)
    known = [part for part in ARTICLE.read_text(encoding="utf-8").split("\n\n") if part.strip()]
    parts: list[str] = []
    while sum(len(part.encode()) + 2 for part in parts) < size:
        parts.append(rng.choice(known))
    return "\n\n".join(parts) + "\n"


class Editor:
    """A client that notes when findings come."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.version = 1
        self.came: asyncio.Queue[tuple[float, int]] = asyncio.Queue()
        self.client = LanguageClient("benchmark", "1")
        self.rng = random.Random(3)

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def shown(params: types.PublishDiagnosticsParams) -> None:
            self.came.put_nowait((time.perf_counter(), len(params.diagnostics)))

    async def start(self, text: str) -> tuple[float, int]:
        """Start a server and open the text: seconds until its findings are shown, and how many they are."""
        await self.client.start_io(sys.executable, "-m", "cleanup", "lsp")
        await self.client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
        begin = time.perf_counter()
        item = types.TextDocumentItem(URI, "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        came, count = await self.came.get()
        return came - begin, count

    def press(self) -> float:
        """Type a letter somewhere; when."""
        line = self.rng.choice([number for number, one in enumerate(self.lines) if len(one) > 80])
        self.version += 1
        at = types.Position(line, self.rng.randrange(80))
        document = types.VersionedTextDocumentIdentifier(self.version, URI)
        change = types.TextDocumentContentChangePartial(types.Range(at, at), "x")
        begin = time.perf_counter()
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return begin


async def measure(size: int, keys: int) -> None:
    """Print the figures."""
    text = page(size)
    editor = Editor(text)
    opened, count = await editor.start(text)
    print(f"{len(text.encode())} bytes, {count} findings, opened in {1000 * opened:.0f} ms")
    near, whole, typing = [], [], []
    for _ in range(keys):
        begin = editor.press()
        near.append((await editor.came.get())[0] - begin)
        whole.append((await editor.came.get())[0] - begin)
    for _ in range(keys):
        begin = editor.press()
        await asyncio.sleep(0.08)
        while not editor.came.empty():
            typing.append(editor.came.get_nowait()[0] - begin)
    for name, times in (("near", near), ("whole", whole), ("near, typing on", typing)):
        if times:
            print(f"{name:<16} median {1000 * median(times):4.0f} ms, longest {1000 * max(times):4.0f} ms")
    await editor.client.shutdown_async(None)
    editor.client.exit(None)
    await editor.client.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bytes", type=int, default=20_000)
    parser.add_argument("--keys", type=int, default=30)
    given = parser.parse_args()
    asyncio.run(measure(given.bytes, given.keys))
