"""Names that are not read well enough for finding nothing to mean anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gwanmun.parties.names import han, japanese
from gwanmun.parties.names.analyse import MAX_PARTS
from gwanmun.parties.names.clean import MAX_RAW, clean
from gwanmun.parties.names.form import MAX_TOKENS, Form
from gwanmun.parties.names.held import is_crowded
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.korean_syllables import OF_PERSONS
from gwanmun.parties.names.lexicon import lexicon
from gwanmun.parties.names.meant import begun
from gwanmun.parties.names.nobody import is_nobody
from gwanmun.parties.names.unspaced import JAPANESE

_POORLY_READ = re.compile(r"[\u0370-\u03ff\u0590-\u05ff\u0e00-\u0e7f]")
"""Greek, Hebrew and Thai: by the column "hidden" of ``benchmarks/screening/RESULTS.md`` fewer than two in five listed names
are found by a name in them."""
_CUT_FROM = 28
"""Letters of the shortest name that a column may have cut off; 30 and 35 are usual."""
_PIECE = 9
"""Letters of the longest word that looks like the beginning of another; a longer one tells a firm apart by itself."""
_PARTING = re.compile(r"[/(（;|\n\r]")
"""What may part a short name into many."""
_COMMON = frozenset({"legal", "generic", "compound", "stop", "place", "title", "particle"})
_TELL_NOTHING = frozenset({"legal", "title", "particle", "stop"})


def is_unread(name: str, forms: Sequence[Form], kind: str) -> bool:
    """Whether ``name`` has nothing to look for, or is in a writing that is not, or poorly, read in Latin letters.

    :param forms: the forms of the name; ``kind``: what it is the name of.
    """
    if is_nobody(name):
        return True
    text = clean(name)
    if all(_kind(word) in _TELL_NOTHING for word in text.split()):
        return True
    if not text.isascii() and (
        _POORLY_READ.search(text) or any(han.is_han(c) and not han.read(c, "pinyin") for c in text)
    ):
        return True
    if kind in OF_PERSONS and _is_half_known(text, forms):
        return True
    return not any(f.system != "native" and _tells(f.tokens) for f in forms)


def _is_half_known(text: str, forms: Sequence[Form]) -> bool:
    """Whether a name is a Japanese person's by its surname, and its given name is in no dictionary."""
    if text.isascii() or not all(map(han.is_han, text.replace(" ", ""))) or any(f.system == JAPANESE for f in forms):
        return False
    words = han.simplified(text).split()
    # Firms have surnames in their names too, in front of business words.
    return japanese.has_surname(words) and next(lexicon().inside("".join(words)), None) is None


def _tells(tokens: Sequence[str]) -> bool:
    """Whether the words of a form are in Latin letters, and more than legal forms, titles and a letter."""
    classes = lexicon().classes
    letters = 0
    for token in tokens:
        if classes.get(token) not in _TELL_NOTHING:
            letters += len(token)
    return letters > 1 and all(map(str.isascii, tokens))


def is_cut_off(name: str, kind: str) -> bool:
    """Whether a column may have cut off what tells a firm apart: "Joint Stock Company Scientific Prod".

    A long name of business words and places, with no legal form at its end and no word of its own but perhaps the last,
    which may be the beginning of one.
    """
    if kind not in ("company", "unknown") or len(name) < _CUT_FROM or not name.isascii() or not name[-1:].isalpha():
        return False
    # What is cleaned of a very long name may hold no word.
    *words, last = clean(name).split() or [""]
    if not words or not all(word.isdigit() or _kind(word) in _COMMON for word in words):
        return False
    if _kind(last) == "legal" or _kind(last) not in (*_COMMON, "") or (not _kind(last) and len(last) > _PIECE):
        return False
    return any(_kind(word) == "generic" for word in words) or begun(last, len(name)) is not None


def _kind(word: str) -> str:
    known = known_word(word)
    return "" if known is None else known.kind


def is_cut(name: str) -> bool:
    """Whether ``name`` is longer, or has more names in it, than is looked at."""
    if len(name) < 2 * MAX_TOKENS and _PARTING.search(name) is None:
        return False
    parts = name.split("/")
    return (
        len(name) > MAX_RAW
        or max(len(parts), name.count("(") + name.count("（")) > MAX_PARTS
        or any(len(clean(p).split()) > MAX_TOKENS for p in parts)
        or is_crowded(name)
    )
