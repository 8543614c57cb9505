"""What a person decided about a hit, in the hash-chained log; it holds as long as party and entry stay as they were."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from gwanmun.parties.party import Cleared, Hit, Party, Screening
from gwanmun.sources import chain
from gwanmun.sources.entries import dumps
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

Verdict: TypeAlias = Literal["cleared", "confirmed"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision about one hit."""

    verdict: Verdict
    party: str
    """Hash of the party as it was."""
    list: str
    entry: str
    content: str
    """Hash of what the entry said."""
    reason: str
    by: str


def party_hash(party: Party) -> str:
    """A hash of everything that is known of a party; a clearance lapses when any of it changes."""
    return hashlib.sha256(dumps(party.as_dict()).encode("utf-8", "surrogatepass")).hexdigest()


def decide(log: Path, party: Party, hit: Hit, verdict: Verdict, reason: str, by: str) -> Decision:
    """Write a decision to the log.

    :raises InputError: without a reason or a name: a decision that cannot be defended later is none.
    """
    if not reason.strip() or not by.strip():
        raise InputError(Text(en="a decision needs a reason and a name", ko="결정에는 사유와 담당자 이름이 필요합니다"))
    entry = hit.entry
    decision = Decision(
        verdict, party_hash(party), entry.list, entry.id, entry.content_hash, reason.strip(), by.strip()
    )
    data: dict[str, Any] = {
        "kind": "hit_decision", "verdict": verdict, "party_hash": decision.party, "party": party.as_dict(),
        "list": entry.list, "entry": entry.id, "entry_name": entry.name, "content": decision.content,
        "score": hit.score, "reason": decision.reason, "by": decision.by,
    }  # fmt: skip
    chain.append(log, data)
    return decision


class Decisions:
    """The decisions of a log, the latest for each party and entry.

    :raises InputError: if the log was changed or is cut: no clearance of such a log can be relied on.
    """

    def __init__(self, log: Path) -> None:
        if problems := chain.verify(log):
            raise InputError(problems[0], str(log))
        self._latest: dict[tuple[str, str, str], Decision] = {}
        for _, entry in chain.entries(log):
            data = entry["data"] if entry else None
            if isinstance(data, dict) and data.get("kind") == "hit_decision":
                d = Decision(data["verdict"], data["party_hash"], data["list"], data["entry"], data["content"],
                             data["reason"], data["by"])  # fmt: skip
                self._latest[d.party, d.list, d.entry] = d

    def about(self, party: Party, hit: Hit) -> Decision | None:
        """The decision that holds for a hit: the same party, and an entry that says what it said then."""
        if not self._latest:
            return None
        found = self._latest.get((party_hash(party), hit.entry.list, hit.entry.id))
        return found if found is not None and found.content == hit.entry.content_hash else None

    def apply(self, screening: Screening) -> Screening:
        """A screening with cleared hits left out of its answers, and confirmed ones answered ``match``."""
        import dataclasses

        if not self._latest:
            return screening
        hits: list[Hit] = []
        cleared: list[Cleared] = []
        for hit in screening.hits:
            decision = self.about(screening.party, hit)
            if decision is None:
                hits.append(hit)
            elif decision.verdict == "confirmed":
                hits.append(hit.with_answer("match"))
            else:
                cleared.append(Cleared(hit, decision.reason, decision.by))
        return dataclasses.replace(screening, hits=tuple(hits), cleared=tuple(cleared))
