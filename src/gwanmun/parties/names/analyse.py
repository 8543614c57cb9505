"""From a name to its forms: each a sequence of tokens in one Latin spelling, ready to be looked up and compared.

A Latin name has one form. A name in Hangul or Han characters has a form for each way people write it in Latin letters,
and one in its own characters.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence

from gwanmun.parties.names import translated
from gwanmun.parties.names.brackets import BRACKETS, alternatives, first_name_first
from gwanmun.parties.names.clean import BETWEEN, BETWEEN_OTHERS, MAX_RAW, as_latin, clean, clean_many, clean_many_others
from gwanmun.parties.names.form import Form, form_of_words, spelt
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lexicon import lexicon
from gwanmun.parties.names.unspaced import UNSPACED, forms_of_unspaced

MAX_PARTS = 4
"""Names looked at between slashes, or in brackets, of one name as printed."""


def analyse(name: str, kind: str = "unknown", listed: bool = False) -> tuple[Form, ...]:
    """The forms of ``name``; none for a name without letters and digits.

    :param kind: person, company (entity), vessel or unknown; decides whether a short unspaced name is read as surname
        and given name.
    :param listed: whether the name stands on a list: some readings are worth trying only for a name asked for, since
        the list's own Latin names are what they are to meet.
    """
    text = clean(name)
    if not text:
        return ()
    if not text.isascii() and UNSPACED.search(text):
        return forms_of_unspaced(text, kind, listed)
    system = "latin" if text.isascii() else "alphabet"
    forms = [form_of_words(text.split(), system)]
    if system == "alphabet" and (latin := as_latin(text)) is not None:
        forms.append(form_of_words(latin.split(), "latin"))
    if system == "alphabet" and not listed and translated.is_translatable(text.split(), kind):
        forms += [form_of_words(*found) for found in translated.of_alphabet(text.split())]
    return _distinct(forms)


def _distinct(forms: Iterable[Form]) -> tuple[Form, ...]:
    """The first of the forms with the same words."""
    found: dict[tuple[str, ...], Form] = {}
    for form in forms:
        found.setdefault(form.tokens, form)
    found.pop((), None)
    return tuple(found.values())


_REMARK = re.compile(r"\b(listed|formerly|previously|original script|see|born|alias)\b|:", re.IGNORECASE)
_ALSO = re.compile(
    r"^\s*(?:also known as|a\.?k\.?a\.?,?|f\.?k\.?a\.?,?|n\.?k\.?a\.?,?|formerly|d/b/a)\s+", re.IGNORECASE
)


def forms_of(text: str, kind: str = "unknown", listed: bool = False) -> tuple[Form, ...]:
    """The forms of a name as printed, where words in brackets may be a name of their own: "NORINCO (China North …)"."""
    parts = parts_of(text, kind)
    if len(parts) == 1:
        return analyse(parts[0], kind, listed)
    return tuple(dict.fromkeys(form for part in parts for form in analyse(part, kind, listed)))


def parts_of(text: str, kind: str) -> tuple[str, ...]:
    """The names that a name as printed holds, each to be read by itself: what brackets, slashes and two scripts part."""
    if kind == "person":
        text = first_name_first(text)
    bracketed = "(" in text or "（" in text
    if bracketed and kind == "person" and (others := alternatives(text)) is not None:
        return others
    if "/" in text and len(between := [p for p in text.split("/") if len(p.strip()) > 3]) > 1:
        between = [*between[:MAX_PARTS], text.replace("/", " ")]
        return tuple(dict.fromkeys(part for p in between for part in parts_of(p, kind)))
    if bracketed:
        return _parts_in_brackets(text)
    return (text,) if text.isascii() else _two_scripts(text) or (text,)


def _parts_in_brackets(text: str) -> tuple[str, ...]:
    # "(주)" and its like are legal forms, which the analysis reads itself.
    inside = [_ALSO.sub("", p) for p in BRACKETS.findall(text[:2000])[:MAX_PARTS]]
    if _SHORT_FORM.search(text) or any(map(_is_qualifier, inside)):
        # What stands in brackets may be a name all the same, of business words: "Rostec (Russian Technologies State Corporation)".
        names = [p for p in inside if _is_business_name(p)]
        outside = BRACKETS.sub(" ", text).strip()
        return tuple(dict.fromkeys([text, outside or text, *names])) if names else (text,)
    # Where the name goes on behind the brackets, what stands in them names only what is in front of them.
    goes_on = not _LAST_BRACKET.search(text)
    named = [p for p in inside if len(p) > 2 and not _REMARK.search(p) and not (goes_on and _short(p))]
    return tuple(dict.fromkeys([BRACKETS.sub(" ", text).strip() or text, *named]))


def forms_of_many(names: Sequence[tuple[str, str]], words: Mapping[int, list[str]]) -> list[tuple[Form, ...]]:
    """The forms of many names asked for, each with its kind: those in plain Latin letters, which most are, all in one go.

    :param words: what :func:`latin_words` gives for the names.
    """
    found: list[tuple[Form, ...]] = [()] * len(names)
    for i, (text, kind) in enumerate(names):
        if i not in words:
            found[i] = forms_of(text, kind)
    for i, name in words.items():
        form = form_of_words(name, "latin")
        found[i] = (form,) if form.tokens else ()
    return found


def latin_words(names: Sequence[tuple[str, str]]) -> dict[int, list[str]]:
    """The clean words of the names that are in plain Latin letters with nothing in brackets, by the number of the name."""
    plain = [i for i, (text, _) in enumerate(names) if "(" not in text and "/" not in text]
    words = words_of_parts([first_name_first(t) if k == "person" else t for t, k in map(names.__getitem__, plain)])
    return {plain[i]: name for i, name in words.items()}


def words_of_parts(parts: Sequence[str]) -> dict[int, list[str]]:
    """The clean words of the names in plain Latin letters that are read as they stand, by the number of the name."""
    plain = [i for i, t in enumerate(parts) if t.isascii() and len(t) <= MAX_RAW and BETWEEN not in t]
    return dict(zip(plain, clean_many([parts[i] for i in plain]), strict=True))


def other_words(parts: Sequence[str]) -> dict[int, list[str]]:
    """The clean words of the names in other letters, by the number of the name; not of those that are best cleaned alone."""
    others = ((i, t) for i, t in enumerate(parts) if not t.isascii() and len(t) <= MAX_RAW)
    chosen = [i for i, t in others if t.isprintable() and BETWEEN_OTHERS not in t]
    return dict(zip(chosen, clean_many_others([parts[i] for i in chosen]), strict=True))


@functools.lru_cache(maxsize=20_000)
def _is_qualifier(text: str) -> bool:
    """Whether words in brackets tell apart rather than name: a place, a business word, a title: "(Hong Kong)", "(Sheikh)"."""
    classes, known = lexicon().classes, lexicon().words
    words = clean(text).split()
    if words and all((word := known.get(w)) is not None and word.kind == "title" for w in words):
        return True
    # Most names have a word that is none of these, which is told without their forms.
    if any(classes.get(t) not in _QUALIFY for w in words if len(w) > 1 and w.isascii() for t in spelt(w).tokens):
        return False
    forms = analyse(text, "company", listed=True)
    return bool(forms) and all(classes.get(t) in _QUALIFY for t in forms[0].tokens)


@functools.lru_cache(maxsize=20_000)
def _is_business_name(text: str) -> bool:
    """Whether words in brackets, none of which is a firm's own, name it: several, that do not just say of what or where."""
    if _SHORT_FORM.search(text) or _OF_WHAT.match(text) or (text.isascii() and " " not in text.strip()):
        return False
    forms = analyse(text, "company", listed=True)
    kinds = [lexicon().classes.get(t) for t in forms[0].tokens] if forms else []
    return len(kinds) >= _OF_A_NAME and sum(kind != "legal" for kind in kinds) > 1


_OF_A_NAME = 3
"""Business words of the shortest name that is made of them alone."""
_OF_WHAT = re.compile(r"\s*(?:of|in|at|for|by|from|branch)\b", re.IGNORECASE)
_QUALIFY = frozenset({"place", "generic", "legal"})


_LAST_BRACKET = re.compile(r"[)）][\s.,;\"'”]*$")


def _short(text: str) -> bool:
    """Whether ``text`` is one word in capitals, as abbreviations are."""
    return " " not in text.strip() and text.isupper()


_SHORT_FORM = re.compile(r"[(（]\s*[주유株有]\s*[)）]")


_LATIN_RUN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9&.,'’\- ]{3,}[A-Za-zÀ-ɏ.]")


def _two_scripts(text: str) -> tuple[str, ...] | None:
    """A name printed in Japanese, Chinese or Korean and in Latin letters behind it, as two names and the whole."""
    if not UNSPACED.search(text):
        return None
    found = _LATIN_RUN.search(text)
    if found is None or not found.group().strip():
        return None
    rest = (text[: found.start()] + " " + text[found.end() :]).strip()
    words = [w for w in clean(rest).split() if known_word(w) is None]
    if len(found.group().split()) < 2 or not words:
        return None
    return (found.group(), rest, text)
