"""Screen parties against an edition of the lists."""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.alignment import Alignment
from gwanmun.parties.article import by_article
from gwanmun.parties.comparison import Side, side_by_side
from gwanmun.parties.cut_off import completed
from gwanmun.parties.evidence import WEAK, evidence, raised_by, weighed
from gwanmun.parties.index import KINDS, NAME_KINDS, PERHAPS_PERSON, SKELETON_SALT, build, identifier_key
from gwanmun.parties.names.asked import asked_forms_many
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.form import Form
from gwanmun.parties.names.korean_latin import is_korean_name
from gwanmun.parties.names.spelling import spelling
from gwanmun.parties.names.translated import is_person_in_arabic
from gwanmun.parties.names.unread import is_cut, is_cut_off, is_unread
from gwanmun.parties.names.unspaced import is_korean_in_hangul
from gwanmun.parties.one_word import PERSON
from gwanmun.parties.opened import F64, I64, Names
from gwanmun.parties.party import Answer, Edition, Feature, Hit, Party, Screening, gravest
from gwanmun.parties.score import bounds_of, scored
from gwanmun.parties.search import search
from gwanmun.parties.store import open_arrays
from gwanmun.parties.thresholds import Thresholds
from gwanmun.parties.worth import Bounds
from gwanmun.sources.entries import Entry, entry_of

CHUNK = 512
"""Parties screened in one pass over the arrays."""
_DIGITS = 9
"""Digits of a score by which names of one entry are told apart."""
MOST_HITS = 60
"""Hits kept for one party, nearest first; those of every list that has one are among them."""


class _Near(NamedTuple):
    """A candidate that is near enough: its place in the alignment, and the numbers of what it is of."""

    at: int
    score: float
    row: int
    form: int
    name: int
    entry: int
    list: int
    name_kind: int


class _Met(NamedTuple):
    """What of the alignment a hit may be asked for: see :class:`gwanmun.parties.alignment.Alignment`."""

    pairs: tuple[I64, I64, I64, F64] = (np.empty(0),) * 4
    same_syllables: F64 = np.empty(0)
    shared: F64 = np.empty(0)
    """Whether the name is one that others bear too."""
    barely: npt.NDArray[np.bool_] = np.empty(0, dtype=np.bool_)
    """Whether a firm's name is barely alike."""


class Screener:
    """Screens parties; open one with :meth:`open` and keep it."""

    def __init__(self, names: Names, edition: Edition, thresholds: Thresholds | None = None) -> None:
        self._names = names
        self.edition = edition
        self.thresholds = thresholds or Thresholds()
        self._list_names: list[str] = []
        self._entries: dict[int, Entry] = {}

    @classmethod
    def open(
        cls, path: Path | str | None = None, *, edition: str | None = None, thresholds: Thresholds | None = None
    ) -> Screener:
        """Open the index at ``path``; by default of the newest edition kept here, else of the starter list.

        :param edition: the name of an edition that was kept, to answer as of that edition.
        :raises InputError: if there is no such edition, or the file is no whole index.
        """
        from gwanmun.parties.editions import index_path, respelt

        found = Path(path) if path is not None else index_path(edition)
        arrays, about = open_arrays(found)
        screener = cls._of(arrays, about, thresholds)
        if about.get("spelling") != spelling():
            screener = cls._of(*respelt(found, list(screener.entries()), about), thresholds)
        return screener

    @classmethod
    def of_entries(cls, entries: Sequence[Entry], thresholds: Thresholds | None = None) -> Screener:
        """A screener over entries in memory, for tests and small lists of one's own."""
        dates = {e.list: "" for e in entries}
        arrays, about = build(entries, {"edition": {"id": "memory", "date": "", "lists": dates, "starter_only": False}})
        return cls._of(arrays, about, thresholds)

    @classmethod
    def _of(cls, arrays: dict[str, Any], about: dict[str, Any], thresholds: Thresholds | None) -> Screener:
        said = about.get("edition") or {"id": "", "date": "", "lists": dict.fromkeys(about["lists"], "")}
        screener = cls(Names(arrays), Edition(**said), thresholds)
        screener._list_names = about["lists"]
        return screener

    def screen(self, party: Party) -> Screening:
        """The answer for one party."""
        return next(self.screen_many([party]))

    def screen_many(self, parties: Iterable[Party]) -> Iterator[Screening]:
        """The answers for many parties, in their order."""
        chunk: list[Party] = []
        for party in parties:
            chunk.append(party)
            if len(chunk) == CHUNK:
                yield from self._screen(chunk)
                chunk = []
        if chunk:
            yield from self._screen(chunk)

    def entries(self) -> Iterator[Entry]:
        """All entries of the edition."""
        return (self._entry(i) for i in range(len(self._names.arrays["entry_list"])))

    def _entry(self, number: int) -> Entry:
        import json

        if (known := self._entries.get(number)) is not None:
            return known
        arrays = self._names.arrays
        start, end = arrays["record_offsets"][number : number + 2].tolist()
        entry = entry_of(json.loads(arrays["records"][start:end].tobytes().decode("utf-8", "surrogatepass")))
        if len(self._entries) > 20_000:
            self._entries.clear()
        self._entries[number] = entry
        return entry

    def _screen(self, parties: list[Party]) -> list[Screening]:
        # Hits are many small objects without cycles: looking for cycles meanwhile costs more than making them.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return self._screened(parties)
        finally:
            if collecting:
                gc.enable()

    def _screened(self, parties: list[Party]) -> list[Screening]:
        forms: list[Form] = []
        owner: list[int] = []
        kinds: list[int] = []
        name_of: list[str] = []
        unread: list[tuple[str, ...]] = []
        names_of = [party.all_names for party in parties]
        asked = list(dict.fromkeys((n, p.kind) for p, names in zip(parties, names_of, strict=True) for n in names))
        forms_of_name = dict(zip(asked, asked_forms_many(asked), strict=True))
        for i, (party, names) in enumerate(zip(parties, names_of, strict=True)):
            named = {
                name: (*forms_of_name[name, party.kind], *_of_index(self._names, name, party.kind)) for name in names
            }
            unread.append(_unread(party, named))
            for name, found_forms in named.items():
                many = len(found_forms)
                forms += found_forms
                owner += [i] * many
                kinds += [_kind(name, party)] * many
                name_of += [name] * many
        low = [self.thresholds.least(raised_by(party)) for party in parties]
        least = [low[i] for i in owner]
        found = search(self._names, forms, kinds, bounds=_bounds(tuple(least))) if forms else None
        nearest: dict[int, list[_Near]] = {}
        met = _Met()
        if found is not None:
            told = scored(found, self._names.row_kind[found.row] == PERSON)
            nearest = self._nearest(found, told.score, owner, np.array(least))
            # Hits outlive the search; of all that it found out they keep what they may be asked for.
            met = _Met(found.pairs, found.same_syllables, told.shared, told.barely)
            del found, told
        out = []
        for i, party in enumerate(parties):
            hits = [self._hit(party, met, forms, name_of, near) for near in nearest.get(i, ())]
            out.append(self._screening(party, hits, unread[i]))
        return out

    def _nearest(self, a: Alignment, score: F64, owner: list[int], least: F64) -> dict[int, list[_Near]]:
        """For each party, the best candidate of each entry that is near enough to be worth reporting."""
        arrays = self._names.arrays
        # What is known beside the name can raise a score, so that less than "possible" is kept at first where it is.
        keep = (score >= least[a.form]).nonzero()[0]
        which, name = self._names.names_of(a.row[keep])
        keep, entry = keep[which], arrays["name_entry"][name].astype(np.int64)
        party = np.array(owner, dtype=np.int64)[a.form[keep]]
        code = party * len(arrays["entry_list"]) + entry
        # Of names of one entry that are as near, the first as it was asked for and as the list prints them.
        # The last digits of a score hang on what else was asked for.
        order = np.lexsort((name, a.form[keep], -score[keep].round(_DIGITS), code))
        first = order[keys.changes(code[order])]
        at, name, entry = keep[first], name[first], entry[first]
        columns = (at, score[at], a.row[at], a.form[at], name, entry, arrays["entry_list"][entry],
                   arrays["name_kind"][name])  # fmt: skip
        out: dict[int, list[_Near]] = {}
        for i, *near in zip(party[first].tolist(), *(c.tolist() for c in columns), strict=True):
            out.setdefault(i, []).append(_Near(*near))
        return out

    def _hit(self, party: Party, met: _Met, forms: list[Form], name_of: list[str], near: _Near) -> Hit:
        kind = NAME_KINDS[near.name_kind]
        if party.born or party.countries or party.addresses or party.identifiers:
            beside = evidence(party, self._entry(near.entry), kind == "weak_alias")
        else:
            beside = (WEAK,) if kind == "weak_alias" else ()
        list_name = self._list_names[near.list]
        final = weighed(near.score, beside, self.thresholds.possible_at(list_name), bool(met.barely[near.at]))
        tokens = forms[near.form].tokens

        def details() -> tuple[Entry, str, tuple[Feature, ...]]:
            """The entry, the listed name and the parts compared: made when somebody looks at the hit."""
            arrays = self._names.arrays
            entry = self._entry(near.entry)
            low, high = np.searchsorted(met.pairs[0], [near.at, near.at + 1]).tolist()
            pairs = list(zip(*(x[low:high].tolist() for x in met.pairs[1:]), strict=True))
            listed = arrays["row_tokens"][self._names.row_offsets[near.row] : self._names.row_offsets[near.row + 1]]
            name = entry.names[int(arrays["name_place"][near.name])].text
            words = [self._names.words[t] for t in listed.tolist()]
            parts = side_by_side(Side(tokens, name_of[near.form]), Side(words, name), pairs)
            features = tuple(Feature("name_part", q, c, like) for q, c, like in parts)
            if met.same_syllables[near.at] and any(feature.likeness < 1 for feature in features):
                features = (Feature("korean_spelling", name_of[near.form], name, 1.0), *features)
            if "unknown" not in (party.kind, entry.kind) and party.kind != entry.kind:
                features += (Feature("kind", party.kind, entry.kind, 0.0),)
            if met.shared[near.at]:
                features += (Feature("shared_name", name_of[near.form], name, 1.0),)
            return entry, name, features + beside

        return Hit(list_name, near.entry, round(final, 6), self.thresholds.answer(list_name, final), name_of[near.form],
                   kind, round(near.score, 6), details)  # fmt: skip

    def _screening(self, party: Party, hits: list[Hit], unread: tuple[str, ...]) -> Screening:
        by_number = self._identified(party) if party.identifiers else []
        numbers = {h.number for h in by_number}
        hits = [h for h in hits if h.answer != "none" and h.number not in numbers] + by_number
        hits.sort(key=lambda h: (-h.score, -h.name_score, h.list, h.number))
        first: dict[str, Hit] = {}
        for hit in hits:
            first.setdefault(hit.list, hit)
        kept: list[Hit] = []
        beyond: dict[str, Answer] = {}
        for i, hit in enumerate(hits):
            if i < MOST_HITS or first[hit.list] is hit:
                kept.append(hit)
            else:
                beyond[hit.list] = gravest((beyond.get(hit.list, "none"), hit.answer))
        return Screening(party, self.edition, tuple(kept), unread, beyond)

    def _identified(self, party: Party) -> list[Hit]:
        """Entries with an identifier of the party: an exact identifier decides."""
        arrays = self._names.arrays
        wanted = [(i, identifier_key(i)) for i in party.identifiers]
        wanted = [(i, k) for i, k in wanted if len(k) >= 5 and any(c.isdigit() for c in k)]
        found: dict[int, Hit] = {}
        for written, key in wanted:
            hashed = keys.hashes([key], SKELETON_SALT + 1)[0]
            low, high = np.searchsorted(arrays["identifier_keys"], [hashed, hashed + np.uint64(1)]).tolist()
            for number in arrays["identifier_entries"][low:high].tolist():
                entry = self._entry(number)
                for identifier in entry.identifiers:
                    if identifier_key(identifier.value) == key and number not in found:
                        found[number] = self._identity(
                            party, number, entry, written, f"{identifier.kind} {identifier.value}"
                        )
        return list(found.values())

    def _identity(self, party: Party, number: int, entry: Entry, written: str, listed: str) -> Hit:
        feature = Feature("identifier", written, listed.strip(), 1.0, 9.0)
        return Hit(
            entry.list, number, 0.9999, "match", party.name, "primary", 0.0, lambda: (entry, entry.name, (feature,))
        )


def _of_index(index: Names, name: str, kind: str) -> list[Form]:
    """The forms of a name that only the words of the index tell."""
    return completed(index, name, kind) + by_article(index, name, kind)


def _kind(name: str, party: Party) -> int:
    """What a party is, as a number: as it is said, else as its name looks."""
    if party.kind != "unknown":
        return KINDS.index(party.kind)
    words = clean(name).split()
    looks = is_korean_name(words) if name.isascii() else is_korean_in_hangul(words) or is_person_in_arabic(words)
    return PERHAPS_PERSON if looks else KINDS.index(party.kind)


@functools.lru_cache(maxsize=100)
def _bounds(least: tuple[float, ...]) -> Bounds:
    """What the candidates of each form must come to."""
    person, another = zip(*map(bounds_of, least), strict=True)
    return Bounds(np.array(person), np.array(another))


def _unread(party: Party, named: dict[str, tuple[Form, ...]]) -> tuple[str, ...]:
    """The names that leave it open who the party is: all of them where none was read, else those that were cut."""
    if all(is_unread(name, forms, party.kind) for name, forms in named.items()):
        return party.all_names or (party.name,)
    return tuple(name for name in named if is_cut(name) or is_cut_off(name, party.kind))
