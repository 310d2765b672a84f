"""Files are found with ignore files respected and written whole or not at all."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from cleanup import files
from cleanup.problems import CleanupError

POSIX = os.name == "posix"


def is_markdown(path):
    return path.suffix == ".md"


def walk(root, *names):
    problems = []
    found = [path.as_posix() for path in files.walk(names or (str(root),), is_markdown, problems)]
    return found, [str(problem) for problem in problems]


def fill(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n", encoding="utf-8")


def test_a_folder_gives_its_wanted_files_in_order_without_hidden_and_ignored_ones(tmp_path, monkeypatch):
    fill(
        tmp_path,
        "b.md",
        "a/c.md",
        "a/skip.md",
        "a/keep.md",
        "drafts/d.md",
        ".git/e.md",
        ".hidden/f.md",
        "g.png",
        "a/deep/x.md",
    )
    (tmp_path / ".gitignore").write_text("drafts/\nskip.md\n/a/deep\n*.tmp\n", encoding="utf-8")
    (tmp_path / "a" / ".gitignore").write_text("!keep.md\nc.md\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert walk(tmp_path, ".") == (["a/keep.md", "b.md"], [])
    assert walk(tmp_path, "a") == (["a/keep.md"], [])
    assert walk(tmp_path, "drafts/d.md", "g.png") == (["drafts/d.md", "g.png"], [])


def test_ignore_files_above_the_folder_end_at_the_repository(tmp_path):
    fill(tmp_path, "repo/a.md", "repo/b.md")
    (tmp_path / ".gitignore").write_text("*.md\n", encoding="utf-8")
    (tmp_path / "repo" / ".git").mkdir()
    found, _ = walk(tmp_path / "repo")
    assert [Path(path).name for path in found] == ["a.md", "b.md"]


def test_a_missing_path_is_a_problem_and_the_rest_is_found(tmp_path, monkeypatch):
    fill(tmp_path, "a.md")
    monkeypatch.chdir(tmp_path)
    assert walk(tmp_path, "nowhere.md", "a.md", "a.md/b.md") == (
        ["a.md"],
        ["nowhere.md: no such file or folder", "a.md/b.md: no such file or folder"],
    )


def test_no_path_is_not_the_current_folder(tmp_path, monkeypatch):
    fill(tmp_path, "a.md")
    monkeypatch.chdir(tmp_path)
    assert walk(tmp_path, "") == ([], ['"": no such file or folder'])


def test_a_file_that_several_paths_lead_to_comes_once(tmp_path, monkeypatch):
    fill(tmp_path, "a/b.md", "c.md")
    monkeypatch.chdir(tmp_path)
    assert walk(tmp_path, "./c.md", "a/../c.md", ".", "a", str(tmp_path / "c.md")) == (["c.md", "a/b.md"], [])


@pytest.mark.skipif(not POSIX, reason="permissions are POSIX")
def test_what_cannot_be_looked_into_is_a_problem_and_the_rest_is_found(tmp_path):
    fill(tmp_path, "shut/a.md", "open/b.md", "open/.gitignore", "unlisted/c.md")
    (tmp_path / "loop.md").symlink_to("loop.md")
    program = f"""
        import os, sys
        from pathlib import Path
        from cleanup import files
        os.chmod({str(tmp_path / "shut")!r}, 0o000)
        os.chmod({str(tmp_path / "unlisted")!r}, 0o444)
        os.chmod({str(tmp_path / "open" / ".gitignore")!r}, 0o000)
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        os.chdir("/")
        sys.path.insert(0, "")
        problems = []
        names = [{str(tmp_path)!r}, *(os.path.join({str(tmp_path)!r}, name) for name in ("shut/a.md", "loop.md"))]
        print([path.name for path in files.walk(names, lambda path: path.suffix == ".md", problems)])
        print(*problems, sep="\\n")
    """
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=False)
    assert not done.stderr
    said = done.stdout.replace(f"{tmp_path}/", "").splitlines()
    assert said == [
        "['b.md', 'c.md']",
        "open/.gitignore: cannot be read: Permission denied",
        "shut: cannot be looked into: Permission denied",
        "shut/a.md: cannot be read: Permission denied",
        "loop.md: cannot be read: Too many levels of symbolic links",
    ]


def test_lines_of_an_ignore_file_that_are_no_patterns_are_passed_over(tmp_path):
    fill(tmp_path, "a.md", "b.md")
    (tmp_path / ".gitignore").write_text("!\n[z-a].md\nb.md\nfoo\\\n[[:alpha:]]c\n", encoding="utf-8")
    found, problems = walk(tmp_path)
    assert [Path(path).name for path in found] == ["a.md"]
    assert not problems


@pytest.mark.skipif(not POSIX, reason="making symbolic links needs a right on Windows")
def test_symbolic_links_are_not_followed_out_of_the_tree(tmp_path, monkeypatch):
    fill(tmp_path, "outside/secret.md", "tree/own.md")
    tree = tmp_path / "tree"
    (tree / "out.md").symlink_to(tmp_path / "outside" / "secret.md")
    (tree / "folder").symlink_to(tmp_path / "outside")
    (tree / "in.md").symlink_to(tree / "own.md")
    monkeypatch.chdir(tree)
    assert walk(tree, ".") == (["own.md"], [])
    (tree / "other.md").symlink_to(tree / "data.notes")
    fill(tree, "data.notes")
    assert walk(tree, ".") == (["own.md", "other.md"], [])
    assert walk(tree, "out.md") == ([], ["out.md: a symbolic link out of this folder; name the file it leads to"])


@pytest.mark.skipif(not POSIX, reason="making symbolic links needs a right on Windows")
def test_writing_through_a_link_keeps_the_link(tmp_path):
    fill(tmp_path, "own.md")
    link = tmp_path / "in.md"
    link.symlink_to(tmp_path / "own.md")
    files.write(files.read(link), b"new")
    assert link.is_symlink()
    assert (tmp_path / "own.md").read_bytes() == b"new"


@pytest.mark.skipif(not POSIX, reason="modes are POSIX")
def test_the_mode_is_kept(tmp_path):
    fill(tmp_path, "a.md")
    path = tmp_path / "a.md"
    path.chmod(0o640)
    files.write(files.read(path), b"new")
    assert path.stat().st_mode & 0o7777 == 0o640
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_a_file_that_changed_since_it_was_read_is_left(tmp_path):
    fill(tmp_path, "a.md")
    source = files.read(tmp_path / "a.md")
    (tmp_path / "a.md").write_bytes(b"somebody else's")
    with pytest.raises(CleanupError, match="changed while it was being cleaned; run again"):
        files.write(source, b"mine")
    assert (tmp_path / "a.md").read_bytes() == b"somebody else's"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_FSIZE stands for a full disk")
def test_a_full_disk_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"old\n" * 10)
    program = f"""
        import resource, signal
        from pathlib import Path
        from cleanup import files
        from cleanup.problems import CleanupError
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        source = files.read(Path({str(path)!r}))
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        try:
            files.write(source, b"new" * 100_000)
        except CleanupError as error:
            print(error)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{path}: cannot be written, left as it was: ")
    assert path.read_bytes() == b"old\n" * 10
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.skipif(not POSIX, reason="SIGKILL is POSIX")
def test_a_killed_process_leaves_every_file_old_or_new(tmp_path):
    old, new = b"old " * 50_000, b"new!" * 50_000
    for number in range(200):
        (tmp_path / f"{number}.md").write_bytes(old)
    program = f"""
        from pathlib import Path
        from cleanup import files
        for path in sorted(Path({str(tmp_path)!r}).glob("*.md")):
            files.write(files.read(path), b"new!" * 50_000)
            print(path.name, flush=True)
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE, text=True)
    for _ in range(20):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.stdout.close()
    process.wait()
    contents = [path.read_bytes() for path in tmp_path.glob("*.md")]
    assert {len(content) for content in contents} == {200_000}
    assert set(contents) == {old, new}
