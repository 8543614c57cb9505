"""The one error of the table builder: what was found is not what was expected."""

from __future__ import annotations


class Refused(Exception):
    """The source is not built in the way this builder was written for, or says something no one has read yet.

    The message is one sentence, or a list with one line for each place, and names file, entry and row.
    """
