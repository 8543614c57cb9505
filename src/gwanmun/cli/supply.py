"""``gwanmun impact supply``: what a stop of a country or a provider takes away, and who is left."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from gwanmun.cli.options import LangOption
from gwanmun.cli.parameters import Option
from gwanmun.cli.words import language
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from gwanmun.impact.supply.analyse import Denial
    from gwanmun.impact.supply.model import Chain
    from gwanmun.impact.supply.scenarios import Scenario


class Form(StrEnum):
    """Forms of an answer."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def supply(
    deny: Annotated[str | None, Option("--deny", says="Countries that stop supplying, e.g. CN or CN,RU.")] = None,
    inputs: Annotated[str | None, Option("--inputs", says="Only these inputs, e.g. gallium,germanium.")] = None,
    provider: Annotated[str | None, Option("--provider", says="A provider that stops, e.g. ASML.")] = None,
    to: Annotated[str | None, Option("--to", says="Only buyers in this country lose it.")] = None,
    scenario: Annotated[
        str | None, Option("--scenario", says="A scenario that ships, or a YAML file; 'list' names them.")
    ] = None,
    data: Annotated[
        list[Path] | None, Option("--data", says="More supply data: own CSV folder, ETO folder, or USGS file.")
    ] = None,
    year: Annotated[str | None, Option("--year", says="Figures of this year; default the latest.")] = None,
    lang: LangOption = None,
    form: Annotated[Form, Option("--format", says="Form of the answer.")] = Form.TEXT,
    output: Annotated[Path | None, Option("--output", "-o", says="Write the answer to this file.")] = None,
) -> None:
    """What a stop takes away: share lost, concentration, who is left, what lies downstream."""
    from gwanmun.cli.decide import write
    from gwanmun.impact.supply.scenarios import names
    from gwanmun.impact.supply.scenarios import scenario as named
    from gwanmun.impact.supply.tables import load, shipped

    if scenario == "list":
        write("".join(f"{n:<20} {named(n).title.in_(language(lang))}\n" for n in names()), output)
        return
    chain = shipped()
    for folder in data or ():
        chain = chain + load(folder)
    chosen = named(scenario) if scenario else None
    if chosen is not None:
        chain = chosen.applied(chain)
        denials = chosen.denials
    else:
        denials = (_asked(chain, deny, inputs, provider, to),)
    write(_render(chain, denials, chosen, year, form, language(lang)), output)


def _asked(chain: Chain, deny: str | None, inputs: str | None, provider: str | None, to: str | None) -> Denial:
    from gwanmun.impact.supply.analyse import Denial
    from gwanmun.impact.supply.tables import code

    if not deny and not provider:
        raise InputError(_NOTHING_ASKED)
    return Denial(
        countries=tuple(code(c, "--deny") for c in _parts(deny)),
        providers=tuple(chain.find_provider(p) for p in _parts(provider)),
        inputs=tuple(chain.find(i) for i in _parts(inputs)),
        to=code(to, "--to") if to else None,
    )


def _parts(text: str | None) -> list[str]:
    return [p.strip() for p in (text or "").split(",") if p.strip()]


def _render(
    chain: Chain, denials: tuple[Denial, ...], scenario: Scenario | None, year: str | None, form: Form, lang: str
) -> str:
    from gwanmun.cli.report import supply as report

    answer = report.SupplyAnswer.of(chain, denials, scenario, year)
    match form:
        case Form.JSON:
            return json.dumps(report.as_json(answer), ensure_ascii=False, indent=1) + "\n"
        case Form.HTML:
            from gwanmun.cli.report.supply_page import supply_page

            return supply_page(answer, lang)
        case _:
            return "\n".join(report.lines(answer, lang)) + "\n"


_NOTHING_ASKED = Text(
    en="say who stops: --deny COUNTRY, --provider NAME, or --scenario NAME (--scenario list names them)",
    ko="무엇이 중단되는지 지정하십시오: --deny 국가, --provider 공급자, --scenario 이름(목록은 --scenario list)",
)
