"""The one way to clean: read, find, settle, check."""
