"""The ledger of names: who is named where, in which spellings; how it is shown; what it adds to a dictionary."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from cleanup import formats, language
from cleanup.cli import main
from cleanup.engine import newcomers
from cleanup.engine.ledger import records
from cleanup.engine.sightings import page
from cleanup.problems import CleanupError
from cleanup.report.ledger import Ledger, Record, Spelling, record, table, terminal
from cleanup.report.ledger import page as html
from cleanup.scan import Index

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "cleanup" / "report" / "ledger.schema.json").read_text(encoding="utf-8"))

BRIDGE = """\
---
image: /pictures/Arbnor Shqipqe.jpg
---

# The mill bridge of Drenova is open again

Mayor Arbnor Shqipçe opened the bridge on Monday. "We waited nine years," said Mayor Shqipce to the people by the river.

The engineer Milorad Đukanovac was there too. See `Arbnor Shqipqe` in the log and <https://drenova.example/Arbnor-Shqipqe>.
"""
COURT = """\
# The court hears the bridge case

The judge heard the witness Milorad Djukanovac on Tuesday in the afternoon. Arbnor Shqipce did not come to the court.
"""
MOST = """\
# Most kod mlina je ponovo otvoren

Predsednik opštine Arbnor Šćipće otvorio je most u ponedeljak. Novinari su razgovarali sa Miloradom Đukanovcem.
"""
ENTRY = """\
[[name]]
id = "arbnor-shqipce"
kind = "person"
write = { en = "Arbnor Shqipçe", sr-Latn = "Arbnor Šćipće" }
why = "The mayor of the tests."

[[name]]
id = "milora"
kind = "place"
write = "Milora"
why = "A town with the name of a woman."
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with three articles, entered."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLEANUP_CACHE", str(tmp_path / ".cache"))
    for name, text in (("bridge.md", BRIDGE), ("court.md", COURT), ("most.md", MOST)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, ["names", "--no-shipped", *arguments], input=stdin)


def listed(*arguments):
    result = run("--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    value = json.loads(result.stdout)
    jsonschema.validate(value, SCHEMA, jsonschema.Draft202012Validator)
    return value["names"]


def of(texts, lang="en"):
    """The records of texts of one language, without a dictionary."""
    index = Index()
    documents = [language.assign(formats.read(text, f"{number}.md"), lang) for number, text in enumerate(texts, 1)]
    return records([page(document, index.scan(document.text)) for document in documents])


def spelt(name):
    return {(one["text"], one["lang"]): one["right"] for one in name["spellings"]}


@pytest.mark.usefixtures("place")
def test_spellings_are_put_together_over_files_and_languages():
    mayor, engineer = listed()
    assert mayor["name"] == "Arbnor Shqipçe"
    assert mayor["inconsistent"]
    assert spelt(mayor) == {
        ("Arbnor Shqipçe", "en"): True,
        ("Arbnor Shqipce", "en"): False,
        ("Shqipce", "en"): False,
        ("Arbnor Šćipće", "sh"): True,
    }
    assert mayor["forms"] == {"en": "Arbnor Shqipçe", "sh": "Arbnor Šćipće"}
    assert "diacritics" in mayor["evidence"]
    assert engineer["forms"] == {"en": "Milorad Đukanovac", "sh": "Milorad Đukanovac"}
    assert engineer["files"] == ["court.md", "bridge.md", "most.md"]


@pytest.mark.usefixtures("place")
def test_only_prose_counts_and_every_line_holds_what_it_is_said_to_hold():
    seen = 0
    for name in listed():
        for spelling in name["spellings"]:
            assert "Shqipqe" not in spelling["text"]
            for one in spelling["places"]:
                lines = Path(one["path"]).read_text(encoding="utf-8").split("\n")
                for line in one["lines"]:
                    assert spelling["text"] in lines[line - 1]
                    seen += 1
    assert seen == 7


def test_an_entry_says_what_is_right_and_what_must_be_written(place):
    (place / "house.toml").write_text(ENTRY, encoding="utf-8")
    (place / "more.md").write_text("The judge Milora Zhubreci came late. She said so.\n", encoding="utf-8")
    names = {name["rule"] or name["name"]: name for name in listed("--dictionary", "house.toml")}
    assert set(names) == {"name/arbnor-shqipce", "Milorad Đukanovac", "Milora Zhubreci"}
    mayor = names["name/arbnor-shqipce"]
    assert (mayor["kind"], mayor["score"], mayor["count"]) == ("person", 1.0, 4)
    assert mayor["forms"] == {"en": "Arbnor Shqipçe", "sh": "Arbnor Šćipće"}
    written = {spelling["text"]: spelling["write"] for spelling in mayor["spellings"]}
    assert written["Arbnor Shqipce"] == "Arbnor Shqipçe"
    assert written["Shqipce"] == "Shqipçe"
    assert written["Arbnor Shqipçe"] == written["Arbnor Šćipće"] == ""


@pytest.mark.parametrize(
    "texts",
    [
        ["The clerk met Dren Ukshini there.", "The clerk met Dren Ukshinaj there."],
        ["The clerk met Dren Ukshini there.", "The clerk met Blerim Ukshini there."],
        ["The clerk met Carl Zmittek there.", "Nobody had seen Zmidek that day."],
        ["The clerk met Dren Ukshini there.", "The clerk met Dren Ukshini's brother there."],
        ["MAYOR DREN UKSHINI SAID", "The clerk met Dren Ukshini there."],
    ],
    ids=["another surname", "another given name", "a like surname alone", "a possessive", "capitals"],
)
def test_what_is_no_other_spelling(texts):
    assert not [one for one in of(texts) if one.inconsistent]


def test_a_surname_alone_goes_to_its_one_bearer_of_all_files():
    (only,) = of(["The clerk met Dren Ukshiqi there.", "Nobody had seen Ukshiqi that day."])
    assert [(one.text, one.count) for one in only.spellings] == [("Dren Ukshiqi", 1), ("Ukshiqi", 1)]
    two = of(["The clerk met Dren Ukshiqi there.", "She met Agim Ukshiqi there.", "Nobody had seen Ukshiqi that day."])
    assert {spelling.text for one in two for spelling in one.spellings} == {"Dren Ukshiqi", "Agim Ukshiqi"}


def test_places_without_an_entry_are_compared_too():
    (town,) = of(["The road to Gurrëbardha is closed. The bus to Gurrebardha waits.", "The bus for Gurrëbardha left."])
    assert (town.name, town.inconsistent, town.count) == ("Gurrëbardha", True, 3)


def test_languages_that_keep_the_letters_must_agree_on_the_marks():
    english = page(language.assign(formats.read("The clerk met Dren Ukshici there."), "en"), Index().scan(""))
    albanian = page(language.assign(formats.read("Zyrtari e takoi Dren Ukshiçi."), "sq"), Index().scan(""))
    (one,) = records([english, albanian])
    assert one.inconsistent
    assert one.evidence == "en Dren Ukshici, sq Dren Ukshiçi: only diacritics are missing"


@pytest.mark.usefixtures("place")
def test_the_order_of_files_changes_nothing_but_the_order():
    def found(*paths):
        return sorted((name["name"], name["count"], sorted(map(str, spelt(name)))) for name in listed(*paths))

    assert found("bridge.md", "court.md", "most.md") == found("most.md", "court.md", "bridge.md")


@pytest.mark.usefixtures("place")
def test_the_text_for_a_terminal():
    result = run()
    assert result.exit_code == 0
    assert result.stdout.startswith("Written in more than one way (2)\n\nArbnor Shqipçe  4 times in 3 files\n")
    assert re.search(r"^  ! Arbnor Shqipce +en +1  court.md:3$", result.stdout, re.MULTILINE)
    assert "one name? en Arbnor Shqipçe · sr/hr/bs Arbnor Šćipće  (sure to 0.97)" in result.stdout
    assert result.stdout.endswith("2 names in 3 files; 2 written in more than one way.\n")
    assert "\x1b" not in result.stdout


def test_quiet_leaves_out_what_is_written_in_one_way(place):
    (place / "late.md").write_text("The judge Teuta Zhubreci came late.\n", encoding="utf-8")
    assert "Teuta Zhubreci" in run().stdout
    assert "Teuta Zhubreci" not in run("-q").stdout
    assert "Teuta Zhubreci" not in run("-q", "--format", "html").stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((), 0), (("--exit-inconsistent",), 1), (("--exit-inconsistent", "most.md"), 0), (("nowhere",), 2)],
)
@pytest.mark.usefixtures("place")
def test_exit_codes(arguments, code):
    assert run(*arguments).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--yes",), "--yes: goes with --add FILE.toml"),
        (("--add", "house.csv"), "house.csv: entries are added to .toml dictionaries"),
        (("--lang", "english"), "--lang: "),
        (("-o", "no/where.txt"), "no/where.txt: cannot be written"),
    ],
)
@pytest.mark.usefixtures("place")
def test_a_wrong_call_says_what_to_do(arguments, message):
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_what_cannot_be_read_is_said_and_the_rest_done(place):
    (place / "broken.md").write_bytes(b"\xff\xfe\x00broken")
    result = run("--format", "json")
    assert result.exit_code == 2
    value = json.loads(result.stdout)
    jsonschema.validate(value, SCHEMA, jsonschema.Draft202012Validator)
    assert (value["files"], [problem["path"] for problem in value["problems"]]) == (3, ["broken.md"])
    assert "broken.md" in result.stderr


HOSTILE = Ledger(
    (
        Record(
            "<script>x</script>",
            "",
            "",
            {"en": "=cmd|' /C calc'!A0", "": '"&'},
            (
                Spelling("=1+1", "en", {"=a.md": (1,), "-b\x1b[2J.md": (2, 3)}),
                Spelling("@x", 'en"><b>', {f"{n}.md": (n,) for n in range(1, 9)}, right=False, write="+<i>"),
            ),
            inconsistent=True,
            score=0.5,
            evidence="</td>\ud800",
        ),
    ),
    2,
)


def test_no_cell_is_a_formula():
    rows = list(csv.reader(io.StringIO(table.render(HOSTILE).removeprefix("\ufeff"))))
    assert rows[0] == list(table.HEADER)
    assert len(rows) == 3
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert {"'=1+1", "'@x", "'+<i>"} < set(cells)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text, self.links = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data):
        self.text.append(data)


def test_the_page_is_text_and_nothing_else():
    source = html.render(HOSTILE)
    parser = Tags()
    parser.feed(source)
    assert not {"script", "i", "img", "link", "iframe"} & set(parser.tags)
    assert parser.tags.count("b") == 2
    assert all(link.startswith("#") for link in parser.links)
    assert "<script>x</script>" in parser.text
    assert "default-src 'none'" in source
    assert "details" in parser.tags
    assert source.encode("utf-8")


def test_a_name_never_steers_the_terminal():
    assert "\x1b" not in terminal.render(HOSTILE)
    assert json.loads(record.render(HOSTILE, "1"))["names"][0]["evidence"].startswith("</td>")


def test_sure_groups_become_entries_that_read_back_and_work(place):
    (place / "house.toml").write_text("# ours\n", encoding="utf-8")
    result = run("--add", "house.toml", "--yes")
    assert result.exit_code == 0, result.stderr
    text = (place / "house.toml").read_text(encoding="utf-8")
    assert text.startswith("# ours\n")
    assert 'id = "arbnor-shqipce"' in text
    assert 'id = "milorad-djukanovac"' in text
    checked = CliRunner().invoke(main, ["dictionary", "check", "--no-shipped", "house.toml"])
    assert checked.exit_code == 0, checked.output
    assert {name["rule"] for name in listed("--dictionary", "house.toml")} == {
        "name/arbnor-shqipce",
        "name/milorad-djukanovac",
    }
    again = run("--add", "house.toml", "--yes")
    assert "0 entries added" in again.stderr
    assert (place / "house.toml").read_text(encoding="utf-8") == text


def test_what_is_not_sure_enough_is_not_added_unasked(place):
    assert "0 entries added" in run("--add", "house.toml", "--yes", "--above", "0.98").stderr
    assert not (place / "house.toml").exists()


def test_entries_are_asked_for_one_by_one(place):
    result = run("--add", "house.toml", stdin="n\ny\n")
    assert result.exit_code == 0, result.stderr
    assert "house.toml:1: name/milorad-djukanovac added" in result.stderr
    assert "arbnor" not in (place / "house.toml").read_text(encoding="utf-8")


def test_an_entry_can_be_edited_before_it_is_added(place):
    answers = ["e", "person", "Arbnor Shqypçe", "-", "-", "-", "The town's own page.", "y", "s"]
    result = run("--add", "house.toml", stdin="".join(f"{answer}\n" for answer in answers))
    assert result.exit_code == 0, result.stderr
    text = (place / "house.toml").read_text(encoding="utf-8")
    assert 'write = { en = "Arbnor Shqypçe" }' in text
    assert 'why = "The town\'s own page."' in text
    assert "milorad" not in text


@pytest.mark.parametrize("stdin", ["s\n", "", "e\n"])
def test_stopping_adds_nothing(place, stdin):
    result = run("--add", "house.toml", stdin=stdin)
    assert result.exit_code == 0
    assert not (place / "house.toml").exists()


def test_a_faulty_dictionary_is_said_and_stays(place):
    (place / "house.toml").write_text("[[name]\n", encoding="utf-8")
    result = run("--add", "house.toml", "--yes")
    assert result.exit_code == 2
    assert "house.toml:1:" in result.stderr
    assert (place / "house.toml").read_text(encoding="utf-8") == "[[name]\n"


def test_an_entry_that_contradicts_another_is_not_added(place):
    values = {"id": "arbnor-shqipce", "kind": "person", "write": {"en": "Arbnor Shqipçe"}, "why": "Tests."}
    newcomers.add(place / "house.toml", values, Index())
    with pytest.raises(CleanupError, match="is taken by line 1"):
        newcomers.add(place / "house.toml", values, Index())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Милорад Ђукановац", "milorad-djukanovac"),
        ("Şükrü Işık", "sukru-isik"),
        ("—", "name"),
        ("Åse Øby", "ase-oby"),
    ],
)
def test_ids_are_plain(name, expected):
    made = newcomers.free_id(name, ())
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", made)
    assert made == expected
    assert newcomers.free_id(name, {made}) == f"{made}-2"


def test_the_hook_reads_the_whole_repository():
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert hooks["cleanup-names"]["pass_filenames"] is False
    command, *arguments = hooks["cleanup-names"]["entry"].split()
    assert command == "cleanup"
    assert {option for parameter in main.get_command(None, arguments[0]).params for option in parameter.opts} >= set(
        arguments[1:]
    )


def test_settings_hold_for_the_ledger_too(place):
    (place / "cleanup.toml").write_text('lang = "en"\nexclude = ["court.md", "most.md"]\n', encoding="utf-8")
    assert {path for one in listed() for path in one["files"]} == {"bridge.md"}


def test_a_name_across_markup_is_one_and_stands_in_its_line(place):
    text = "The choir sang.\n\nThe people of the town thanked **Arbnor** <b>Shqip</b>qe.\n\nLater the people thanked *Arbnor* Shqipçe for the songs.\n"
    (place / "choir.md").write_text(text, encoding="utf-8")
    (group,) = [one for one in listed("choir.md", "--lang", "en") if one["inconsistent"]]
    places = {spelling["text"]: spelling["places"][0]["lines"] for spelling in group["spellings"]}
    assert places == {"Arbnor Shqipqe": [3], "Arbnor Shqipçe": [5]}
