"""Brackets and commas in a person's name as lists print it: "Andrei (Andrey) Vorobjev (Vorobiev)", "Lavrov, Sergei"."""

from __future__ import annotations

import re

BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*")
_BEFORE = re.compile(r"(\S+?)\s*[(（]([^()（）]+)[)）]")
_BETWEEN = re.compile(r"[,，/;]")
_COMMA = re.compile(",")
_ONE_WORD = re.compile(r"^[^\W\d_][\w'’-]{2,}$")
LONGEST = 500
"""Letters of a name beyond which it is no name: its brackets are not looked at, nor names in it."""
MOST = 3
"""Other spellings looked at for each word."""


def first_name_first(text: str) -> str:
    """A name printed surname first, with a comma, in its usual order; commas inside brackets part spellings, not names."""
    if len(text) > LONGEST or "," not in text:
        return text
    if "(" not in text and "（" not in text:
        surname, _, rest = text.partition(",")
        return text if "," in rest else f"{rest.strip()} {surname.strip()}"
    plain = BRACKETS.sub(" ", text)
    if plain.count(",") != 1:
        return text
    inside = [m.span() for m in BRACKETS.finditer(text)]
    at = next(m.start() for m in _COMMA.finditer(text) if not any(a <= m.start() < b for a, b in inside))
    return f"{text[at + 1 :].strip()} {text[:at].strip()}"


def alternatives(text: str) -> tuple[str, ...] | None:
    """The name without brackets, and with each word in brackets in the place of the word in front of it.

    Nothing where brackets hold something else than other spellings of one word.
    """
    found = _BEFORE.findall(text) if len(text) <= LONGEST else []
    if not found:
        return None
    choices = [[word.strip() for word in _BETWEEN.split(inside) if word.strip()] for _, inside in found]
    if len(found) != len(BRACKETS.findall(text)) or not all(_ONE_WORD.match(w) for words in choices for w in words):
        return None
    most = min(MOST, max(map(len, choices)))
    # The whole of it too: whoever asks may have put its words in another order.
    out = [BRACKETS.sub(" ", text), text]
    for k in range(most):
        left = iter(choices)
        out.append(_BEFORE.sub(lambda m, left=left, k=k: _chosen(m.group(1), next(left), k), text))  # type: ignore[misc]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in out))


def _chosen(word: str, others: list[str], k: int) -> str:
    return f" {others[min(k, len(others) - 1)]} " if others else f" {word} "
