"""Entries of names from and to what others use: spreadsheets, OpenRefine, Wikidata, TBX."""
