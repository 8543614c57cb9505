"""Find the names of an index that may be the name asked for, and lay their words side by side; all in arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA, Levenshtein
from rapidfuzz.process import cpdist

from gwanmun.parties import keys
from gwanmun.parties.index import SKELETON_SALT
from gwanmun.parties.names.analyse import Form
from gwanmun.parties.names.fold import skeleton
from gwanmun.parties.names.lexicon import meant
from gwanmun.parties.store import Arrays
from gwanmun.parties.weights import is_distinctive, weight

# Element types are said by these names; NumPy's own annotations lose them at every step.
F64: TypeAlias = npt.NDArray[Any]
I64: TypeAlias = npt.NDArray[Any]

LEAST_AGREEMENT = 0.6
"""Share of the weight of both names that must meet for a candidate to be looked at closely."""
LEAST_READING = 0.8
"""The same for one of several readings of a name, of which one is to fit well."""
RESPACED = 0.78
"""Least likeness of two names in one word for them to be candidates by that alone."""
SAME = 0.999
BLOCK = 30_000
"""Candidates laid side by side at once."""
TABLE = 20_000_000
"""Up to this many cells, likenesses are looked up in a table instead of by search."""
WORTH = 0.5
"""Names that agree less than this, word by word, are not compared in one word."""
FREQUENT = 4000
"""Words in more names than this do not make candidates by themselves while rarer words of the name can."""


class Names:
    """The arrays of an index, ready for searching."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.words = _texts(arrays["vocabulary"])
        self._compact: list[str] | None = None
        self._ordered: list[str] | None = None
        self._numbers: dict[str, int] | None = None
        self.word_count = len(self.words)
        self.post_offsets: I64 = arrays["post_offsets"]
        self.row_offsets: I64 = arrays["row_offsets"]
        self.post_counts: I64 = np.diff(self.post_offsets)
        self.bits = (len(arrays["key_offsets"]) - 1).bit_length() - 1

    @property
    def ordered(self) -> list[str]:
        """Each row's name in one word, its words in alphabetical order."""
        if self._ordered is None:
            self._ordered = _texts(self.arrays["ordered"])
        return self._ordered

    def number(self, word: str) -> int | None:
        """The number of a word of the index."""
        if self._numbers is None:
            self._numbers = {w: i for i, w in enumerate(self.words)}
        return self._numbers.get(word)

    @property
    def compact(self) -> list[str]:
        """Each row's name in one word."""
        if self._compact is None:
            self._compact = _texts(self.arrays["compact"])
        return self._compact


def _texts(pool: npt.NDArray[Any]) -> list[str]:
    return pool.tobytes().decode("utf-8", "surrogatepass").split("\n")


@dataclass(slots=True)
class Alignment:
    """Candidates (form asked for, row of the index) with what their words add up to. One element for each candidate."""

    form: I64
    row: I64
    weight_q: F64
    """Weight of the words asked for."""
    weight_c: F64
    matched_q: F64
    """Weight of the words asked for that meet a word of the candidate, times how alike they are."""
    matched_c: F64
    left_q: F64
    """Weight of the words asked for that meet none."""
    left_c: F64
    distinctive: F64
    """Weight of distinctive words that meet, times how alike they are."""
    words_matched: F64
    compact: F64
    """How alike the names are in one word, in [0, 1]."""
    nearness: F64
    """1 where the names in one word are the same, falling to 0 at three edits or at another number or initial."""
    in_order: F64
    reading: F64
    """1 where the name asked for is one reading of another writing (Hangul, Han, kana)."""
    far_reading: F64
    """1 where that reading is none of the first to think of."""
    other_kind: F64
    """1 where one is a person and the other is known not to be."""
    pairs: tuple[I64, I64, I64, F64]
    """Candidate, place of the word asked for, place of the candidate's word, how alike: the words that meet."""


def expand(offsets: I64, counts: I64) -> I64:
    """The indices of all ranges ``offsets[i] : offsets[i] + counts[i]``, one after the other."""
    total = int(counts.sum())
    if total == 0:
        return np.empty(0, np.int64)
    starts = np.cumsum(counts) - counts
    found: I64 = np.arange(total, dtype=np.int64) + np.repeat(offsets - starts, counts)
    return found


def likeness(distance: I64, length: I64, same_skeleton: npt.NDArray[np.bool_], loose: npt.NDArray[np.bool_]) -> F64:
    """How alike two words are: 1 for the same, 0 for words too far apart.

    :param distance: edits between them (a swap of neighbours is one), 3 where there are more than two.
    :param length: letters of the longer one.
    :param same_skeleton: whether their consonants are the same.
    :param loose: whether one of them comes from a writing that leaves out vowels or helps with vowels.
    """
    allowed = np.where(length < 3, 0, np.where(length < 6, 1, 2))
    plain = 1 - 1.1 * distance / np.maximum(length, 1)
    close = np.where(distance <= allowed, plain, 0.0)
    sound = np.where(distance <= 2, 1 - 0.5 * distance / np.maximum(length, 1), np.where(length >= 5, 0.66, 0.6))
    sound = np.where(loose, np.maximum(sound, 0.86), sound)
    sound = np.where((length < 5) & (distance > 1) & ~loose, 0.0, sound)
    return np.where(distance == 0, 1.0, np.where(same_skeleton, np.maximum(close, sound), close))


def similar_words(
    index: Names, words: list[str], loose: list[bool], strict: npt.NDArray[np.bool_]
) -> tuple[I64, I64, F64]:
    """For each of ``words``, the words of the index that are like it: number of the word, of the index word, likeness."""  # noqa: E501
    if not words:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    arrays = index.arrays
    owner, bucket = keys.buckets(words, index.bits)
    skeletons = [skeleton(w) for w in words]
    hashed = keys.hashes(skeletons, SKELETON_SALT)
    # Two consonants are shared by too many words to say anything, unless the vowels are all that is missing.
    sounded = np.array(
        [i for i, s in enumerate(skeletons) if s != words[i] and len(s) > (1 if loose[i] else 2)], dtype=np.int64
    )
    if len(sounded):
        owner, bucket = (
            np.concatenate([owner, sounded]),
            np.concatenate([bucket, keys.bucket_of(hashed[sounded], index.bits)]),
        )
    start = arrays["key_offsets"][bucket].astype(np.int64)
    counts = arrays["key_offsets"][bucket + 1].astype(np.int64) - start
    word = np.repeat(owner, counts)
    other = arrays["key_words"][expand(start, counts)].astype(np.int64)
    length = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    is_loose = np.array(loose, dtype=bool)
    gap = np.abs(length[word] - arrays["token_length"][other])
    same = arrays["token_skeleton"][other] == hashed[word]
    keep = (gap <= 2) | same
    code = keys.distinct(word[keep] * index.word_count + other[keep])
    word, other = code // index.word_count, code % index.word_count
    here, there = [words[i] for i in word.tolist()], [index.words[i] for i in other.tolist()]
    if not here:
        return word, other, np.empty(0)
    distance = cpdist(here, there, scorer=OSA.distance, score_cutoff=2, dtype=np.int32).astype(np.int64)
    longer = np.maximum(length[word], arrays["token_length"][other])
    digits = np.array([w.isdigit() for w in words], dtype=bool)[word] | (arrays["token_class"][other] == 2)
    like = likeness(distance, longer, arrays["token_skeleton"][other] == hashed[word], is_loose[word])
    like = np.where(digits & (distance > 0), 0.0, like)
    # One reading of another writing is spelt right by construction: other consonants make it another name.
    other_sound = strict[word] & (distance > 0) & (arrays["token_skeleton"][other] != hashed[word])
    like = np.where(other_sound, 0.75 * like, like)
    keep = like > 0
    return word[keep], other[keep], like[keep]


_SPELT = frozenset({"latin", "alphabet", "native", "kana", "kana_short"})
_ONE_FORM = frozenset({"latin", "alphabet", "native"})
_FAR = frozenset({"wade_giles", "cantonese", "korean", "japanese"})
LOOSE_SYSTEMS = frozenset({"alphabet", "kana", "kana_short"})


@dataclass(slots=True)
class _Slots:
    """The words of all forms asked for, one after the other."""

    form: I64
    word: I64
    """Number among the distinct words."""
    weight: F64
    letter: npt.NDArray[np.bool_]
    place: I64
    words: list[str]
    first: I64
    """First letter of each distinct word."""
    distinctive: npt.NDArray[np.bool_]


def _slots(forms: Sequence[Form]) -> tuple[_Slots, list[bool], npt.NDArray[np.bool_]]:
    numbers: dict[str, int] = {}
    loose: dict[str, bool] = {}
    form: list[int] = []
    word: list[int] = []
    place: list[int] = []
    readings: set[str] = set()
    spelt: set[str] = set()
    for i, each in enumerate(forms):
        free = each.system in LOOSE_SYSTEMS
        (spelt if each.system in _SPELT else readings).update(each.tokens)
        for j, token in enumerate(each.tokens):
            form.append(i)
            word.append(numbers.setdefault(token, len(numbers)))
            place.append(j)
            loose[token] = loose.get(token, False) or free
    words = list(numbers)
    number = np.array(word, dtype=np.int64)
    weights = np.array([weight(w) for w in words])
    letters = np.array([len(w) == 1 and w.isalpha() for w in words], dtype=bool)
    slots = _Slots(
        np.array(form, dtype=np.int64),
        number,
        weights[number] if words else np.empty(0),
        letters[number] if words else np.empty(0, bool),
        np.array(place, dtype=np.int64),
        words,
        np.array([ord(w[0]) for w in words], dtype=np.int64),
        np.array([is_distinctive(w) for w in words], dtype=bool),
    )
    strict = np.array([w in readings and w not in spelt for w in words], dtype=bool)
    return slots, [loose[w] for w in words], strict


def search(
    index: Names, forms: Sequence[Form], kinds: Sequence[int], pairs: tuple[I64, I64] | None = None
) -> Alignment | None:
    """The candidates for each of ``forms``, with their words laid side by side.

    :param kinds: for each form, the place of what the party is in :data:`gwanmun.parties.index.KINDS`.
    :param pairs: the numbers of the forms and rows to compare, instead of candidates.
    """
    slots, loose, strict = _slots(forms)
    if not slots.words or not index.word_count:
        return None
    word, other, like = similar_words(index, slots.words, loose, strict)
    word, other, like = _misspelt(index, slots, word, other, like)
    respaced = None if pairs else _respaced(index, forms)
    form, row = pairs or _candidates(index, forms, slots, word, other, like, respaced)
    if not len(form):
        return None
    known = word * index.word_count + other
    which = np.array(kinds, dtype=np.uint8)
    # Common names have many candidates; in blocks they take no more memory than rare ones.
    blocks = [slice(at, at + BLOCK) for at in range(0, len(form), BLOCK)]
    return _joined([_align(index, forms, which, slots, form[b], row[b], known, like, respaced) for b in blocks])


def _joined(parts: list[Alignment]) -> Alignment:
    """Several alignments as one."""
    if len(parts) == 1:
        return parts[0]
    columns = {
        f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Alignment) if f.name != "pairs"
    }
    starts = np.cumsum([0, *(len(p.form) for p in parts)])
    candidate = np.concatenate([p.pairs[0] + at for p, at in zip(parts, starts.tolist(), strict=False)])
    rest = [np.concatenate([p.pairs[i] for p in parts]) for i in (1, 2, 3)]
    return Alignment(**columns, pairs=(candidate, rest[0], rest[1], rest[2]))


def _misspelt(index: Names, slots: _Slots, word: I64, other: I64, like: F64) -> tuple[I64, I64, F64]:
    """Let a misspelt business word meet the one it was meant to be, and weigh a misspelt word like what it is near to."""  # noqa: E501
    known = np.zeros(len(slots.words), dtype=bool)
    known[word[like == 1.0]] = True
    extra = []
    for i in np.flatnonzero(~known).tolist():
        concept = meant(slots.words[i])
        if concept is not None and (number := index.number(concept)) is not None:
            extra.append((i, number))
    if extra:
        word = np.concatenate([word, np.array([i for i, _ in extra], dtype=np.int64)])
        other = np.concatenate([other, np.array([n for _, n in extra], dtype=np.int64)])
        like = np.concatenate([like, np.full(len(extra), 0.85)])
        order = np.lexsort((-like, word * index.word_count + other))
        code = (word * index.word_count + other)[order]
        order = order[_starts(code)]
        word, other, like = word[order], other[order], like[order]
    near = ~known[word] & (like >= 0.7)
    if near.any():
        order = np.lexsort((-like[near], word[near]))
        ranked = word[near][order]
        first = _starts(ranked)
        value = np.array([weight(w) for w in slots.words])
        best = index.arrays["token_weight"][other[near][order][first]]
        value[ranked[first]] = np.minimum(value[ranked[first]], best)
        slots.weight = value[slots.word]
    return word, other, like


def _respaced(index: Names, forms: Sequence[Form]) -> I64:
    """Codes of form and row whose names in one word begin alike and are alike on the whole."""
    chosen = [i for i, f in enumerate(forms) if len(f.compact) >= keys.BEGINNING]
    arrays = index.arrays
    if not chosen or not len(arrays["begin_rows"]):
        return np.empty(0, np.int64)
    bits = (len(arrays["begin_offsets"]) - 1).bit_length() - 1
    owner, bucket = keys.buckets([forms[i].compact[: keys.BEGINNING] for i in chosen], bits, 1)
    start = arrays["begin_offsets"][bucket].astype(np.int64)
    counts = arrays["begin_offsets"][bucket + 1].astype(np.int64) - start
    beginning = arrays["begin_starts"][expand(start, counts)].astype(np.int64)
    form = np.array(chosen, dtype=np.int64)[np.repeat(owner, counts)]
    start = arrays["begin_row_offsets"][beginning]
    counts = arrays["begin_row_offsets"][beginning + 1] - start
    row = arrays["begin_rows"][expand(start, counts)].astype(np.int64)
    code = keys.distinct(np.repeat(form, counts) * (len(index.row_offsets) - 1) + row)
    if not len(code):
        return code
    form, row = np.divmod(code, len(index.row_offsets) - 1)
    alike = cpdist(
        [forms[i].compact for i in form.tolist()],
        [index.compact[i] for i in row.tolist()],
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=RESPACED,
        dtype=np.float64,
    )
    return code[alike >= RESPACED]


def _candidates(
    index: Names,
    forms: Sequence[Form],
    slots: _Slots,
    word: I64,
    other: I64,
    like: F64,
    respaced: I64 | None,
) -> tuple[I64, I64]:
    """Pairs of form and row that share enough weight to be worth laying side by side."""
    count = len(slots.words)
    of_word = np.bincount(word, minlength=count)
    first = np.cumsum(of_word) - of_word
    size = np.bincount(word, weights=index.post_counts[other], minlength=count)
    total = np.bincount(slots.form, weights=slots.weight, minlength=len(forms))
    order = np.lexsort((-size[slots.word], slots.form))
    # From the most frequent word on, words are spared while what is left still holds more than half of the weight.
    ordered = slots.weight[order]
    running = np.cumsum(ordered)
    begin = np.concatenate([[0], np.cumsum(np.bincount(slots.form, minlength=len(forms)))])[:-1]
    before = running - ordered
    spent = running - before[begin[slots.form[order]]]
    spared = (spent < 0.5 * total[slots.form[order]]) & (size[slots.word[order]] > FREQUENT)
    spared_weight = np.bincount(slots.form[order][spared], weights=ordered[spared], minlength=len(forms))
    used = order[~spared]
    # slot → words of the index → rows
    slot = np.repeat(used, of_word[slots.word[used]])
    entry = expand(first[slots.word[used]], of_word[slots.word[used]])
    posts = index.post_counts[other[entry]]
    row = index.arrays["post_rows"][expand(index.post_offsets[other[entry]], posts)].astype(np.int64)
    gain = np.repeat(slots.weight[slot] * like[entry], posts)
    slot = np.repeat(slot, posts)
    rows = len(index.row_offsets) - 1
    # The best gain of each slot and row, then their sum for each form and row.
    code = (slots.form[slot] * rows + row) * 16 + slots.place[slot]
    sorting = np.argsort(code, kind="stable")
    code, gain = code[sorting], gain[sorting]
    starts = _starts(code)
    best = np.maximum.reduceat(gain, starts) if len(gain) else gain
    pair = code[starts] >> 4
    starts = _starts(pair)
    if respaced is None:
        respaced = np.empty(0, np.int64)
    if not len(starts):
        return respaced // rows, respaced % rows
    reached = np.add.reduceat(best, starts)
    pair = pair[starts]
    form, row = pair // rows, pair % rows
    own, theirs = total[form], index.arrays["row_weight"][row]
    reached = reached + np.minimum(spared_weight[form], np.maximum(theirs - reached, 0))
    both = 2 * reached / (own + theirs)
    if len(respaced):
        at = np.minimum(np.searchsorted(pair, respaced), len(pair) - 1)
        taken = pair[at] == respaced
        both[at[taken]] = 1.0
        form, row = np.concatenate([form, respaced[~taken] // rows]), np.concatenate([row, respaced[~taken] % rows])
        both = np.concatenate([both, np.ones(int((~taken).sum()))])
    least = np.array([LEAST_AGREEMENT if f.system in _SPELT else LEAST_READING for f in forms])
    keep = both >= least[form]
    return form[keep], row[keep]


def _starts(code: I64) -> I64:
    """Where a new value begins in sorted ``code``."""
    if not len(code):
        return np.empty(0, np.int64)
    return np.flatnonzero(np.concatenate([[True], code[1:] != code[:-1]]))


def _align(
    index: Names,
    forms: Sequence[Form],
    kinds: npt.NDArray[np.uint8],
    slots: _Slots,
    form: I64,
    row: I64,
    known: I64,
    like: F64,
    respaced: I64 | None,
) -> Alignment:
    """Lay the words of each candidate side by side: the best pairs first, each word once."""
    arrays = index.arrays
    n = len(form)
    q_counts = np.bincount(slots.form, minlength=len(forms))
    q_begin = np.cumsum(q_counts) - q_counts
    c_begin, c_counts = index.row_offsets[row], index.row_offsets[row + 1] - index.row_offsets[row]
    wide = q_counts[form] * c_counts
    candidate: I64 = np.repeat(np.arange(n, dtype=np.int64), wide)
    inner = expand(np.zeros(n, np.int64), wide)
    width = c_counts[candidate]
    q_place, c_place = inner // width, inner % width
    slot = q_begin[form][candidate] + q_place
    token = arrays["row_tokens"][c_begin[candidate] + c_place].astype(np.int64)
    alike = _looked_up(index, slots, slots.word[slot], token, known, like)
    alike = _letters(index, slots, slot, token, alike)
    some = alike > 0
    candidate, q_place, c_place, slot, token, alike = (
        a[some] for a in (candidate, q_place, c_place, slot, token, alike)
    )
    weigh = np.minimum(slots.weight[slot], arrays["token_weight"][token])
    chosen = _greedy(candidate, q_place, c_place, alike * (0.5 + weigh))
    candidate, q_place, c_place, slot, token, alike = (
        a[chosen] for a in (candidate, q_place, c_place, slot, token, alike)
    )
    weight_q: F64 = np.bincount(slots.form, weights=slots.weight, minlength=len(forms))[form]
    weight_c: F64 = arrays["row_weight"][row].astype(np.float64)
    w_q: F64 = slots.weight[slot]
    w_c: F64 = arrays["token_weight"][token].astype(np.float64)

    def total(values: F64) -> F64:
        return np.bincount(candidate, weights=values, minlength=n)

    if respaced is not None:
        # What agrees too little, word by word and in one word, is left out before the costly part.
        worth = total(w_q * alike) + total(w_c * alike) >= WORTH * (weight_q + weight_c)
        if len(respaced):
            code = row + form * (len(index.row_offsets) - 1)
            at = np.minimum(np.searchsorted(respaced, code), len(respaced) - 1)
            worth |= respaced[at] == code
        kept = np.flatnonzero(worth)
        renumbered = np.cumsum(worth) - 1
        of_kept = worth[candidate]
        candidate, q_place, c_place, slot, token, alike, w_q, w_c = (
            a[of_kept] for a in (candidate, q_place, c_place, slot, token, alike, w_q, w_c)
        )
        candidate, n = renumbered[candidate], len(kept)
        form, row, weight_q, weight_c = (a[kept] for a in (form, row, weight_q, weight_c))
    compact, edits, length = _in_one_word([f.compact for f in forms], index.compact, form, row)
    again = np.flatnonzero(compact < SAME)
    like_again, edits_again, _ = _in_one_word([f.ordered for f in forms], index.ordered, form[again], row[again])
    compact[again] = np.maximum(compact[again], like_again)
    edits[again] = np.minimum(edits[again], edits_again)
    nearness = np.where(edits <= 2, 1 - 2.2 * edits / length, 0.0).clip(0, 1)
    nearness *= ~_other_sign(index, forms, slots, form, row, candidate, slot, token)
    distinctive = slots.distinctive[slots.word[slot]] | (
        (arrays["token_class"][token] == 1) | (arrays["token_class"][token] == 2)
    )
    crossed = _crossed(candidate, q_place, c_place)
    return Alignment(
        form, row, weight_q, weight_c, total(w_q * alike), total(w_c * alike),
        np.maximum(weight_q - total(w_q), 0), np.maximum(weight_c - total(w_c), 0),
        total(np.minimum(w_q, w_c) * alike * distinctive), total(np.ones(len(alike))), compact, nearness,
        1.0 - (total(crossed) > 0), _of_systems(forms, form, _ONE_FORM) * -1 + 1,
        _of_systems(forms, form, _FAR), _other_kind(index, kinds, form, row),
        (candidate, q_place, c_place, alike),
    )  # fmt: skip


def _in_one_word(asked: list[str], listed: list[str], form: I64, row: I64) -> tuple[F64, F64, F64]:
    """How alike the names of each form and row are, in one word; the edits between them; the longer's letters."""
    here, there = [asked[i] for i in form.tolist()], [listed[i] for i in row.tolist()]
    if not here:
        return np.empty(0), np.empty(0), np.empty(0)
    edits = cpdist(here, there, scorer=OSA.distance, dtype=np.int32).astype(float)
    longer = np.maximum(
        np.fromiter(map(len, here), dtype=np.int64, count=len(here)),
        np.fromiter(map(len, there), dtype=np.int64, count=len(there)),
    ).clip(1)
    return 1 - edits / longer, edits, longer


def _other_sign(
    index: Names, forms: Sequence[Form], slots: _Slots, form: I64, row: I64, candidate: I64, slot: I64, token: I64
) -> F64:
    """Whether both names have a number or an initial that the other lacks: "Brigade 44" and "Brigade 45"."""
    sign_q = slots.letter | np.array([w.isdigit() for w in slots.words], dtype=bool)[slots.word]
    sign_t = (index.arrays["token_length"] == 1) | (index.arrays["token_class"] == 2)
    of_form = np.bincount(slots.form, weights=sign_q, minlength=len(forms))[form]
    begin = index.row_offsets[row]
    counts = index.row_offsets[row + 1] - begin
    tokens = index.arrays["row_tokens"][expand(begin, counts)]
    owner = np.repeat(np.arange(len(form)), counts)
    of_row = np.bincount(owner, weights=sign_t[tokens], minlength=len(form))
    met_q = np.bincount(candidate, weights=sign_q[slot], minlength=len(form))
    met_c = np.bincount(candidate, weights=sign_t[token], minlength=len(form))
    differ: F64 = (of_form > met_q) & (of_row > met_c)
    return differ


def _other_kind(index: Names, kinds: npt.NDArray[np.uint8], form: I64, row: I64) -> F64:
    here = kinds[form]
    there = index.arrays["entry_kind"][index.arrays["name_entry"][index.arrays["row_name"][row]]]
    differ: F64 = ((here > 0) & (there > 0) & ((here == 1) != (there == 1))).astype(float)
    return differ


def _of_systems(forms: Sequence[Form], form: I64, systems: frozenset[str]) -> F64:
    return np.array([f.system in systems for f in forms], dtype=float)[form]


def _letters(index: Names, slots: _Slots, slot: I64, token: I64, alike: F64) -> F64:
    """A letter that stands for a word meets a word that begins with it."""
    letter = slots.letter[slot] | (index.arrays["token_class"][token] == 3)
    at = np.flatnonzero(letter & (alike == 0))
    begins = slots.first[slots.word[slot[at]]] == index.arrays["token_first"][token[at]]
    alike[at[begins]] = 0.6
    return alike


def _looked_up(index: Names, slots: _Slots, word: I64, token: I64, known: I64, like: F64) -> F64:
    """How alike each word asked for and each word of the index are, of the pairs that were found to be alike."""
    if not len(known):
        return np.zeros(len(word))
    size = len(slots.words) * index.word_count
    if size <= TABLE:
        table = np.zeros(size, dtype=np.float16)
        table[known] = like
        found: F64 = table[word * index.word_count + token].astype(float)
        return found
    code = word * index.word_count + token
    at = np.minimum(np.searchsorted(known, code), len(known) - 1)
    return np.where(known[at] == code, like[at].astype(np.float16).astype(float), 0.0)


def _greedy(candidate: I64, q_place: I64, c_place: I64, value: F64) -> npt.NDArray[np.bool_]:
    """Which pairs to take: of each candidate the best, then the best of what shares no word with it, and so on."""
    order = np.lexsort((-value, candidate))
    chosen = np.zeros(len(candidate), dtype=bool)
    while len(order):
        starts = _starts(candidate[order])
        taken = order[starts]
        chosen[taken] = True
        best = np.repeat(taken, np.diff(np.append(starts, len(order))))
        left = (q_place[order] != q_place[best]) & (c_place[order] != c_place[best])
        order = order[left]
    return chosen


def _crossed(candidate: I64, q_place: I64, c_place: I64) -> F64:
    """1 where a pair stands before the pair of the word in front of it."""
    order = np.lexsort((q_place, candidate))
    back = np.zeros(len(candidate))
    if len(order) > 1:
        a, b = order[:-1], order[1:]
        back[b] = (candidate[a] == candidate[b]) & (c_place[a] > c_place[b])
    return back
