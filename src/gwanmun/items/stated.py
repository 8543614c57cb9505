"""What was stated of an item: values checked, several of a kind side by side, quantities computed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from gwanmun.items.formulas import compute
from gwanmun.items.units import measure
from gwanmun.logic.facts import Kind
from gwanmun.logic.values import Value
from gwanmun.sources.files import InputError
from gwanmun.world.suggest import near
from gwanmun.world.text import Text

MOST_LISTED = 60
"""Longest list of choices that a question spells out; a longer one (CAS numbers) is the entry's own list."""
MOST_SEVERAL = 200
"""Most axes, bands or channels of one item."""
ROUNDING = Decimal("0.02")
"""By how much a stated quantity may differ from its figures, which then decide: datasheets round."""
_BETWEEN = re.compile(r"\s*;\s*|,\s+")
"""Between the values of a list: a comma needs a space behind it, because 1,000 is one number."""


@dataclass(frozen=True)
class Quantity:
    """How a parameter is computed: the formula, the figures in their order, and the constants of the text."""

    formula: str
    figures: tuple[str, ...]
    constants: tuple[Decimal, ...]


@dataclass(frozen=True)
class Parameter:
    """A number with a unit, a choice, or a yes-or-no of an item, and the question for it.

    ``each`` names what an item has several of (``axis``), where the text counts each by itself. ``computed`` says from
    what it follows; then its figures are asked for unless ``direct`` says that datasheets print it.
    """

    name: str
    kind: Kind
    unit: str
    choices: tuple[str, ...]
    ask: Text
    question: Text
    """The same with what it can be answered by."""
    signed: bool = False
    each: str = ""
    computed: Quantity | None = None
    direct: bool = False
    as_printed: bool = False
    """Whether the text prints its limit in kelvin and in degrees Celsius."""

    @property
    def asked_as(self) -> tuple[str, ...]:
        """The names that are asked for it: its figures, where no datasheet prints it."""
        return self.computed.figures if self.computed and not self.direct else (self.name,)


@dataclass(frozen=True)
class Stated:
    """The facts for each axis, band or channel of an item; one set where it has no several."""

    values: Mapping[str, tuple[Value, ...]]
    each: tuple[Mapping[str, Value], ...]

    def shown(self) -> dict[str, str]:
        """What was stated and what was computed from it, by name."""
        names = {name: None for facts in self.each for name in facts}
        return {name: "; ".join(map(str, self.values.get(name) or self._computed(name))) for name in names}

    def _computed(self, name: str) -> list[Value]:
        return list(dict.fromkeys(facts[name] for facts in self.each if name in facts))


def read(entry: str, parameters: Mapping[str, Parameter], given: Mapping[str, object]) -> Stated:
    """The facts that were stated, with what is computed from them.

    :raises InputError: for an unknown name, a value that does not fit, lists that do not pair, or a quantity that is
        stated otherwise than its figures make it.
    """
    values = {name: _values(entry, parameters, name, v) for name, v in given.items() if v is not None}
    facts = [_with_quantities(parameters, f) for f in _side_by_side(parameters, values)]
    return Stated(values, tuple(facts))


def to_ask(waiting: Collection[str], parameters: Mapping[str, Parameter], said: Stated) -> tuple[str, ...]:
    """What to ask for in the order of the file: for a computed quantity the figures that are not stated yet."""
    asked = [a for name, p in parameters.items() if name in waiting for a in _asked_for(p, said)]
    return tuple(dict.fromkeys(asked))


def _asked_for(parameter: Parameter, said: Stated) -> list[str]:
    figures = parameter.computed.figures if parameter.computed else ()
    left = [f for f in figures if f not in said.values]
    return [parameter.name] if not left or (parameter.direct and len(left) == len(figures)) else left


def _side_by_side(
    parameters: Mapping[str, Parameter], values: Mapping[str, tuple[Value, ...]]
) -> list[dict[str, Value]]:
    """One set of facts for each member of a group of several; of two groups every pairing."""
    common = {name: v[0] for name, v in values.items() if len(v) == 1}
    groups: dict[str, dict[str, tuple[Value, ...]]] = {}
    for name, v in values.items():
        if len(v) > 1:
            groups.setdefault(parameters[name].each, {})[name] = v
    rows = [_rows(parameters, name, lists, common) for name, lists in groups.items()]
    return [common | {k: v for row in chosen for k, v in row.items()} for chosen in product(*rows)]


def _rows(
    parameters: Mapping[str, Parameter], group: str, lists: Mapping[str, tuple[Value, ...]], common: Mapping[str, Value]
) -> list[dict[str, Value]]:
    lengths = {len(v) for v in lists.values()}
    alone = next((n for n in common if parameters[n].each == group), None)
    if len(lengths) > 1 or alone is not None:
        listed = ", ".join([*lists, *([alone] if alone else [])])
        raise InputError(
            Text(
                f"{listed} need as many values each: one for every {group}, in the same order",
                f"{listed}은(는) 같은 개수를 같은 순서로 적으십시오(하나당 값 하나)",
            ),
            next(iter(lists)),
        )
    return [{name: v[i] for name, v in lists.items()} for i in range(lengths.pop())]


def _with_quantities(parameters: Mapping[str, Parameter], facts: dict[str, Value]) -> dict[str, Value]:
    for name, p in parameters.items():
        if p.computed is None or not all(f in facts for f in p.computed.figures):
            continue
        figures = [(f, Decimal(str(facts[f]))) for f in p.computed.figures]
        found = compute(p.computed.formula, figures, p.computed.constants)
        stated = Decimal(str(facts.get(name, found)))
        if abs(stated - found) > ROUNDING * abs(found):
            shown = f"{found:.6g}"
            raise InputError(
                Text(
                    f"is {facts[name]}, but its figures make {shown}", f"{facts[name]}이라고 적었으나 계산값은 {shown}"
                ),
                name,
            )
        facts[name] = found
    return facts


def _values(entry: str, parameters: Mapping[str, Parameter], name: str, value: object) -> tuple[Value, ...]:
    parameter = parameters.get(name)
    if parameter is None:
        raise InputError(_no_parameter(entry, parameters, name), name)
    several: Sequence[object] = [value]
    if parameter.each and isinstance(value, str):
        several = [part for part in _BETWEEN.split(value.strip()) if part]
    elif isinstance(value, (list, tuple)):
        several = value
    if not several or len(several) > MOST_SEVERAL or (len(several) > 1 and not parameter.each):
        raise InputError(Text("needs one value", "값을 하나만 적으십시오"), name)
    return tuple(_value(parameter, v) for v in several)


def _value(parameter: Parameter, value: object) -> Value:
    name = parameter.name
    if parameter.kind is Kind.NUMBER:
        number = measure(value, parameter.unit, name, as_printed=parameter.as_printed)
        if number < 0 and not parameter.signed:
            raise InputError(Text("cannot be below zero", "0보다 작을 수 없습니다"), name)
        return number
    if parameter.kind is Kind.BOOL:
        words = {"yes": True, "true": True, "예": True, "no": False, "false": False, "아니오": False}
        found = value if isinstance(value, bool) else words.get(str(value).strip().lower())
        if found is None:
            raise InputError(Text("must be yes or no", "예 또는 아니오여야 합니다"), name)
        return found
    chosen = str(value).strip().lower()
    if chosen not in parameter.choices:
        listed = ", ".join(parameter.choices)
        raise InputError(Text(f"must be one of {listed}", f"다음 중 하나여야 합니다: {listed}"), name)
    return chosen


def parameter(name: str, data: Mapping[str, Any]) -> Parameter:
    """A parameter as its file has it."""
    choices = tuple(str(c) for c in data.get("choices", ()))
    kind = Kind.SYMBOL if choices else Kind.NUMBER if "unit" in data else Kind.BOOL
    made = data.get("computed")
    return Parameter(
        name,
        kind,
        str(data.get("unit", "")),
        choices,
        Text(data["en"], data["ko"]),
        _question(data, choices),
        bool(data.get("signed", data.get("unit") in ("C", "K"))),
        str(data.get("each", "")),
        Quantity(made["by"], tuple(made["of"]), tuple(Decimal(str(c)) for c in made.get("with", ()))) if made else None,
        bool(data.get("direct", False)),
        bool(data.get("kelvin_and_celsius", False)),
    )


_SEVERAL = {
    "axis": Text("several axes: 1.1; 0.9", "축이 여럿이면 1.1; 0.9처럼"),
    "band": Text("several bands: 2.8; 3.1", "대역이 여럿이면 2.8; 3.1처럼"),
    "channel": Text("several channels or modes: 12; 14", "채널·모드가 여럿이면 12; 14처럼"),
    "output": Text("several outputs: 1064; 532", "출력이 여럿이면 1064; 532처럼"),
    "offset": Text("several offsets: 100; 1000", "오프셋이 여럿이면 100; 1000처럼"),
}


def _question(data: Mapping[str, Any], choices: tuple[str, ...]) -> Text:
    """The question with what it can be answered by: the unit of a bare number, or the words of a choice.

    ``choices`` may be a list, or a mapping from each word to its meaning in the two languages.
    """
    ask, unit = Text(data["en"], data["ko"]), str(data.get("unit", ""))
    if unit or "each" in data:
        several = _SEVERAL[data["each"]] if "each" in data else Text("", "")
        return Text(*(f"{ask.in_(x)} [{'; '.join(filter(None, (unit, several.in_(x))))}]" for x in ("en", "ko")))
    if not choices or len(choices) > MOST_LISTED:
        return ask
    given = data["choices"]
    meanings = given if isinstance(given, dict) else {}
    said = [[f"{c} ({meanings[c][i]})" if c in meanings else c for c in choices] for i in (0, 1)]
    return Text(f"{ask.en} [{'; '.join(said[0])}]", f"{ask.ko} [{'; '.join(said[1])}]")


def _no_parameter(entry: str, parameters: Mapping[str, Parameter], name: str) -> Text:
    hint = ", ".join(near(name, parameters, 3, 0.5) or parameters)
    return Text(
        f"{entry} has no parameter {name[:40]!r}; it has {hint}",
        f"{entry}에 '{name[:40]}' 항목이 없습니다: {hint}",
    )
