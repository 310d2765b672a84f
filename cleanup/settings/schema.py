"""The JSON Schema of settings files, for editors; `schema.json` beside this file is what it makes."""

from __future__ import annotations

import json
from typing import Any

from cleanup.settings.keys import KEYS, Key, Shape

SHAPES: dict[Shape, dict[str, Any]] = {
    "text": {"type": "string"},
    "texts": {"type": "array", "items": {"type": "string", "minLength": 1}},
    "flag": {"type": "boolean"},
    "number": {"type": "integer", "minimum": 0},
    "levels": {
        "type": "object",
        "propertyNames": {"pattern": "^(names|phrases|furniture|typography|(name|phrase|furniture|typography)/.+)$"},
        "additionalProperties": {"enum": ["off", "show", "ask", "safe"]},
    },
}


def schema() -> dict[str, Any]:
    """The schema of `cleanup.toml`, of `.cleanup.toml` and of `[tool.cleanup]`."""
    local = {name: _key(key) for name, key in KEYS.items() if key.local}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of translation-cleanup",
        "description": "cleanup.toml, .cleanup.toml, or [tool.cleanup] in pyproject.toml. Paths are relative to the file.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "extend": {"type": "string", "description": "Another settings file, over which this one is laid."},
            **{name: _key(key) for name, key in KEYS.items()},
            "path": {
                "type": "array",
                "description": "What holds for the files that fit a pattern (as in a .gitignore); the last that fits wins.",
                "items": {
                    "type": "object",
                    "required": ["glob"],
                    "additionalProperties": False,
                    "properties": {"glob": {"type": "string", "minLength": 1}, **local},
                },
            },
        },
    }


def dumps() -> str:
    """The schema as JSON."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _key(key: Key) -> dict[str, Any]:
    shape = {**SHAPES[key.shape], "description": key.about}
    if key.choices:
        shape["enum"] = list(key.choices)
    default = list(key.default) if isinstance(key.default, tuple) else key.default
    return {**shape, "default": default} if default else shape
