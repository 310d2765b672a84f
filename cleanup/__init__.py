"""Put right what machine translation does to a text, and report every change."""

__version__ = "0.1.0"
