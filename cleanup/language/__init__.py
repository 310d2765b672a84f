"""Languages: which one a text is in, and which rules may run on it."""

from cleanup.language.codes import serves

__all__ = ["serves"]
