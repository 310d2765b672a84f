"""The review in the browser: the page of the report, served to this computer only, its decisions written into the files."""

from __future__ import annotations

import asyncio
import re
import secrets
import socket
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleanup.problems import CleanupError, Problem
from cleanup.report.ledger import count_of
from cleanup.report.page.contents import Decision
from cleanup.report.wording import plain
from cleanup.review.desk import Desk, Said
from cleanup.review.saving import House, save

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
UNVISITED = 3600.0  # seconds in which somebody comes, or it ends
LEFT = 10.0  # and after the last page was closed, for it may only be loaded anew
BEAT = 1.0  # between two signs of life
HEADERS = (
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


@dataclass
class Visit:
    """Whether somebody is here: how many pages are open and since when none is, and whether one said that all is done."""

    left: float = LEFT  # seconds without a page in which one may come back
    patience: float = UNVISITED  # and as things stand: in which one may come
    pages: int = 0
    since: float = field(default_factory=time.monotonic)
    done: bool = False
    ended: bool = False

    @property
    def over(self) -> bool:
        """Whether it is time to end."""
        return self.done or self.ended or (self.pages == 0 and time.monotonic() - self.since > self.patience)

    async def beats(self) -> AsyncIterator[bytes]:
        """Signs of life to a page for as long as it is open."""
        self.pages += 1
        try:
            while not self.over:
                yield b":\n\n"
                await asyncio.sleep(BEAT)
        finally:
            self.pages -= 1
            self.patience, self.since = self.left, time.monotonic()


@dataclass
class Book:
    """The changes as the page has them, one letter for each: a accepted, r rejected, s seen, - none of these."""

    desk: Desk
    house: House

    @property
    def size(self) -> int:
        """How many changes there are."""
        return sum(len(draft.changes) for draft in self.desk.drafts)

    def save(self, letters: str) -> dict[str, Any]:
        """Write what was decided into the files, from where they were when they were read; what is said of that."""
        problems: list[Problem] = []
        at = 0
        for draft in self.desk.drafts:
            mine = letters[at : at + len(draft.changes)]
            at += len(draft.changes)
            said = {number: one for number, letter in enumerate(mine) if (one := _said(draft.changes[number], letter))}
            if said == draft.said:
                continue
            before = dict(draft.said)
            draft.say(dict.fromkeys(before) | said)
            try:
                problems += save(draft, self.house)
            except CleanupError as error:
                draft.say(dict.fromkeys(said) | before)
                problems += error.problems
        return {"said": self.told(), "problems": [plain(str(problem)) for problem in problems]}

    def told(self) -> str:
        """How much is made and rejected."""
        made = [draft.made for draft in self.desk.drafts]
        refused = sum(said.verdict == "no" for draft in self.desk.drafts for said in draft.said.values())
        told = f"{count_of(sum(made), 'change')} made in {count_of(sum(map(bool, made)), 'file')}"
        return f"{told}, {refused} rejected." if refused else f"{told}."


def _said(change: Decision, letter: str) -> Said | None:
    if change.safety == "show":
        return Said("seen") if letter == "s" else None
    if letter == "a":
        return Said("yes", change.edits)
    return Said("no") if letter == "r" else None


def application(book: Book, html: str, visit: Visit, token: str) -> Starlette:
    """What answers under `/TOKEN/`: the page, its decisions, a line that is open as long as the page is, and the end."""
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.responses import HTMLResponse, JSONResponse, StreamingResponse
    from starlette.routing import Route

    async def show(request: Request) -> Response:
        del request
        return HTMLResponse(html)

    async def decide(request: Request) -> Response:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > book.size + 2:  # letters in quotation marks
                raise HTTPException(413)
        if not re.fullmatch(rb'"[-ars]{%d}"' % book.size, body):
            raise HTTPException(400)
        return JSONResponse(book.save(body.decode("ascii").strip('"')))

    async def stay(request: Request) -> Response:
        del request
        return StreamingResponse(visit.beats(), media_type="text/event-stream")

    async def end(request: Request) -> Response:
        del request
        visit.done = True
        return JSONResponse({})

    return Starlette(
        routes=[
            Route(f"/{token}/", show),
            Route(f"/{token}/alive", stay),
            Route(f"/{token}/decisions", decide, methods=["POST"]),
            Route(f"/{token}/done", end, methods=["POST"]),
        ]
    )


def guarded(app: ASGIApp, port: int) -> ASGIApp:
    """The application for those who ask for it by this computer's own name, and from its own page.

    A site elsewhere whose name is made to lead here sends its own name as Host; a form or script of one, as Origin.
    """
    hosts = [f"{name}:{port}".encode() for name in (HOST, "localhost")]

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        said = [value for name, value in scope["headers"] if name == b"host"]
        origins = [value for name, value in scope["headers"] if name == b"origin"]
        own = [b"http://" + host for host in said]
        fits = len(said) == 1 and said[0] in hosts and (origins == own or (not origins and scope["method"] == "GET"))
        if not fits:
            await send({"type": "http.response.start", "status": 403, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        await app(scope, receive, sent)

    return guard


def serve(book: Book, html: str, told: Callable[[str], None], left: float = LEFT) -> None:
    """Serve the page until its reader is done or has gone.

    `told` is given the address as soon as it answers; `left` is how long a page may be away, in seconds.
    """
    visit, token = Visit(left), secrets.token_urlsafe(32)
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        port = listening.getsockname()[1]
        listening.listen()
        told(f"http://{HOST}:{port}/{token}/")
        asyncio.run(_serve(guarded(application(book, html, visit, token), port), listening, visit))


async def _serve(app: ASGIApp, listening: socket.socket, visit: Visit) -> None:
    import uvicorn

    server = uvicorn.Server(
        uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=3,
        )
    )

    async def watch() -> None:
        while not (server.should_exit or visit.over):  # noqa: ASYNC110 (time is part of it, which no event tells)
            await asyncio.sleep(BEAT / 5)
        server.should_exit = visit.ended = True

    await asyncio.gather(server.serve(sockets=[listening]), watch())
