"""Languages: which one a text is in, and which rules may run on it."""

from cleanup.language.assign import assign
from cleanup.language.codes import normalize, serves
from cleanup.language.foreign import foreign
from cleanup.language.identify import Guess, identify

__all__ = ["Guess", "assign", "foreign", "identify", "normalize", "serves"]
