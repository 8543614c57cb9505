"""Control numbers as sheets have them: "3a001a1", "3A001 a.1", "ECCN: 3A001(a)(1)" are all 3A001.a.1."""

from __future__ import annotations

import re

_LOOSE = re.compile(
    r"(?:ECCN|통제\s?번호)?\s*(?:no\.?|번호)?\s*[:：]?\s*(\d[A-E]\d{3})([\s.()-]*)([A-Z].*)?", re.IGNORECASE
)
_STEP = re.compile(r"[\s.()-]*([A-Z](?![A-Z])|\d{1,3})", re.IGNORECASE)
"""One step of a paragraph: a letter by itself, or a number."""


def with_dots(text: str) -> str | None:
    """A number of the dual-use lists with dots between its steps, or ``None`` where ``text`` is not one number alone.

    Steps are letters and numbers in turn (738.2(d)(1)), so that they can be told apart without marks. Two letters in a
    row are no steps, and neither is a number straight behind the entry: "3A0011" is a slip, and so is "3A001..a".
    """
    found = _LOOSE.fullmatch(text.strip())
    if found is None or ".." in text:
        return None
    entry, _, rest = found.groups()
    steps: list[str] = []
    at, rest = 0, (rest or "").rstrip(" .)")
    while at < len(rest):
        step = _STEP.match(rest, at)
        if step is None or (steps and steps[-1].isdigit() == step.group(1).isdigit()):
            return None
        steps.append(step.group(1))
        at = step.end()
    return ".".join([entry, *steps])
