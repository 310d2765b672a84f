"""Reports, all rendered from the recorded edits, never by comparing texts again."""
