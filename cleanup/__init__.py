"""Put right what machine translation does to a text, and report every change.

>>> import cleanup
>>> outcome = cleanup.clean("The aim is to aware the public on the risks.", lang="en")
>>> outcome.text
'The aim is to make the public aware of the risks.'
>>> [edit.rule for edit in outcome.applied]
['phrase/aware-the-public']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleanup.edits import Edit, Outcome
    from cleanup.engine.clean import clean
    from cleanup.engine.load import Dictionary, load
    from cleanup.names import Group, Match, clusters, same_name
    from cleanup.problems import CleanupError, Problem
    from cleanup.text import Span

__version__ = "0.1.0"
__all__ = [
    "CleanupError",
    "Dictionary",
    "Edit",
    "Group",
    "Match",
    "Outcome",
    "Problem",
    "Span",
    "clean",
    "clusters",
    "load",
    "same_name",
]

_HOME = {
    "CleanupError": "problems",
    "Dictionary": "engine.load",
    "Edit": "edits",
    "Group": "names",
    "Match": "names",
    "Outcome": "edits",
    "Problem": "problems",
    "Span": "text",
    "clean": "engine.clean",
    "clusters": "names",
    "load": "engine.load",
    "same_name": "names",
}


def __getattr__(name: str) -> Any:
    """What is asked for is imported when it is asked for: `cleanup --version` need not wait for the rooms."""
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
