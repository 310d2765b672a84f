"""The review in the browser: who may ask, what is written, and that it ends by itself."""

import asyncio
import contextlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import SimpleNamespace

import httpx
import pytest
from click.testing import CliRunner

from cleanup.cli import main

pytest.importorskip("starlette", reason="starlette is not installed: pip install 'translation-cleanup[web]'")
pytest.importorskip("uvicorn", reason="uvicorn is not installed: pip install 'translation-cleanup[web]'")
from cleanup.review import serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt install chromium")
OPTIONS = ("--no-shipped", "--no-cache", "--dictionary", ".house", "--lang", "en")
A = "Mr Shqipqe met teh mayor.\n"
B = "First teh end, then teh beginning.\r\n"
PORT, TOKEN = 4321, "secret-token"
OWN = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with two articles and a dictionary, entered."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".house").mkdir()
    (tmp_path / ".house" / "names.tsv").write_text("wrong\twrite\nShqipqe\tShqipçe\nteh\tthe\n", encoding="utf-8")
    (tmp_path / "a.md").write_text(A, encoding="utf-8")
    (tmp_path / "b.md").write_bytes(B.encode())
    return tmp_path


@pytest.fixture
def served(place, monkeypatch):
    """What `cleanup review --web` would serve: a browser of its own page, the book, the visit."""
    found = SimpleNamespace()

    def serve(book, html, told):
        told(f"{OWN}/{TOKEN}/")
        found.visit = serving.Visit()
        found.book = book
        found.app = serving.guarded(serving.application(book, html, found.visit, TOKEN), PORT)

    monkeypatch.setattr(serving, "serve", serve)
    done = CliRunner().invoke(main, ["review", *OPTIONS, "--web", "--no-open", "."])
    assert done.exit_code == 0, done.output
    assert f"The review is at {OWN}/{TOKEN}/\n" in done.output
    found.place = place
    return found


def request(app, method, path, body=None, **headers):
    """What is answered to a request of the page itself, unless the headers say otherwise; without those that are None."""
    own = {name: value for name, value in ({"origin": OWN} | headers).items() if value}

    async def sent():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=OWN) as client:
            return await client.request(method, path, content=body, headers=own)

    return asyncio.run(sent())


def texts(place):
    return (place / "a.md").read_text(encoding="utf-8"), (place / "b.md").read_bytes().decode()


def test_the_page_may_only_ask_its_own_server_and_be_in_no_frame(served):
    answer = request(served.app, "GET", f"/{TOKEN}/")
    assert answer.status_code == 200
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "made, unless you reject them" not in answer.text


ALL = '"aaaa"'
WAYS = [("GET", ""), ("GET", "alive"), ("POST", "decisions"), ("POST", "done")]
STRANGERS = {
    "another name for this computer": {"host": f"evil.example:{PORT}"},
    "another port": {"host": "127.0.0.1:80"},
    "no port": {"host": "127.0.0.1"},
    "another site": {"origin": "http://evil.example"},
    "a page of a file": {"origin": "null"},
    "another server on this computer": {"origin": "http://127.0.0.1:8000"},
    "its other name": {"origin": f"http://localhost:{PORT}"},
    "a secure page": {"origin": f"https://127.0.0.1:{PORT}"},
}


@pytest.mark.parametrize("headers", STRANGERS.values(), ids=STRANGERS)
def test_strangers_get_and_change_nothing(served, headers):
    for method, way in WAYS:
        answer = request(served.app, method, f"/{TOKEN}/{way}", ALL, **headers)
        assert (answer.status_code, answer.content) == (403, b"")
    assert texts(served.place) == (A, B)
    assert not served.visit.done


def test_who_does_not_say_where_from_may_only_read(served):
    assert request(served.app, "GET", f"/{TOKEN}/", origin=None).status_code == 200
    assert request(served.app, "POST", f"/{TOKEN}/decisions", ALL, origin=None).status_code == 403
    assert texts(served.place) == (A, B)


@pytest.mark.parametrize(
    "path",
    ["/", "/decisions", "/secret/", "/secret-tokens/", f"/{TOKEN}/../a.md", f"/{TOKEN}/%2e%2e/a.md", f"/{TOKEN}/a.md",
     f"/{TOKEN}//etc/passwd", f"//{TOKEN}/", f"/{TOKEN}/..%2f..%2fetc/passwd", f"/{TOKEN.upper()}/decisions"],
)  # fmt: skip
def test_without_the_token_and_beside_the_page_there_is_nothing(served, path):
    for method in ("GET", "POST"):
        answer = request(served.app, method, path, ALL)
        assert answer.status_code == 404
        assert "Shqip" not in answer.text
    assert texts(served.place) == (A, B)


@pytest.mark.parametrize(
    ("body", "code"),
    [("", 400), ('"aaa"', 400), ('"aaaaa"', 413), ('"aaax"', 400), ("[]", 400), ('"aaaa"' * 9999, 413), ("aaaa", 400)],
)
def test_what_are_no_decisions_of_this_page_is_refused(served, body, code):
    assert request(served.app, "POST", f"/{TOKEN}/decisions", body).status_code == code
    assert request(served.app, "GET", f"/{TOKEN}/decisions").status_code == 405
    assert texts(served.place) == (A, B)


def decide(served, letters):
    answer = request(served.app, "POST", f"/{TOKEN}/decisions", f'"{letters}"')
    assert answer.status_code == 200
    return answer.json()


def test_decisions_are_written_again_and_again_from_the_text_that_the_page_shows(served):
    assert decide(served, "----") == {"said": "0 changes made in 0 files.", "problems": []}
    assert decide(served, "ar-a") == {"said": "2 changes made in 2 files, 1 rejected.", "problems": []}
    assert texts(served.place) == (A.replace("Shqipqe", "Shqipçe"), B.replace("then teh", "then the"))
    assert decide(served, "ra-r")["said"] == "1 change made in 1 file, 2 rejected."
    assert texts(served.place) == (A.replace("teh", "the"), B)
    assert decide(served, "----")["problems"] == []
    assert texts(served.place) == (A, B)
    assert request(served.app, "POST", f"/{TOKEN}/done").status_code == 200
    assert served.visit.over


def test_what_was_rejected_is_not_asked_again(served):
    decide(served, "rrr-")
    done = CliRunner().invoke(main, ["review", *OPTIONS, "."], input="q\n")
    assert done.output.count("  - ") == 1


def test_nothing_is_written_to_a_file_that_changed_and_the_rest_is(served):
    (served.place / "a.md").write_text(f"{A}More.\n", encoding="utf-8")
    for _ in range(2):
        answer = decide(served, "aaaa")
        assert answer["problems"] == ["a.md: changed in the meantime; nothing was written to it"]
        assert answer["said"] == "2 changes made in 1 file."
    assert texts(served.place) == (f"{A}More.\n", B.replace("teh", "the"))


@pytest.fixture
def started():
    """A function that starts a real review in a folder: the process and its address."""
    processes = []

    def start(place, *command):
        process = subprocess.Popen([sys.executable, *command], cwd=place, stdout=subprocess.PIPE, text=True)
        processes.append(process)
        return process, re.search(r"http://\S+", process.stdout.readline())[0]

    yield start
    for process in processes:
        process.kill()
        process.communicate()


REAL = ("-m", "cleanup", "review", *OPTIONS, "--web", "--no-open", ".")


def ask(address, body=None, **headers):
    request = urllib.request.Request(address, data=body, headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read().decode()


def test_a_real_one_is_reached_from_this_computer_only_and_ends_when_the_page_says_so(place, started):
    process, address = started(place, *REAL)
    host, port = re.match(r"http://([\d.]+):(\d+)/[\w-]{43}/", address).groups()
    assert host == "127.0.0.1"
    with contextlib.suppress(OSError):
        others = {one[4][0] for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {host}
        for other in others - {one for one in others if one.startswith("127.")}:
            with pytest.raises(OSError, match="refused"):
                socket.create_connection((other, int(port)), timeout=5)
    assert "4 changes in 2 files" in ask(address)
    with pytest.raises(urllib.error.HTTPError, match="403"):
        ask(address, Host="evil.example")
    origin = f"http://{host}:{port}"
    assert "made in 1 file" in ask(f"{address}decisions", b'"aa--"', Origin=origin)
    ask(f"{address}done", b'""', Origin=origin)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert output.endswith("2 changes made in 1 file.\n")
    assert texts(place) == (A.replace("Shqipqe", "Shqipçe").replace("teh", "the"), B)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal here")
def test_a_real_one_ends_cleanly_with_control_c_while_a_page_is_open(place, started):
    process, address = started(place, *REAL)
    with urllib.request.urlopen(f"{address}alive", timeout=30) as line:
        assert line.readline() == b":\n"
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert output.endswith("0 changes made in 0 files.\n")


LEAVING = """
from pathlib import Path
from cleanup.review import serving
from cleanup.review.desk import Desk
from cleanup.review.saving import House
serving.serve(serving.Book(Desk([]), House(None, None, Path())), "", lambda address: print(address, flush=True), left=0.1)
print("ended")
"""


def test_a_real_one_ends_when_its_last_page_is_closed(place, started):
    process, address = started(place, "-c", LEAVING)
    with urllib.request.urlopen(f"{address}alive", timeout=30) as line:
        assert line.readline() == b":\n"
        time.sleep(0.5)  # longer than a page may be away
        assert process.poll() is None
    output, _ = process.communicate(timeout=60)
    assert output == "ended\n"


@pytest.mark.usefixtures("place")
def test_a_missing_extra_is_told_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr("cleanup.cli.reviewing.find_spec", lambda _: None)
    done = CliRunner().invoke(main, ["review", *OPTIONS, "--web", "."])
    assert done.exit_code == 2
    assert "pip install 'translation-cleanup[web]'" in done.stderr


@pytest.mark.usefixtures("place")
def test_the_browser_is_opened_unless_it_would_take_the_terminal(monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(serving, "serve", lambda _, __, told: told("http://here/"))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for display, options in (("", []), (":0", ["--no-open"]), (":0", [])):
        monkeypatch.setenv("DISPLAY", display)
        CliRunner().invoke(main, ["review", *OPTIONS, "--web", *options, "."])
    deadline = time.monotonic() + 30
    while not opened and time.monotonic() < deadline:
        time.sleep(0.01)
    assert opened == ["http://here/"]


@pytest.fixture
def window():
    """A window of Chromium, which must not complain of more than a server that has ended."""
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    faults = []
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        view = browser.new_page()
        view.on("console", lambda message: faults.append(message.text))
        view.on("pageerror", lambda error: faults.append(str(error)))
        yield view
        browser.close()
    assert [fault for fault in faults if "net::ERR_" not in fault] == []


@needs_chromium
def test_decided_in_a_browser_and_written_to_the_files(place, window, started):
    process, address = started(place, *REAL)
    window.goto(address)
    assert window.inner_text("h1") == "4 changes in 2 of 2 files"
    for key in "jar":
        window.keyboard.press(key)
    assert window.inner_text("#count") == "2 of 4 decided · 1 will be made"
    window.click("#save")
    window.locator("#said", has_text="1 change made in 1 file, 1 rejected.").wait_for()
    assert texts(place) == (A.replace("Shqipqe", "Shqipçe"), B)
    window.reload()
    assert window.inner_text("#count") == "2 of 4 decided · 1 will be made"
    (place / "b.md").write_bytes(b"Nothing like it.\n")
    window.click("#rest")
    window.click("#finish")
    window.locator("[role=alert]", has_text="b.md: changed in the meantime; nothing was written to it").wait_for()
    (place / "b.md").write_bytes(B.encode())
    window.keyboard.press("u")
    window.locator("article", has_text="First").first.get_by_role("button", name="Accept").first.click()
    window.click("#finish")
    window.get_by_role("heading", name="Done", exact=True).wait_for()
    assert "2 changes made in 2 files, 1 rejected. You can close this page." in window.inner_text("main")
    assert process.wait(60) == 0
    assert texts(place) == (A.replace("Shqipqe", "Shqipçe"), B.replace("First teh", "First the"))


@needs_chromium
def test_unsaved_decisions_are_not_lost_unasked_and_an_ended_review_says_so(place, window, started):
    process, address = started(place, *REAL)
    window.goto(address)
    asked = []
    window.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    window.click("article button[data-do=a] >> nth=0")
    window.reload()
    assert asked == ["beforeunload"]
    process.terminate()
    process.wait(60)
    window.click("#save")
    window.locator("#said", has_text="Not saved: the review has ended").wait_for()
