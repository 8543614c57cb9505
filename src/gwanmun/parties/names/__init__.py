"""Names: cleaned, romanised, split into tokens, and folded so that spellings of one name meet."""
