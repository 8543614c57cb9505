"""Measurements of reading: seeds, main text, Korean lines, names, countries, Federal Register, changes."""
