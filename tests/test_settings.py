"""Settings: the nearest file, what it extends, what it says of single paths, and the command line over all of it."""

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import cleanup
from cleanup.cli import main
from cleanup.engine import rules
from cleanup.problems import CleanupError
from cleanup.settings import schema
from cleanup.settings.plan import Given, Plan

FAULTY = "Minister Hajredin Kuqi aims to aware the public on it.\n"
FIXED = "Minister Hajredin Kuçi aims to make the public aware of it.\n"


@pytest.fixture
def place(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()  # nothing above is looked at
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(place, files):
    for name, content in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(content, encoding="utf-8")


def run(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, arguments)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cleanup.toml", 'lang = "en"\n'),
        (".cleanup.toml", 'lang = "en"\n'),
        ("pyproject.toml", '[project]\nname = "x"\n[tool.cleanup]\nlang = "en"\n'),
    ],
)
def test_the_nearest_file_holds(place, name, content):
    put(place, {name: content, "deep/down/a.md": "x"})
    settings = Plan(Given({})).settings(place / "deep/down/a.md")
    assert settings["lang"].value == "en"
    assert settings["lang"].origin.endswith(f"{name}:{content[: content.index('lang')].count(chr(10)) + 1}")


def test_a_pyproject_without_a_table_of_ours_is_passed_over(place):
    put(place, {"cleanup.toml": 'lang = "en"', "deep/pyproject.toml": '[project]\nname = "cleanup"'})
    assert Plan(Given({})).settings(place / "deep/a.md")["lang"].value == "en"


def test_nothing_above_the_top_of_the_repository_holds(place):
    (place / "inner/.git").mkdir(parents=True)
    put(place, {"cleanup.toml": 'lang = "en"'})
    assert Plan(Given({})).settings(place / "inner/a.md")["lang"].value == ""


def test_paths_extended_files_and_the_command_line(place):
    put(
        place,
        {
            "house/base.toml": 'lang = "sq"\nquoted = "ask"\ndictionaries = ["words"]\n[rules]\nnames = "show"\n',
            "cleanup.toml": 'extend = "house/base.toml"\nlang = "en"\ndictionaries = ["own"]\n'
            '[rules]\n"name/x" = "off"\n[[path]]\nglob = "sr/**"\nlang = "sr-Latn"\n',
        },
    )
    plan = Plan(Given({}))
    top, serbian = plan.settings(place / "a.md"), plan.settings(place / "sr/a.md")
    assert (top["lang"].value, serbian["lang"].value) == ("en", "sr-Latn")
    assert top["quoted"].value == "ask"
    assert top["rules"].value == {"names": "show", "name/x": "off"}
    assert [path.removeprefix(str(place)) for path in top["dictionaries"].value] == ["/house/words", "/own"]
    assert Plan(Given({"lang": "mk"})).settings(place / "sr/a.md")["lang"] == ("mk", "the command line")


def test_levels_of_rules_and_rooms(place):
    put(place, {"cleanup.toml": 'lang = "en"\n', "a.md": FAULTY})
    assert run("fix", "a.md").exit_code == 0
    assert (place / "a.md").read_text(encoding="utf-8") == FIXED
    for level, result in (("off", "0 fixed in 0 of 1 file."), ("ask", "2 to decide"), ("show", "2 to look at")):
        put(
            place,
            {"cleanup.toml": f'lang = "en"\nrules = {{ names = "{level}", phrases = "{level}" }}\n', "a.md": FAULTY},
        )
        done = run("fix", "a.md")
        assert (place / "a.md").read_text(encoding="utf-8") == FAULTY
        assert result in done.stdout
    put(place, {"cleanup.toml": 'lang = "en"\n[rules]\nphrases = "off"\n"phrase/aware-as-a-verb" = "safe"\n'})
    run("fix", "a.md")
    assert (place / "a.md").read_text(encoding="utf-8") == FIXED


def test_what_is_excluded(place):
    put(place, {"cleanup.toml": 'lang = "en"\nexclude = ["old/", "*.draft.md"]\n'})
    put(place, dict.fromkeys(("a.md", "b.draft.md", "old/c.md"), FAULTY))
    assert "of 1 file" in run("check").stdout
    assert "of 1 file" in run("check", "old/c.md").stdout
    assert "of 0 files" in run("check", "--force-exclude", "old/c.md").stdout


@pytest.mark.parametrize(
    ("content", "messages"),
    [
        ('lang = "en"\nexlude = []', ['cleanup.toml:2: unknown key "exlude"; did you mean "exclude"?']),
        ('lang = "en', ["cleanup.toml:1: this is not TOML", "mend the line"]),
        ('\nlang = "klingonish"', ['cleanup.toml:2: "klingonish" is no language code']),
        (
            "ask = 1\nquoted = 'loud'",
            ['cleanup.toml:1: "ask" must be true or false', 'cleanup.toml:2: "quoted" must be one of'],
        ),
        ('format = "word"', ["cleanup.toml:1: no format is called 'word'; there are text"]),
        ('encoding = "cp9"', ["cleanup.toml:1: no encoding is called 'cp9'"]),
        ('[rules]\nspelling = "off"', ['cleanup.toml:1: "spelling" is neither a room']),
        ('[rules]\nnames = "loud"', ['cleanup.toml:1: "rules" must be a table']),
        ('[rules]\nnames = "safe"', ['cleanup.toml:1: a room cannot be "safe"']),
        ('[[path]]\nlang = "sq"', ["cleanup.toml:1: a [[path]] block says which files it is about"]),
        ('[[path]]\nglob = "a"\njobs = 2', ['cleanup.toml:3: "jobs" is about all files']),
        ('path = "a"', ['cleanup.toml:1: "path" begins a block']),
        ('extend = "none.toml"', ["cleanup.toml:1: extend names a settings file; there is none at 'none.toml'"]),
        ('extend = "cleanup.toml"', ["cleanup.toml:1: cleanup.toml extends this file in turn"]),
        ('dictionaries = ["nowhere"]', ["nowhere: no such dictionary"]),
        ("\xff", ["cleanup.toml: not UTF-8"]),
    ],
)
def test_what_is_wrong_is_said_with_its_line(place, content, messages):
    (place / "cleanup.toml").write_bytes(content.encode("latin-1"))
    put(place, {"a.md": FAULTY})
    done = run("fix", "a.md")
    assert done.exit_code == 2
    for message in messages:
        assert message in done.stderr
    assert (place / "a.md").read_text(encoding="utf-8") == FAULTY


def test_wrong_settings_of_a_folder_leave_its_files_alone_and_the_rest_is_done(place):
    put(place, {"cleanup.toml": 'lang = "en"', "sub/cleanup.toml": "lang = 5", "sub/a.md": FAULTY, "b.md": FAULTY})
    done = run("fix")
    assert done.exit_code == 2
    assert done.stderr.count('sub/cleanup.toml:1: "lang" must be a text') == 1
    assert (place / "sub/a.md").read_text(encoding="utf-8") == FAULTY
    assert (place / "b.md").read_text(encoding="utf-8") == FIXED


def test_a_given_file_goes_before_the_nearest(place):
    put(place, {"cleanup.toml": "lang = 5", "other.toml": 'lang = "en"', "a.md": FAULTY})
    assert run("fix", "--config", "other.toml", "a.md").exit_code == 0


def test_a_plan_is_refused_where_the_settings_are_wrong(place):
    put(place, {"cleanup.toml": "loud = true"})
    with pytest.raises(CleanupError, match="unknown key"):
        Plan(Given({}))


QUOTED = 'The mayor said: "We aim to aware the public on it." They aim to aware the public on it.\n'


@pytest.mark.parametrize(
    ("quoted", "result", "said"),
    [
        (
            "same",
            'The mayor said: "We aim to make the public aware of it." They aim to make the public aware of it.\n',
            "",
        ),
        (
            "ask",
            'The mayor said: "We aim to aware the public on it." They aim to make the public aware of it.\n',
            "1 to decide",
        ),
        ("leave", 'The mayor said: "We aim to aware the public on it." They aim to make the public aware of it.\n', ""),
    ],
)
def test_wording_within_quotation_marks(place, quoted, result, said):
    put(place, {"cleanup.toml": f'lang = "en"\nquoted = "{quoted}"\n', "a.md": QUOTED})
    done = run("fix", "a.md")
    assert (place / "a.md").read_text(encoding="utf-8") == result
    assert ("to decide" in done.stdout) == bool(said)
    assert said in done.stdout


def test_config_says_what_holds_and_who_says_so(place):
    put(
        place,
        {"cleanup.toml": '\nlang = "en"\n[rules]\nnames = "ask"\n[[path]]\nglob = "sq/"\nlang = "sq"\n', "sq/a.md": ""},
    )
    said = run("config", "sq/a.md", "--as", "markdown").stdout.splitlines()
    assert 'lang = "sq"  # ' + str(place / "cleanup.toml") + ":7" in said
    assert 'rules = { "names" = "ask" }  # ' + str(place / "cleanup.toml") + ":3" in said
    assert 'format = "markdown"  # the command line' in said
    assert 'quoted = "same"  # default' in said


def test_the_schema_that_editors_get_is_the_one_of_the_keys():
    kept = (Path(schema.__file__).parent / "schema.json").read_text(encoding="utf-8")
    assert kept == schema.dumps() == run("config", "--schema").stdout
    jsonschema.Draft202012Validator.check_schema(json.loads(kept))
    validator = jsonschema.Draft202012Validator(json.loads(kept))
    good = 'extend = "a.toml"\njobs = 0\nrules = { names = "ask" }\n[[path]]\nglob = "a"\nlang = "sq"\nnames = ["en-x-sq"]\n'
    assert validator.is_valid(tomllib.loads(good))
    for bad in ("jobs = -1", "loud = 1", 'rules = { spelling = "off" }', '[[path]]\nlang = "sq"', 'quoted = "x"'):
        assert not validator.is_valid(tomllib.loads(bad)), bad


ENGLISH = "The ministry said today that the new law will enter into force next month, after it has been published.\n"
ALBANIAN = (
    "Ministria njoftoi sot se ligji i ri do të hyjë në fuqi muajin e ardhshëm, pasi të botohet në gazetën zyrtare.\n"
)


def test_init_writes_what_works_and_overwrites_nothing(place):
    put(place, {"en/a.md": ENGLISH, "en/b.md": ENGLISH * 2, "sq/a.md": ALBANIAN, "photo.jpg": "x"})
    done = run("init")
    assert done.exit_code == 0
    assert "Seen: 3 markdown; no one language, en in en, sq in sq." in done.stdout
    plan = Plan(Given({}))
    assert plan.settings(place / "sq/a.md")["lang"].value == "sq"
    assert plan.settings(place / "en/a.md")["lang"].value == "en"
    assert (place / ".pre-commit-config.yaml").read_text(encoding="utf-8").count("id: cleanup") == 2
    assert run("check").exit_code == 0
    assert run("dictionary", "check", "dictionary", "--no-shipped").exit_code == 0
    assert run("init").exit_code == 2


def test_every_example_that_init_shows_is_right(place):
    put(place, {"a.md": ENGLISH})
    run("init")
    text = (place / "cleanup.toml").read_text(encoding="utf-8")
    head = text.partition("# What holds for some of the files only:")[0]
    shown = [match[1] for match in re.finditer(r"^(?:# )?([a-z-]+ = .*)$", head, re.MULTILINE)]
    (place / "cleanup.toml").write_text("\n".join(dict.fromkeys(shown)), encoding="utf-8")
    assert len(shown) >= 18
    assert set(Plan(Given({})).settings(place)["fields"].value) == {"title", "items[*].text"}


def test_init_leaves_the_hooks_of_others(place):
    put(place, {"a.md": ENGLISH, ".pre-commit-config.yaml": "repos: []\n"})
    done = run("init")
    assert "id: cleanup-fix" in done.stdout
    assert (place / ".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"


def test_a_convention_that_is_none_is_said_with_all_there_are(place):
    put(place, {"cleanup.toml": 'typography = "en-XX"', "a.md": FAULTY})
    done = run("check", "a.md")
    assert done.exit_code == 2
    assert "cleanup.toml:1: no convention is called" in done.stderr
    assert "en-GB, en-US, sq" in done.stderr


def test_typography_by_choice_only(place):
    text = 'The road - and the "old" bridge - is open.\n'
    put(place, {"cleanup.toml": 'lang = "en"', "a.md": text})
    run("fix", "a.md", "-q")
    assert (place / "a.md").read_text(encoding="utf-8") == text
    put(place, {"cleanup.toml": 'lang = "en"\ntypography = "en-GB"'})
    run("fix", "a.md", "-q")
    assert (place / "a.md").read_text(encoding="utf-8") == "The road – and the “old” bridge – is open.\n"
    assert "0 to fix" in run("check", "a.md").stdout


def test_a_decision_is_spoken_wording_as_a_whole_or_not_at_all(place):
    text = 'They want to aware the public "widely" on it. He came to aware "the public on it".\n'
    put(place, {"cleanup.toml": 'lang = "en"\nquoted = "leave"\n', "a.md": text})
    run("fix", "a.md", "-q")
    after = (place / "a.md").read_text(encoding="utf-8")
    assert "make the public on" not in after
    assert "aware the public aware of" not in after
    assert 'He came to aware "the public on it"' in after


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[tool]\ncleanup = 3\n", 'pyproject.toml: "cleanup" in [tool] is no table; write [tool.cleanup]'),
        ('[tool.cleanup]\nlang = "en"\nlang = "sq"\n', "pyproject.toml:3: this is not TOML"),
        ('[ tool . "cleanup" ]\nrules.names = "off"\n[tool.cleanup.rules]\n', "pyproject.toml:3: this is not TOML"),
        ('tool = "cleanup"\n', ""),
        ("# cleanup\n[tool.other]\na = 1\na = 2\n", ""),
    ],
)
def test_a_pyproject_of_another_shape(place, content, message):
    put(place, {"pyproject.toml": content, "a.md": FAULTY})
    done = run("check", "a.md")
    assert message in done.stderr
    assert done.exit_code == (2 if message else 1)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('exclude = ["a", "!"]\n', "cleanup.toml:1: Invalid git pattern: '!'; write it as in a .gitignore"),
        ('[[path]]\nglob = "[z-a]"\n', "cleanup.toml:2: bad character range z-a"),
    ],
)
def test_a_pattern_that_is_none(place, settings, message):
    put(place, {"cleanup.toml": settings, "a.md": FAULTY})
    done = run("check")
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_rule_that_no_dictionary_has_is_noted(place):
    rules = '{ "phrase/aware-as-a-verbs" = "off", "typography/dashes" = "ask", "name/one-spelling" = "off", "names" = "ask" }'
    put(place, {"cleanup.toml": f"rules = {rules}\n", "a.md": FAULTY, "b.md": FAULTY})
    done = run("check", "--only", "phrases", "--only", "name/typed-wrongly")
    missing = 'no dictionary in use has a rule "{}"; {}'
    wanted = [
        (f"{place}/cleanup.toml:1", "phrase/aware-as-a-verbs", 'did you mean "phrase/aware-as-a-verb"?'),
        (f"{place}/cleanup.toml:1", "typography/dashes", 'did you mean "typography/dash"?'),
        ("--only", "name/typed-wrongly", "`cleanup dictionary list` names the entries"),
    ]
    assert done.stderr.splitlines() == [f"note: {at}: {missing.format(rule, hint)}" for at, rule, hint in wanted]
    assert done.exit_code == 1
    assert run("check", "-q").stderr == ""


def test_every_rule_that_a_room_knows_by_itself_can_be_named():
    package = Path(cleanup.__file__).parent
    names = {
        rule
        for room in ("names", "phrases", "furniture", "typography")
        for path in (package / room).rglob("*.py")
        for rule in re.findall('"((?:name|phrase|furniture|typography)/[a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(names) >= 8
    assert names <= rules.own()


def test_what_lies_above_is_seen_from_below_as_from_above(place, monkeypatch):
    put(
        place,
        {"a.md": FAULTY, "sub/cleanup.toml": 'rules = { "names" = "off", "phrases" = "off" }\n', "sub/b.md": FAULTY},
    )
    monkeypatch.chdir(place / "sub")
    assert run("check", "b.md").exit_code == 0
    assert run("check", "../a.md").exit_code == 1


def test_what_is_excluded_by_force_is_excluded_however_it_is_named(place):
    put(place, {"cleanup.toml": 'exclude = ["old/"]\nforce-exclude = true\n', "old/a.md": FAULTY, "sub/b.md": "x"})
    for name in ("old/a.md", "./old/a.md", "sub/../old/a.md", str(place / "old/a.md"), "old"):
        assert "0 of 0 files" in run("check", name).stdout
