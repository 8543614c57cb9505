"""Official publications and files from outside: read, verified, kept. Knows formats, not law."""
