"""Runs over many files: what is known, by many processes, since a revision, over a baseline, and through bad luck."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from multiprocessing import parent_process
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from cleanup.cli import main
from cleanup.engine import results, spread
from cleanup.engine import run as engine
from cleanup.settings.plan import Given, Plan

FAULTY = "Minister Hajredin Kuqi aims to aware the public on it.\n"
FIXED = "Minister Hajredin Kuçi aims to make the public aware of it.\n"
COMMAND = [sys.executable, "-m", "cleanup"]


@pytest.fixture
def place(tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    (home / ".git").mkdir()
    monkeypatch.chdir(home)
    return home


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """A folder in which the dictionaries are compiled once for all tests here."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def cache(compiled, monkeypatch):
    """A cache in which no results are kept yet."""
    monkeypatch.setenv("CLEANUP_CACHE", str(compiled))
    for path in compiled.glob("results.db*"):
        path.unlink()
    return compiled


def run(*arguments, **options):
    return CliRunner(catch_exceptions=False).invoke(main, arguments, **options)


def git(*arguments):
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments], check=True, capture_output=True
    )


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("cache")
def test_what_has_not_changed_is_not_searched_again(place, monkeypatch):
    put(place / "a.md", FAULTY + "\n" + '"It opens, he said.\n')
    first = run("check", "--lang", "en", "--format", "json")
    monkeypatch.setattr(engine, "_found", None)  # may not be called
    assert run("check", "--lang", "en", "--format", "json").stdout == first.stdout
    assert len(json.loads(first.stdout)["files"][0]["edits"]) >= 3
    with pytest.raises(TypeError):
        run("check", "--lang", "sq")
    with pytest.raises(TypeError):
        run("check", "--lang", "en", "--skip", "names")
    with pytest.raises(TypeError):
        run("check", "--lang", "en", "--no-cache")
    assert run("fix", "--lang", "en").exit_code == 0
    assert (place / "a.md").read_text(encoding="utf-8").startswith(FIXED)


@pytest.mark.usefixtures("cache")
def test_the_same_text_under_another_name_is_another_file(place):
    put(place / "a.md", "# Hajredin Kuqi\n\n    Hajredin Kuqi\n")
    put(place / "b.txt", "# Hajredin Kuqi\n\n    Hajredin Kuqi\n")
    files = json.loads(run("check", "--lang", "en", "--format", "json").stdout)["files"]
    assert [(file["path"], len(file["edits"])) for file in files] == [("a.md", 1), ("b.txt", 2)]


@pytest.mark.parametrize("damage", [b"", b"not a database at all, but long enough to look like a file of one" * 50])
def test_a_damaged_cache_costs_nothing_but_time(place, cache, damage):
    put(place / "a.md", FAULTY)
    run("check", "--lang", "en")
    (cache / "results.db").write_bytes(damage)
    assert "2 to fix" in run("check", "--lang", "en").stdout


def test_many_processes_say_what_one_says(place, monkeypatch):
    monkeypatch.setattr(spread, "WORTH", 1_000)
    monkeypatch.setattr(spread, "BATCH", 1_000)
    for number in range(40):
        put(place / f"{number:02}.md", FAULTY * (number % 5) + f"Nothing {number}.\n" * 20)
    (place / "17.md").write_bytes(b"\xff\xfe\xff")
    one = run("check", "--lang", "en", "--jobs", "1", "--no-cache", "--format", "jsonl")
    two = run("check", "--lang", "en", "--jobs", "2", "--format", "jsonl")
    assert two.stdout == one.stdout
    assert two.stderr == one.stderr
    assert "17.md" in one.stderr
    assert len(one.stdout.splitlines()) == 40
    assert run("fix", "--lang", "en", "--jobs", "2", "-q").exit_code == 2
    assert (place / "39.md").read_text(encoding="utf-8").startswith(FIXED * 4)


def test_a_damaged_cache_is_made_anew(place, cache, monkeypatch):
    put(place / "a.md", FAULTY)
    (cache / "results.db").write_bytes(b"not a database at all, but long enough to look like a file of one" * 50)
    first = run("check", "--lang", "en")
    monkeypatch.setattr(engine, "_found", None)  # may not be called
    assert run("check", "--lang", "en").stdout == first.stdout


def test_a_row_that_was_damaged_is_found_again(place, cache):
    put(place / "a.md", FAULTY)
    first = run("check", "--lang", "en")
    with sqlite3.connect(cache / "results.db") as db:
        changed = db.execute("update outcome set value = replace(value, 'Kuçi', 'Kuti')").rowcount
    db.close()
    assert changed == 1
    assert run("check", "--lang", "en").stdout == first.stdout


@pytest.mark.usefixtures("cache")
def test_what_is_known_of_another_reading_of_a_file_is_found_again(place, monkeypatch):
    put(place / "a.md", FAULTY)
    first = run("check", "--lang", "en")
    other = engine.bare(
        engine.cleaned(b"Mr " + FAULTY.encode(), "a.md", Plan(Given({"lang": "en"})).task(place)).outcome
    )
    monkeypatch.setattr(results.Results, "get", lambda *_: other)
    assert run("check", "--lang", "en").stdout == first.stdout


def test_another_run_that_writes_costs_only_what_would_be_kept(place, cache):
    put(place / "a.md", FAULTY)
    run("check", "--lang", "en")
    put(place / "b.md", FAULTY + "More.\n")
    with sqlite3.connect(cache / "results.db") as db:
        db.execute("delete from outcome")
        assert "4 to fix in 2 of 2 files" in run("check", "--lang", "en").stdout
        db.rollback()
    db.close()


def test_what_was_compiled_and_is_not_used_any_more_goes(place, tmp_path, monkeypatch):
    cache = tmp_path / "kept"
    monkeypatch.setenv("CLEANUP_CACHE", str(cache))
    put(place / "house.tsv", "wrong\twrite\nKuqi\tKuçi\n")
    names = ("one.index", "two.index", "three.stamp", "index-four.part")
    for name in names:
        put(cache / name, "x")
        os.utime(cache / name, (0, 0))
    os.utime(cache / "one.index")
    run("check", "--no-shipped", "--dictionary", "house.tsv")
    assert [name for name in names if (cache / name).exists()] == ["one.index"]


class Work:
    """A job as `spread` knows it."""

    def __init__(self, number):
        self.number = number
        self.source = SimpleNamespace(content=b"x" * 100)


def dies(job):
    if job.number == 7 and parent_process():
        os.kill(os.getpid(), signal.SIGKILL)
    return job.number


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_where_a_process_is_killed_the_rest_is_done(monkeypatch):
    monkeypatch.setattr(spread, "WORTH", 100)
    monkeypatch.setattr(spread, "BATCH", 100)
    problems = []
    todo = [Work(number) for number in range(40)]

    def known(job):
        return -job.number if job.number % 5 == 0 else None

    found = [(answer, fresh) for _, answer, fresh in spread.spread(todo, known, dies, 2, problems)]
    assert found == [(-number, False) if number % 5 == 0 else (number, True) for number in range(40)]
    assert [problem.message for problem in problems] == [
        "a process was ended from outside, perhaps for want of memory; one did the rest"
    ]


SLOW = """
import os, sys, time
from types import SimpleNamespace
from cleanup.engine import spread

def slow(job):
    time.sleep(0.1)
    return os.getpid()

if __name__ == "__main__":
    spread.WORTH = spread.BATCH = 0
    todo = (SimpleNamespace(source=SimpleNamespace(content=b"x")) for _ in range(1000))
    try:
        for _, pid, _ in spread.spread(todo, lambda job: None, slow, 2, []):
            print(pid, flush=True)
    except KeyboardInterrupt:
        sys.exit(3)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 3), (signal.SIGKILL, -signal.SIGKILL)])
def test_no_process_outlives_the_one_that_started_it(tmp_path, number, code):
    put(tmp_path / "slow.py", SLOW)
    command = [sys.executable, str(tmp_path / "slow.py")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        pids = {int(process.stdout.readline()) for _ in range(8)} - {process.pid}
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as the terminal does: to all of them
        else:
            process.send_signal(number)
        assert process.wait(60) == code
        said = process.stderr.read()  # comes to its end when all who could write to it are gone
    assert pids
    assert "Traceback" not in said


def test_only_lines_that_changed_since_a_revision(place):
    (place / ".git").rmdir()
    git("init", "-q", "-b", "main")
    put(place / "old.md", FAULTY)
    put(place / "deep/ä b.md", f"{FAULTY}\nOne line.\n\nTwo lines.\n")
    git("add", ".")
    git("commit", "-qm", "first")
    put(place / "deep/ä b.md", f"{FAULTY}\nOne line.\n\n{FAULTY}")
    put(place / "new.md", FAULTY)
    done = run("check", "--lang", "en", "--since", "HEAD", "--format", "json")
    places = [(file["path"], {edit["line"] for edit in file["edits"]}) for file in json.loads(done.stdout)["files"]]
    assert places == [("deep/ä b.md", {5}), ("new.md", {1})]
    run("fix", "--lang", "en", "--since", "HEAD", "-q")
    assert (place / "deep/ä b.md").read_text(encoding="utf-8") == f"{FAULTY}\nOne line.\n\n{FIXED}"
    assert (place / "old.md").read_text(encoding="utf-8") == FAULTY


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("nowhere", "--since: 'nowhere' is no revision of this repository"),
        ("--output=x", "--since: '--output=x' is no revision"),
    ],
)
def test_a_revision_that_is_none(place, revision, message):
    (place / ".git").rmdir()
    git("init", "-q")
    done = run("check", f"--since={revision}")
    assert done.exit_code == 2
    assert message in done.stderr
    assert not (place / "x").exists()


def test_since_follows_names_and_sees_lines_only(place):
    (place / ".git").rmdir()
    git("init", "-q", "-b", "main")
    git("config", "diff.interHunkContext", "9")
    git("config", "diff.word.textconv", "tr a-z A-Z <")
    put(place / ".gitattributes", "*.md diff=word\n")
    names = ("moved.md", "mode.md", "[x].md", "x.md", "crlf.md", "cut.md")
    long = f"{FAULTY}\nOne.\n\nTwo.\n\nThree.\n" + "\nMore of it, and so on.\n" * 40
    for name in names:
        put(place / name, long)
    put(place / "crlf.md", f"One.\r\n\r\n{FAULTY}".replace("it.\n", "it.\r\n"))
    put(place / "cut.md", f"{FAULTY}\nOne.\n\n{FAULTY}\nA last line.\n")
    git("add", ".")
    git("commit", "-qm", "first")
    git("mv", "moved.md", "deep.md")
    (place / "mode.md").chmod(0o755)
    put(place / "[x].md", f"First.\n{long}")
    put(place / "x.md", long.replace("Three.\n", FAULTY))
    put(place / "crlf.md", f"One more.\r\n\r\n{FAULTY}".replace("it.\n", "it.\r\n"))
    put(place / "cut.md", f"{FAULTY}\nOne.\n\n{FAULTY}\n")
    done = run("check", "--lang", "en", "--since", "HEAD", "--format", "json")
    found = {file["path"]: {edit["line"] for edit in file["edits"]} for file in json.loads(done.stdout)["files"]}
    assert found == {
        "deep.md": set(),
        "mode.md": set(),
        "[x].md": set(),
        "x.md": {7},
        "crlf.md": set(),
        "cut.md": set(),
    }
    put(place / "deep.md", long.replace("Three.\n", FAULTY))
    put(place / "cut.md", f"{FAULTY}\nOne.\n\n{FAULTY}")
    done = run("check", "--lang", "en", "--since", "HEAD", "--format", "json", "deep.md", "cut.md")
    found = {file["path"]: {edit["line"] for edit in file["edits"]} for file in json.loads(done.stdout)["files"]}
    assert found == {"deep.md": {7}, "cut.md": {5}}


def test_since_in_a_worktree_and_with_a_file_of_another_repository(place, tmp_path, monkeypatch):
    (place / ".git").rmdir()
    git("init", "-q", "-b", "main")
    put(place / "deep/a.md", f"{FAULTY}\nOne.\n")
    git("add", ".")
    git("commit", "-qm", "first")
    git("worktree", "add", "-q", str(tmp_path / "tree"))
    monkeypatch.chdir(tmp_path / "tree" / "deep")
    put(tmp_path / "tree" / "deep" / "a.md", f"{FAULTY}\nOne.\n\n{FAULTY}")
    done = run("check", "--lang", "en", "--since", "HEAD", "--format", "json")
    assert {edit["line"] for edit in json.loads(done.stdout)["files"][0]["edits"]} == {5}
    done = run("check", "--since", "HEAD", str(place / "deep" / "a.md"))
    assert done.exit_code == 2
    assert f"a.md: lies outside of {tmp_path / 'tree'}; run --since in the folder of its own repository" in done.stderr


def test_since_where_nothing_is_committed_yet(place):
    (place / ".git").rmdir()
    git("init", "-q")
    put(place / "a.md", FAULTY)
    done = run("check", "--since", "HEAD")
    assert done.exit_code == 2
    assert "--since: 'HEAD' is no revision of this repository" in done.stderr


def test_since_without_a_repository(place):
    (place / ".git").rmdir()
    done = run("check", "--since", "HEAD")
    assert done.exit_code == 2
    assert "not a git repository" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_baseline_holds_what_is_known(place):
    put(place / "a.md", FAULTY)
    put(place / "b.md", FAULTY)
    assert run("check", "--lang", "en", "--write-baseline").exit_code == 0
    assert len(json.loads((place / ".cleanup/baseline.json").read_text(encoding="utf-8"))["findings"]) == 4
    known = ("--lang", "en", "--baseline", ".cleanup/baseline.json")
    assert run("check", *known).exit_code == 0
    put(place / "a.md", f"A line before.\n\n{FAULTY}\nDeputy Minister Sasha Rashic spoke.\n")
    done = run("check", *known)
    assert done.exit_code == 1
    assert "1 to fix in 1 of 2 files" in done.stdout
    run("fix", *known)
    assert "Hajredin Kuqi" in (place / "a.md").read_text(encoding="utf-8")
    assert "Sasha Rashica" in (place / "a.md").read_text(encoding="utf-8")
    put(place / "b.md", FIXED)
    done = run("check", *known)
    assert "2 known findings no longer stand (b.md)" in done.stderr
    assert done.exit_code == 0


def test_a_baseline_from_the_settings_holds_in_every_folder(place, monkeypatch):
    put(place / "cleanup.toml", 'lang = "en"\nbaseline = ".cleanup/baseline.json"\n')
    put(place / "deep/a.md", FAULTY)
    run("check", "--write-baseline")
    monkeypatch.chdir(place / "deep")
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "known.json: there is no such baseline; write it with cleanup check --write-baseline"),
        pytest.param("[" * 100_000, "known.json:1: not a baseline", id="deep"),
        ("{", "known.json:1: not a baseline: "),
        ("[]", "known.json:1: not a baseline; write it anew with --write-baseline"),
        ('{"schema": 99, "findings": []}', "a baseline of schema 99"),
    ],
)
def test_a_baseline_that_is_none(place, content, message):
    if content is not None:
        put(place / "known.json", content)
    done = run("check", "--baseline", "known.json")
    assert done.exit_code == 2
    assert message in done.stderr
    assert run("check", "--baseline", "known.json", "--write-baseline").exit_code == 0
    assert run("check", "--baseline", "known.json").exit_code == 0


def test_a_baseline_written_for_one_folder_keeps_what_is_known_of_others(place):
    put(place / "cleanup.toml", 'lang = "en"\nbaseline = ".cleanup/baseline.json"\n')
    for name in ("one/a.md", "two/b.md", "two/c.md"):
        put(place / name, FAULTY)
    run("check", "--write-baseline")
    put(place / "one/a.md", "Nothing.\n")
    (place / "two/c.md").unlink()
    assert "4 known findings no longer stand (one/a.md, two/c.md)" in run("check").stderr
    run("check", "--write-baseline", "one")
    known = json.loads((place / ".cleanup/baseline.json").read_text(encoding="utf-8"))["findings"]
    assert {finding["path"] for finding in known} == {"two/b.md"}
    done = run("check")
    assert (done.exit_code, done.stderr) == (0, "")


def test_a_baseline_holds_all_findings_of_files(place):
    put(place / "a.md", FAULTY)
    for more in (("--since", "HEAD", "a.md"), ("-",)):
        done = run("check", "--write-baseline", *more)
        assert done.exit_code == 2
        assert "holds all findings of files; leave --since and standard input out" in done.stderr
    assert not (place / ".cleanup").exists()


def test_standard_input_is_the_file_that_it_is_called(place):
    put(place / "cleanup.toml", 'lang = "en"\nbaseline = "known.json"\nexclude = ["old/"]\nforce-exclude = true\n')
    put(place / "a.md", FAULTY)
    run("check", "--write-baseline")

    def fixed(name):
        return CliRunner().invoke(main, ["fix", "-q", "-", "--stdin-filename", name], input=FAULTY).stdout

    assert [fixed(name) for name in ("a.md", "b.md", "old/b.md")] == [FAULTY, FIXED, FAULTY]
    done = run("check", "-", "--since", "HEAD")
    assert done.exit_code == 2
    assert "--since: is about files that git knows; leave it out for standard input" in done.stderr


def test_a_full_disk_loses_nothing(place):
    before = FAULTY * 2_000
    put(place / "a.md", before)
    put(place / "b.md", FAULTY)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    run("check", "--lang", "en", "-q")  # the dictionaries are compiled before the disk is full
    done = subprocess.run(
        [*COMMAND, "fix", "--lang", "en", "a.md", "b.md"],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "a.md: cannot be written, left as it was" in done.stderr
    assert (place / "a.md").read_text(encoding="utf-8") == before
    assert (place / "b.md").read_text(encoding="utf-8") == FIXED
    assert sorted(path.name for path in place.iterdir()) == [".git", "a.md", "b.md"]


def test_killed_in_the_middle_every_file_is_old_or_new(place):
    names = [f"{number:03}.md" for number in range(300)]
    for name in names:
        put(place / name, FAULTY * 20)
    with subprocess.Popen([*COMMAND, "fix", "--lang", "en", "-q"]) as process:
        while (place / names[20]).read_text(encoding="utf-8") == FAULTY * 20 and process.poll() is None:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    states = [(place / name).read_text(encoding="utf-8") for name in names]
    assert set(states) == {FAULTY * 20, FIXED * 20}
    assert run("fix", "--lang", "en", "-q").exit_code == 0
    assert {(place / name).read_text(encoding="utf-8") for name in names} == {FIXED * 20}


def test_two_runs_at_once_spoil_nothing(place, cache):
    for number in range(40):
        put(place / f"{number}.md", FAULTY)
    both = [
        subprocess.Popen([*COMMAND, "fix", "--lang", "en", "-q"], stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = "".join(process.communicate()[1] for process in both)
    assert "Traceback" not in said
    assert {(place / f"{number}.md").read_text(encoding="utf-8") for number in range(40)} == {FIXED}
    db = sqlite3.connect(cache / "results.db")
    assert db.execute("pragma integrity_check").fetchone() == ("ok",)
    db.close()


def test_a_file_that_is_read_only_is_said_and_the_rest_is_done(place):
    if os.geteuid() == 0:
        pytest.skip("whoever may do everything finds no file read-only")
    put(place / "a.md", FAULTY)
    put(place / "b.md", FAULTY)
    (place / "a.md").chmod(0o444)
    done = run("fix", "--lang", "en")
    assert done.exit_code == 2
    assert "a.md: is read-only" in done.stderr
    assert (place / "b.md").read_text(encoding="utf-8") == FIXED


def test_a_comment_that_spares_nothing_is_noted(place):
    leave = "<!-- cleanup: leave name/hajredin-kuci -->\n"
    put(place / "a.md", f"{leave}{FAULTY}\n{leave}Nothing to see.\n")
    done = run("check", "--lang", "en")
    assert '4:1      note  "cleanup: leave name/hajredin-kuci" spares nothing here; take it out' in done.stdout
    assert done.stdout.count("note") == 1
    assert run("check", "--lang", "en").stdout == done.stdout
    assert "note" not in run("check", "--lang", "en", "--only", "phrases").stdout
    put(place / "a.md", f"Nothing at all.\n\n{leave}Nothing to see.\n")
    done = run("check", "--lang", "en")
    assert "3:1      note" in done.stdout
    assert done.exit_code == 0


def test_what_a_person_refused_is_not_made_until_its_sentence_changes(place):
    put(place / "a.md", f"{FAULTY}\nThey aim to aware the public on that.\n")
    (place / ".git").rmdir()
    done = run("review", "--lang", "en", "a.md", input="n\nq\n")
    assert done.exit_code == 0
    assert run("fix", "--lang", "en", "-q").exit_code == 0
    after = (place / "a.md").read_text(encoding="utf-8")
    assert (
        after
        == "Minister Hajredin Kuqi aims to make the public aware of it.\n\nThey aim to make the public aware of that.\n"
    )
    assert run("check", "--lang", "en").exit_code == 0
    put(place / "a.md", after.replace("aims to", "wants to"))
    assert run("check", "--lang", "en").exit_code == 1
