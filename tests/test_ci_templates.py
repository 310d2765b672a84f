"""The GitHub Action and the GitLab component: valid by their schemas, and their scripts do what they say."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parents[1]
SCHEMAS = Path(__file__).parent / "schemas"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SPEC, JOB = yaml.safe_load_all((ROOT / "templates" / "cleanup.yml").read_text(encoding="utf-8"))
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None, reason="no bash here")


def validate(value, name):
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(value)


def test_the_action_is_valid():
    validate(ACTION, "github-action.json")


def test_no_input_is_a_part_of_a_script():
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert not any("${{" in script for script in scripts)


def test_every_input_of_the_action_is_used_and_none_is_missing():
    named = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(ACTION["runs"])))
    assert named == ACTION["inputs"].keys()


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A checkout with a bad article, a good one and one that is no text; its programs are those of the tests."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "one article.md").write_text("Mr Kuqi said so.\n", encoding="utf-8")
    (tmp_path / "good.md").write_text("Mr Kuçi said so.\n", encoding="utf-8")
    (tmp_path / "no text.md").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "my house").mkdir()
    (tmp_path / "my house" / "names.tsv").write_text("wrong\twrite\nKuqi\tKuçi\n", encoding="utf-8")
    return tmp_path


def run(script, place, **env):
    """A script as the runner runs it; what it wrote to each of the runner's files."""
    files = {name: place / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    temp = {"RUNNER_TEMP": str(place), "CLEANUP_CACHE": str(place / "cache"), "PATH": path}
    command = [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(
        command, cwd=place, env=os.environ | temp | {name: str(file) for name, file in files.items()} | env,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done, {name: file.read_text(encoding="utf-8") for name, file in files.items()}


def inputs(**given):
    """The environment of the step, from the inputs' defaults and what is given."""
    values = {name: value["default"] for name, value in ACTION["inputs"].items()} | given
    (step,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    env = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda m: values[m[1]], text)
        for name, text in step["env"].items()
    }
    assert env.pop("PYTHON") == "${{ steps.install.outputs.python }}"
    return step["run"], env | {"PYTHON": sys.executable}


HOUSE = {"args": "--no-shipped", "dictionaries": "my house\n", "lang": "en"}
CASES = {
    "something found": (
        {"paths": "content\ngood.md"},
        "1",
        "::error file=content/one article.md,line=1,endLine=1,col=4",
    ),
    "nothing found": ({"paths": "good.md"}, "0", ""),
    "no text": ({"paths": "good.md\nno text.md"}, "2", "::error file=no text.md,"),
    "no annotations": ({"paths": "content", "annotations": "false"}, "1", "[-Kuqi-]{+Kuçi+}"),
    "a path that is a command": ({"paths": '$(touch hit)`touch hit`";touch hit'}, "2", "no such file"),
    "a path that is an option": ({"paths": "--help"}, "2", "no such file"),
}


@needs_bash
@pytest.mark.parametrize(("given", "code", "said"), CASES.values(), ids=CASES)
def test_the_check_of_the_action(place, given, code, said):
    script, env = inputs(**HOUSE, sarif="out.sarif", **given)
    done, files = run(script, place, **env)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout
    assert files["GITHUB_OUTPUT"] == f"sarif=out.sarif\nexit-code={code}\n"
    assert files["GITHUB_STEP_SUMMARY"].startswith("### cleanup: ")
    results = json.loads((place / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert len(results) == (code == "1")
    assert not (place / "hit").exists()


@needs_bash
@pytest.mark.parametrize(
    ("fail_on", "code", "expected"), [("safe", "1", 1), ("never", "1", 0), ("never", "2", 2), ("ask", "0", 0)]
)
def test_the_result_of_the_action(place, fail_on, code, expected):
    done, _ = run(ACTION["runs"]["steps"][-1]["run"], place, INPUT_FAIL_ON=fail_on, EXIT_CODE=code)
    assert done.returncode == expected


@needs_bash
def test_the_action_installs_what_it_stands_in(place):
    fake = place / "fake"
    fake.mkdir()
    python = '#!/bin/sh\n[ "$2" = venv ] && mkdir -p "$3/bin" && printf \'#!/bin/sh\\necho "$@"\\n\' > "$3/bin/python" && chmod +x "$3/bin/python"\n'
    (fake / "python3").write_text(python, encoding="utf-8")
    (fake / "python3").chmod(0o755)
    env = {"PATH": f"{fake}{os.pathsep}{os.environ['PATH']}", "ACTION_PATH": "/my action", "INPUT_EXTRAS": "docx"}
    done, files = run(ACTION["runs"]["steps"][0]["run"], place, **env)
    assert done.stdout == "-m pip install --quiet /my action[docx]\n"
    assert files["GITHUB_OUTPUT"] == f"python={place}/translation-cleanup/bin/python\n"


def component(**given):
    """The job that GitLab makes of the component: inputs are put into every string, and keep their type if alone."""
    values = {name: value["default"] for name, value in SPEC["spec"]["inputs"].items()} | given

    def filled(value):
        if isinstance(value, dict):
            return {filled(key): filled(one) for key, one in value.items()}
        if isinstance(value, list):
            return [filled(one) for one in value]
        alone = re.fullmatch(r"\$\[\[ inputs\.([a-z-]+) \]\]", value)
        return values[alone[1]] if alone else re.sub(r"\$\[\[ inputs\.([a-z-]+) \]\]", lambda m: values[m[1]], value)

    return filled(JOB)


def test_the_component_is_valid():
    named = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(JOB)))
    assert named == SPEC["spec"]["inputs"].keys()
    job = component()
    assert list(job) == ["cleanup"]
    validate(job, "gitlab-ci.json")
    validate({"spec": SPEC["spec"]}, "gitlab-ci.json")


@needs_bash
@pytest.mark.parametrize(("paths", "code"), [("content good.md", 1), ("good.md", 0), ("'no text.md'", 2)])
def test_the_script_of_the_component(place, paths, code):
    job = component(paths=paths, args="--no-shipped --dictionary 'my house' --lang en")["cleanup"]
    done, _ = run("\n".join(job["script"]), place)
    assert done.returncode == code, done.stderr
    report = json.loads((place / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert len(report) == (code > 0)
    assert (place / job["artifacts"]["reports"]["junit"]).read_text(encoding="utf-8").startswith("<?xml")


def blocks(language):
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_page_about_this_tells_of_inputs_and_hooks_that_exist():
    hook, workflow, _, pipeline = map(yaml.safe_load, blocks("yaml"))
    named = {one["id"] for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {one["id"] for one in hook["repos"][0]["hooks"]} <= named
    step = workflow["jobs"]["cleanup"]["steps"][1]
    assert step["with"].keys() <= ACTION["inputs"].keys()
    assert pipeline["include"][0]["inputs"].keys() <= SPEC["spec"]["inputs"].keys()
    validate(pipeline, "gitlab-ci.json")


def test_the_commands_of_the_page_run_and_its_forms_are_all(place):
    from cleanup.cli.rendering import FORMS

    shutil.copytree(place / "my house", place / "house")
    for command in (line for block in blocks("sh") for line in block.splitlines()):
        done = subprocess.run(
            [sys.executable, "-m", *command.split()], cwd=place, capture_output=True, check=False,
            env=os.environ | {"CLEANUP_CACHE": str(place / "cache")},
        )  # fmt: skip
        assert done.returncode in (0, 1), command
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    table = text.partition("\n\n")[2].partition("`--diff`")[0]
    assert [
        one for row in re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE) for one in re.findall("`([a-z]+)`", row)
    ] == list(FORMS)
