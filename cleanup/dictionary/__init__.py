"""Dictionaries: what editors write, read with every problem named."""
