"""The version of the engine; it stands in every receipt."""

__version__ = "0.1.0"
