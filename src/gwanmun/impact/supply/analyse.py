"""What a stop takes away: share lost, concentration before and after, who is left, and what lies downstream."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gwanmun.impact.supply.model import Chain, Supply, concentration
from gwanmun.impact.supply.resource import Plan, resource


@dataclass(frozen=True)
class Denial:
    """What is no longer provided: by these countries or providers, of these inputs, or of all inputs of these kinds
    (of everything, if neither is named).

    ``to`` is the country whose buyers lose it; ``None`` means every buyer. ``sites`` are places that lose it.
    """

    countries: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    to: str | None = None
    sites: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def hits(self, supply: Supply) -> bool:
        """Whether this supply stops."""
        named = supply.provider in self.providers if self.providers else supply.country in self.countries
        return named and (not self.inputs or supply.input in self.inputs)


@dataclass(frozen=True)
class Finding:
    """One input that is hit, seen from one kind of share.

    ``lost`` is percent of the world's supply (or of the imports counted) that stops; ``None`` where no share is known,
    and then ``lost_at_most`` says what it cannot exceed, if anything does. ``before`` and ``after`` are the
    Herfindahl-Hirschman index by country or, for a stop of providers, by provider; ``None`` where shares are missing.
    ``left`` are the supplies that go on, the largest first.
    """

    input: str
    basis: str
    year: str
    lost: float | None
    lost_at_most: float | None
    before: float | None
    after: float | None
    stopped: tuple[Supply, ...]
    left: tuple[Supply, ...]
    downstream: tuple[str, ...]
    path: tuple[str, ...]
    plan: Plan | None
    sources: tuple[str, ...]


def analyse(chain: Chain, denial: Denial, year: str | None = None) -> list[Finding]:
    """Every input that is hit, the largest loss first and the unknown ones behind.

    An input that is named is always answered, if only with "unknown".
    """
    if denial.kinds:
        of_kind = {s.input for s in chain.supplies if denial.hits(s) and chain.nodes[s.input].kind in denial.kinds}
        denial = replace(denial, inputs=tuple(sorted(of_kind)), kinds=())
    hit = {s.input for s in chain.supplies if denial.hits(s)} | set(denial.inputs)
    found = [f for name in sorted(hit) for f in _input(chain, denial, name, year)]
    return sorted(found, key=lambda f: (f.lost is None, -(f.lost or 0.0), f.input, f.basis))


def _input(chain: Chain, denial: Denial, name: str, year: str | None) -> Iterable[Finding]:
    every = [s for s in chain.supplies if s.input == name and (year is None or s.year == year)]
    for basis in sorted({s.basis for s in every}) or ("production",):
        of_basis = [s for s in every if s.basis == basis]
        latest = max((s.year for s in of_basis), default="")
        yield _finding(chain, denial, name, basis, [s for s in of_basis if s.year == latest])


def _finding(chain: Chain, denial: Denial, name: str, basis: str, supplies: Sequence[Supply]) -> Finding:
    whole = [s for s in supplies if not s.provider]
    level = [s for s in supplies if s.provider] if denial.providers else whole or list(supplies)
    stopped = [s for s in level if denial.hits(s)]
    # A country is no way out where only one of its makers stops; the others are named one by one.
    open_ = level if denial.providers else supplies
    left = [s for s in open_ if not denial.hits(s) and s.country not in denial.countries]
    shares = [s for s in level if s.share is not None]
    # Where a group is not told apart, what is looked for may be in it.
    grouped = sum(s.share or 0.0 for s in shares if s.country in ("other", "various"))
    lost, most = _lost(stopped, shares, grouped)
    complete = len(shares) == len(level) and _whole(shares)
    goes_on = [s.share or 0.0 for s in shares if not denial.hits(s)]
    path = _path(chain, name)
    return Finding(
        input=name,
        basis=basis,
        year=max((s.year for s in supplies), default=""),
        lost=lost,
        lost_at_most=most,
        before=concentration(s.share or 0.0 for s in shares) if complete else None,
        after=concentration(goes_on) if complete and lost is not None and any(goes_on) else None,
        stopped=tuple(stopped),
        left=tuple(sorted(left, key=_rank)),
        downstream=tuple(chain.downstream(name)),
        path=tuple(path),
        plan=resource(chain, name, whole, [s for s in whole if denial.hits(s)], denial.to),
        sources=tuple(dict.fromkeys(f"{s.source}, {s.year}" for s in supplies)),
    )


def _lost(stopped: Sequence[Supply], shares: Sequence[Supply], grouped: float) -> tuple[float | None, float | None]:
    known = [s.share for s in stopped if s.share is not None]
    if stopped and len(known) == len(stopped):
        # Of a whole that lacks what the source withholds, a share is an upper bound.
        bounded = any(s.at_most for s in stopped)
        return (None, sum(known)) if bounded else (min(100.0, sum(known)), None)
    if not stopped and shares and not grouped and sum(s.share or 0.0 for s in shares) > 99.0:
        return 0.0, None
    most = grouped + sum(known)
    return None, min(100.0, most) if shares and most and _whole(shares) else None


def _whole(shares: Sequence[Supply]) -> bool:
    """Whether the shares cover the world but for rounding; a concentration of a part would mean nothing."""
    return 97.0 <= sum(s.share or 0.0 for s in shares) <= 106.0


def _path(chain: Chain, name: str) -> list[str]:
    return chain.longest_path(name) if name in chain.nodes else []


def _rank(supply: Supply) -> tuple[object, ...]:
    return (supply.share is None, -(supply.share or 0.0), supply.country, supply.provider)
