"""The de minimis share of Supplement 2 to Part 734: which US-origin content needs a licence to that destination."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, localcontext

from gwanmun.decide import wrong
from gwanmun.decide.line_facts import CaseFacts, LineFacts, Source, StatedContent, StatedPart
from gwanmun.law.model import Provision
from gwanmun.law.program import Program, Rule, Slice
from gwanmun.logic import NOT_APPLICABLE, Facts, Tri, Value, compiled, residual
from gwanmun.logic.terms import facts_of
from gwanmun.logic.values import tri_and, tri_not, tri_or
from gwanmun.sources.files import InputError
from gwanmun.world.money import Money
from gwanmun.world.text import Text

LAW = "us_ear"
SHARE = "item.us_controlled_content_percent"
CASE = "item.no_de_minimis_case"
CHIP = "item.contains_us_origin_chip"
ENCRYPTION = "item.us_encryption_content"
NEXUS = "item.us_nexus"

COUNTED = ("738", "742", "746")
"""Parts whose requirements make content controlled: the Country Chart with what stands beside it, and the embargoes."""
GBS = "740.4"
"""The one License Exception under which content does not count."""
BY_OFAC = "us_ear/746.7/prohibited_by_ofac"
"""Asks for an authorisation of another agency: Supplement 2 counts what needs a licence from BIS."""
WHOLE_TEXT = "us_ear/Parts-730-774/amendments_after_the_text"
_PLACES = Decimal("0.0001")
_SERIES = re.compile(r"\d[A-E](?:515|6\d\d)(?:\.(?P<paragraph>[a-z]+))?")
_ENCRYPTION_ENTRIES = ("5A002", "5A004", "5B002", "5D002")
_CHIPS = re.compile(r"3A001\.a|3A090\.[abc]")


@dataclass(frozen=True)
class CountedPart:
    """A component and whether it counts.

    ``by`` asks (or may ask) for a licence, ``waits`` are facts that are open; ``why`` says, with its citation, why what
    needs a licence does not count, or is not known to.
    """

    stated: StatedPart
    amount: Decimal | None
    controlled: Tri
    by: tuple[Provision, ...] = ()
    waits: tuple[str, ...] = ()
    why: tuple[Text, str] | None = None


@dataclass(frozen=True)
class Share:
    """The controlled share with its bounds in percent (``high`` is ``None`` while anything may be in the product)."""

    product: Money | None
    complete: Tri
    parts: tuple[CountedPart, ...]
    limit: Decimal | None
    low: Decimal
    high: Decimal | None

    @property
    def above(self) -> Tri:
        """Whether the share is above the limit; UNKNOWN while the bounds stand on both sides of it."""
        if self.limit is None:
            return None
        return True if self.low > self.limit else self.below(self.limit)

    def below(self, limit: Decimal) -> Tri:
        """FALSE if the share is no more than a limit."""
        return False if self.high is not None and self.high <= limit else None

    @property
    def amounts(self) -> tuple[Decimal, Decimal | None]:
        """The sum of what counts: at least, and at most (``None``: not known)."""
        sure = [p.amount or Decimal(0) for p in self.parts if p.controlled is True]
        may = [p.amount for p in self.parts if p.controlled is not False]
        known = self.complete is True and all(a is not None for a in may)
        return sum(sure, Decimal(0)), sum((a for a in may if a is not None), Decimal(0)) if known else None


def work_out(law: Slice, facts: CaseFacts) -> None:
    """State the share of each line that lists its US-origin content, where it decides, and what follows from the list.

    :raises InputError: if the list cannot be right, or the case states something else.
    """
    for line in facts.lines:
        if line.content is not None:
            _check(line, line.content)
            line.share = share_of(law, line, line.content, facts.parties)
            _software_has_its_line(law, facts, line.share)
            _state_share(line, line.share)
            _state_what_follows(law, line, facts.parties)


def share_of(law: Slice, line: LineFacts, content: StatedContent, parties: int) -> Share:
    """The controlled share of one product."""
    parts = tuple(_counted(law, line, part, parties) for part in content.parts)
    share = Share(content.product, content.complete, parts, _limit(law, line), Decimal(0), None)
    least, most = share.amounts
    if not parts and content.complete is True:
        return _with_bounds(share, Decimal(0), Decimal(0))
    # Without the price of the product, only a sum of nothing is a known share.
    if content.product is None:
        return _with_bounds(share, Decimal(0), Decimal(0) if most == 0 else None)
    price = content.product.amount
    return _with_bounds(share, _percent(least, price), None if most is None else _percent(most, price))


def _with_bounds(share: Share, low: Decimal, high: Decimal | None) -> Share:
    return Share(share.product, share.complete, share.parts, share.limit, low, high)


def _percent(amount: Decimal, price: Decimal) -> Decimal:
    """Rounded up at the fourth decimal: on which side of a whole percentage it stands does not change."""
    with localcontext(prec=80):
        return (amount * 100 / price).quantize(_PLACES, ROUND_CEILING)


def _limit(law: Slice, line: LineFacts) -> Decimal | None:
    """10 or 25 percent, by the two rules of 734.4(c) and (d) for this destination."""
    if "destination" not in line.values:
        return None
    for name, limit in (("us_ear/734.4/more_than_10_percent", 10), ("us_ear/734.4/more_than_25_percent", 25)):
        rule = _subject(law, line, name)
        asked = {**line.values, **_FOREIGN, SHARE: Decimal(100)}
        if rule is not None and compiled(rule.condition)(asked) is True:
            return Decimal(limit)
    return None


_FOREIGN: dict[str, Value] = {"item.origin": NOT_APPLICABLE, NEXUS: "some"}
"""A product with US content in it, for asking a rule of 734.4 about its destination alone."""


def _subject(law: Slice, line: LineFacts, name: str) -> Rule | None:
    code = line.values.get("item.eccn")
    program = law.program(LAW, code if isinstance(code, str) else None, 1)
    return next((r for r in program.subject if r.provision.name == name), None)


# Each component


def _counted(law: Slice, line: LineFacts, part: StatedPart, parties: int) -> CountedPart:
    """Whether a component would need a licence to the destination of the product, in the form in which it came."""
    facts = part.facts
    amount = None if facts.money is None or part.quantity is None else facts.money.amount * part.quantity
    kinds = line.values.get("item.kind"), facts.values.get("item.kind")
    if facts.values.get("item.eccn") == "PUBLISHED":
        return CountedPart(part, amount, False, why=_PUBLISHED)
    if part.incorporated is False:
        return CountedPart(part, amount, False, why=_NOT_INCORPORATED)
    if kinds[0] in ("commodity", "software") and kinds[1] == "technology":
        return CountedPart(part, amount, False, why=_TECHNOLOGY)
    code = facts.values.get("item.eccn")
    program = law.program(LAW, code if isinstance(code, str) else None, parties)
    found = [_asked(law, program, facts.values, ways) for ways in _ways(line)]
    needed = tri_or(asked.value for asked in found)
    by = dict.fromkeys(p for asked in found if asked.value is needed for p in asked.by)
    waits = dict.fromkeys(w for asked in found for w in asked.waits) if needed is None else ()
    why = next((asked.why for asked in found if asked.why), None) if needed is False else None
    if needed is not False and part.incorporated is None:
        why = _PERHAPS_INCORPORATED
    return CountedPart(part, amount, tri_and((needed, part.incorporated)), tuple(by), tuple(waits), why)


def _ways(line: LineFacts) -> Iterator[dict[str, Value]]:
    """As if the component were exported from the United States, and reexported from where the product leaves."""
    yield {"ship_from": "US", "activity": "export"}
    if line.values.get("ship_from") != "US":
        yield {"activity": "reexport"}


@dataclass(frozen=True)
class _Asked:
    """Whether a licence would be needed for one movement, by what, which facts would tell, and what takes it away."""

    value: Tri
    by: tuple[Provision, ...]
    waits: tuple[str, ...]
    why: tuple[Text, str] | None


def _asked(law: Slice, program: Program, stated: Facts, way: Facts) -> _Asked:
    """Ask every requirement that Supplement 2 looks at of one movement of a component."""
    facts = {**stated, **way}
    needs: list[tuple[Tri, Rule]] = []
    why: tuple[Text, str] | None = None
    for rule in program.requirements:
        if _counts(rule.provision, stated):
            asks = rule.truth(facts)
            under_gbs = tri_or(_open_to(a, facts) for a in program.answering(rule) if a.provision.section == GBS)
            aside = {d: compiled(program.read(d.when, d))(stated) for d in _left_out(law, rule.provision)}
            needs.append((tri_and((asks, tri_not(under_gbs), *map(tri_not, aside.values()))), rule))
            if asks is True:
                why = why or _taken_away(under_gbs, aside)
    needs += [(_open(rule, facts), rule) for rule in program.gaps if _may_hide(rule.provision)]
    value = tri_or(v for v, _ in needs)
    rules = [rule for v, rule in needs if v is value and v is not False]
    open_facts = dict.fromkeys(n for rule in rules for n in (*_missing(rule, facts), rule.provision.settled_by) if n)
    return _Asked(value, tuple(r.provision for r in rules), tuple(open_facts) if value is None else (), why)


def _taken_away(under_gbs: Tri, aside: Mapping[Provision, Tri]) -> tuple[Text, str] | None:
    """Why content that needs a licence does not count: GBS is open to it, or Supplement 2 leaves it out."""
    if under_gbs is True:
        return _GBS
    places = ((d.title, d.citation.place.removeprefix("15 CFR ")) for d, holds in aside.items() if holds is True)
    return next(places, None)


def _open_to(exception: Rule, facts: Facts) -> Tri:
    """Whether a License Exception may be used as far as the item and the country go: Part 744 is not looked at."""
    barred = (r.truth(facts) for r in exception.unless if not r.provision.section.startswith("744"))
    return tri_and((compiled(exception.condition)(facts), *map(tri_not, barred)))


def _missing(rule: Rule, facts: Facts) -> list[str]:
    return sorted(facts_of(residual(rule.node, facts)))


def _counts(p: Provision, stated: Facts) -> bool:
    """Whether Supplement 2 looks at a requirement. A direct product rule reaches no item of US origin."""
    short_supply = p.reason == "SS" and stated.get("item.kind") == "commodity"
    return p.section.partition(".")[0] in COUNTED and p.general_prohibition != 3 and not short_supply


def _may_hide(p: Provision) -> bool:
    return p.name == WHOLE_TEXT or (p.section.partition(".")[0] in COUNTED and p.name != BY_OFAC)


def _open(gap: Rule, facts: Facts) -> Tri:
    """What is not modelled may ask for a licence where it reaches, unless a person stated that it does not."""
    settled = facts.get(gap.provision.settled_by) is True
    return False if settled or gap.truth(facts) is False else None


def _left_out(law: Slice, requirement: Provision) -> Iterator[Provision]:
    """The definitions of Supplement 2 by which a requirement is not used to tell what content is controlled."""
    name = requirement.name.partition("[")[0]
    return (p for p in law.own(LAW) if p.kind == "definition" and name in p.restricts)


_GBS = (Text("may go under License Exception GBS", "허가예외 GBS로 갈 수 있음"), "734 Supplement 2(a)(1); 740.4")
_PERHAPS_INCORPORATED = (
    Text("whether it is incorporated is not stated", "내장 성분인지 밝히지 않음"),
    "734 Supplement 2(a)(1), note",
)
_PUBLISHED = (Text("not subject to the EAR", "EAR 적용 대상 아님"), "734.3(b)(3)")
_NOT_INCORPORATED = (Text("not incorporated", "내장 성분이 아님"), "734 Supplement 2(a)(1), note")
_TECHNOLOGY = (
    Text("technology used to design or make goods or software", "물품·소프트웨어의 설계·제조에 쓴 기술"),
    "734 Supplement 2(a)(1), note",
)


# What can be wrong, and what follows


def _check(line: LineFacts, content: StatedContent) -> None:
    """One currency, a product that costs something, and content that is worth no more than the product."""
    if line.values.get("item.origin") == "US":
        raise InputError(wrong.CONTENT_OF_US_PRODUCT, content.place)
    sums = [(p.facts.money, p) for p in content.parts if p.facts.money is not None]
    currency = content.product.currency if content.product else sums[0][0].currency if sums else ""
    for money, part in sums:
        if money.currency != currency:
            raise InputError(wrong.two_currencies(currency, money.currency), part.place)
    if content.product is not None:
        if content.product.amount == 0:
            raise InputError(wrong.PRODUCT_WITHOUT_VALUE, content.place)
        known = sum((m.amount * (p.quantity or 0) for m, p in sums), Decimal(0))
        if known > content.product.amount:
            raise InputError(
                wrong.content_over_product(str(Money(known, currency)), str(content.product)), content.place
            )


def _state_share(line: LineFacts, share: Share) -> None:
    stated = line.values.get(SHARE)
    if isinstance(stated, (int, Decimal)) and not _agrees(Decimal(stated), share):
        raise InputError(wrong.share_disagrees(stated, *_shown(share)), line.content.place if line.content else "")
    thresholds = [share.limit] if share.limit is not None else [Decimal(10), Decimal(25)]
    if line.values.get("item.kind") not in ("commodity", "software"):
        thresholds.append(Decimal(0))  # technology: the one-time report is asked for above nothing
    if share.high != share.low and not all(_decided(share, t) for t in thresholds):
        return
    below = share.high is not None and share.high <= max(thresholds)
    value = share.high if below and share.high is not None else share.low
    bound = "" if share.low == share.high else " (at most)" if below else " (at least)"
    line.state(SHARE, value, Source("derived", f"list of US content, 15 CFR 734 Supplement 2(a){bound}"))


def _decided(share: Share, threshold: Decimal) -> bool:
    return share.low > threshold or (share.high is not None and share.high <= threshold)


def _agrees(stated: Decimal, share: Share) -> bool:
    """Whether a stated share is the one worked out, as exactly as it was stated."""
    exponent = stated.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
    return share.low - unit < stated and (share.high is None or stated < share.high + unit)


def _shown(share: Share) -> tuple[str, str]:
    return f"{share.low.normalize():f}", "100" if share.high is None else f"{share.high.normalize():f}"


def _software_has_its_line(law: Slice, facts: CaseFacts, share: Share) -> None:
    """Software controlled for more than anti-terrorism reasons is subject by itself: it must be judged, too."""
    own = next((p for p in law.own(LAW) if p.name.endswith("/software_for_a_line_of_its_own")), None)
    lines = {line.values.get("item.eccn") for line in facts.lines if line.values.get("item.origin") == "US"}
    for part in share.parts:
        code = part.stated.facts.values.get("item.eccn")
        if own is None or not isinstance(code, str) or code in lines or part.why is not None:
            continue
        if compiled(law.program(LAW, code, 1).read(own.when, own))(part.stated.facts.values) is not False:
            raise InputError(wrong.software_of_its_own(code), part.stated.place)


def _state_what_follows(law: Slice, line: LineFacts, parties: int) -> None:
    """Cases without a de minimis level, and other answers, that the list itself gives."""
    codes = [str(p.facts.values["item.eccn"]) for p in _parts(line) if "item.eccn" in p.facts.values]
    if _parts(line):
        _follows(line, NEXUS, "some", against=("none",))
    if any(_CHIPS.match(code) for code in codes):
        _follows(line, CHIP, True, against=(False,))
    if any(code.startswith(_ENCRYPTION_ENTRIES) for code in codes) and line.values.get(ENCRYPTION) == "none":
        raise InputError(wrong.against_the_list(ENCRYPTION, "none"), line.content.place if line.content else "")
    rule = _subject(law, line, "us_ear/734.4/no_de_minimis_level")
    for code in codes:
        cases = tuple(_series(code))
        given = {**line.values, **_FOREIGN}
        if rule is not None and cases and all(compiled(rule.condition)({**given, CASE: c}) is True for c in cases):
            _follows(line, CASE, cases[0], against=("none",))


def _parts(line: LineFacts) -> Iterable[StatedPart]:
    return [p for p in line.content.parts if p.incorporated is True] if line.content else []


def _series(code: str) -> Iterator[str]:
    """Which of the cases of 734.4(a)(6) a component of the 600 series or 9x515 is; both, if its paragraph is open."""
    if found := _SERIES.fullmatch(code) or _SERIES.match(code):
        if found["paragraph"] != "y":
            yield "series_a_to_x"
        if found["paragraph"] in ("y", None):
            yield "series_y"


def _follows(line: LineFacts, name: str, value: Value, against: tuple[Value, ...]) -> None:
    if name in line.values and line.values[name] in against:
        raise InputError(
            wrong.against_the_list(name, str(line.values[name])), line.content.place if line.content else ""
        )
    if name not in line.values:
        line.state(name, value, Source("derived", "list of US content"))
