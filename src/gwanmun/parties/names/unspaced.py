"""Names in Hangul, Han characters and kana: a form for each way people write them in Latin letters, and one of their own."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from gwanmun.parties.names import chinese_in_hangul, han, hangul, japanese, kana, loanwords, translated
from gwanmun.parties.names.branches import PLACED
from gwanmun.parties.names.form import Form, form_of_words, pairs_of
from gwanmun.parties.names.korean_latin import without_titles
from gwanmun.parties.names.korean_syllables import OF_PERSONS
from gwanmun.parties.names.lazy import lazy
from gwanmun.parties.names.lexicon import lexicon

_RUNS = lazy(r"[가-힣]+|[\u3400-\u9fff々〇]+|[\u3041-\u30ff]+|[^가-힣\u3400-\u9fff々〇\u3041-\u30ff]+")
CHINESE = "chinese"
"""How Chinese names in Hangul are brought to Latin letters."""
JAPANESE = "japanese_name"
"""How Japanese persons' names in Han characters are, where their parts are known."""
_HAN = lazy(r"[\u3400-\u9fff]")
_HANGUL = lazy(r"[가-힣]")
UNSPACED = lazy(r"[가-힣\u3041-\u30ff\u3400-\u9fff]")
_HAN_NUMBER = re.compile(
    r"第?([一二三四五六七八九十百]{1,5})(?=研究|所|局|部|院|設計|设计|工程|厂|廠|集团|軍|军|旅|師|师|号)"
)
_HAN_ORDINAL = re.compile(r"第([一二三四五六七八九十百]{1,5})")
_HIRAGANA_PARTICLES = lazy(
    r"及び|並びに|および|ならびに|による|のための|(?<=[\u3400-\u9fff\u30a0-\u30ff])[のとに](?=[\u3400-\u9fff\u30a0-\u30ff])"
)
_NATIVE_NUMBER = re.compile(r"제(\d+)|第(\d+)")
_KOREAN_FROM, _KOREAN_TO = 3, 4
"""Syllables of a Korean's name."""
_TWO = 2
"""Letters of unspaced writing, in the longest of which a word of one letter may stand behind one other only."""
_HAN_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", 1)}


def forms_of_unspaced(text: str, kind: str, listed: bool) -> tuple[Form, ...]:
    """Forms of a name that holds Hangul, Han characters or kana."""
    plain = han.simplified(text) if _HAN.search(text) else text
    words = kana.letters(_with_numbers(plain).split())
    forms: dict[tuple[str, ...], Form] = {}
    foreign = _foreign_in_han(words) if kind == "person" else ()
    for found in (*_as_read(words, kind, listed), *_korean_in_kana(words), *_japanese(words, kind), *foreign):
        forms.setdefault(found.tokens, found)
    if not listed:
        for found in _loanwords(words, kind):
            forms[found.tokens] = found
        for found in _chinese(words, kind):
            forms.setdefault(found.tokens, found)
        for found in _translated(plain, words, kind):
            # A foreign name spelt by sounds is compared as one, though a reading may have the same letters.
            if found.tokens not in forms or found.system in (translated.BY_SOUND, translated.KANA):
                forms[found.tokens] = found
    native = "".join(words)
    if not native.isascii():
        forms.setdefault((native,), Form((native,), native, "native", native))
    return tuple(forms.values())


def _with_numbers(text: str) -> str:
    """A name with numbers in Han characters and ordinals as figures that stand alone."""
    if _HAN.search(text):
        text = _HAN_NUMBER.sub(lambda m: f" {_han_number(m.group(1))} ", text)
        text = _HAN_ORDINAL.sub(lambda m: f" {_han_number(m.group(1))} ", text)
    return _NATIVE_NUMBER.sub(lambda m: f" {m.group(1) or m.group(2)} ", _HIRAGANA_PARTICLES.sub(" ", text))


def _as_read(words: list[str], kind: str, listed: bool) -> Iterator[Form]:
    """The forms of a name by each system of reading it, in syllables and with what is not known in one word."""
    systems = _tried("".join(words), listed)
    people = _person_forms(words, kind, systems)
    if not people:
        left = _left(words)
        systems = _tried(left, listed) if left else ("known",)
    parts = [part for word in words for part in _parts(word)]
    read: list[list[str]] = []
    for system in systems:
        for joined in (False, True):
            found = people.get((system, joined))
            if found is None:
                latin = _latin_words(parts, system, joined)
                if latin in read:
                    continue
                read.append(latin)
                found = form_of_words(latin, system)
            if found.tokens:
                yield found


def _tried(text: str, listed: bool) -> tuple[str, ...]:
    """The systems by which writing is read; fewer for a listed name."""
    return tuple(s for s in _systems(text) if not listed or s not in _ASKED_ONLY)


def _translated(plain: str, words: list[str], kind: str) -> Iterator[Form]:
    """The forms of a name translated, or under the English name of a party that is known by it.

    :param plain: the name before its numbers were set apart, which may be part of such a name.
    """
    if kind == "person":
        return
    known = translated.with_known_name(plain.split())
    if known is not None or translated.is_translatable(words, kind):
        found = (form_of_words(*parts) for parts in translated.of_unspaced(known or words))
        yield from (form for form in found if form.tokens)
    # An institute of a listed university is asked about, as a branch is.
    yield from (form_of_words(english, PLACED) for english in translated.known_names_in(known or ()))


_END_OF_SURNAME = re.compile(r"(?<=[^夫娃斯]{2}[夫娃])(?=.{2})|(?<=斯基)(?=.{2})|(?<=维奇)(?=.{2})|(?<=琴科)(?=.{2})")

_ENDINGS = re.compile("[夫娃]|斯基|维奇|琴科")


def _foreign_in_han(words: list[str]) -> Iterator[Form]:
    """A foreign person's name by the sounds of Han characters ("阿科波夫格兰特"), whose vowels say little."""
    if max(map(len, words), default=0) < (5 if len(words) < 2 else 4):
        return
    # Most have none of these endings, which is told many times as quickly.
    apart = [_END_OF_SURNAME.split(word) if _ENDINGS.search(word) else [word] for word in words]
    parts = [part for some in apart for part in some if part]
    if all(han.is_han(c) for part in parts for c in part):
        spelt = ["".join(han.read(part, "pinyin")) for part in parts]
        tokens = tuple(token for word in spelt for token, _ in pairs_of(word) if token)
        yield Form(tokens, "".join(spelt), "foreign", "".join(sorted(spelt)))


def _korean_in_kana(words: list[str]) -> list[Form]:
    """A Korean personal name in katakana ("キム・ソンフン"): Kim Song Hun, its syllables apart and together."""
    if not 2 <= len(words) <= 3:
        return []
    found = []
    for surname, *syllables in kana.korean(words[0], "".join(words[1:])):
        for given in (syllables, ["".join(syllables)]):
            tokens = tuple(token for word in (surname, *given) for token, _ in pairs_of(word) if token)
            found.append(Form(tokens, surname + "".join(syllables), "kana", "".join(sorted((surname, *given)))))
    return found


def _japanese(words: list[str], kind: str) -> Iterator[Form]:
    """A Japanese person's name in Han characters, as surname and given name are known to be read."""
    word = "".join(words)
    if kind not in OF_PERSONS or not han.is_han(word[:1]):
        return
    if kind == "unknown" and next(lexicon().inside(word), None) is not None:
        return
    for surname, given in japanese.readings(words):
        tokens = tuple(token for part in (surname, given) for token, _ in pairs_of(part) if token)
        yield Form(tokens, surname + given, JAPANESE, "".join(sorted((surname, given))))


def _loanwords(words: list[str], kind: str) -> Iterator[Form]:
    """A name that may be a foreign one in Hangul, in each style of reading it."""
    if kind == "person" and loanwords.is_korean_name(words):
        return
    person = kind == "person" or (kind == "unknown" and not translated.is_no_person(words))
    # Korean words are no foreign person's name, so that such a name may be met as loosely as one in kana.
    system = "foreign" if person and loanwords.is_foreign_name(words) else "loanword"
    apart = loanwords.with_particles_apart(words) if person else words
    for style in loanwords.STYLES if apart != words else ():
        yield form_of_words([part for word in apart for part in _loan_parts(word, style, True)[0]], system)
    for style in loanwords.STYLES:
        # A brand may be written together with what the lexicon knows, or be spelt like it: "센스타임" is SenseTime.
        for whole in (False, True):
            parts = [_loan_parts(word, style, whole) for word in words]
            if any(read for _, read in parts):
                yield form_of_words([part for some, _ in parts for part in some], system)


def _chinese(words: list[str], kind: str) -> Iterator[Form]:
    """A name that may be a Chinese one in Hangul ("펑신쉬 테크놀로지"), what the lexicon knows of a firm's as it is known."""
    if kind in ("person", "unknown"):
        for spelt in chinese_in_hangul.person(words):
            yield form_of_words(list(spelt), CHINESE)
    if kind == "person":
        return
    parts = [part for word in words for run, _ in _runs(word) for part in _split(run, False)]
    strange = [i for i, (text, known) in enumerate(parts) if not known and hangul.is_hangul(text[0])]
    for found in chinese_in_hangul.readings([parts[i][0] for i in strange]) if strange else ():
        read = dict(zip(strange, found, strict=True))
        yield form_of_words([read.get(i, text) for i, (text, _) in enumerate(parts)], CHINESE)


@functools.lru_cache(maxsize=20_000)
def _loan_parts(word: str, style: loanwords.Style, whole: bool) -> tuple[tuple[str, ...], bool]:
    """A word with what the lexicon does not know of it read as foreign, and whether anything was.

    :param whole: whether what the lexicon knows in the middle of other writing is read so too.
    """
    out: list[str] = []
    foreign = False
    for run, _ in _runs(word):
        if not hangul.is_hangul(run[0]):
            out.append(run)
            continue
        parts = _split(run, bool(out))
        if whole and not all(known for _, known in parts):
            parts = ((run, False),)
        for part, known in parts:
            loan = not known and len(part) >= loanwords.LEAST
            foreign = foreign or loan
            out += [loanwords.read(part, style)] if loan else [part] if known else _read(part, "rr", True)
    return tuple(out), foreign


def _systems(text: str) -> tuple[str, ...]:
    systems: tuple[str, ...] = ()
    if _HANGUL.search(text):
        systems += ("rr", "dprk", "usual")
    if _HAN.search(text):
        systems += han.SYSTEMS
    return systems or ("kana", "kana_slavic")


def _left(words: list[str]) -> str:
    """What is to be read of unspaced writing: what the lexicon does not know. Only its script decides how it is read."""
    runs = [run for word in words for run, unspaced in _runs(word) if unspaced]
    return "".join([part for run in runs for part, known in _split(run, True) if not known])


@functools.lru_cache(maxsize=20_000)
def _runs(word: str) -> tuple[tuple[str, bool], ...]:
    """What is of one script each in a word, and which of it is unspaced writing."""
    return tuple([(run, UNSPACED.match(run) is not None) for run in _RUNS.findall(word)])


_ASKED_ONLY = frozenset({"wade_giles", "kana_slavic"})
_HANGUL_SYSTEM = {"rr": 0, "dprk": 1, "usual": 2}


def _latin_words(parts: list[tuple[str, bool]], system: str, joined: bool) -> list[str]:
    """The words of a name that is no personal name: what the lexicon knows as concepts, the rest as it is read."""
    out: list[str] = []
    for text, as_is in parts:
        if as_is:
            out.append(text)
        else:
            out += _read(text, system, joined)
    return out


@functools.lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[tuple[str, bool], ...]:
    """A word in its parts, and which of them stay as they are: words of the lexicon, and what needs no reading."""
    out: list[tuple[str, bool]] = []
    for run, unspaced in _runs(word):
        if unspaced:
            out += _split(run, bool(out))
        else:
            out.append((run, True))
    return tuple(out)


def _split(run: str, continued: bool) -> tuple[tuple[str, bool], ...]:
    """Unspaced writing in the words of the lexicon and what stands between them; which of them are words of it.

    :param continued: whether writing of another script stands in front.
    """
    # Only whether a letter stands alone depends on it; longer writing is kept once for both.
    return _in_words(run, continued and len(run) <= _TWO)


@functools.lru_cache(maxsize=20_000)
def _in_words(run: str, continued: bool) -> tuple[tuple[str, bool], ...]:
    parts: list[tuple[str, bool]] = []
    position = 0
    for start, end in lexicon().inside(run, continued):
        parts += [(run[position:start], False), (run[start:end], True)]
        position = lexicon().behind(run, start, end)
    return tuple(part for part in (*parts, (run[position:], False)) if part[0])


def known_parts(word: str) -> list[str]:
    """The words of the lexicon in unspaced writing."""
    return [part for run, unspaced in _runs(word) if unspaced for part, known in _split(run, False) if known]


@functools.lru_cache(maxsize=50_000)
def _read(run: str, system: str, joined: bool) -> Sequence[str]:
    """Unspaced writing that the lexicon does not know, read by a system: its syllables, or all in one word."""
    if hangul.is_hangul(run[0]):
        number = _HANGUL_SYSTEM.get(system, 0)
        return [hangul.word(run, number)] if joined or len(run) > 4 else [hangul.syllable(c, number) for c in run]
    if "\u3041" <= run[0] <= "\u30ff":
        return [kana.slavic(run) if system == "kana_slavic" else kana.read(run)[0 if joined else 1]]
    parts = han.read(run, system if system in han.SYSTEMS else "pinyin")
    return ["".join(parts)] if joined else parts


def is_korean_in_hangul(words: Sequence[str]) -> bool:
    """Whether a name looks like a Korean person's in Hangul: a surname, in front or behind, and two syllables; or a long one.

    That a part of it is a word of firms ("조선미": Korea) does not tell; that all of it is ("조선소"), or of a longer one, does.
    """
    words = without_titles(words)
    word = "".join((words[-1], *words[:-1]) if len(words) > 1 and words[-1] in hangul.SURNAMES else words)
    if not _KOREAN_FROM <= len(word) <= _KOREAN_TO or hangul.person(word, 0) is None:
        return False
    known = [known for _, known in _split(word, False)]
    return not any(known) or (len(word) == _KOREAN_FROM and not all(known))


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
            tokens = tuple(token for word in words for token, _ in pairs_of(word) if token)
            found[system, joined] = Form(tokens, surname + together, system, "".join(sorted((surname, together))))


def _han_number(text: str) -> int:
    tens, _, units = text.rpartition("十")
    if "十" in text:
        return _HAN_DIGITS.get(tens, 1) * 10 + _HAN_DIGITS.get(units, 0)
    return int("".join(str(_HAN_DIGITS.get(c, 0)) for c in text))
