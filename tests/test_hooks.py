"""The hooks, as a repository of articles meets them: with pre-commit and with prek, from bad commit to good one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from identify import extensions

from cleanup import formats

ROOT = Path(__file__).parents[1]
MANIFEST = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
TOOLS = {"pre-commit": [sys.executable, "-m", "pre_commit"], "prek": [sys.executable, "-m", "prek"]}
BAD = "The minister said that Hajredin Kuqi will attend the conference in the town.\n"
LATER = "Later Arta Begoli spoke of the plan, and the guests of the house left the hall.\n"
GOOD = BAD.replace("Kuqi", "Kuçi")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """A repository of hooks: ours, but with the tool taken from the environment, since nothing can be downloaded."""
    folder = tmp_path_factory.mktemp("hooks")
    text = MANIFEST.replace("language: python", "language: system")
    (folder / ".pre-commit-hooks.yaml").write_text(text, encoding="utf-8")
    env = environment(tmp_path_factory.mktemp("home"))
    for command in ("init --quiet", "add .", "commit --quiet --message hooks"):
        subprocess.run(["git", *command.split()], cwd=folder, env=env, check=True)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return {"repo": str(folder), "rev": head.stdout.strip()}, env


def environment(home):
    """What the tools are to find: themselves, a place of their own, and a compiled dictionary that they share."""
    people = {f"GIT_{who}_{what}": "t@x.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    places = {"PRE_COMMIT_HOME": str(home), "PREK_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | people | places | {"PATH": path, "CLEANUP_CACHE": str(home / "cleanup")}


@pytest.fixture(params=TOOLS)
def content(request, hooks, tmp_path):
    """A repository of articles in which some of the hooks are installed."""
    (repository, env), folder = hooks, tmp_path / "content"
    folder.mkdir()

    def git(*arguments, code=0):
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def install(*names):
        chosen = [{"id": name} for name in names]
        config = {"repos": [{**repository, "hooks": chosen}]}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        git("init", "--quiet")
        subprocess.run([*TOOLS[request.param], "install"], cwd=folder, env=env, capture_output=True, check=True)
        git("add", ".")
        return folder, git

    return install


def test_cleanup_stops_a_bad_file_and_changes_nothing(content):
    folder, git = content("cleanup")
    (folder / "one article.md").write_text(BAD, encoding="utf-8")
    git("add", ".")
    said = git("commit", "--message", "bad", code=1)
    assert "[-Kuqi-]{+Kuçi+}" in said
    assert (folder / "one article.md").read_text(encoding="utf-8") == BAD
    (folder / "one article.md").write_text(GOOD, encoding="utf-8")
    git("add", ".")
    git("commit", "--message", "good")
    assert git("status", "--porcelain") == ""


def test_cleanup_fix_mends_it_and_stops_once(content):
    folder, git = content("cleanup-fix")
    (folder / "article.md").write_text(BAD, encoding="utf-8")
    (folder / "page.html").write_text(f"<p>{BAD.strip()}</p>\n", encoding="utf-8")
    for name in ("LICENSE", "Licence.txt", "requirements-dev.txt", "code.py", "data.json"):
        (folder / name).write_text(f'"{BAD.strip()}"\n', encoding="utf-8")
    git("add", ".")
    said = git("commit", "--message", "bad", code=1)
    assert "name/hajredin-kuci" in said
    assert (folder / "article.md").read_text(encoding="utf-8") == GOOD
    assert (folder / "page.html").read_text(encoding="utf-8") == f"<p>{GOOD.strip()}</p>\n"
    assert git("diff", "--name-only").split() == ["article.md", "page.html"]
    git("add", ".")
    git("commit", "--message", "good")
    assert git("status", "--porcelain") == ""


def test_cleanup_names_looks_at_the_whole_repository(content):
    folder, git = content("cleanup-names")
    first = "The director Arta Begolli opened the meeting. Arta Begolli thanked the guests.\n"
    (folder / "one.md").write_text(first, encoding="utf-8")
    git("add", ".")
    git("commit", "--message", "one")
    (folder / "two.md").write_text(LATER, encoding="utf-8")
    git("add", "two.md")
    said = git("commit", "--message", "two", code=1)
    assert "Arta Begolli" in said
    assert "Arta Begoli" in said
    (folder / "two.md").write_text(LATER.replace("Begoli", "Begolli"), encoding="utf-8")
    git("add", "two.md")
    git("commit", "--message", "two")


@pytest.mark.parametrize("tool", TOOLS)
def test_the_manifest_is_valid(tool):
    done = subprocess.run(
        [*TOOLS[tool], "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_that_a_hook_is_given_has_a_format_of_ours():
    for hook in yaml.safe_load(MANIFEST):
        wanted = set(hook["types_or"])
        assert wanted <= set().union(*extensions.EXTENSIONS.values())
        given = [suffix for suffix, tags in extensions.EXTENSIONS.items() if tags & wanted]
        assert len(given) >= 5
        assert [suffix for suffix in given if formats.known(f"a.{suffix}") is None] == []


def test_what_is_no_prose_is_left_out():
    pattern = re.compile(yaml.safe_load(MANIFEST)[0]["exclude"])
    named = [name for name, tags in extensions.NAMES.items() if "plain-text" in tags]
    assert [name for name in named if not pattern.search(name)] == ["CHANGELOG", "CONTRIBUTING", "NEWS", "README"]
    for name in ("LICENSE.md", "docs/licence-mit.txt", "LICENSE-APACHE", "requirements-dev.txt", "CMakeLists.txt"):
        assert pattern.search(name)
    for name in ("notice/a.md", "copyright-law-passes.md", "authors-meet.html", "licence-plates.md", "robots.md"):
        assert not pattern.search(name)
