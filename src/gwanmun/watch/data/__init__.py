"""Data of the watch room."""
