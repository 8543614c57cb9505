"""Readers of restricted-party lists: each takes the bytes of a file as published and gives entries."""
