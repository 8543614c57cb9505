"""From a name to its forms: each a sequence of tokens in one Latin spelling, ready to be looked up and compared.

A Latin name has one form. A name in Hangul or Han characters has a form for each way people write it in Latin letters,
and one in its own characters.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gwanmun.parties.names import han, hangul, romanise, translated
from gwanmun.parties.names.brackets import BRACKETS, alternatives, first_name_first
from gwanmun.parties.names.clean import BETWEEN, MAX_RAW, as_latin, clean, clean_many
from gwanmun.parties.names.fold import fold
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lexicon import lexicon

MAX_TOKENS = 16
MAX_PARTS = 4
"""Names looked at between slashes, or in brackets, of one name as printed."""
_RUNS = re.compile(r"[가-힣]+|[\u3400-\u9fff々〇]+|[\u3041-\u30ff]+|[^가-힣\u3400-\u9fff々〇\u3041-\u30ff]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_UNSPACED = re.compile(r"[가-힣\u3041-\u30ff\u3400-\u9fff]")
_ORDINAL = re.compile(r"^0*(\d+)(?:st|nd|rd|th|er|eme)?$")
_NUMBERS = {
    w: str(i)
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_NUMBERS |= {
    w: str(i)
    for i, w in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}
_TENS = {
    w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_HAN_NUMBER = re.compile(
    r"第?([一二三四五六七八九十百]{1,5})(?=研究|所|局|部|院|設計|设计|工程|厂|廠|集团|軍|军|旅|師|师|号)"
)
_HAN_ORDINAL = re.compile(r"第([一二三四五六七八九十百]{1,5})")
_HIRAGANA_PARTICLES = re.compile(
    r"及び|並びに|および|ならびに|による|のための|(?<=[\u3400-\u9fff\u30a0-\u30ff])[のとに](?=[\u3400-\u9fff\u30a0-\u30ff])"
)
_NATIVE_NUMBER = re.compile(r"제(\d+)|第(\d+)")
_HAN_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_ABD = re.compile(r"^abd[aeiou]([lrsznt])(?!lah$|la$|lahi$)(\w{3,})$")
_SPECIAL = frozenset("(/" + BETWEEN)
"""Marks of names that hold several, or that cannot be cleaned with others."""
_LATIN_PERSON_CLASSES = frozenset({"title", "stop", "legal", "particle"})


class Form(NamedTuple):
    """One way to write a name: folded tokens, and the name in one word without titles and legal forms."""

    tokens: tuple[str, ...]
    compact: str
    system: str
    """How it was brought to Latin letters: "latin" where nothing had to be done, "known" where all of it is words of the
    lexicon, "native" for its own characters."""
    ordered: str = ""
    """Like ``compact``, with the words in alphabetical order."""


_cache: dict[str, tuple[tuple[str, ...], str]] = {}


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
    if not text.isascii() and _UNSPACED.search(text):
        return _unspaced(text, kind, listed)
    system = "latin" if text.isascii() else "alphabet"
    forms = [form_of_words(text.split(), system)]
    if system == "alphabet" and (latin := as_latin(text)) is not None:
        forms.append(form_of_words(latin.split(), "latin"))
    if system == "alphabet" and not listed and _may_be_translated(text.split(), kind):
        forms += [form_of_words(*found) for found in translated.of_alphabet(text.split())]
    return _distinct(forms)


def _may_be_translated(words: list[str], kind: str) -> bool:
    """Whether a name has words to translate: persons' names have none."""
    return translated.is_no_person(words) if kind == "unknown" else kind != "person"


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
    if kind == "person":
        text = first_name_first(text)
        if (others := alternatives(text)) is not None:
            return tuple(dict.fromkeys(f for p in others for f in analyse(p, kind, listed)))
    if "/" in text and len(parts := [p for p in text.split("/") if len(p.strip()) > 3]) > 1:
        parts = [*parts[:MAX_PARTS], text.replace("/", " ")]
        return tuple(dict.fromkeys(f for p in parts for f in forms_of(p, kind, listed)))
    if "(" not in text and "（" not in text:
        if (two := _two_scripts(text)) is not None:
            return tuple(dict.fromkeys(f for p in two for f in analyse(p, kind, listed)))
        return analyse(text, kind, listed)
    # "(주)" and its like are legal forms, which the analysis reads itself.
    outside = BRACKETS.sub(" ", text).strip()
    inside = [_ALSO.sub("", p) for p in BRACKETS.findall(text[:2000])[:MAX_PARTS]]
    # Where the name goes on behind the brackets, what stands in them names only what is in front of them.
    goes_on = not _LAST_BRACKET.search(text)
    if _SHORT_FORM.search(text) or any(_is_qualifier(p) for p in inside):
        parts = [text]
    else:
        parts = [outside or text]
        parts += [p for p in inside if len(p) > 2 and not _REMARK.search(p) and not (goes_on and _short(p))]
    return tuple(form for part in dict.fromkeys(parts) for form in analyse(part, kind, listed))


def forms_of_many(names: Sequence[tuple[str, str]], listed: bool = True) -> list[tuple[Form, ...]]:
    """The forms of many names, each with its kind: those in plain Latin letters, which most are, all in one go."""
    found: list[tuple[Form, ...]] = [()] * len(names)
    plain: list[tuple[int, str]] = []
    for i, (text, kind) in enumerate(names):
        if text.isascii() and len(text) <= MAX_RAW and _SPECIAL.isdisjoint(text):
            plain.append((i, first_name_first(text) if kind == "person" else text))
        else:
            found[i] = forms_of(text, kind, listed)
    for (i, _), words in zip(plain, clean_many([text for _, text in plain]), strict=True):
        form = form_of_words(words, "latin")
        found[i] = (form,) if form.tokens else ()
    return found


def _is_qualifier(text: str) -> bool:
    """Whether words in brackets tell apart rather than name: a place, a business word: "(Hong Kong)", "(Holdings)"."""
    classes = lexicon().classes
    forms = analyse(text, "company")
    return bool(forms) and all(classes.get(t) in ("place", "generic", "legal") for t in forms[0].tokens)


_LAST_BRACKET = re.compile(r"[)）][\s.,;\"'”]*$")


def _short(text: str) -> bool:
    """Whether ``text`` is one word in capitals, as abbreviations are."""
    return " " not in text.strip() and text.isupper()


_SHORT_FORM = re.compile(r"[(（]\s*[주유株有]\s*[)）]")


def form_of_words(words: list[str], system: str) -> Form:
    """The form of a name whose clean words are in Latin letters or in an alphabet."""
    if 1 in map(len, words):
        words = _join_letters(words)
    known = [_cache.get(word) or _spelt(word) for word in words]
    if (own := _own_name(words, known)) is not None:
        known[0] = own
    tokens = [token for word, _ in known for token in word]
    if not _TENS.keys().isdisjoint(words):
        tokens = _join_numbers(tokens)
    compact = [word for _, word in known if word] or tokens
    if len(tokens) > MAX_TOKENS or len(compact) > MAX_TOKENS:
        tokens, compact = tokens[:MAX_TOKENS], compact[:MAX_TOKENS]
    return Form(tuple(tokens), "".join(compact), system, "".join(sorted(compact)))


def _own_name(words: list[str], known: list[tuple[tuple[str, ...], str]]) -> tuple[tuple[str, ...], str] | None:
    """The first word of "AB Trading Ltd" or "King Trade B.V." as a name, where nothing else tells the firm apart.

    Letters that are a legal form elsewhere, in front of generic words, are a name where another form stands at the end;
    so is a title or a particle.
    """
    classes = lexicon().classes
    kinds = [classes.get(tokens[0], "") if len(tokens) == 1 else "" for tokens, _ in known]
    if len(kinds) < 2 or kinds[0] not in _FIRST or not words[0].isascii() or not set(kinds) <= _TELL_NOTHING:
        return None
    if "generic" not in kinds:
        return None
    if kinds[0] == "legal" and (words[0] in _IN_FRONT or len(words[0]) > 3 or words[-1] not in _BEHIND):
        return None
    return (fold(words[0]),), words[0]


_IN_FRONT = frozenset(["ao", "oao", "zao", "pao", "ooo", "jsc", "llc", "too", "chp", "ltd", "co", "inc", "plc"])
"""Legal forms that stand in front of names in earnest."""
_BEHIND = frozenset(
    [
        "ltd",
        "limited",
        "llc",
        "inc",
        "gmbh",
        "bv",
        "nv",
        "sa",
        "ag",
        "plc",
        "pte",
        "fze",
        "fzc",
        "fzco",
        "dmcc",
        "srl",
        "sarl",
        "spa",
        "oy",
        "ab",
        "as",
    ]
)
"""Legal forms that stand behind names, and are no part of them as "Corporation" is."""
_FIRST = frozenset({"legal", "title", "particle"})
_TELL_NOTHING = frozenset({"legal", "title", "particle", "generic"})


def _spelt(word: str) -> tuple[tuple[str, ...], str]:
    """The tokens of one word, and what it adds to the name in one word."""
    if len(_cache) > 400_000:
        _cache.clear()
    pairs = [p for p in _pairs(word) if p[0]]
    known = _cache[word] = tuple(t for t, _ in pairs), "".join(p for _, p in pairs)
    return known


def _pairs(word: str) -> tuple[tuple[str, str], ...]:
    """Tokens of one word, each with what it adds to the name in one word."""
    known = known_word(word)
    if known is not None:
        if known.kind == "stop":
            return ()
        if known.kind == "compound":
            return tuple(_of_concept(c, lexicon().classes[c]) for c in known.concept.split("+"))
        return (_of_concept(*known),)
    if word in _NUMBERS:
        return ((_NUMBERS[word], _NUMBERS[word]),)
    if word in _TENS:
        return ((f"{_TENS[word]}~", str(_TENS[word])),)
    if ordinal := _ORDINAL.match(word):
        return ((ordinal.group(1), ordinal.group(1)),)
    if not word.isascii():
        latin = romanise.alphabet(word)
        if " " in latin or latin in lexicon().words:
            return tuple(pair for part in latin.split() for pair in _pairs(part))
        return ((fold(latin), latin),) if latin else ()
    if word.startswith("abd") and (match := _ABD.match(word)):
        rest = match.group(2)
        return (("abd", "abd"), *_pairs(rest))
    if word in ("abdul", "abdel", "abdal", "abdol", "abdur", "abd"):
        return (("abd", "abd"),)
    return ((fold(word), word),)


def _of_concept(concept: str, kind: str) -> tuple[str, str]:
    return concept, "" if kind in ("legal", "title", "particle") else concept


def _join_letters(words: list[str]) -> list[str]:
    """``l l c`` is ``llc``: letters that stand alone in a row are one abbreviation."""
    out: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            run.append(word)
            continue
        if run:
            out.append("".join(run)) if len(run) > 1 else out.extend(run)
            run = []
        if word:
            out.append(word)
    return out


def _join_numbers(tokens: list[str]) -> list[str]:
    out: list[str] = []
    for token in tokens:
        if out and out[-1].endswith("~") and token.isdigit() and len(token) == 1:
            out[-1] = str(int(out[-1][:-1]) + int(token))
        else:
            out.append(token)
    return [t.rstrip("~") for t in out]


def _unspaced(text: str, kind: str, listed: bool) -> tuple[Form, ...]:
    """Forms of a name that holds Hangul, Han characters or kana."""
    if _HAN.search(text):
        text = _HAN_NUMBER.sub(lambda m: f" {_han_number(m.group(1))} ", han.simplified(text))
        text = _HAN_ORDINAL.sub(lambda m: f" {_han_number(m.group(1))} ", text)
    text = _NATIVE_NUMBER.sub(lambda m: f" {m.group(1) or m.group(2)} ", _HIRAGANA_PARTICLES.sub(" ", text))
    words = romanise.letters_in_kana(text.split())
    forms: dict[tuple[str, ...], Form] = {}
    systems = tuple(s for s in _systems(text) if not listed or s not in _ASKED_ONLY)
    people = _person_forms(words, kind, systems)
    if not people:
        left = _left(words)
        systems = tuple(s for s in _systems(left) if not listed or s not in _ASKED_ONLY) if left else ("known",)
    read: set[tuple[str, ...]] = set()
    for system in systems:
        for joined in (False, True):
            found = people.get((system, joined))
            if found is None:
                latin = _latin_words(words, system, joined)
                if latin in read:
                    continue
                read.add(latin)
                found = form_of_words(list(latin), system)
            if found.tokens:
                forms.setdefault(found.tokens, found)
    for found in (*_korean_in_kana(words), *(_foreign_in_han(words) if kind == "person" else ())):
        forms.setdefault(found.tokens, found)
    if not listed and _may_be_translated(words, kind):
        for found in (form_of_words(*parts) for parts in translated.of_unspaced(words)):
            # A foreign name spelt by sounds is compared as one, though a reading may have the same letters.
            if found.tokens and (found.tokens not in forms or found.system == translated.BY_SOUND):
                forms[found.tokens] = found
    native = "".join(words)
    if not native.isascii():
        forms.setdefault((native,), Form((native,), native, "native", native))
    return tuple(forms.values())


_END_OF_SURNAME = re.compile(r"(?<=[^夫娃斯]{2}[夫娃])(?=.{2})|(?<=斯基)(?=.{2})|(?<=维奇)(?=.{2})|(?<=琴科)(?=.{2})")


def _foreign_in_han(words: list[str]) -> Iterator[Form]:
    """A foreign person's name by the sounds of Han characters ("阿科波夫格兰特"), whose vowels say little."""
    if max(map(len, words), default=0) < (5 if len(words) < 2 else 4):
        return
    parts = [part for word in words for part in _END_OF_SURNAME.split(word) if part]
    if all(han.is_han(c) for part in parts for c in part):
        spelt = ["".join(han.read(part, "pinyin")) for part in parts]
        tokens = tuple(token for word in spelt for token, _ in _pairs(word) if token)
        yield Form(tokens, "".join(spelt), "foreign", "".join(sorted(spelt)))


def _korean_in_kana(words: list[str]) -> list[Form]:
    """A Korean personal name in katakana ("キム・ソンフン"): Kim Song Hun, its syllables apart and together."""
    if not 2 <= len(words) <= 3:
        return []
    found = []
    for surname, *syllables in romanise.korean_in_kana(words[0], "".join(words[1:])):
        for given in (syllables, ["".join(syllables)]):
            tokens = tuple(token for word in (surname, *given) for token, _ in _pairs(word) if token)
            found.append(Form(tokens, surname + "".join(syllables), "kana", "".join(sorted((surname, *given)))))
    return found


_LATIN_RUN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9&.,'’\- ]{3,}[A-Za-zÀ-ɏ.]")


def _two_scripts(text: str) -> tuple[str, ...] | None:
    """A name printed in Japanese, Chinese or Korean and in Latin letters behind it, as two names and the whole."""
    if text.isascii() or not _UNSPACED.search(text):
        return None
    found = _LATIN_RUN.search(text)
    if found is None or not found.group().strip():
        return None
    rest = (text[: found.start()] + " " + text[found.end() :]).strip()
    words = [w for w in clean(rest).split() if known_word(w) is None]
    if len(found.group().split()) < 2 or not words:
        return None
    return (found.group(), rest, text)


def _systems(text: str) -> tuple[str, ...]:
    systems: tuple[str, ...] = ()
    if any(map(hangul.is_hangul, text)):
        systems += ("rr", "dprk", "usual")
    if _HAN.search(text):
        systems += han.SYSTEMS
    return systems or ("kana", "kana_short", "kana_slavic")


def _left(words: list[str]) -> str:
    """What is to be read of unspaced writing: what the lexicon does not know. Only its script decides how it is read."""
    runs = [run for word in words for run in _RUNS.findall(word) if _UNSPACED.match(run)]
    return "".join(part for run in runs for part, known in _split(run, True) if not known)


_ASKED_ONLY = frozenset({"wade_giles", "kana_slavic"})
_HANGUL_SYSTEM = {"rr": 0, "dprk": 1, "usual": 2}


def _latin_words(words: list[str], system: str, joined: bool) -> tuple[str, ...]:
    """The words of a name that is no personal name: what the lexicon knows as concepts, the rest as it is read."""
    return tuple(part for word in words for part in _parts(word, system, joined))


@functools.lru_cache(maxsize=50_000)
def _parts(word: str, system: str, joined: bool) -> tuple[str, ...]:
    out: list[str] = []
    for run in _RUNS.findall(word):
        if not _UNSPACED.match(run):
            out.append(run)
            continue
        for part, known in _split(run, bool(out)):
            if known:
                out.append(part)
            else:
                out += _read(part, system, joined)
    return tuple(out)


@functools.lru_cache(maxsize=20_000)
def _split(run: str, continued: bool) -> tuple[tuple[str, bool], ...]:
    """Unspaced writing in the words of the lexicon and what stands between them; which of them are words of it.

    :param continued: whether writing of another script stands in front.
    """
    parts: list[tuple[str, bool]] = []
    position = 0
    for start, end in lexicon().inside(run, continued):
        parts += [(run[position:start], False), (run[start:end], True)]
        position = lexicon().behind(run, start, end)
    return tuple(part for part in (*parts, (run[position:], False)) if part[0])


def _read(run: str, system: str, joined: bool) -> list[str]:
    if hangul.is_hangul(run[0]):
        number = _HANGUL_SYSTEM.get(system, 0)
        return [hangul.word(run, number)] if joined or len(run) > 4 else [hangul.syllable(c, number) for c in run]
    if "\u3041" <= run[0] <= "\u30ff":
        return [romanise.slavic_in_kana(run) if system == "kana_slavic" else romanise.kana(run)[0 if joined else 1]]
    parts = han.read(run, system if system in han.SYSTEMS else "pinyin")
    return ["".join(parts)] if joined else parts


def _person_forms(words: list[str], kind: str, systems: tuple[str, ...]) -> dict[tuple[str, bool], Form]:
    """Surname and given name for a name of one unspaced word, or of words of which one is the surname."""
    if kind not in ("person", "unknown") or len(words) > 3:
        return {}
    if len(words) > 1 and len(words[-1]) == 1 and not (len(words[0]) == 1 and words[0] in hangul.SURNAMES):
        words = [words[-1], *words[:-1]]
    word = "".join(words)
    if kind == "unknown" and next(lexicon().inside(word), None) is not None:
        return {}
    found: dict[tuple[str, bool], Form] = {}
    for name, number in _HANGUL_SYSTEM.items():
        _add_person(found, name, hangul.person(word, number))
    if word and all(map(han.is_han, word)):
        for name in (s for s in han.SYSTEMS if s in systems):
            _add_person(found, name, han.person(word, name))
    return found


def _add_person(found: dict[tuple[str, bool], Form], system: str, parts: tuple[str, str] | None) -> None:
    if parts is not None:
        surname, given = parts
        together = given.replace(" ", "")
        if not surname or not together:
            return
        for joined, words in ((False, [surname, *given.split()]), (True, [surname, together])):
            tokens = tuple(token for word in words for token, _ in _pairs(word) if token)
            found[system, joined] = Form(tokens, surname + together, system, "".join(sorted((surname, together))))


def _han_number(text: str) -> int:
    tens, _, units = text.rpartition("十")
    if "十" in text:
        return _HAN_DIGITS.get(tens, 1) * 10 + _HAN_DIGITS.get(units, 0)
    return int("".join(str(_HAN_DIGITS.get(c, 0)) for c in text))
