"""The keys of a settings file: what each means, what shape it has, and where it may stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

# text: a string. texts: a list of strings. flag: true or false. number: a whole number. levels: a table of rules.
Shape = Literal["text", "texts", "flag", "number", "levels"]
Level = Literal["off", "show", "ask", "safe"]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `about` says what it does; `local` whether a `[[path]]` block may have it; `choices` what it may be."""

    shape: Shape
    about: str
    default: Any
    local: bool = True
    choices: tuple[str, ...] = ()
    example: str = ""


KEYS: Mapping[str, Key] = {
    "lang": Key("text", "Language of the texts (BCP 47); without it, it is found.", "", example='"en"'),
    "ask": Key("flag", "Also make the changes that need a person's yes.", False),
    "rules": Key(
        "levels",
        "What becomes of a room's or a rule's findings: off, show, ask, or for a single rule safe.",
        {},
        example='{ "typography" = "ask", "phrase/aware-as-a-verb" = "off" }',
    ),
    "typography": Key(
        "text",
        "Convention for dashes, quotation marks, ellipses and numbers; without it they stay.",
        "",
        example='"en-GB"',
    ),
    "names": Key(
        "texts",
        "Variants in which names are written, such as en-x-sq: in English as Albanian does.",
        (),
        example='["en-x-sq"]',
    ),
    "quoted": Key(
        "text",
        "Wording within quotation marks: same as elsewhere, ask, or leave.",
        "same",
        choices=("same", "ask", "leave"),
    ),
    "format": Key("text", "The format of the files, where their names do not tell.", "", example='"markdown"'),
    "encoding": Key("text", "The encoding of files that are not UTF-8.", "", example='"windows-1250"'),
    "fields": Key(
        "texts",
        "Columns or paths whose strings are text (CSV, JSON, YAML), or keys of front matter.",
        (),
        example='["title", "items[*].text"]',
    ),
    "source": Key("text", "The column or path of the text that these translate.", "", example='"en"'),
    "target": Key("text", "The language wanted of a translation memory (TMX).", "", example='"sq"'),
    "dictionaries": Key(
        "texts", "Dictionary files or folders laid over the shipped ones.", (), local=False, example='["dictionary"]'
    ),
    "shipped": Key("flag", "Whether the shipped dictionaries are used.", True, local=False),
    "exclude": Key(
        "texts", "Files to pass over, as in a .gitignore.", (), local=False, example='["archive/", "*.draft.md"]'
    ),
    "force-exclude": Key("flag", "Pass them over also where they are named on the command line.", False, local=False),
    "baseline": Key(
        "text",
        "File of known findings that are not reported again.",
        "",
        local=False,
        example='".cleanup/baseline.json"',
    ),
    "fail-on": Key(
        "text", "The kind of finding at which check exits with 1.", "safe", local=False, choices=("safe", "ask", "show")
    ),
    "jobs": Key("number", "How many processes work on much text; 0: as many as there are processors.", 0, local=False),
}


def misfit(value: Any, key: Key) -> str:
    """What is wrong with a value, or nothing.

    >>> misfit("loud", KEYS["quoted"]), misfit(["a"], KEYS["exclude"])
    ('must be one of "same", "ask", "leave"', '')
    """
    fits, otherwise = FITS[key.shape]
    if not fits(value):
        return otherwise
    if key.choices and value not in key.choices:
        return f"must be one of {', '.join(_quoted(choice) for choice in key.choices)}"
    return ""


def _quoted(text: str) -> str:
    return f'"{text}"'


def _levels(value: Any) -> bool:
    return isinstance(value, dict) and all(level in get_args(Level) for level in value.values())


FITS: Mapping[Shape, tuple[Callable[[Any], bool], str]] = {
    "text": (lambda value: isinstance(value, str), "must be a text in quotation marks"),
    "texts": (
        lambda value: isinstance(value, list) and all(isinstance(item, str) and item for item in value),
        'must be a list of texts: ["a", "b"]',
    ),
    "flag": (lambda value: isinstance(value, bool), "must be true or false"),
    "number": (
        lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
        "must be a whole number, 0 or more",
    ),
    "levels": (_levels, 'must be a table such as { "typography" = "ask", "phrase/x" = "off" }; off, show, ask or safe'),
}
