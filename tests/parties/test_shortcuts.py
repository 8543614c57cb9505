"""What is quicker by another way gives what the plain way gives."""

from __future__ import annotations

import itertools
import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from gwanmun.parties import candidates, keys, words
from gwanmun.parties import index as indexing
from gwanmun.parties.asked import asked_of
from gwanmun.parties.index import KINDS, build
from gwanmun.parties.names import listed, unspaced
from gwanmun.parties.names.analyse import analyse, forms_of, forms_of_many, latin_words
from gwanmun.parties.names.choices import Choices
from gwanmun.parties.names.clean import clean, clean_many_others
from gwanmun.parties.names.fold import skeletons
from gwanmun.parties.names.form import Form
from gwanmun.parties.one_word import LEAST, _compared, in_one_word
from gwanmun.parties.opened import Names
from gwanmun.sources.entries import Entry, Name

_NAMES = st.lists(st.text(alphabet=string.printable + "가中ж\x1f", max_size=30), max_size=30)
_WORDS = st.lists(st.text(alphabet="abcdek", min_size=1, max_size=9), min_size=1, max_size=40)


@given(_NAMES, st.sampled_from(["person", "company"]))
def test_many_names_have_the_forms_that_each_has_alone(names: list[str], kind: str) -> None:
    asked = [(name, kind) for name in names]
    assert forms_of_many(asked, latin_words(asked)) == [forms_of(name, kind) for name in names]


@given(_NAMES)
def test_few_words_hash_and_have_the_letters_that_many_have(names: list[str]) -> None:
    names = [name.replace("\n", "") for name in names]
    many = names * 16
    assert keys.hashes(many, 7).tolist() == [h for name in many for h in keys.hashes([name], 7).tolist()]
    one_by_one = [keys.letters([name], keys.lengths([name])) for name in many]
    assert keys.letters(many, keys.lengths(many)).tolist() == [mark for marks in one_by_one for mark in marks.tolist()]


@given(st.lists(st.text(alphabet="abcde가é", min_size=keys.SHORTEST, max_size=14), min_size=1, max_size=10))
def test_the_ends_of_names_have_the_keys_that_words_have(names: list[str]) -> None:
    found = keys.buckets_of_ends(names, 20).reshape(len(names), -1).tolist()
    for name, of_ends in zip(names, found, strict=True):
        ends = [name[: keys.BEGINNING], keys.ending(name)]
        assert set(of_ends) == set(keys.buckets(ends, 20, 1)[1].tolist())


@given(_WORDS)
def test_a_table_laid_down_in_pieces_has_every_word_under_each_of_its_keys(words: list[str]) -> None:
    vocabulary = list(dict.fromkeys(words))
    consonants = skeletons(vocabulary)
    hashed = keys.hashes(consonants, indexing.SKELETON_SALT)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(indexing, "_AT_ONCE", 3)
        patched.setattr(keys, "_WORDS_AT_ONCE", 2)
        table = indexing._key_table(vocabulary, consonants, hashed)
    bits = (len(table["key_offsets"]) - 1).bit_length() - 1
    owner, bucket = keys.buckets(vocabulary, bits)
    wanted = set(zip(bucket.tolist(), owner.tolist(), strict=True))
    sounds = keys.bucket_of(hashed, bits).tolist()
    wanted |= {(sounds[i], i) for i, s in enumerate(consonants) if len(s) > 1 and s != vocabulary[i]}
    buckets = np.arange(1 << bits).repeat(np.diff(table["key_offsets"]))
    assert set(zip(buckets.tolist(), table["key_words"].tolist(), strict=True)) == wanted


@given(st.lists(st.text(alphabet="abcde가é", max_size=14), min_size=1, max_size=10))
def test_many_names_have_the_ends_that_few_have(names: list[str]) -> None:
    many = names * 16
    assert keys.ends(many).tolist() == [end for name in many for end in keys.ends([name]).tolist()]
    codes = keys.ends(many)
    assert keys.whole_ends(codes).tolist() == keys.keys_of_ends(codes)[:, 0].tolist()


@given(st.lists(st.text(alphabet="abbccddeeh1가", max_size=8), min_size=1, max_size=10))
def test_many_words_have_the_consonants_that_each_has_alone(words: list[str]) -> None:
    many = words * 300
    assert skeletons(many) == [skeletons([word])[0] for word in many]


def test_a_letter_that_stands_twice_stands_once_among_the_consonants() -> None:
    assert skeletons(["bbattte", "oppo", "aabb", "1122", "가가"]) == ["bt", "ab", "ab", "1122", "가가"]


@given(st.lists(st.text(alphabet="абвСОaceКΑ '’㈜&가ガe\u0301й\u1100\u1161", max_size=12), min_size=1, max_size=8))
def test_names_in_other_letters_are_cleaned_together_as_each_alone(names: list[str]) -> None:
    names = [name for name in names if name.isprintable()]
    assert clean_many_others(names) == [clean(name).split() for name in names]


@given(_WORDS, st.text(alphabet="abcdek", min_size=1, max_size=9), st.integers(1, 2))
def test_the_nearest_word_is_the_nearest_of_all(words: list[str], word: str, most: int) -> None:
    edits = [OSA.distance(word, w) for w in words]
    found = Choices(words).nearest(word, most)
    assert found == (words[edits.index(min(edits))] if min(edits) <= most else None)


@given(_WORDS, _WORDS, st.integers(1, 2))
def test_many_words_have_the_nearest_that_each_has_alone(words: list[str], asked: list[str], most: int) -> None:
    choices = Choices(words)
    choices.find((word, most) for word in asked)
    assert [choices.nearest(word, most) for word in asked] == [Choices(words).nearest(word, most) for word in asked]


_ANY_WORDS = st.lists(st.text(alphabet="abéz0가", min_size=1, max_size=20), min_size=1, max_size=12)


@given(_ANY_WORDS, _ANY_WORDS, st.integers(0, 2**32))
def test_words_compared_together_are_as_far_apart_as_each_two(asked: list[str], listed: list[str], seed: int) -> None:
    index = Names(build([Entry("l", str(i), "company", (Name(w),)) for i, w in enumerate(listed)], {})[0])
    rng = np.random.default_rng(seed)
    word, other = rng.integers(0, len(asked), 60), rng.integers(0, index.word_count, 60)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(words, "MANY", 0)
        found = words._edits(asked, index, word, other)
    plain = [min(OSA.distance(asked[a], index.words[b]), 3) for a, b in zip(word, other, strict=True)]
    assert found.tolist() == plain


@given(_WORDS, _WORDS)
def test_names_in_one_word_that_are_not_compared_are_not_alike(asked: list[str], listed: list[str]) -> None:
    index = Names(build([Entry("l", str(i), "company", (Name(w),)) for i, w in enumerate(listed)], {})[0])
    forms = [Form((w,), w, "latin", w) for w in asked]
    rows = len(index.row_offsets) - 1
    form, row = np.repeat(np.arange(len(forms)), rows), np.tile(np.arange(rows), len(forms))
    alike = np.zeros(len(form))
    at, _, found, _ = _compared(in_one_word(forms), index.in_one_word, form, row, LEAST)
    alike[at] = found
    plain = [OSA.normalized_similarity(asked[f], index.in_one_word.names[r]) for f, r in zip(form, row, strict=True)]
    assert np.allclose(alike, [p if p >= LEAST else 0.0 for p in plain])


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 5)), min_size=1, max_size=60))
def test_no_pair_that_is_met_at_two_places_is_left_out(postings: list[tuple[int, int]]) -> None:
    pair, place = np.array([p for p, _ in postings]), np.array([a for _, a in postings], dtype=np.int8)
    found = candidates._met_twice(pair, place)
    for i, (p, a) in enumerate(postings):
        assert found[i] or all(a == other for q, other in postings if q == p)


@given(_WORDS, _WORDS, st.sampled_from([1, 8, 1 << 15]))
def test_few_postings_give_the_candidates_that_many_give(asked: list[str], listed: list[str], block: int) -> None:
    names = [f"{a} {b} ltd" for a, b in itertools.pairwise(listed)]
    index = Names(build([Entry("l", str(i), "company", (Name(n),)) for i, n in enumerate(names)], {})[0])
    forms = [form for a, b in itertools.pairwise(asked) for form in analyse(f"{a} {b}", "company")]
    found = asked_of(index, forms, [0] * len(forms), False)
    if found is not None:
        few = candidates.candidates_of(found)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(candidates, "FEW", 0)
            patched.setattr(candidates, "BLOCK", block)
            many = candidates.candidates_of(found)
        assert sorted(zip(*few, strict=True)) == sorted(zip(*many, strict=True))


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 5)), min_size=1, max_size=60))
def test_none_is_left_out_of_a_table_that_is_too_small(postings: list[tuple[int, int]]) -> None:
    pair, place = np.array([p for p, _ in postings]), np.array([a for _, a in postings], dtype=np.int8)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidates, "_CELLS", 4)
        found = candidates._met_twice(pair, place)
    for i, (p, a) in enumerate(postings):
        assert found[i] or all(a == other for q, other in postings if q == p)


_ANY_NAMES = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from(
                [
                    "ООО Фабрика №5",
                    "A B Trading Ltd",
                    "KIM, Jong",
                    "Éclair S.A.",
                    "twenty one",
                    "AB Trading Ltd",
                    "AB Zvezda Ltd",
                    "DIO (Defence Industries of Iran)",
                    "DIO (Parchin) / Zavod",
                    "KIM, Jong Un",
                    "マルチフォン社",
                    "Lavrov, Sergei (Sergey)",
                    "㈜가나",
                    "СОСО",
                    "“Zavod”",
                    "½ ж",
                ]
            ),
            st.text(alphabet="aB .&'-0é-яИйцУ№Γε’“؛عرب(/,", max_size=14),
            st.text(max_size=12),
        ),
        st.sampled_from(["person", "company", "unknown"]),
    ),
    max_size=12,
)


@given(_ANY_NAMES)
def test_names_taken_together_have_the_forms_that_each_has_alone(names: list[tuple[str, str]]) -> None:
    entries = [Entry("l", str(i), kind, (Name(text),)) for i, (text, kind) in enumerate(names)]  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patched:
        # So that a few names are read, and put together, in several pieces.
        patched.setattr(listed, "_AT_ONCE", 4)
        patched.setattr(keys, "_AT_ONCE", 5)
        index = Names(build(entries, {})[0])
    forms = _forms_of_rows(index)
    found: list[set[tuple[object, ...]]] = [set() for _ in names]
    for row, name in zip(*map(np.ndarray.tolist, index.names_of(np.arange(index.rows))), strict=True):
        assert KINDS[index.row_kind[row]] == names[name][1]
        found[name].add(forms[row])
    alone = [{(form.tokens, form.compact, form.ordered) for form in _forms_alone(*name)} for name in names]
    assert found == alone
    # What several names have in common is kept once for each kind of party.
    assert len(set(zip(forms, index.row_kind.tolist(), strict=True))) == index.rows


def _forms_of_rows(index: Names) -> list[tuple[object, ...]]:
    rows = zip(index.row_offsets.tolist(), index.row_offsets.tolist()[1:], strict=False)
    words = [tuple(index.words[t] for t in index.arrays["row_tokens"][a:b].tolist()) for a, b in rows]
    written = index.in_one_word.names
    return list(zip(words, written[: index.rows], written[index.rows :], strict=True))


def _forms_alone(text: str, kind: str) -> tuple[Form, ...]:
    forms = forms_of(text, kind, listed=True)
    turned = kind == "person" and len(text) <= 16 and text.count(",") == 1
    return forms + analyse(text.replace(",", " "), kind, listed=True) if turned else forms


@given(st.text(alphabet="한국은행전자부국厂局银行カクギンコー", min_size=unspaced._TWO + 1, max_size=8))
def test_what_stands_in_front_of_longer_writing_does_not_matter(run: str) -> None:
    assert unspaced._in_words(run, False) == unspaced._in_words(run, True)
