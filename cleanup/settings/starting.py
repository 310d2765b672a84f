"""What `cleanup init` writes: a settings file that explains itself, a dictionary to start with, the hook."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cleanup import files, formats, language
from cleanup.problems import CleanupError
from cleanup.settings.keys import KEYS

ENOUGH = 200  # files that are looked at
SURE = 0.9  # share of a folder's files that have its language
HOOK = """\
repos:
  - repo: URL-OF-TRANSLATION-CLEANUP
    rev: v{version}
    hooks:
      - id: cleanup-fix
      - id: cleanup-names
"""
DICTIONARY = """\
# Names, phrases and footers of this house, laid over the shipped ones. `cleanup dictionary check dictionary` tries every
# example; `cleanup names --add dictionary/names.toml` proposes entries from the texts. The keys: README, "Write an entry".
#
# [[name]]
# id    = "arta-begolli"
# kind  = "person"
# write = { en = "Arta Begolli", sq = "Arta Begolli", sr-Latn = "Arta Begoli" }
# why   = "Head of the house's legal office; her own spelling."
"""


@dataclass(frozen=True, slots=True)
class Folder:
    """What was seen in a folder: how many files of which format, and the languages of its parts."""

    formats: Counter[str]
    lang: str  # of nearly all files; "": several, or not sure
    langs: dict[str, str]  # of the folders in it that have one of their own


def look(root: Path, paths: Iterable[Path]) -> Folder:
    """Look at the files of a folder: their formats, and the languages of the first few hundred."""
    counts: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {}
    for number, path in enumerate(paths):
        counts[formats.known(str(path)) or ""] += 1
        if number < ENOUGH and (lang := _language(path)):
            parts = path.resolve().relative_to(root.resolve()).parts
            for depth in range(len(parts)):
                found.setdefault("/".join(parts[:depth]), Counter())[lang] += 1
    whole = _main(found.get("", Counter()))
    langs: dict[str, str] = {}
    for folder, seen in sorted(found.items()):
        above = next((langs[str(one)] for one in PurePosixPath(folder).parents if str(one) in langs), whole)
        if folder and (lang := _main(seen)) and lang != above:
            langs[folder] = lang
    return Folder(counts, whole, langs)


def _language(path: Path) -> str:
    try:
        if formats.is_packed(str(path)):
            return ""
        text, _ = formats.decode(files.read(path).content, str(path))
        lang = language.assign(formats.read(text, str(path))).lang
    except CleanupError:
        return ""
    return "" if lang == "sh" else lang


def _main(seen: Counter[str]) -> str:
    lang, count = seen.most_common(1)[0] if seen else ("", 0)
    return lang if count >= SURE * seen.total() else ""


def settings(folder: Folder) -> str:
    """A settings file for a folder, every key in it with what it does."""
    out = [
        "# Settings of translation-cleanup for this folder and those in it. Every key can be left out; a line with # shows",
        '# what may stand there. `cleanup config` says what holds and why. Paths are relative to this file; `extend = "..."`',
        "# lays it over another.",
        "",
    ]
    for name, key in KEYS.items():
        value = {"lang": folder.lang, "dictionaries": ["dictionary"]}.get(name)
        shown = key.example or json.dumps(list(key.default) if isinstance(key.default, tuple) else key.default)
        out += [f"# {key.about}", f"{name} = {json.dumps(value)}" if value else f"# {name} = {shown}", ""]
    for path, lang in folder.langs.items():
        out += ["[[path]]", f"glob = {json.dumps(f'{path}/**')}", f"lang = {json.dumps(lang)}", ""]
    if not folder.langs:
        out += ["# What holds for some of the files only:", "# [[path]]", '# glob = "sq/**"', '# lang = "sq"', ""]
    return "\n".join(out)
