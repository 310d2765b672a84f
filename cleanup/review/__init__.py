"""Review: one change after another is shown to a person, in the terminal or in the browser; only what gets a yes is made."""
