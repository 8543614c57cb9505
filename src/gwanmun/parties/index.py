"""Build the index of names: words, the keys that find them, the names that hold them, and the entries behind the names."""  # noqa: E501

from __future__ import annotations

import gc
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.keys import I64
from gwanmun.parties.names.fold import skeletons
from gwanmun.parties.names.korean_syllables import Reading
from gwanmun.parties.names.lexicon import lexicon
from gwanmun.parties.names.listed import forms_of_listed
from gwanmun.parties.names.spelling import spelling
from gwanmun.parties.names.together import Columns
from gwanmun.parties.store import Arrays
from gwanmun.parties.weights import is_distinctive, is_place, weights
from gwanmun.sources.entries import Entry, dumps, values_of

KINDS = ("unknown", "person", "company", "vessel", "aircraft")
PERHAPS_PERSON = len(KINDS)
"""What a party is whose kind was not given and whose name looks like a person's; entries of lists are never that."""
NAME_KINDS = ("primary", "strong_alias", "weak_alias", "former", "original_script")
_NAME_KIND = {kind: number for number, kind in enumerate(NAME_KINDS)}
SKELETON_SALT = 7
_AT_ONCE = 1 << 16
"""Owners of buckets counted at once."""
GENERIC, DISTINCTIVE, NUMBER, LETTER, PLACE = range(5)
"""Classes of words: business words, legal forms and titles; words that tell apart; numbers; single letters; places."""


def build(entries: Sequence[Entry], about: dict[str, Any]) -> tuple[Arrays, dict[str, Any]]:
    """The arrays of an index over ``entries``."""
    # Much is built at once and nothing of it in cycles: looking for cycles meanwhile takes a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _build(entries, about)
    finally:
        if collecting:
            gc.enable()


def _build(entries: Sequence[Entry], about: dict[str, Any]) -> tuple[Arrays, dict[str, Any]]:
    forms, rows = _rows(entries)
    vocabulary, row_tokens, row_offsets = forms.vocabulary, forms.tokens, forms.offsets
    consonants = skeletons(vocabulary)
    sounds = keys.hashes(consonants, SKELETON_SALT)
    weight = np.array(weights(vocabulary), dtype=np.float32)
    classes = np.array(_token_classes(vocabulary), dtype=np.uint8)
    lists = sorted({e.list for e in entries})
    records = np.frombuffer(_records(entries), dtype=np.uint8)
    arrays: Arrays = {
        "vocabulary": _pool(vocabulary),
        "token_weight": weight,
        "token_class": classes,
        "token_first": np.array([ord(t[0]) for t in vocabulary], dtype=np.uint32),
        "token_length": np.minimum(keys.lengths(vocabulary), 255).astype(np.uint8),
        "token_skeleton": sounds,
        "row_tokens": row_tokens,
        "row_offsets": row_offsets,
        "row_weight": _row_sum(weight, row_tokens, row_offsets),
        "row_numbers": _row_sum(classes == NUMBER, row_tokens, row_offsets),
        "row_letters": _row_sum(classes == LETTER, row_tokens, row_offsets),
        "row_places": _row_sum(classes == PLACE, row_tokens, row_offsets),
        "row_distinctive": _row_sum(weight * (classes == DISTINCTIVE), row_tokens, row_offsets),
        "entry_list": np.array([lists.index(e.list) for e in entries], dtype=np.uint8),
        "entry_kind": np.array([KINDS.index(e.kind) for e in entries], dtype=np.uint8),
        "records": records,
        "record_offsets": np.append(0, (records == ord("\n")).nonzero()[0] + 1).astype(np.uint64),
    }
    arrays |= _names(entries) | rows
    arrays |= _in_one_word("compact", forms.compact)
    arrays |= _in_one_word("ordered", forms.ordered)
    arrays |= _postings(row_tokens, row_offsets, len(vocabulary))
    arrays |= _key_table(vocabulary, consonants, sounds)
    arrays |= _beginnings(forms.compact)
    arrays |= _identifiers(entries)
    number = {"lists": lists, "entries": len(entries), "names": len(arrays["name_entry"])}
    return arrays, about | number | {"spelling": spelling()}


def _records(entries: Sequence[Entry]) -> bytes:
    """A line of JSON for each entry: its values, without the names of its fields, which are the same for all."""
    try:
        return msgspec.json.Encoder().encode_lines(map(values_of, entries))
    except UnicodeEncodeError:  # halves of characters, which lists should not hold
        return b"".join(f"{dumps(e.as_dict())}\n".encode("utf-8", "surrogatepass") for e in entries)


def _names(entries: Sequence[Entry]) -> Arrays:
    """Of each name its entry, where in that it stands, and its kind."""
    counts = keys.lengths([e.names for e in entries])
    return {
        "name_entry": np.arange(len(entries), dtype=np.uint32).repeat(counts),
        "name_place": keys.expand(np.zeros_like(counts), counts).astype(np.uint16),
        "name_kind": np.array([_NAME_KIND[name.kind] for e in entries for name in e.names], dtype=np.uint8),
    }


def _rows(entries: Sequence[Entry]) -> tuple[Columns, Arrays]:
    """The rows, which are the distinct forms of names of one kind of party; of each its kind, its names, and whether it
    is a reading only, of names in Hangul, Han characters or kana.

    Many lists have the same parties: what hangs on the form alone is kept, and compared, once for all of them.
    """
    printed: dict[tuple[str, str], int] = {}
    of_name = [printed.setdefault((name.text, e.kind), len(printed)) for e in entries for name in e.names]
    forms, owner, unspaced, korean = forms_of_listed(list(printed))
    kind = np.array([KINDS.index(k) for _, k in printed], dtype=np.uint8)[owner]
    first, row = _distinct(forms, kind)
    # The names that are printed so, and the rows of how they are printed, make the names of each row.
    by_printed = np.argsort(of_name, kind="stable")
    counts = np.bincount(of_name, minlength=len(printed))
    names = by_printed[keys.expand((np.cumsum(counts) - counts)[owner], counts[owner])]
    pairs = keys.distinct(_pairs(row.repeat(counts[owner]), names))
    read = np.ones(len(first), dtype=np.uint8)
    read[row[~unspaced]] = 0
    rows: Arrays = {
        "row_kind": kind[first],
        "row_read": read,
        "row_names": _seconds(pairs),
        "row_name_offsets": np.cumsum(np.append(0, np.bincount(_firsts(pairs), minlength=len(first)))),
    }
    return forms.of(first), rows | _korean(row, korean)


def _korean(row: I64, korean: Sequence[tuple[int, Reading]]) -> Arrays:
    """The rows that may be of Korean persons' names, in order, with their readings: three syllables each."""
    numbers = row[[form for form, _ in korean]].tolist() if korean else []
    found = sorted(set(zip(numbers, (reading for _, reading in korean), strict=True)))
    return {
        "korean_rows": np.array([number for number, _ in found], dtype=np.uint32),
        "korean_syllables": np.array([s for _, reading in found for s in reading], dtype=np.uint64),
    }


def _distinct(forms: Columns, kind: npt.NDArray[np.uint8]) -> tuple[I64, I64]:
    """The first of each of the distinct forms of one kind of party, and for each form the number of its like."""
    data, ends = forms.tokens.tobytes(), (forms.offsets * forms.tokens.itemsize).tolist()
    tokens = [data[start:end] for start, end in itertools.pairwise(ends)]
    numbers: dict[tuple[bytes, str, str, int], int] = {}
    parts = zip(tokens, forms.compact, forms.ordered, kind.tolist(), strict=True)
    number = np.array([numbers.setdefault(form, len(numbers)) for form in parts], dtype=np.int64)
    first = np.empty(len(numbers), dtype=np.int64)
    first[number[::-1]] = np.arange(len(number) - 1, -1, -1)
    return first, number


def _in_one_word(name: str, written: list[str]) -> Arrays:
    """Names in one word, with their lengths and which letters they have."""
    size = keys.lengths(written)
    return {
        f"{name}_length": np.minimum(size, 0xFFFF).astype(np.uint16),
        f"{name}_letters": keys.letters(written, size),
        name: _pool(written),
    }


def _row_sum(
    value: npt.NDArray[Any], row_tokens: npt.NDArray[np.uint32], offsets: npt.NDArray[np.int64]
) -> npt.NDArray[np.float32]:
    """The sum of a value of its words for each row."""
    if len(offsets) < 2:
        return np.empty(0, np.float32)
    each = np.append(value.astype(np.float32)[row_tokens], np.float32(0))
    return np.add.reduceat(each, offsets[:-1]).astype(np.float32)


def _postings(row_tokens: npt.NDArray[np.uint32], offsets: npt.NDArray[np.int64], words: int) -> Arrays:
    row_of = np.repeat(np.arange(len(offsets) - 1, dtype=np.uint32), np.diff(offsets))
    order = np.argsort(row_tokens, kind="stable")
    counts = np.bincount(row_tokens, minlength=words)
    return {"post_rows": row_of[order], "post_offsets": np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)}


def _key_table(vocabulary: list[str], consonants: list[str], sounds: keys.U64) -> Arrays:
    """Bucket → words: one table for the keys with letters taken out and for the skeletons.

    :param consonants: the words' skeletons; ``sounds``: the hashes of these.
    """
    words_and_skeletons = enumerate(zip(vocabulary, consonants, strict=True))
    said = np.array([i for i, (word, s) in words_and_skeletons if len(s) > 1 and s != word], dtype=np.int64)
    bits = min(22, max(8, (64 * len(vocabulary)).bit_length()))
    pieces = itertools.chain(keys.buckets_in_pieces(vocabulary, bits), [(said, keys.bucket_of(sounds[said], bits))])
    words, offsets = _by_bucket(pieces, keys.count_of_buckets(vocabulary) + len(said), bits)
    return {"key_words": words, "key_offsets": offsets}


def _by_bucket(
    pieces: Iterable[tuple[I64, I64]], count: int, bits: int
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Owners by the bucket they are in, and where each of the ``2 ** bits`` buckets begins and ends.

    :param pieces: owners with their buckets; ``count``: how many they are together.
    """
    combined, at = np.empty(count, dtype=np.uint64), 0
    for owner, bucket in pieces:
        combined[at : at + len(owner)] = _pairs(bucket, owner)
        at += len(owner)
    combined.sort()
    offsets = np.zeros((1 << bits) + 1, dtype=np.uint32)
    # In pieces: new memory is slow to come by, and each of them is of buckets that lie side by side.
    for start in range(0, count, _AT_ONCE):
        found = _firsts(combined[start : start + _AT_ONCE])
        counts = np.bincount(found - found[0])
        offsets[found[0] + 1 : found[-1] + 2] += counts.astype(np.uint32)
    np.cumsum(offsets, dtype=np.uint32, out=offsets)
    return _seconds(combined), offsets


def _pairs(first: I64, second: I64) -> keys.U64:
    """Two small numbers as one, by which they sort."""
    found: keys.U64 = (first << 32 | second).view(np.uint64)
    return found


def _firsts(pairs: keys.U64) -> I64:
    found: I64 = (pairs >> np.uint64(32)).view(np.int64)
    return found


def _seconds(pairs: keys.U64) -> npt.NDArray[np.uint32]:
    # What does not fit into so few bits is left out.
    return pairs.astype(np.uint32)


def _beginnings(written: list[str]) -> Arrays:
    """Bucket → rows: by the two ends of names written in one word, so that misplaced spaces do not hide a name.

    An end is taken backwards; that it may meet a beginning does no harm, since the names are compared as a whole.
    """
    long = (keys.lengths(written) >= keys.SHORTEST).nonzero()[0]
    ends = keys.ends([written[i] for i in long.tolist()])
    # The key of the end as a whole, without its last bits, and behind it the end's number: they sort as they are.
    places = np.uint64((1 << len(ends).bit_length()) - 1)
    ordered = keys.whole_ends(ends) & ~places | np.arange(len(ends), dtype=np.uint64)
    ordered.sort()
    by_end = (ordered & places).view(np.int64)
    first = keys.changes(ordered & ~places).nonzero()[0]
    counts = np.diff(np.append(first, len(by_end)))
    few = counts <= keys.BEGINNING_ROWS
    flat = long[by_end[few.repeat(counts)] >> 1].astype(np.uint32)
    counts = counts[few]
    bits = min(21, max(8, (16 * len(counts)).bit_length()))
    bucket = keys.bucket_of(keys.keys_of_ends(ends[by_end[first[few]]]), bits)
    owners = np.arange(len(counts)).repeat(bucket.shape[1])
    starts, offsets = _by_bucket([(owners, bucket.ravel())], len(owners), bits)
    return {
        "begin_offsets": offsets,
        "begin_starts": starts,
        "begin_rows": flat,
        "begin_row_offsets": np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
    }


def identifier_key(value: str) -> str:
    """An identifier without what people write differently: case, spaces, hyphens, dots."""
    return "".join(c for c in value.upper() if c.isalnum())


def _identifiers(entries: Sequence[Entry]) -> Arrays:
    pairs = [(identifier_key(i.value), n) for n, e in enumerate(entries) for i in e.identifiers]
    pairs = [(k, n) for k, n in pairs if len(k) >= 5 and any(c.isdigit() for c in k)]
    hashed = keys.hashes([k for k, _ in pairs], SKELETON_SALT + 1)
    order = np.argsort(hashed, kind="stable")
    owners = np.array([n for _, n in pairs], dtype=np.uint32)
    return {"identifier_keys": hashed[order], "identifier_entries": owners[order] if len(pairs) else owners}


def _token_classes(tokens: Sequence[str]) -> list[int]:
    """What each word is. Most are of names, and no others."""
    known = lexicon().classes
    return [DISTINCTIVE if len(t) > 1 and t not in known and t.isalpha() else _token_class(t) for t in tokens]


def _token_class(token: str) -> int:
    """What a word is: :data:`GENERIC` and the others."""
    if len(token) == 1 and token.isalpha():
        return LETTER
    if is_distinctive(token):
        return DISTINCTIVE
    return NUMBER if token.isdigit() else PLACE if is_place(token) else GENERIC


def _pool(texts: Iterable[str]) -> npt.NDArray[np.uint8]:
    data = "\n".join(texts).encode("utf-8", "surrogatepass")
    return np.frombuffer(data, dtype=np.uint8)
