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
from gwanmun.parties.names.analyse import alphabet_words, analyse, forms_of_many, latin_words
from gwanmun.parties.names.fold import skeletons
from gwanmun.parties.names.spelling import spelling
from gwanmun.parties.names.together import Columns, Together
from gwanmun.parties.store import Arrays
from gwanmun.parties.weights import is_distinctive, is_place, weight
from gwanmun.sources.entries import Entry, dumps, values_of

KINDS = ("unknown", "person", "company", "vessel", "aircraft")
PERHAPS_PERSON = len(KINDS)
"""What a party is whose kind was not given and whose name looks like a person's; entries of lists are never that."""
NAME_KINDS = ("primary", "strong_alias", "weak_alias", "former", "original_script")
_NAME_KIND = {kind: number for number, kind in enumerate(NAME_KINDS)}
SKELETON_SALT = 7
GENERIC, DISTINCTIVE, NUMBER, LETTER, PLACE = range(5)
"""Classes of words: business words, legal forms and titles; words that tell apart; numbers; single letters; places."""
_SHORT = 16
"""Letters of names that people write in one word."""


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
    forms, names, row_kind, row_names = _rows(entries)
    vocabulary, row_tokens, row_offsets = forms.vocabulary, forms.tokens, forms.offsets
    consonants = skeletons(vocabulary)
    weights = np.array([weight(t) for t in vocabulary], dtype=np.float32)
    classes = np.array([_token_class(t) for t in vocabulary], dtype=np.uint8)
    lists = sorted({e.list for e in entries})
    records = _records(entries)
    arrays: Arrays = {
        "vocabulary": _pool(vocabulary),
        "token_weight": weights,
        "token_class": classes,
        "token_first": np.array([ord(t[0]) for t in vocabulary], dtype=np.uint32),
        "token_length": np.minimum(keys.lengths(vocabulary), 255).astype(np.uint8),
        "token_skeleton": keys.hashes(consonants, SKELETON_SALT),
        "row_tokens": row_tokens,
        "row_offsets": row_offsets,
        "row_weight": _row_sum(weights, row_tokens, row_offsets),
        "row_numbers": _row_sum(classes == NUMBER, row_tokens, row_offsets),
        "row_letters": _row_sum(classes == LETTER, row_tokens, row_offsets),
        "row_places": _row_sum(classes == PLACE, row_tokens, row_offsets),
        "row_distinctive": _row_sum(weights * (classes == DISTINCTIVE), row_tokens, row_offsets),
        "row_kind": row_kind,
        "name_entry": np.array([n[0] for n in names], dtype=np.uint32),
        "name_place": np.array([n[1] for n in names], dtype=np.uint16),
        "name_kind": np.array([n[2] for n in names], dtype=np.uint8),
        "entry_list": np.array([lists.index(e.list) for e in entries], dtype=np.uint8),
        "entry_kind": np.array([KINDS.index(e.kind) for e in entries], dtype=np.uint8),
        "records": np.frombuffer(b"".join(records), dtype=np.uint8),
        "record_offsets": np.cumsum([0, *map(len, records)], dtype=np.uint64),
    }
    arrays |= row_names
    arrays |= _in_one_word("compact", forms.compact)
    arrays |= _in_one_word("ordered", forms.ordered)
    arrays |= _postings(row_tokens, row_offsets, len(vocabulary))
    arrays |= _key_table(vocabulary, consonants)
    arrays |= _beginnings(forms.compact)
    arrays |= _identifiers(entries)
    number = {"lists": lists, "entries": len(entries), "names": len(names)}
    return arrays, about | number | {"spelling": spelling()}


def _records(entries: Sequence[Entry]) -> list[bytes]:
    """Each entry as JSON: its values, without the names of its fields, which are the same for all."""
    try:
        return list(map(msgspec.json.Encoder().encode, map(values_of, entries)))
    except UnicodeEncodeError:  # halves of characters, which lists should not hold
        return [dumps(e.as_dict()).encode("utf-8", "surrogatepass") for e in entries]


def _rows(entries: Sequence[Entry]) -> tuple[Columns, list[tuple[int, int, int]], npt.NDArray[np.uint8], Arrays]:
    """The rows, which are the distinct forms of names of one kind of party; the names; the kind and names of each row.

    Of each name its entry, where in that it stands, and its kind. Many lists have the same parties: what hangs on the
    form alone is kept, and compared, once for all of them.
    """
    places: dict[tuple[str, str], int] = {}
    of_name = [places.setdefault((name.text, e.kind), len(places)) for e in entries for name in e.names]
    forms, starts, counts = _forms(list(places))
    names = [(n, place, _NAME_KIND[name.kind]) for n, e in enumerate(entries) for place, name in enumerate(e.names)]
    kind = np.repeat(np.array([KINDS.index(k) for _, k in places], dtype=np.uint8), counts)
    # Forms that are read from many names at once do not stand in the order of the names.
    kind_of_form = np.empty_like(kind)
    kind_of_form[keys.expand(starts, counts)] = kind
    first, row_of_form = _distinct(forms, kind_of_form)
    chosen = np.array(of_name, dtype=np.int64)
    row = row_of_form[keys.expand(starts[chosen], counts[chosen])]
    name = np.repeat(np.arange(len(names), dtype=np.uint32), counts[chosen])
    row_names = {
        "row_names": name[np.argsort(row, kind="stable")],
        "row_name_offsets": np.cumsum(np.append(0, np.bincount(row, minlength=len(first)))),
    }
    return forms.of(first), names, kind_of_form[first], row_names


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


def _forms(names: list[tuple[str, str]]) -> tuple[Columns, I64, I64]:
    """The forms of names; for each name the number of its first form, and how many it has."""
    turned = np.fromiter(map(_is_turned, names), dtype=np.bool_, count=len(names))
    straight = np.flatnonzero(~turned)
    chosen = [names[i] for i in straight.tolist()]
    words = latin_words(chosen) | alphabet_words(chosen)
    together = Together(list(words.values()))
    plain = straight[np.array(list(words), dtype=np.int64)][together.plain]
    others = np.setdiff1d(np.arange(len(names)), plain, assume_unique=True)
    found = forms_of_many([names[i] for i in others.tolist()])
    for at in np.flatnonzero(turned[others]).tolist():
        text, kind = names[others[at]]
        found[at] += analyse(text.replace(",", " "), kind)
    counts = np.ones(len(names), dtype=np.int64)
    counts[others] = keys.lengths(found)
    starts = np.empty(len(names), dtype=np.int64)
    starts[plain] = np.arange(len(plain))
    starts[others] = len(plain) + np.cumsum(counts[others]) - counts[others]
    return together.columns(list(itertools.chain.from_iterable(found))), starts, counts


def _is_turned(name: tuple[str, str]) -> bool:
    """Whether a name is short and printed "KIM, Jong Un", which in one word is "kimjongun" to others."""
    text, kind = name
    return kind == "person" and len(text) <= _SHORT and text.count(",") == 1


def _in_one_word(name: str, written: list[str]) -> Arrays:
    """Names in one word, with their lengths and which letters they have."""
    return {
        f"{name}_length": np.minimum(keys.lengths(written), 0xFFFF).astype(np.uint16),
        f"{name}_letters": keys.letters(written),
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


def _key_table(vocabulary: list[str], consonants: list[str]) -> Arrays:
    """Bucket → words: one table for the keys with letters taken out and for the skeletons."""
    bits = min(22, max(8, (64 * len(vocabulary)).bit_length()))
    owner, bucket = keys.buckets(vocabulary, bits)
    long = np.array([i for i, s in enumerate(consonants) if len(s) > 1 and s != vocabulary[i]], dtype=np.int64)
    if len(long):
        found = keys.bucket_of(keys.hashes([consonants[i] for i in long.tolist()], SKELETON_SALT), bits)
        owner, bucket = np.concatenate([owner, long]), np.concatenate([bucket, found])
    combined = keys.distinct(bucket.astype(np.uint64) << np.uint64(32) | owner.astype(np.uint64))
    bucket = (combined >> np.uint64(32)).astype(np.int64)
    offsets = np.zeros((1 << bits) + 1, dtype=np.uint32)
    np.cumsum(np.bincount(bucket, minlength=1 << bits), out=offsets[1:])
    return {"key_words": (combined & np.uint64(0xFFFFFFFF)).astype(np.uint32), "key_offsets": offsets}


def _beginnings(written: list[str]) -> Arrays:
    """Bucket → rows: by the two ends of names written in one word, so that misplaced spaces do not hide a name.

    An end is taken backwards; that it may meet a beginning does no harm, since the names are compared as a whole.
    """
    long = (keys.lengths(written) >= keys.SHORTEST).nonzero()[0]
    rows = np.concatenate([long, long])
    named = [written[i] for i in long.tolist()]
    ends = [name[: keys.BEGINNING] for name in named] + [name[: -keys.BEGINNING - 1 : -1] for name in named]
    hashed = keys.hashes(ends)
    by_hash = np.argsort(hashed, kind="stable")
    first = np.flatnonzero(np.diff(hashed[by_hash], prepend=hashed[by_hash[:1]] + np.uint64(1)) != 0)
    counts = np.diff(np.append(first, len(by_hash)))
    few = counts <= keys.BEGINNING_ROWS
    flat = rows[by_hash][np.repeat(few, counts)].astype(np.uint32)
    starts = [ends[i] for i in by_hash[first[few]].tolist()]
    counts = counts[few]
    bits = min(21, max(8, (16 * len(starts)).bit_length()))
    owner, bucket = keys.buckets(starts, bits, 1)
    order = np.argsort(bucket, kind="stable")
    offsets = np.zeros((1 << bits) + 1, dtype=np.uint32)
    np.cumsum(np.bincount(bucket, minlength=1 << bits), out=offsets[1:])
    return {
        "begin_offsets": offsets,
        "begin_starts": owner[order].astype(np.uint32),
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
