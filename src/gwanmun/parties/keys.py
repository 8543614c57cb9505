"""Keys by which words that differ in a few letters meet: the word with up to two letters taken out, and its skeleton.

Two words at an edit distance of at most d share a key when up to d letters are taken out of each.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence, Sized
from itertools import combinations
from operator import mul
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

U64 = npt.NDArray[np.uint64]
I64 = npt.NDArray[np.int64]
BEGINNING = 8
"""Letters of a name in one word by which it is found when its spaces are misplaced."""
SHORTEST = 5
"""Letters of the shortest name in one word that is found so: "Hua wei"."""
BEGINNING_ROWS = 40
"""Beginnings shared by more names than this find nothing."""
LOOKED_AT = 10
"""Letters of a word that its keys are made of; later letters are compared, but make no keys."""
_BASE = np.array([pow(0x9E3779B97F4A7C15, i + 1, 1 << 64) for i in range(LOOKED_AT)], dtype=np.uint64)
_OUT = 4
"""More than the letters taken out of any word."""
_FEW = 16
"""Fewer words than this are looked at one by one: for so few, arrays take longer."""
_AT_ONCE = 8192
"""Names looked at at once."""
_WORDS_AT_ONCE = 2048
"""Words whose keys are made at once."""
_END = np.uint32(ord("\n"))
_ALL = 0xFFFFFFFFFFFFFFFF
"""All bits of a hash."""
_STEPS = np.arange(4096)
_MIX = np.uint64(0xD6E8FEB86659FD93)


def ending(name: str) -> str:
    """The last letters of a name in one word, backwards."""
    return name[: -BEGINNING - 1 : -1]


def taken_out(length: int) -> int:
    """How many letters may differ in a word of this length."""
    return 0 if length < 3 else 1 if length < 6 else 2


@functools.cache
def _patterns(length: int, most: int) -> U64:
    """What each letter of a word of ``length`` letters counts in each of its keys: letters by keys; 0 if taken out."""
    kept = [
        [i for i in range(length) if i not in gone]
        for out in range(min(most, taken_out(length)) + 1)
        for gone in combinations(range(length), out)
    ]
    factors = np.zeros((length, len(kept)), dtype=np.uint64)
    for key, left in enumerate(kept):
        factors[left, key] = _BASE[: len(left)]
    return factors


def buckets(words: Sequence[str], bits: int, most: int | Sequence[int] = 2) -> tuple[I64, I64]:
    """For every key of every word: the number of the word, and the bucket of the key, one of ``2 ** bits``.

    :param most: how many letters are taken out of a word, or of each word, if it is long enough.
    """
    owners: list[I64] = []
    found: list[I64] = []
    for owner, bucket in buckets_in_pieces(words, bits, most):
        owners.append(owner)
        found.append(bucket)
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    return np.concatenate(owners), np.concatenate(found)


def buckets_in_pieces(words: Sequence[str], bits: int, most: int | Sequence[int] = 2) -> Iterator[tuple[I64, I64]]:
    """What :func:`buckets` gives, in pieces, whose memory the next ones take up."""
    # Words are cut to the letters looked at, and a long word is also allowed its two letters among them.
    codes = _codes(words, LOOKED_AT)
    group = np.minimum(lengths(words), LOOKED_AT) * _OUT + np.asarray(most)
    for length, out in [divmod(g, _OUT) for g in distinct(group).tolist()]:
        if length == 0:
            continue
        chosen = (group == length * _OUT + out).nonzero()[0]
        factors = _patterns(length, out)
        for start in range(0, len(chosen), _WORDS_AT_ONCE):
            piece = chosen[start : start + _WORDS_AT_ONCE]
            yield piece.repeat(factors.shape[1]), bucket_of((codes[piece, :length] @ factors).ravel(), bits)


def count_of_buckets(words: Sequence[str]) -> int:
    """How many buckets :func:`buckets` gives for words, all together."""
    counts = np.bincount(np.minimum(lengths(words), LOOKED_AT), minlength=LOOKED_AT + 1).tolist()
    return sum(count * _patterns(length, 2).shape[1] for length, count in enumerate(counts) if length)


def buckets_of_ends(names: Sequence[str], bits: int) -> I64:
    """The buckets of the keys of both ends of each name, as many for each.

    They are those that :func:`buckets` gives, some of them twice. The other end is taken backwards, as the index takes
    it. Names have at least :data:`SHORTEST` letters.
    """
    return bucket_of(keys_of_ends(ends(names)).ravel(), bits)


def ends(names: Sequence[str]) -> U64:
    """The letters of the beginning of each name, and below them those of its end: ends by letters."""
    if len(names) < _FEW:
        return _codes([end for name in names for end in (name, ending(name))], BEGINNING)
    # In pieces, whose memory the next ones take up.
    found = np.empty((len(names), 2, BEGINNING), dtype=np.uint64)
    for start in range(0, len(names), _AT_ONCE):
        found[start : start + _AT_ONCE] = _ends(names[start : start + _AT_ONCE])
    return found.reshape(-1, BEGINNING)


def _ends(names: Sequence[str]) -> U64:
    """The same: names by two ends by letters."""
    size = lengths(names)
    behind = size.cumsum()
    # Far enough from both ends of the text for a name shorter than what is taken of it.
    letters = np.pad(_flat("".join(names)), BEGINNING)
    forwards, backwards = sliding_window_view(letters, BEGINNING), sliding_window_view(letters[::-1], BEGINNING)
    both = np.stack([forwards[behind - size + BEGINNING], backwards[len(letters) - BEGINNING - behind]], axis=1)
    found: U64 = both.astype(np.uint64)
    found[size < BEGINNING] *= np.arange(BEGINNING) < size[size < BEGINNING][:, None, None]
    return found


def keys_of_ends(codes: U64) -> U64:
    """The keys of each of the ends whose letters are given; the first is that of the end as a whole."""
    # A letter that is not there counts nothing, so that shorter names are taken with the longest.
    found: U64 = codes @ _patterns(BEGINNING, 1)
    return found


def whole_ends(codes: U64) -> U64:
    """The first of the keys of each of the ends."""
    found: U64 = codes @ _patterns(BEGINNING, 1)[:, 0]
    return found


def distinct(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The distinct values, sorted; by sorting, which is much quicker here than NumPy's hashing."""
    if len(values) < 2:
        return values
    ordered = np.sort(values)
    kept: npt.NDArray[Any] = ordered[changes(ordered)]
    return kept


def some(values: npt.NDArray[Any]) -> bool:
    """Whether any value is true, or more than nothing; for few values this is several times as quick as ``any``."""
    return bool(np.count_nonzero(values))


def expand(offsets: I64, counts: I64) -> I64:
    """The indices of all ranges ``offsets[i] : offsets[i] + counts[i]``, one after the other."""
    found: I64 = (offsets - counts.cumsum() + counts).repeat(counts)
    found += _STEPS[: len(found)] if len(found) <= len(_STEPS) else np.arange(len(found))
    return found


def changes(ordered: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Where a new value begins in sorted values."""
    begins = np.empty(len(ordered), dtype=np.bool_)
    begins[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=begins[1:])
    return begins


def last_of_each(ordered: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Where each value stands last in sorted values."""
    ends = np.empty(len(ordered), dtype=np.bool_)
    ends[-1:] = True
    np.not_equal(ordered[1:], ordered[:-1], out=ends[:-1])
    return ends


@functools.cache
def _powers(salt: int) -> U64:
    return np.array([pow(0x9E3779B97F4A7C15 + 2 * salt, i + 1, 1 << 64) for i in range(LOOKED_AT * 2)], dtype=np.uint64)


@functools.cache
def _whole_powers(salt: int) -> tuple[int, ...]:
    return tuple(_powers(salt).tolist())


def hashes(words: Sequence[str], salt: int = 0) -> U64:
    """A 64-bit hash of each word as a whole."""
    if len(words) < _FEW:
        return np.array([_hash(word, salt) for word in words], dtype=np.uint64)
    found: U64 = _codes(words, LOOKED_AT * 2) @ _powers(salt)
    return found


def lengths(words: Sequence[Sized]) -> I64:
    """How many letters, or parts, each has."""
    return np.fromiter(map(len, words), dtype=np.int64, count=len(words))


def _codes(words: Sequence[str], width: int) -> U64:
    """The first letters of each word as numbers: words by ``width`` letters; those that are not there are 0."""
    flat = _flat("".join([word[:width].ljust(width, "\0") for word in words]))
    return flat.reshape(len(words), width).astype(np.uint64)


def _flat(text: str) -> npt.NDArray[np.uint32]:
    """The letters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def letters(names: Sequence[str], size: I64) -> U64:
    """Which letters each name in one line has, and which of them an odd number of times: see :func:`other_letters`.

    There is a mark for each letter, some of them shared; the second marks stand above the first.

    :param size: the lengths of the names.
    """
    if len(names) < _FEW:
        return np.array([_marks(name) for name in names], dtype=np.uint64)
    # In pieces, whose memory the next ones take up.
    pieces = [slice(start, start + _AT_ONCE) for start in range(0, len(names), _AT_ONCE)]
    return np.concatenate([_letters(names[piece], size[piece]) for piece in pieces])


def _marks(name: str) -> int:
    """The marks of one name: of its letters, and above them of those that it has an odd number of times."""
    marks = odd = 0
    for letter in map(ord, name):
        mark = 1 << (letter & 31)
        marks |= mark
        odd ^= mark
    return odd << 32 | marks


def _letters(names: Sequence[str], size: I64) -> U64:
    codes = _flat("\n".join([*names, ""]))
    marks = np.uint32(1) << (codes & np.uint32(31))
    marks[codes == _END] = 0
    begins = np.cumsum(size + 1) - size - 1
    odd = np.bitwise_xor.reduceat(marks, begins).astype(np.uint64)
    odd <<= np.uint64(32)
    odd |= np.bitwise_or.reduceat(marks, begins)
    return odd


def other_letters(one: U64, other: U64) -> npt.NDArray[np.uint8]:
    """How many marks of each two names differ, of those that they have or of those that are odd: whichever is more.

    One edit changes two of either at most: it takes a letter away, brings one, or both.
    """
    both = np.bitwise_count((one ^ other).view(np.uint32))
    found: npt.NDArray[np.uint8] = np.maximum(both[::2], both[1::2])
    return found


def _hash(word: str, salt: int) -> int:
    total: int = sum(map(mul, map(ord, word), _whole_powers(salt)))
    return total & _ALL


def bucket_of(hashed: U64, bits: int) -> I64:
    """The bucket of each hash, one of ``2 ** bits``."""
    mixed = hashed ^ (hashed >> np.uint64(32))
    mixed *= _MIX
    mixed >>= np.uint64(64 - bits)
    return mixed.view(np.int64)
