"""Builders of the tables in ``parties/tables``: run by hand, reviewed in diffs."""
