"""What a stranger gets: a wheel that carries its dictionaries, hooks that work, a README that tells the truth."""

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "fixtures" / "anti-trafficking-month"
BIN = "Scripts" if os.name == "nt" else "bin"


def call(*command, cwd=None, code=0, env=None):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False, env=env)
    assert done.returncode == code, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """A virtual environment into which the wheel was installed, far from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    # The tests need no network: what the package depends on is lent by the environment that runs them.
    call(
        str(folder / "venv" / BIN / "python"), "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", str(wheel)
    )
    (site,) = (folder / "venv").rglob("site-packages")
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (site / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    return folder / "venv" / BIN


def test_the_wheel_cleans_the_article_away_from_the_checkout(installed, tmp_path):
    shutil.copy(ARTICLE / "source.md", tmp_path / "article.md")
    env = os.environ | {"CLEANUP_CACHE": str(tmp_path / "cache")}
    program = "import cleanup; print(cleanup.__file__)"
    place = call(str(installed / "python"), "-c", program, cwd=tmp_path).stdout
    assert str(installed.parent) in place
    call(str(installed / "cleanup"), "fix", "article.md", cwd=tmp_path, env=env)
    assert (tmp_path / "article.md").read_bytes() == (ARTICLE / "cleaned.md").read_bytes()
    assert call(str(installed / "python"), "-m", "cleanup", "--version", cwd=tmp_path).stdout.startswith(
        "cleanup, version"
    )


def test_the_wheel_holds_what_it_must(installed):
    (package,) = installed.parent.rglob("site-packages/cleanup")
    held = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    assert {"py.typed", "report/schema.json"} <= held
    shipped = {path.relative_to(ROOT).as_posix() for path in (ROOT / "dictionaries").rglob("*.toml")}
    assert shipped
    assert shipped <= held


def blocks(language):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands():
    """Every `cleanup ...` line of the README."""
    lines = [line.split("  #")[0].strip() for block in blocks("(?:sh|console)") for line in block.splitlines()]
    return [line for line in lines if line.startswith("cleanup ")]


def content(folder, page):
    """A content repository in which the commands of the README have what they name."""
    shutil.copy(ARTICLE / "source.md", folder / "article.md")
    (folder / "content").mkdir()
    shutil.copy(ARTICLE / "source.md", folder / "content" / "article.md")
    for number, entry in enumerate(blocks("toml")):
        (folder / "house").mkdir(exist_ok=True)
        (folder / "house" / f"{number}.toml").write_text(entry, encoding="utf-8")
    (folder / "report.pdf").write_bytes(page("Minister Hajredin Kuqi aims to aware the public on it."))
    letter = docx.Document()
    letter.add_paragraph("Minister Hajredin Kuqi aims to aware the public on it.")
    letter.save(folder / "letter.docx")
    name = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    call("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    call("git", "add", ".", cwd=folder)
    call("git", *name, "commit", "--quiet", "--message", "all", cwd=folder)


def test_every_command_of_the_readme_runs(tmp_path, page):
    assert len(commands()) >= 25
    content(tmp_path, page)
    env = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    report = [sys.executable, "-m", "cleanup", "check", "content", "--format", "json", "-o", "decisions.json"]
    call(*report, cwd=tmp_path, code=1)
    for command in commands():
        done = subprocess.run(
            command,
            shell=True,
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        expected = (0, 1) if command.startswith("cleanup check") else (0,)
        assert done.returncode in expected, f"{command}\n{done.stdout}\n{done.stderr}"


def test_the_python_of_the_readme_says_what_it_says(tmp_path, monkeypatch):
    import doctest

    monkeypatch.chdir(tmp_path)
    tests = [doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0) for block in blocks("python")]
    assert sum(len(test.examples) for test in tests) >= 4
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for test in tests:
        runner.run(test)
    assert runner.failures == 0


def test_ci_calls_the_test_command_of_the_readme():
    lines = [line for block in blocks("sh") for line in block.splitlines() if "-m venv" in line]
    assert len(lines) == 2
    assert "cleanup fix" in lines[0]
    assert lines[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").split("\n")


def test_the_first_screen_of_the_readme_is_what_the_tool_makes(tmp_path):
    import cleanup

    before, after, report = blocks("text")[:3]
    assert cleanup.clean(before, lang="en").text == after
    (tmp_path / "article.md").write_text(before, encoding="utf-8")
    command = [sys.executable, "-m", "cleanup", "check", "article.md", "--lang", "en"]
    assert call(*command, cwd=tmp_path, code=1).stdout == report
