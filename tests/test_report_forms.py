"""The forms for other programs: each keeps its schema, says the same, and makes the same text by its own counting."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from cleanup import formats
from cleanup.edits import Edit, Outcome, apply, decisions
from cleanup.problems import Problem
from cleanup.report import github, gitlab, junit, markdown, patch, rdjson, sarif
from cleanup.report.record import Cleaned
from cleanup.text import Span

SCHEMAS = Path(__file__).parent / "schemas"
FORMS = {"sarif": sarif, "github": github, "gitlab": gitlab, "rdjson": rdjson, "junit": junit, "markdown": markdown}
WORDS = {"Kuqi": ("Kuçi", "safe"), "Rashic ": ("", "ask"), "etc..": ("etc..", "show"), "𐐀x\n\n": ("", "safe")}
HOSTILE = "\x00\x1b]0;x\x07</script><!-- ]]> --> %0A::error::x\n::stop-commands::y\r| a | `b` ``c`` [d](e) <f> &amp; @who #1 *g* _h_ $i$ \\| \u202e \ufffe"


def validator(name):
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())


SARIF, RDJSON, GITLAB = map(validator, ("sarif-2.1.0.json", "rdjson.json", "gitlab-codequality.json"))
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))


def found(text, path="a.md", why="The ministry's own spelling.", words=WORDS):
    """A file in which the words were found; two of one line are one decision."""
    edits = []
    for word, (after, safety) in words.items():
        edits += (
            Edit(Span(*match.span()), word, after, f"name/{safety}", why, safety, "listed")
            for match in re.finditer(re.escape(word), text)
        )
    edits.sort(key=lambda edit: edit.span)
    made = tuple(edit for edit in edits if edit.safety == "safe")
    held = tuple(edit for edit in edits if edit.safety != "safe")
    result = apply(text, made)
    content = [one.encode("utf-8", "surrogatepass") for one in (text, result)]
    return Cleaned(Outcome(text, result, made, held, path=path), *content)


def noted(path="n.md", **kwargs):
    """A file of which there is something to know."""
    cleaned = found("nothing", path=path, **kwargs)
    outcome = replace(cleaned.outcome, notes=(Problem(path, 2, "a leave that spares nothing"),))
    return replace(cleaned, outcome=outcome)


def both(text, **kwargs):
    """As `found`, the first two of the safe edits being parts of one decision."""
    cleaned = found(text, **kwargs)
    first, second, *rest = cleaned.outcome.applied
    match = Span(first.span.start, second.span.end)
    pair = [Edit(e.span, e.before, e.after, e.rule, e.why, e.safety, e.evidence, match) for e in (first, second)]
    outcome = Outcome(text, cleaned.outcome.text, (*pair, *rest), cleaned.outcome.held, path=cleaned.outcome.path)
    return Cleaned(outcome, cleaned.before, cleaned.after)


TEXT = "\ufeff𐐀ë Kuqi and Kuqi, Rashic said etc..\r\nKuqi\rKuqi\n\n𐐀x\n\nKuqi"
PROBLEMS = [Problem("b d.md", 0, "cannot be read: no permission"), Problem("c.md", 7, "a tag that never closes")]


def read(name, files, problems=(), version="1.2.3"):
    """What a form says, judged by its schema and read as its consumer does."""
    text = FORMS[name].render(files, problems, version)
    assert text.endswith("\n") or (name == "github" and not text)
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")  # as it is written
    if name in ("sarif", "gitlab", "rdjson"):
        value = json.loads(text)
        {"sarif": SARIF, "gitlab": GITLAB, "rdjson": RDJSON}[name].validate(value)
        return value
    if name == "junit":
        tree = etree.fromstring(text.encode())
        JUNIT.assertValid(tree)
        return tree
    return commands(text) if name == "github" else text


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text):
    """Annotations as the runner of GitHub Actions reads them."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text)[:-1]:
        match = COMMAND.fullmatch(line)
        if not match:
            assert not line.lstrip().startswith("::")
            continue
        values = dict(part.split("=", 1) for part in match[2].split(","))
        assert values.keys() <= {"file", "line", "endLine", "col", "endColumn", "title"}
        plain = {key: value.replace("%2C", ",").replace("%3A", ":") for key, value in values.items()}
        plain = {
            key: value.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%") for key, value in plain.items()
        }
        found.append((match[1], plain, match[3].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")))
    return found


def counted(name, value):
    """How many errors, warnings and notes a form tells of findings in a.md."""
    if name == "sarif":
        levels = [result["level"] for result in value["runs"][0]["results"]]
    elif name == "github":
        levels = [level for level, place, _ in value if place["file"] == "a.md"]
    elif name == "gitlab":
        levels = [one["severity"] for one in value if one["location"]["path"] == "a.md"]
    elif name == "rdjson":
        levels = [one["severity"] for one in value["diagnostics"] if one["location"]["path"] == "a.md"]
    else:
        suite = value.find("testsuite[@name='a.md']")
        levels = [one[0].tag for one in suite.iter("testcase") if len(one)]
    kinds = (("error", "major", "ERROR", "failure"), ("warning", "minor", "WARNING", "skipped"))
    notes = ("note", "notice", "info", "INFO")
    return [sum(level in kind for level in levels) for kind in (*kinds, notes)]


@pytest.mark.parametrize("name", [name for name in FORMS if name != "markdown"])
def test_each_form_tells_of_every_decision_once_and_of_every_problem(name):
    value = read(name, [both(TEXT), noted()], PROBLEMS)
    assert counted(name, value) == ([5, 2, 0] if name == "junit" else [5, 1, 1])
    whole = json.dumps(value) if name != "junit" else etree.tostring(value, encoding="unicode")
    for problem in (*PROBLEMS, Problem("n.md", 2, "a leave that spares nothing")):
        assert problem.message in whole
        assert problem.path in unquote(whole)


@pytest.mark.parametrize("name", FORMS)
def test_nothing_to_say(name):
    empty = read(name, [])
    clean = read(name, [found("all is well")])
    if name == "sarif":
        assert not clean["runs"][0]["results"]
        assert clean["runs"][0]["invocations"][0]["executionSuccessful"]
    elif name == "junit":
        assert len(empty) == 0
        assert len(clean.findall(".//testcase")) == 1
        assert not clean.findall(".//failure")
    elif name == "markdown":
        assert "0 to fix" in clean
        assert "|" not in clean
    elif name == "rdjson":
        assert not clean["diagnostics"]
    else:
        assert clean == empty == []


def starts(text, breaks):
    return [0, *(match.end() for match in re.finditer(breaks, text))]


def mended_by_sarif(text, value):
    """What an editor makes of the fixes: columns are code points, a byte order mark has none."""
    run = value["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    mark = "\ufeff" * text.startswith("\ufeff")
    text = text.removeprefix(mark)
    lines = starts(text, "|".join(map(re.escape, run["newlineSequences"])))
    changes = []
    for result in run["results"]:
        if result["level"] != "error":
            continue
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for replacement in result["fixes"][0]["artifactChanges"][0]["replacements"]:
            region = replacement["deletedRegion"]
            start = lines[region["startLine"] - 1] + region["startColumn"] - 1
            end = lines[region["endLine"] - 1] + region["endColumn"] - 1
            changes.append((start, end, replacement["insertedContent"]["text"]))
    for start, end, after in sorted(changes, reverse=True):
        text = text[:start] + after + text[end:]
    return mark + text


def mended_by_rdjson(text, value):
    """What reviewdog makes of the suggestions: columns are bytes."""
    content = text.encode("utf-8", "replace")
    lines = [0, *(match.end() for match in re.finditer(rb"\r\n?|\n", content))]
    changes = []
    for one in value["diagnostics"]:
        if one["severity"] == "ERROR" and "suggestions" in one:
            (suggestion,) = one["suggestions"]
            place = [
                lines[suggestion["range"][end]["line"] - 1] + suggestion["range"][end]["column"] - 1
                for end in ("start", "end")
            ]
            changes.append((*place, suggestion["text"].encode("utf-8", "replace")))
    for start, end, after in sorted(changes, reverse=True):
        content = content[:start] + after + content[end:]
    return content.decode()


def replaced(text):
    return text.encode("utf-8", "replace").decode()


PIECES = st.lists(
    st.sampled_from([*WORDS, " ", "\n", "\r\n", "\r", "\n\n", "ë", "𐐀", "\u0308", "\ud800", "|", "`", "x", HOSTILE]),
    max_size=30,
)


@given(st.booleans(), PIECES)
@settings(deadline=None, max_examples=60)
def test_every_program_makes_the_same_text_by_its_own_counting(mark, pieces):
    text = "\ufeff" * mark + "".join(pieces)
    file = found(text, why=HOSTILE)
    assert mended_by_sarif(text, read("sarif", [file])) == file.outcome.text
    assert mended_by_rdjson(text, read("rdjson", [file])) == replaced(file.outcome.text)
    prints = [one["fingerprint"] for one in read("gitlab", [file])]
    assert len(set(prints)) == len(prints) == len(decisions([*file.outcome.applied, *file.outcome.held]))
    read("junit", [file])
    body = text.removeprefix("\ufeff")
    lines = starts(body, r"\r\n?|\n")
    safe = [place for level, place, _ in read("github", [file]) if level == "error"]
    assert len(safe) == len(decisions(file.outcome.applied))
    for place in safe:
        start = lines[int(place["line"]) - 1] + int(place["col"]) - 1
        assert body.startswith(("Kuqi", "𐐀x"), start)
        assert int(place["endColumn"]) - int(place["col"]) in (2, 4)


def test_a_long_line_is_counted_as_a_short_one():
    text = "\ufeff" + "ë𐐀 \ud800" * 1500 + "Kuqi " + "ë" * 5000 + "Kuqi\n" + "Kuqi"
    file = found(text)
    assert mended_by_sarif(text, read("sarif", [file])) == file.outcome.text
    assert mended_by_rdjson(text, read("rdjson", [file])) == replaced(file.outcome.text)


def test_a_decision_of_two_edits_is_one_fix_and_one_suggestion():
    file = both(TEXT)
    result = read("sarif", [file])["runs"][0]["results"][0]
    assert len(result["fixes"][0]["artifactChanges"][0]["replacements"]) == 2
    assert read("rdjson", [file])["diagnostics"][0]["suggestions"][0]["text"] == "Kuçi and Kuçi"
    assert mended_by_sarif(TEXT, read("sarif", [file])) == file.outcome.text
    assert mended_by_rdjson(TEXT, read("rdjson", [file])) == file.outcome.text


def test_a_document_of_a_word_processor_has_no_lines_that_another_program_knows(monkeypatch):
    monkeypatch.setitem(formats.PACKED, "docx", "docx")
    monkeypatch.setitem(formats.SUFFIXES, ".docx", "docx")
    file = replace(found("Mr Kuqi", path="a.docx"), encoding="docx")
    (result,) = read("sarif", [file])["runs"][0]["results"]
    assert "fixes" not in result
    assert "region" not in result["locations"][0]["physicalLocation"]
    (one,) = read("rdjson", [file])["diagnostics"]
    assert "suggestions" not in one
    assert one["location"] == {"path": "a.docx"}
    assert read("github", [file])[0][1] == {"file": "a.docx", "title": "name/safe"}
    assert read("gitlab", [file])[0]["location"]["lines"] == {"begin": 1}
    assert patch.render(file.outcome) == "Binary files a/a.docx and b/a.docx differ\n"


PATHS = ["Kuçi #1 100%.md", "a:b,c=d.md", "x\ny.md", "pipe|`tick`.md", '"q"\\b.md', "caf\udce9.md", "", "]]><x>&.md"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", FORMS)
def test_a_path_of_any_characters(name, path):
    value = read(name, [found("Kuqi", path=path)], [Problem(path, 3, HOSTILE)])
    if name == "sarif":
        place = value["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(place, errors="surrogateescape") == (path or "stdin")
    if name == "github":
        assert [place["file"] for _, place, _ in value] == [replaced(path or "stdin")] * 2


def test_github_is_told_what_it_will_not_show():
    text = github.render([found("Kuqi " * 12 + "Rashic " * 11)], [], "1")
    assert text.endswith("not shown: 2 errors, 1 warning.\n")


def cells(text):
    """The rows of all tables as GitHub reads them, and every token of the inline texts."""
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
    rows, inline = [], []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline":
            if rows and token.level >= 3:
                rows[-1].append("".join(child.content for child in token.children if child.type.startswith("text")))
            inline += token.children
    return rows, inline


def test_markdown_says_what_matters_first():
    text = read("markdown", [both(TEXT), noted()], PROBLEMS)
    rows, _ = cells(text)
    assert rows[1] == ["a.md", "5", "1", "1"]
    assert re.findall("^#### (.*)", text, re.MULTILINE) == ["To fix", "To decide", "To look at"]
    assert rows[3][:2] == ["a.md:1", "Kuqi and Kuqi, → Kuçi and Kuçi,"]
    assert rows[-1][:2] == ["a.md:1", "etc.."]
    assert text.index("no permission") < text.index("#### To fix")
    assert "- <code>n.md:2</code> a leave that spares nothing\n" in text
    assert "1.2.3" in text


@given(
    st.text(max_size=40),
    st.text(max_size=20),
    st.sampled_from([HOSTILE, "www.x.example http://x.example a@x.example :smile: ~~x~~"]),
)
@settings(deadline=None, max_examples=60)
def test_no_text_breaks_the_markdown(text, path, why):
    rows, inline = cells(
        markdown.render([found(f"{text} Kuqi {why} Kuqi", path=path, why=why)], [Problem(path, 1, why)], "1")
    )
    assert {len(row) for row in rows} == {3, 4}
    kinds = {token.type for token in inline}
    assert kinds <= {"text", "text_special", "html_inline", "code_inline", "softbreak"}
    assert {token.content for token in inline if token.type == "html_inline"} <= {
        "<code>",
        "</code>",
        "<!-- -->",
        "<sub>",
        "</sub>",
    }
    assert not any(re.search(r"[@#]\w", token.content) for token in inline)


def test_markdown_is_never_longer_than_a_comment_may_be():
    long = found("Kuqi Rashic " * 3000, why="<" * 500)
    text = markdown.render([long] * 3, PROBLEMS * 300, "1")
    assert len(text) <= 60_000
    listed = sum(row[0].startswith("a.md:") for row in cells(text)[0])
    assert re.search(rf"… and {3 * 6000 - listed} more", text)
    short = markdown.render([found("Kuqi " * 20)], [], "1")
    assert "more" not in short


def test_a_file_that_is_told_twice_is_told_once_in_gitlab():
    assert len(read("gitlab", [found("Kuqi", path="a.md"), found("Kuqi", path="./a.md")])) == 1
