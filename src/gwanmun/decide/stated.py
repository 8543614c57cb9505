"""The facts that a case states, each with its source; what follows from them; and what a person signed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, cast

from gwanmun.decide import wrong
from gwanmun.decide.case import Amount, Case, Component, Fact, Item, Party, Statement, Thing, UsContent, statement_of
from gwanmun.decide.dated import Asking, asked_of_day, control_list
from gwanmun.decide.derived import add_kind_by_tariff, add_totals
from gwanmun.decide.line_facts import (
    CaseFacts,
    LineFacts,
    SignedDeclaration,
    Source,
    StatedContent,
    StatedPart,
)
from gwanmun.decide.screened import SCREENED, Screened
from gwanmun.decide.values import NOT_KNOWN, read_number, read_value, read_yes_no
from gwanmun.law.control_list import KINDS, Clocks
from gwanmun.law.korean_list import NOT_LISTED, NUMBER
from gwanmun.law.model import FactInfo
from gwanmun.law.rulebase import UNIQUE_ROLES, RuleBase
from gwanmun.logic import UNKNOWN, Value
from gwanmun.sources.files import InputError
from gwanmun.sources.yaml_text import field_name
from gwanmun.world.dates import DateError, parse_date
from gwanmun.world.money import Money, MoneyError, parse_money
from gwanmun.world.text import Text


def read_facts(
    case: Case,
    base: RuleBase,
    clocks: Clocks,
    screened: Screened | None = None,
    ask: Asking = asked_of_day,
) -> CaseFacts:
    """Read every fact of a case.

    :param clocks: the two dates; a control number must have existed on the first, as known on the second.
    :param ask: answers what hangs on the dates; nothing else in the facts does.
    :raises InputError: for the first thing that cannot be right, with its place.
    """
    return _Reader(case, base, clocks, screened, ask).read()


_ANY_DAY = Clocks(date.max, date.max)


@lru_cache(maxsize=1024)
def _stated_by(base: RuleBase, declaration: str) -> Mapping[str, Value]:
    """What a declaration of the rule base states; none states a control number, which would hang on the day."""
    facts = base.vocabulary.general_name
    return {
        name: read_value(base.facts[facts(name)], written, control_list(base), _ANY_DAY, f"declaration {declaration}")
        for name, written in base.declarations[declaration].states.items()
    }


@lru_cache(maxsize=1024)
def _of_each_party(base: RuleBase, declaration: str, parties: int) -> tuple[tuple[str, Value], ...]:
    """What a declaration states; what it states of ``party`` is stated of every party, and of everyone in a role."""
    members = [f"parties[{i}]" for i in range(max(1, parties))]
    found: dict[str, Value] = {}
    for name, value in _stated_by(base, declaration).items():
        head, _, rest = name.partition(".")
        names = [f"{m}.{rest}" for m in (*members, *UNIQUE_ROLES)] if head == "party" else [name]
        found.update(dict.fromkeys(names, value))
    return tuple(found.items())


@lru_cache(maxsize=4096)
def _from_case(path: tuple[str | int, ...]) -> Source:
    """The source of what a field of the case states."""
    return Source("case", field_name(path))


class _Reader:
    def __init__(self, case: Case, base: RuleBase, clocks: Clocks, screened: Screened | None, ask: Asking) -> None:
        self.screened = screened
        self.case = case
        self.base = base
        self._clocks = clocks
        self._ask = ask
        self.list = control_list(base)

    def ask(self, question: str, *of: object) -> Any:
        """What hangs on the dates."""
        return self._ask(self.base, self._clocks, question, *of)

    def value(self, info: FactInfo, written: object, path: tuple[str | int, ...]) -> Value:
        """The value of a fact."""
        try:
            if info.shown_as == "code":
                return cast(Value, self.ask("number", info.type.name, written))
            return read_value(info, written, self.list, _ANY_DAY, "")
        except InputError as error:
            raise InputError(error.what, self.case.place(*path)) from None

    def read(self) -> CaseFacts:
        common = LineFacts(0, "")
        self._shipment(common)
        self._parties(common)
        signed = tuple(self._declaration(i) for i in range(len(self.case.declarations)))
        for declaration in signed:
            self._sign(common, declaration)
        lines = tuple(self._line(i, item, common) for i, item in enumerate(self.case.items))
        add_totals(self.case, lines)
        return CaseFacts(lines, len(self.case.parties), signed)

    def _shipment(self, facts: LineFacts) -> None:
        case = self.case
        named = {
            "activity": ("activity", case.activity),
            "from": ("ship_from", case.from_),
            "to": ("destination", case.to),
            "region": ("destination_region", case.region),
        }
        for key, (name, written) in named.items():
            self._state(facts, name, written, (key,))
        for section in ("end_use", "korea", "checks"):
            for key, value in getattr(case, section).items():
                self._state(facts, f"{section}.{key}", value, (section, key))
        for name, value in case.facts.items():
            self._state(facts, name, value, ("facts", name))
        # The occupied regions lie in Ukraine; Russia claims them as its own.
        destination = facts.values.get("destination")
        if destination not in (None, "UA", "RU") and "destination_region" not in facts.values:
            facts.state("destination_region", "elsewhere", Source("derived", "destination"))

    def _state(
        self, facts: LineFacts, name: str, written: Fact | Mapping[str, Any] | None, path: tuple[str | int, ...]
    ) -> None:
        info = self._info(name, path)
        if name == SCREENED:
            raise InputError(wrong.BY_SCREENING_ONLY, self.case.place(*path))
        # The field, not the file: a receipt is replayed from the case it holds.
        source = _from_case(path)
        if isinstance(written, Mapping):
            written = _statement(written, self.case.place(*path))
        if isinstance(written, Statement):
            if written.on:
                _check_day(written.on, self.case.place(*path))
            source = Source("case", written.by or source.who, written.source, written.on)
            written = written.value
        value = self.value(info, written, path)
        old = facts.values.get(name, value)
        if old != value and value is not UNKNOWN:
            raise InputError(wrong.contradiction(name, old, value), self.case.place(*path))
        facts.state(name, value, source)

    def _info(self, name: str, path: tuple[str | int, ...]) -> FactInfo:
        info = self.base.facts.get(self.base.vocabulary.general_name(name))
        if info is None:
            raise InputError(wrong.no_fact(name, self.base.vocabulary.suggest(name)), self.case.place(*path))
        return info

    def _parties(self, facts: LineFacts) -> None:
        if not self.case.parties:
            # Of somebody who is not known it is not asked where that is.
            facts.state("parties[0].elsewhere", False, Source("derived", "country, to"))
        seen: dict[tuple[str, str], int] = {}
        for i, party in enumerate(self.case.parties):
            self._party(facts, i, party)
            role = str(facts.values.get(f"parties[{i}].role"))
            key = (role, _plain(party.name))
            if key in seen:
                raise InputError(wrong.duplicate(party.name, role), self.case.place("parties", i))
            seen[key] = i
        for role in UNIQUE_ROLES:
            self._role(facts, role, [i for (r, _), i in seen.items() if r == role])

    def _party(self, facts: LineFacts, index: int, party: Party) -> None:
        written = {k: v for k, v in party.written().items() if k not in ("address",)}
        for key, value in written.items():
            self._state(facts, f"parties[{index}].{key}", value, ("parties", index, key))
        # Where no country was stated there is none that could differ; where no destination was, that is asked for.
        place, destination = facts.values.get(f"parties[{index}].country"), facts.values.get("destination")
        elsewhere = place is not None and destination is not None and place != destination
        facts.state(f"parties[{index}].elsewhere", elsewhere, Source("derived", "country, to"))

    def _screening(self, facts: LineFacts) -> None:
        """What was found on the lists, over what anybody said; that nothing was found only where nobody spoke.

        That no party is on a list follows from the named ones only if all are named.
        """
        if self.screened is None:
            return
        complete = facts.values.get("checks.parties_complete") is True
        for name in self.screened.open:
            facts.values.pop(name, None)
            facts.sources.pop(name, None)
        source = Source("screening", self.screened.edition["id"], "", self.screened.edition["date"])
        for name, written in self.screened.facts.items():
            value = self.value(self._info(name, ("parties",)), written, ("parties",))
            clear = written in (False, "none") or name == SCREENED
            if not clear or (name not in facts.values and (complete or name.startswith("parties["))):
                facts.state(name, value, source)
        for role in UNIQUE_ROLES:
            self._role_screened(facts, role)

    def _role_screened(self, facts: LineFacts, role: str) -> None:
        """What the screening says of the one party in a role."""
        members = [i for i in range(len(self.case.parties)) if facts.values.get(f"parties[{i}].role") == role]
        assert self.screened is not None
        touched = {
            n.partition("].")[2] for n in (*self.screened.open, *self.screened.facts) if n.startswith("parties[")
        }
        for part in touched:
            facts.values.pop(f"{role}.{part}", None)
            facts.sources.pop(f"{role}.{part}", None)
            values = {facts.values.get(f"parties[{i}].{part}", UNKNOWN) for i in members}
            if len(values) == 1:
                facts.state(f"{role}.{part}", values.pop(), Source("screening", self.screened.edition["id"]))

    def _role(self, facts: LineFacts, role: str, members: list[int]) -> None:
        """``end_user.country`` is what all end users have in common; where they differ it stays UNKNOWN."""
        if role == "ultimate_consignee" and len(members) > 1:
            raise InputError(wrong.TWO_CONSIGNEES, self.case.place("parties", members[1]))
        names = {n.partition(".")[2] for i in members for n in facts.values if n.startswith(f"parties[{i}].")}
        for name in sorted(names):
            values = {facts.values.get(f"parties[{i}].{name}", UNKNOWN) for i in members}
            if len(values) == 1:
                facts.state(f"{role}.{name}", values.pop(), facts.sources[f"parties[{members[0]}].{name}"])

    def _declaration(self, index: int) -> SignedDeclaration:
        signed = self.case.declarations[index]
        if signed.id not in self.base.declarations:
            place = self.case.place("declarations", index, "id")
            raise InputError(wrong.no_declaration(signed.id, tuple(self.base.declarations)), place)
        if signed.on:
            _check_day(signed.on, self.case.place("declarations", index, "on"))
        return SignedDeclaration(signed.id, signed.by, signed.on, signed.note, _stated_by(self.base, signed.id))

    def _sign(self, facts: LineFacts, signed: SignedDeclaration) -> None:
        source = Source("declaration", signed.by, signed.id, signed.on)
        for name, value in _of_each_party(self.base, signed.id, len(self.case.parties)):
            if name not in facts.values:
                facts.state(name, value, source)
            elif (old := facts.values[name]) != value:
                raise InputError(wrong.contradiction(name, old, value), f"declaration {signed.id}")

    def _line(self, index: int, item: Item, common: LineFacts) -> LineFacts:
        facts = LineFacts(index + 1, item.description, dict(common.values), dict(common.sources))
        self._thing(facts, item, ("items", index))
        self._screening(facts)
        code = facts.values.get("item.eccn")
        if isinstance(code, str) and code not in self.list.specials:
            self._kind(facts, ("items", index), code)
        self._korean_number(facts, index)
        add_kind_by_tariff(facts)
        self._activity(facts)
        if item.us_content is not None:
            facts.content = self._content(item.us_content, common, ("items", index, "us_content"))
        return facts

    def _thing(self, facts: LineFacts, thing: Thing, path: tuple[str | int, ...]) -> None:
        """What is written of a line, or of a component."""
        for key, value in thing.written().items():
            # Only where it is a field: elsewhere it is told as a fact that there is not.
            if key not in _NO_FACTS or key not in thing.__struct_fields__:
                self._state(facts, f"item.{key}", value, (*path, key))
        self._tariff(facts, path, thing)
        self._value(facts, path, thing)

    def _content(self, content: UsContent, common: LineFacts, path: tuple[str | int, ...]) -> StatedContent:
        shared = {n: v for n, v in common.values.items() if not n.startswith("item.")}
        parts = tuple(
            self._component(c, LineFacts(n + 1, c.description, dict(shared)), (*path, "components", n))
            for n, c in enumerate(content.components)
        )
        place = self.case.place(*path, "product_value")
        written = content.product_value
        product = None if written is None or written in NOT_KNOWN else self._sum(written, place)
        complete = read_yes_no(content.complete, self.case.place(*path, "complete"))
        return StatedContent(product, complete, parts, self.case.place(*path))

    def _component(self, component: Component, facts: LineFacts, path: tuple[str | int, ...]) -> StatedPart:
        place = self.case.place(*path)
        self._thing(facts, component, path)
        code = facts.values.get("item.eccn")
        if facts.values.get("item.origin", "US") != "US":
            raise InputError(wrong.NOT_OF_US_ORIGIN, place)
        if code in self.list.specials - {"EAR99", "PUBLISHED"}:
            raise InputError(wrong.other_agency(str(code)), place)
        facts.values["item.origin"] = "US"
        if isinstance(code, str) and code not in self.list.specials:
            self._kind(facts, path, code)
        quantity = None
        if component.quantity is not None:
            quantity = read_number(component.quantity, self.case.place(*path, "quantity"))
        return StatedPart(facts, quantity, read_yes_no(component.incorporated, place), place)

    def _activity(self, facts: LineFacts) -> None:
        """What moving goods is called (734.13, 734.14, 734.16); a release of technology must be stated."""
        known = facts.values
        start, end = known.get("ship_from"), known.get("destination")
        if "activity" in known or known.get("item.kind") != "commodity" or start is None or end is None:
            return
        activity = "export" if start == "US" else "transfer_in_country" if start == end else "reexport"
        facts.state("activity", activity, Source("derived", "goods move between these places (734.13-734.16)"))

    def _korean_number(self, facts: LineFacts, index: int) -> None:
        """What the Korean control number says, whether the ECCN speaks against it, and whether a permit has ended."""
        number, code = facts.values.get(NUMBER), facts.values.get("item.eccn")
        # The Korean list is not opened for shipments that Korea does not come near to.
        asked = isinstance(code, str) and (number == NOT_LISTED or facts.values.get("ship_from") == "KR")
        same = asked and self.ask("same_entry", code)
        # The tables say it: nobody's word takes the contradiction away.
        facts.state("item.kr_same_entry", same, Source("derived", "ECCN, 별표 2"))
        if isinstance(number, str):
            for name, value in self.ask("follows", number).items():
                stated = facts.values.get(name, value)
                if stated != value and name != "item.kind":
                    place = self.case.place("items", index, NUMBER.removeprefix("item."))
                    raise InputError(wrong.contradiction(name, stated, value), place)
                if name not in facts.values:
                    facts.state(name, cast(Value, value), Source("derived", f"통제번호 {number} (고시 별표 2·3)"))
        last = facts.values.get("korea.permit_valid_until")
        if isinstance(last, date) and self.ask("ended", last):
            if facts.values.get("korea.permit_in_force") is True:
                raise InputError(wrong.PERMIT_ENDED, self.case.place("korea", "permit_in_force"))
            facts.state("korea.permit_in_force", False, Source("derived", f"valid until {last}"))

    def _kind(self, facts: LineFacts, path: tuple[str | int, ...], code: str) -> None:
        kind = KINDS[code[1]]
        stated = facts.values.get("item.kind", kind)
        if stated != kind:
            raise InputError(wrong.contradiction("item.kind", stated, kind), self.case.place(*path, "eccn"))
        facts.state("item.kind", kind, Source("derived", "product group of the ECCN"))

    def _tariff(self, facts: LineFacts, path: tuple[str | int, ...], item: Thing) -> None:
        written = item.hs.value if isinstance(item.hs, Statement) else item.hs
        if written is None:
            return
        digits = "".join(c for c in unicodedata.normalize("NFKC", str(written)) if c not in " .-")
        place = self.case.place(*path, "hs")
        if not (digits.isascii() and digits.isdigit() and 6 <= len(digits) <= 10):
            raise InputError(wrong.bad_tariff(str(written)), place)
        facts.state("item.hs6", digits[:6], _from_case((*path, "hs")))

    def _value(self, facts: LineFacts, path: tuple[str | int, ...], item: Thing) -> None:
        if item.value is None or (isinstance(item, Component) and item.value in NOT_KNOWN):
            return
        facts.money = self._sum(item.value, self.case.place(*path, "value"))
        # No exchange rate is known, so only a sum in dollars says what the value in dollars is.
        if facts.money.currency == "USD" and "item.value_usd" not in facts.values:
            facts.state("item.value_usd", facts.money.amount, _from_case((*path, "value")))

    def _sum(self, written: Amount | str, place: str) -> Money:
        try:
            return _money(written)
        except MoneyError as error:
            raise InputError(Text(error.message("en"), error.message("ko")), place) from None


_NO_FACTS = frozenset({"description", "quantity", "value", "hs", "us_content", "incorporated"})
"""Fields of an item that are no facts of their own."""


def _money(value: Amount | str) -> Money:
    return parse_money(f"{value.currency} {value.amount}") if isinstance(value, Amount) else parse_money(value)


def _statement(written: Mapping[str, Any], place: str) -> Statement:
    found = statement_of(written)
    if found is None:
        raise InputError(wrong.NOT_A_STATEMENT, place)
    return found


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _check_day(text: str, place: str) -> None:
    try:
        parse_date(text)
    except DateError as error:
        raise InputError(Text(error.message("en"), error.message("ko")), place) from None
