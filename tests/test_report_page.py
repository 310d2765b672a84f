"""The report as a page, in a browser: read, decided in, filtered, kept, saved, applied; nothing in it ever runs."""

import contextlib
import json
import re
import shutil
from html import unescape
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from cleanup.cli import main
from cleanup.edits import Edit, Outcome
from cleanup.problems import Problem
from cleanup.report import page
from cleanup.report.record import Cleaned
from cleanup.text import Span

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "cleanup" / "report" / "schema.json").read_text(encoding="utf-8"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt install chromium")

OPTIONS = ("--no-shipped", "--no-cache", "--dictionary", ".house", "--lang", "en")
BRIDGE = """\
# The mill bridge

The mayor, Mr Shqipqe, opened the bridge. The plan aims to aware the public on the work of the council.

Mr Shqipqe said that teh bridge is safe. Teh children cross it twice a day, and teh teachers too.
"""
SCHOOL = "Mr Shqipqe closed teh school.\r\n"
NAMES = "wrong\twrite\nShqipqe\tShqipçe\nteh\tthe\n"
CALQUE = """\
[[phrase]]
id = "aware-the-public"
lang = "en"
find = "to aware the public on"
write = "to make the public aware of"
why = "'aware' is not a verb in English."
fixes = [["They want to aware the public on it.", "They want to make the public aware of it."]]
leaves = ["They keep the public aware of it."]

[[phrase]]
id = "twice-a-day"
lang = "en"
find = "twice a day"
write = "two times a day"
safety = "ask"
why = "The house counts."
fixes = [["They cross it twice a day.", "They cross it two times a day."]]
leaves = ["They cross it two times a day."]
"""


def cleaned(path, text, *changes, lang="en"):
    """A file in which each (before, after, rule, safety) is an edit; `before` is where it first stands."""
    edits = []
    for before, after, rule, safety in changes:
        start = text.index(before)
        edits.append(Edit(Span(start, start + len(before)), before, after, rule, f"why of {rule}", safety, "seen"))
    made = sorted((edit for edit in edits if edit.safety == "safe"), key=lambda edit: edit.span)
    held = tuple(edit for edit in edits if edit.safety != "safe")
    return Cleaned(Outcome(text, text, tuple(made), held, lang=lang, path=path), text.encode(), text.encode())


HOSTILE = "</script><script>document.title='gone'</script><img src=http://x.example/ onerror=\"document.title='gone'\">"
STRANGE = (
    cleaned(f"{HOSTILE[9:20]}.md", f"He said {HOSTILE} to Kuqi\u2028.", (HOSTILE, "<!--<script>", "phrase/x", "safe")),
    cleaned("rtl.md", "قال الوزير كوقي إن الحكومة تعمل.", ("كوقي", "كوتشي", "name/kuqi", "safe"), lang="ar"),
    cleaned("emoji.md", "The 👩‍👩‍👧 met Kuqi\u202e 🇽🇰.", ("Kuqi", "<b>Kuçi</b> 👍🏽", "name/kuqi", "ask")),
    cleaned("long.md", f"{'x' * 10_000} Kuqi {'y' * 10_000}", ("y" * 10_000, "z", "phrase/long", "show")),
)


@pytest.fixture(scope="module")
def browser():
    """One Chromium for all tests here."""
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    with sync.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def window(browser):
    """A function that opens a page and fails where it asks for anything, runs what it must not, or complains."""
    contexts, faults = [], []

    def opened(path, **options):
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}} | options)
        contexts.append(context)
        view = context.new_page()
        address = path.resolve().as_uri()
        view.on("console", lambda message: faults.append(message.text))
        view.on("pageerror", lambda error: faults.append(str(error)))
        view.on("dialog", lambda dialog: faults.append(dialog.message))
        view.on("request", lambda asked: asked.url in (address, "") or faults.append(asked.url))
        view.goto(address)
        return view

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with two articles and a dictionary, and the report made of them."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / ".house").mkdir()
    (folder / ".house" / "names.tsv").write_text(NAMES, encoding="utf-8")
    (folder / ".house" / "calques.toml").write_text(CALQUE, encoding="utf-8")
    (folder / "bridge.md").write_text(BRIDGE, encoding="utf-8")
    (folder / "school.md").write_bytes(SCHOOL.encode("utf-16"))
    with contextlib.chdir(folder):
        done = CliRunner().invoke(main, ["report", *OPTIONS, "-o", "report.html", "."])
    assert done.exit_code == 0, done.output
    assert "cleanup apply decisions.json" in done.stderr
    return folder


@pytest.fixture
def place(made, tmp_path, monkeypatch):
    """The same folder, entered, to do anything in."""
    monkeypatch.chdir(shutil.copytree(made, tmp_path / "articles"))
    return tmp_path / "articles"


def written(tmp_path, files, problems=()):
    path = tmp_path / "report.html"
    path.write_text(page.render(files, problems, "1.0"), encoding="utf-8", newline="")
    return path


def said(view):
    return view.inner_text("#said")


def saved(view):
    with view.expect_download() as waiting:
        view.click("#save")
    assert waiting.value.suggested_filename == "decisions.json"
    return json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))


def test_the_page_is_one_file_that_may_load_nothing_and_holds_no_text_as_markup():
    text = page.render(STRANGE, [Problem("<b>.md", 3, "<script>")], "1.0")
    policy = unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1])
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert len(re.findall(r"<script\b", text)) == 2
    assert not re.search(r"<(?:img|link|iframe)|\b(?:src|style|on\w+)=", text.split("<script")[0])
    data = re.search(r'<script type="application/json" id="book">(.*?)</script>', text, re.DOTALL)[1]
    assert not set(data) & set("<>&\u2028\u2029")
    assert json.loads(data)["report"]["files"][0]["edits"][0]["before"] == HOSTILE
    assert page.render([], [], "1.0").count("<script") == 0
    assert "0 changes in 0 of 0 files" in page.render([], [], "1.0")


@needs_chromium
def test_the_first_screen_says_how_much_where_and_which_names(place, window):
    view = window(place / "report.html")
    assert view.inner_text("h1") == "8 changes in 2 of 2 files"
    assert view.locator(".kind b").all_inner_texts() == ["7", "1", "0"]
    assert view.locator(".rooms b").all_inner_texts() == ["3", "5"]
    assert view.locator(".bars .path").all_inner_texts() == ["bridge.md", "school.md"]
    rows = [row.split("\t") for row in view.locator(".ledger td:first-child, .ledger td").all_inner_texts()]
    assert ["Shqipqe"] in rows
    assert ["Shqipçe"] in rows
    table = view.locator("table.ledger").inner_text()
    assert re.search(r"Shqipqe\s+Shqipçe\s+3\s+2", table)


@needs_chromium
def test_a_change_shows_its_sentence_before_and_after_its_reason_and_who_said_so(place, window):
    view = window(place / "report.html")
    card = view.locator("article", has_text="phrase/aware-the-public")
    assert card.locator(".text.del").inner_text() == (
        "The mayor, Mr Shqipqe, opened the bridge. The plan aims to aware the public on the work of the council."
    )
    assert card.locator(".text.ins").inner_text().endswith("aims to make the public aware of the work of the council.")
    assert card.locator("del").all_inner_texts() == ["aware the public on"]
    assert card.locator("ins").all_inner_texts() == ["make the public aware of"]
    assert card.locator(".why").inner_text() == "'aware' is not a verb in English."
    assert card.locator(".evidence").inner_text().endswith("calques.toml:1")
    assert card.locator(".line").inner_text() == "Line 3"


@needs_chromium
def test_keys_go_decide_and_undo_and_the_next_visit_remembers(place, window):
    view = window(place / "report.html")
    positions = []
    for key in "jjk":
        view.keyboard.press(key)
        positions.append(view.evaluate("document.activeElement.dataset.position"))
    assert positions == ["0", "1", "0"]
    view.keyboard.press("a")
    view.keyboard.press("r")
    assert view.locator("article .verdict").all_inner_texts()[:3] == ["Accepted", "Rejected", "Will be made"]
    assert view.inner_text("#count") == "2 of 8 decided · 6 will be made"
    assert said(view) == "Rejected."
    view.keyboard.press("u")
    assert view.locator("article .verdict").nth(1).inner_text() == "Will be made"
    assert said(view) == "Undone: 1 decision."
    view.reload()
    assert view.inner_text("#count") == "1 of 8 decided · 7 will be made"
    view.keyboard.press("?")
    assert view.locator("#help").is_visible()
    view.keyboard.press("a")  # in the help it decides nothing
    view.uncheck("#keys")
    view.keyboard.press("Escape")
    view.keyboard.press("r")  # and switched off the keys do nothing
    assert view.inner_text("#count") == "1 of 8 decided · 7 will be made"


@needs_chromium
def test_all_of_a_rule_at_once_and_back(place, window):
    view = window(place / "report.html")
    card = view.locator("article", has_text="name/shqipqe").first
    card.get_by_role("button", name="Reject all").click()
    assert said(view) == "Rejected: 3 changes."
    assert view.inner_text("#count") == "3 of 8 decided · 4 will be made"
    view.click("#undo")
    assert view.inner_text("#count") == "0 of 8 decided · 7 will be made"
    card.focus()
    view.keyboard.press("Shift+A")
    assert view.inner_text("#count") == "3 of 8 decided · 7 will be made"


FILTERS = {
    "kind": (lambda view: view.select_option("#kind", "ask"), 1),
    "room": (lambda view: view.select_option("#room", "phrase"), 5),
    "file": (lambda view: view.select_option("#file", label="school.md (2)"), 2),
    "rule": (lambda view: view.select_option("#rule", "phrase/teh"), 3),
    "decision": (lambda view: view.select_option("#verdict", "open"), 8),
    "a number of the first screen": (lambda view: view.click(".kind.ask"), 1),
    "a bar": (lambda view: view.locator(".bars button").nth(1).click(), 2),
    "a name": (lambda view: view.locator(".ledger button").first.click(), 3),
    "words in any case": (lambda view: view.fill("#text", "TEACHERS too"), 4),
    "words of a reason": (lambda view: view.fill("#text", "not a verb"), 1),
    "words that are nowhere": (lambda view: view.fill("#text", "aqueduct"), 0),
}


@needs_chromium
def test_filters(place, window):
    view = window(place / "report.html")
    counts = {}
    for name, (choose, _) in FILTERS.items():
        choose(view)
        counts[name] = view.locator("article").count()
        view.evaluate("document.getElementById('filters').reset()")
        view.locator("[aria-posinset='8']").wait_for()
    assert counts == {name: count for name, (_, count) in FILTERS.items()}
    view.keyboard.press("Escape")  # out of the field, where keys are letters
    view.keyboard.press("/")
    view.keyboard.type("teachers")
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.tagName") == "ARTICLE"
    view.keyboard.press("r")
    assert view.inner_text("#count") == "1 of 8 decided · 6 will be made"


@needs_chromium
def test_decisions_are_saved_applied_and_undone_byte_for_byte(place, window):
    view = window(place / "report.html")
    view.locator("article", has_text="name/shqipqe").first.get_by_role("button", name="Reject all").click()
    view.locator("article", has_text="twice-a-day").get_by_role("button", name="Accept").first.click()
    report = saved(view)
    jsonschema.validate(report, SCHEMA)
    (place / "decisions.json").write_text(json.dumps(report), encoding="utf-8")
    sources = {name: (place / name).read_bytes() for name in ("bridge.md", "school.md")}
    done = CliRunner().invoke(main, ["apply", "decisions.json"])
    assert (done.exit_code, done.output) == (0, "bridge.md: 4 made\nschool.md: 1 made\n")
    wanted = BRIDGE.replace("teh", "the").replace("twice a day", "two times a day")
    wanted = wanted.replace("to aware the public on", "to make the public aware of")
    assert (place / "bridge.md").read_text(encoding="utf-8") == wanted
    assert (place / "school.md").read_bytes().decode("utf-16") == SCHOOL.replace("teh", "the")
    assert CliRunner().invoke(main, ["undo", "decisions.json"]).exit_code == 0
    assert {name: (place / name).read_bytes() for name in sources} == sources


@needs_chromium
def test_of_two_changes_of_the_same_words_one_is_made(tmp_path, window):
    both = cleaned(
        "a.md", "Mr Kuqi said so.", ("Kuqi", "Kuçi", "name/kuci", "safe"), ("Mr Kuqi", "The man", "phrase/m", "ask")
    )
    view = window(written(tmp_path, [both]))
    view.locator("article", has_text="phrase/m").first.get_by_role("button", name="Accept").first.click()
    assert said(view) == "Accepted; 1 change of the same words rejected."
    edits = saved(view)["files"][0]["edits"]
    assert {edit["rule"]: edit["accepted"] for edit in edits} == {"phrase/m": True, "name/kuci": False}


@needs_chromium
def test_edits_of_one_decision_are_one_card_and_are_decided_together(tmp_path, window):
    text = "They want to aware the public on it."
    whole = Span(text.index("aware"), text.index(" it"))
    parts = (("aware", "make"), ("on", "aware of"))
    spans = [Span(text.index(before), text.index(before) + len(before)) for before, _ in parts]
    edits = tuple(
        Edit(span, *part, "phrase/aware", "No verb.", "ask", match=whole)
        for span, part in zip(spans, parts, strict=True)
    )
    file = Cleaned(Outcome(text, text, held=edits, lang="en", path="a.md"), text.encode(), text.encode())
    view = window(written(tmp_path, [file]))
    assert view.locator("article").count() == 1
    assert view.locator(".text.ins").inner_text() == "They want to make the public aware of it."
    view.keyboard.press("j")
    view.keyboard.press("a")
    assert [edit["accepted"] for edit in saved(view)["files"][0]["edits"]] == [True, True]


@needs_chromium
@pytest.mark.parametrize("width", [1200, 360])
def test_hostile_text_stays_text_and_nothing_runs_out_of_the_window(tmp_path, window, width):
    view = window(written(tmp_path, STRANGE), viewport={"width": width, "height": 740})
    assert view.title() == "4 changes in 4 files"
    assert view.locator("img, article script, b b").count() == 0
    assert view.locator("article").nth(0).locator("del").inner_text() == HOSTILE
    assert view.locator("article").nth(2).locator("ins").inner_text() == "<b>Kuçi</b> 👍🏽"
    assert view.locator("article").nth(2).locator(".sign").first.inner_text() == "RLO"
    assert view.locator("article").nth(1).locator(".text.del").get_attribute("lang") == "ar"
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    more = view.locator(".more")
    assert more.inner_text() == "… 9,550 characters …"
    more.click()
    assert len(view.locator("mark").inner_text()) == 10_000


CONTRAST = """() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((value) => value / 255)
    .map((value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faults = [];
  let seen = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest("script, :disabled")) continue;
    const [one, other] = [light(parse(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    seen += 1;
    if (ratio < 4.5) faults.push(`${node.className || node.tagName} ${ratio.toFixed(2)}`);
  }
  return [seen, [...new Set(faults)]];
}"""


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_the_contrast_of_wcag_aa(place, window, scheme):
    view = window(place / "report.html", color_scheme=scheme)
    for key in "jarj":
        view.keyboard.press(key)
    view.evaluate("document.getElementById('help').showModal()")
    seen, faults = view.evaluate(CONTRAST)
    assert faults == []
    assert seen > 100


@needs_chromium
def test_names_and_landmarks_for_a_screen_reader(place, window):
    view = window(place / "report.html")
    for landmark in ("main", "banner", "search", "feed", "status"):
        assert view.get_by_role(landmark).count() == 1, landmark
    assert view.locator("article").nth(0).get_attribute("aria-label") == (
        "Line 3, to fix: Shqipqe becomes Shqipçe. Will be made"
    )
    unnamed = """() => [...document.querySelectorAll("button, input, select, progress")].filter((node) =>
        !(node.innerText || "").trim() && !node.labels?.length && !node.getAttribute("aria-labelledby")).length"""
    assert view.evaluate(unnamed) == 0
    view.locator("article").nth(2).get_by_role("button", name="Accept").first.click()
    assert view.locator("article").nth(2).get_by_role("button", name="Accept", pressed=True).count() == 1
    assert view.evaluate("document.documentElement.lang") == "en"


@needs_chromium
def test_twenty_thousand_changes_are_made_as_they_are_read_and_all_of_them_for_paper(tmp_path, window):
    sentence = "Mr Kuqi said so on Monday. "
    edits = tuple(
        Edit(Span(at + 3, at + 7), "Kuqi", "Kuçi", f"name/n-{at % 100}", "The ministry's spelling.")
        for at in range(0, 20_000 * len(sentence), len(sentence))
    )
    text = sentence * 20_000
    file = Cleaned(Outcome(text, text, edits, lang="en", path="a.md"), text.encode(), text.encode())
    view = window(written(tmp_path, [file]))
    assert view.locator("article").count() < 200
    assert view.inner_text("#shown") == "20,000 changes"
    view.evaluate("scrollTo(0, document.body.scrollHeight)")
    view.locator("[aria-posinset='20000']").wait_for()
    assert view.locator("article").count() < 300
    view.select_option("#rule", "name/n-3")
    assert view.locator("article").count() < 300
    view.keyboard.press("Tab")
    view.fill("#text", "nothing like this")
    view.fill("#text", "")
    view.evaluate("document.activeElement.blur()")
    view.keyboard.press("j")
    view.keyboard.press("Shift+R")
    assert re.fullmatch(r"Rejected: 200 changes\.", said(view))
    view.select_option("#verdict", "r")
    view.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert view.locator("article").count() == 200
    view.evaluate("dispatchEvent(new Event('afterprint'))")
    view.wait_for_selector("[aria-posinset='200']", state="detached")


@needs_chromium
def test_on_paper_there_are_the_changes_and_no_buttons(place, window):
    view = window(place / "report.html", color_scheme="dark")
    view.emulate_media(media="print", color_scheme="dark")
    assert not view.locator("#desk").is_visible()
    assert not view.locator("[data-do]").first.is_visible()
    assert view.locator("article .verdict").first.is_visible()
    assert view.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@needs_chromium
def test_without_scripts_the_first_screen_is_there_and_the_rest_is_explained(place, window):
    view = window(place / "report.html", java_script_enabled=False)
    assert view.inner_text("h1") == "8 changes in 2 of 2 files"
    assert "cleanup report --format markdown" in view.inner_text("noscript")


def test_the_summary_in_markdown(place):
    done = CliRunner().invoke(main, ["report", *OPTIONS, "--format", "markdown", "bridge.md", "school.md"])
    assert done.stdout.startswith("### cleanup: 7 to fix in 2 of 2 files")
    assert not (place / "report.md").exists()
