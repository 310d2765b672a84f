"""The language server (extra `[lsp]`): findings as an author types, and what to do about them for a key press."""
