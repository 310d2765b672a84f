"""The hook `cleanup-names` under real pre-commit: one name in two spellings anywhere in the repository stops a commit."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]


def house():
    """A repository's configuration with the shipped hook: the same command, the tool taken from the environment."""
    shipped = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (hook,) = (one for one in shipped if one["id"] == "cleanup-names")
    return yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]})


@pytest.fixture
def repository(tmp_path):
    """A content repository into which the hook is installed, and a function that runs a command in it."""
    env = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "CLEANUP_CACHE": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }  # fmt: skip
    folder = tmp_path / "content"
    folder.mkdir()

    def call(*command, code=0):
        done = subprocess.run(
            command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == code, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    call("git", "init", "--quiet")
    (folder / ".pre-commit-config.yaml").write_text(house(), encoding="utf-8")
    call(sys.executable, "-m", "pre_commit", "install")
    return folder, call


def test_another_spelling_in_another_file_stops_the_commit(repository):
    folder, call = repository
    (folder / "spring.md").write_text("The choir thanked Arbnor Shqipçe for the songs.\n", encoding="utf-8")
    call("git", "add", ".")
    call("git", "commit", "--message", "one spelling")
    (folder / "autumn.md").write_text("In October Arbnor Shqipqe sang again.\n", encoding="utf-8")
    call("git", "add", ".")
    said = call("git", "commit", "--message", "two spellings", code=1)
    assert "Shqipçe" in said
    assert "Shqipqe" in said
    assert "autumn.md" in said
    assert (folder / "autumn.md").read_text(encoding="utf-8") == "In October Arbnor Shqipqe sang again.\n"
    (folder / "autumn.md").write_text("In October Arbnor Shqipçe sang again.\n", encoding="utf-8")
    call("git", "add", ".")
    call("git", "commit", "--message", "one spelling again")
    assert call("git", "status", "--porcelain") == ""


def test_a_commit_of_other_files_does_not_run_it(repository):
    folder, call = repository
    (folder / "one.md").write_text("Arbnor Shqipçe and Arbnor Shqipqe sang.\n", encoding="utf-8")
    (folder / "notes.toml").write_text("a = 1\n", encoding="utf-8")
    call("git", "add", "notes.toml", ".pre-commit-config.yaml")
    call("git", "commit", "--message", "no text")
