"""Formulas whose value cannot be had: as text, so that their cells are not read as if nobody had filled them."""

from __future__ import annotations

import re

UNCALCULATED = b"#UNCALCULATED!"
"""What is read of a formula that was never calculated, as workbooks made by programs hold them."""
_SIGNS = (b't="e"', b"t='e'", b"</f></c>", b":f></", b"/></c>")
"""Without any of these, a text holds none."""
_TYPE = re.compile(rb"\st=[\"']\w+[\"']")
_ERROR = re.compile(rb"(<(?:\w+:)?c\b[^<>]*?\st=)[\"']e[\"']")
_NO_VALUE = re.compile(
    rb"<((?:\w+:)?)c\b([^<>]*)>(\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<]*</(?:\w+:)?f\s*>))\s*</(?:\w+:)?c\s*>"
)
"""A cell with a formula and nothing else; one that gave an empty text has an empty value."""


def may_hold(text: bytes) -> bool:
    """Whether a piece of a sheet may have such a cell."""
    return any(sign in text for sign in _SIGNS)


def told(text: bytes) -> bytes:
    """Rows of a sheet in which errors are text, and what was not calculated says so.

    The library reads an error as nothing, and the newer ones (``#SPILL!``) not at all.
    """
    return _NO_VALUE.sub(_told, _ERROR.sub(rb'\1"str"', text)) if may_hold(text) else text


def _told(cell: re.Match[bytes]) -> bytes:
    prefix, attributes, formula = cell.groups()
    kept = _TYPE.sub(b"", attributes)
    return b'<%bc%b t="str">%b<%bv>%b</%bv></%bc>' % (prefix, kept, formula, prefix, UNCALCULATED, prefix, prefix)
