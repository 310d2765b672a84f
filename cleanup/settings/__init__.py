"""Settings: what a house has chosen, in the nearest settings file, for each of its files."""
