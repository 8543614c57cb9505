"""The answer about a supply chain as text and as plain data; every number with its source and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gwanmun.cli.report.supply_words import say
from gwanmun.impact.supply.analyse import Denial, Finding, analyse
from gwanmun.impact.supply.model import Chain, Supply
from gwanmun.impact.supply.scenarios import Scenario
from gwanmun.world.countries import UnknownCountry, by_code

MOST_LEFT = 6


@dataclass(frozen=True)
class SupplyAnswer:
    """What was asked, of which chain, and what was found for each stop."""

    chain: Chain
    scenario: Scenario | None
    found: tuple[tuple[Denial, tuple[Finding, ...]], ...]

    @classmethod
    def of(cls, chain: Chain, denials: Sequence[Denial], scenario: Scenario | None, year: str | None) -> SupplyAnswer:
        """The answer for each stop."""
        return cls(chain, scenario, tuple((d, tuple(analyse(chain, d, year))) for d in denials))


def percent(value: float | None, lang: str) -> str:
    """A share; "unknown" where there is none."""
    return say("unknown", lang) if value is None else f"{value:.1f} %"


def lost(finding: Finding, lang: str) -> str:
    """The share lost, or what is known about it."""
    if finding.lost is None and finding.lost_at_most is not None:
        return say("at_most", lang, f"{finding.lost_at_most:.1f}")
    return percent(finding.lost, lang)


def index(value: float | None, lang: str) -> str:
    """A Herfindahl-Hirschman index."""
    return say("unknown", lang) if value is None else f"{value:,.0f}"


def after(finding: Finding, lang: str) -> str:
    """The index afterwards; nobody is left where all stops."""
    if finding.after is None and finding.lost is not None and finding.lost >= 99.95:
        return say("nobody", lang)
    return index(finding.after, lang)


def place(code: str, lang: str) -> str:
    """The name of a country, or of a group that is not told apart."""
    try:
        found = by_code(code)
    except (UnknownCountry, KeyError):
        return say(f"group_{code}", lang) if code in ("other", "various", "EU") else code
    return found.name("ko" if lang == "ko" else "en")


def who(supply: Supply, lang: str) -> str:
    """A provider with its country, or the country; and the share."""
    name = f"{supply.provider} ({place(supply.country, lang)})" if supply.provider else place(supply.country, lang)
    return f"{name} {percent(supply.share, lang)}"


def stop(denial: Denial, chain: Chain, lang: str) -> str:
    """What stops, in a sentence."""
    by = ", ".join([*denial.providers, *(place(c, lang) for c in denial.countries)])
    named = [say(f"kind_{k}", lang) for k in denial.kinds]
    of = (
        ", ".join(chain.nodes[i].name.in_(lang) for i in denial.inputs if i in chain.nodes)
        or ", ".join(named)
        or say("everything", lang)
    )
    to = place(denial.to, lang) if denial.to else say("everybody", lang)
    return say("stop", lang, by, of, to)


def lines(answer: SupplyAnswer, lang: str) -> Iterator[str]:
    """The answer for a terminal."""
    if answer.scenario:
        yield answer.scenario.title.in_(lang)
        yield f"  {say('source', lang)}: {answer.scenario.source}"
        if answer.scenario.note:
            yield f"  {answer.scenario.note.in_(lang)}"
        yield from (f"  {say('added', lang)}: {_added(answer, s, lang)}" for s in answer.scenario.added)
    for denial, found in answer.found:
        yield stop(denial, answer.chain, lang)
        if not found:
            yield f"  {say('nothing', lang)}"
        for finding in found:
            yield ""
            yield from _finding(answer.chain, denial, finding, lang)


def _added(answer: SupplyAnswer, supply: Supply, lang: str) -> str:
    made = answer.chain.nodes[supply.input].name.in_(lang) if supply.input in answer.chain.nodes else supply.input
    return f"{made} · {who(supply, lang)} · {supply.source}"


def _finding(chain: Chain, denial: Denial, f: Finding, lang: str) -> Iterator[str]:
    year = f", {f.year}" if f.year else ""
    yield f"{chain.nodes[f.input].name.in_(lang)} ({say('basis_' + f.basis, lang)}{year})"
    yield f"  {say('lost', lang)}: {lost(f, lang)}"
    yield f"  {say('hhi', lang)}: {index(f.before, lang)} → {after(f, lang)}{_grouped(f, lang)}"
    left = "; ".join(who(s, lang) for s in f.left[:MOST_LEFT])
    yield f"  {say('left', lang)}: {left or say('nobody_known', lang)}"
    if denial.sites:
        yield f"  {say('sites', lang)}: {', '.join(chain.nodes[s].name.in_(lang) for s in denial.sites)}"
    if f.downstream:
        yield f"  {say('path', lang)}: {' → '.join(chain.nodes[n].name.in_(lang) for n in f.path)}"
        yield f"  {say('downstream', lang)}: {', '.join(chain.nodes[n].name.in_(lang) for n in f.downstream)}"
    yield f"  {say('plan', lang)}: {plan(f, denial, lang)}"
    yield f"  {say('source', lang)}: {'; '.join(f.sources) or say('unknown', lang)}"


def _grouped(f: Finding, lang: str) -> str:
    """That groups which are not told apart count as one, where there are any."""
    grouped = any(s.country in ("other", "various", "EU") and s.share for s in (*f.left, *f.stopped))
    return f" ({say('grouped', lang)})" if f.before is not None and grouped else ""


def plan(f: Finding, denial: Denial, lang: str) -> str:
    """The re-sourcing in a sentence, or why there is none."""
    if f.plan is None:
        return say("no_plan_buyers" if denial.to and f.lost is not None else "no_plan", lang)
    p = f.plan
    more = "; ".join(f"{place(n, lang)} +{extra:,.0f}" for n, _, extra in p.moves if extra > 0.5)
    text = say(
        "plan_is", lang, f"{p.short:,.0f}", f"{p.needed:,.0f}", unit(p.unit, lang), f"{100 * p.short / p.needed:.1f}"
    )
    parts = [text, more]
    if p.open:
        parts.append(say("plan_open", lang, ", ".join(place(n, lang) for n in p.open)))
    return " · ".join(x for x in [*parts, f"[{p.source}]"] if x)


def unit(name: str, lang: str) -> str:
    """A unit of quantity."""
    korean = {"kilograms": "kg", "metric tons": "톤", "thousand metric tons": "천 톤", "million liters": "백만 L",
              "million cubic meters": "백만 m³"}  # fmt: skip
    return korean.get(name, name) if lang == "ko" else name


def as_json(answer: SupplyAnswer) -> dict[str, Any]:
    """The answer as plain data; ``null`` is unknown."""
    scenario = answer.scenario
    return {
        "kind": "gwanmun supply",
        "scenario": {"name": scenario.name, "title": {"en": scenario.title.en, "ko": scenario.title.ko},
                     "source": scenario.source, "added": [_supply(s) for s in scenario.added]} if scenario else None,
        "stops": [
            {
                "countries": list(d.countries),
                "providers": list(d.providers),
                "inputs": list(d.inputs),
                "to": d.to,
                "sites": list(d.sites),
                "found": [_as_json(answer.chain, f) for f in found],
            }
            for d, found in answer.found
        ],
    }  # fmt: skip


def _as_json(chain: Chain, f: Finding) -> dict[str, Any]:
    return {
        "input": f.input,
        "name": {"en": chain.nodes[f.input].name.en, "ko": chain.nodes[f.input].name.ko},
        "basis": f.basis,
        "year": f.year or None,
        "share_lost": _rounded(f.lost, 2),
        "share_lost_at_most": _rounded(f.lost_at_most, 2),
        "hhi_before": _rounded(f.before, 0),
        "hhi_after": _rounded(f.after, 0),
        "alternatives": [_supply(s) for s in f.left],
        "downstream": list(f.downstream),
        "path": list(f.path),
        "plan": _plan(f),
        "sources": list(f.sources),
    }


def _plan(f: Finding) -> dict[str, Any] | None:
    if f.plan is None:
        return None
    p = f.plan
    return {
        "needed": p.needed,
        "short": p.short,
        "unit": p.unit,
        "deliveries": [{"from": n, "quantity": q, "more_than_today": extra} for n, q, extra in p.moves],
        "capacity_unknown": list(p.open),
        "source": p.source,
    }


def _supply(s: Supply) -> dict[str, Any]:
    return {"country": s.country, "provider": s.provider or None, "share": _rounded(s.share, 2), "year": s.year,
            "basis": s.basis, "source": s.source}  # fmt: skip


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
