"""``gwanmun regimes``: the multilateral regimes, their members, and one entry in two control lists."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

import click

from gwanmun.cli.options import LangOption, OnOption, day
from gwanmun.cli.parameters import Argument, Group, Option
from gwanmun.cli.words import language
from gwanmun.sources.files import InputError
from gwanmun.world.errors import Lang
from gwanmun.world.text import Text

app = Group("Wassenaar, NSG, MTCR, Australia Group, Zangger: members, and lists compared.")

FormatOption = Annotated[str, Option("--format", says="text or json.")]

CONFIDENCE = {
    "same_entry_read": Text("same regime entry, read", "같은 체제 항목(확인)"),
    "same_limit_read": Text("same limit", "같은 기준값"),
    "same_number": Text("same number", "같은 번호"),
    "same_substance": Text("same substance", "같은 물질"),
    "similar_subject": Text("similar subject, limits differ", "비슷한 대상(기준은 다름)"),
    "inferred": Text("inferred, look it up", "추정(확인 필요)"),
    "common_grammar": Text("common numbering only", "번호 체계만 같음"),
}
_SAYS = {
    "members": Text("{0} members on {1}", "{1} 기준 회원국 {0}개국"),
    "since": Text("since {0}", "{0}부터"),
    "both": Text("Controlled by both", "두 나라 모두 통제"),
    "only_kr": Text("Only in the Korean list (so far as read)", "한국 목록에만 있음(확인한 범위)"),
    "only_us": Text(
        "Only in the US list (so far as the Korean entry was read)", "미국 목록에만 있음(한국 항목을 확인한 범위)"
    ),
    "not_read": Text(
        "Nothing of the Korean entry was read; by the common numbering it would be {0}. That a US paragraph stands"
        " alone below does not mean that Korea leaves it free.",
        "한국 항목은 확인하지 못했으며 번호 체계상 {0}에 해당합니다. 아래에 미국 항만 있다고 해서 한국이 통제하지"
        " 않는다는 뜻은 아닙니다.",
    ),
    "asks": Text(
        "Korea asks for a permit to every destination (Foreign Trade Act 19-2); the US asks by reason and country"
        " (738.4). A pair says that the subject is the same, not that the limits are, unless it says so.",
        "한국은 모든 지역에 수출허가를 요구하고(대외무역법 제19조의2), 미국은 통제사유와 국가별로 요구합니다(738.4)."
        " 짝은 대상이 같다는 뜻이며, '같은 기준값'이라고 적힌 경우가 아니면 기준값까지 같다는 뜻은 아닙니다.",
    ),
    "hsk": Text("HSK codes linked to it (so far as read)", "연계된 HSK 코드(확인한 범위)"),
    "none": Text("nothing", "없음"),
    "no_regime": Text("in no regime, so far as known here", "확인한 범위에서 가입한 체제가 없음"),
}


def _say(key: str, lang: str, *values: object) -> str:
    return _SAYS[key].in_(lang).format(*values)


def _base() -> Any:
    from gwanmun.law.load import rules

    return rules()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - membership runs by the calendar day of the place


@app.register("list")
def list_regimes(on: OnOption = None, lang: LangOption = None) -> None:
    """List the regimes, what they control, and how many members they had on a day."""
    from gwanmun.law.regimes import REGIMES, members

    words, when, base = language(lang), day(on, "--on") or _today(), _base()
    for regime in REGIMES.values():
        count = _say("members", words, len(members(base, regime.code, when)), when)
        click.echo(f"{regime.code:<8} {regime.name.in_(words)} — {regime.controls.in_(words)} · {count}")


@app.register("show")
def show(
    name: Annotated[str, Argument(says="A regime (WA, NSG, MTCR, AG, ZANGGER) or a country (KR, 대한민국).")],
    on: OnOption = None,
    lang: LangOption = None,
) -> None:
    """Show the members of a regime, or the regimes of a country, on a day."""
    from gwanmun.law.regimes import REGIMES, members, regimes_of
    from gwanmun.world import CountryError, country

    words, when, base = language(lang), day(on, "--on") or _today(), _base()
    spoken: Lang = "ko" if words == "ko" else "en"
    if name.upper() in REGIMES:
        found = members(base, name, when)
        click.echo(f"{REGIMES[name.upper()].name.in_(words)} · {_say('members', words, len(found), when)}")
        for m in found:
            place = country(m.country)
            since = f" · {_say('since', words, m.span.start)}" if m.span.start else ""
            click.echo(f"  {m.country}  {place.name(spoken)}{since} · {m.source}")
        return
    try:
        place = country(name)
    except CountryError as error:
        raise InputError(Text(error.message("en"), error.message("ko"))) from None
    own = regimes_of(base, place.code, when)
    click.echo(f"{place.code} {place.name(spoken)}")
    if not own:
        click.echo(f"  {_say('no_regime', words)}")
    for m in own:
        since = f" · {_say('since', words, m.span.start)}" if m.span.start else ""
        click.echo(f"  {m.regime:<8} {REGIMES[m.regime].name.in_(words)}{since} · {m.source}")


@app.register("compare")
def compare(
    number: Annotated[str, Argument(says="An entry: 3B001, or a Korean number such as 3A903.")],
    between: Annotated[str, Option(says="The two lists: KR,US.")] = "KR,US",
    on: OnOption = None,
    form: FormatOption = "text",
    lang: LangOption = None,
) -> None:
    """Show what two control lists say of one entry on a day: what both control, and what only one does."""
    from gwanmun.law.regimes import compare as compared

    words, when = language(lang), day(on, "--on") or _today()
    if {p.strip().upper() for p in between.split(",")} != {"KR", "US"}:
        raise InputError(
            Text(
                en=f"the lists that can be compared are KR,US, not {between[:40]!r}",
                ko=f"비교할 수 있는 목록은 KR,US입니다. 적힌 값: '{between[:40]}'",
            )
        )
    if form not in ("text", "json"):
        raise InputError(
            Text(
                en=f"--format is text or json, not {form[:40]!r}",
                ko=f"--format은 text 또는 json입니다. 적힌 값: '{form[:40]}'",
            )
        )
    found = compared(_base(), number, when)
    if form == "json":
        click.echo(json.dumps(_data(found), ensure_ascii=False, indent=2))
        return
    for line in _lines(found, words):
        click.echo(line)


def _lines(found: Any, lang: str) -> list[str]:
    head = f"{found.asked}  {found.american_label.in_(lang)}".strip()
    lines = [f"{head} · KR / US · {found.on}", _say("asks", lang)]
    if not found.korean_read:
        lines.append(_say("not_read", lang, found.asked))
    lines += ["", _say("both", lang)]
    for p in found.both:
        lines.append(f"  KR {_side(p.korean, lang)}")
        lines.append(f"  US {_side(p.american, lang)}")
        lines.append(f"     {CONFIDENCE[p.confidence].in_(lang)}: {p.basis.in_(lang)}")
    lines += [] if found.both else [f"  {_say('none', lang)}"]
    for key, mark, sides in (("only_kr", "KR", found.only_korean), ("only_us", "US", found.only_american)):
        lines += ["", _say(key, lang), *(f"  {mark} {_side(s, lang)}" for s in sides)]
        lines += [] if sides else [f"  {_say('none', lang)}"]
    if found.hsk:
        lines += ["", f"{_say('hsk', lang)}  {', '.join(found.hsk)}"]
    return lines


def _side(side: Any, lang: str) -> str:
    extra = " · ".join(x for x in (side.source, side.read_in) if x)
    return f"{side.number}  {side.label.in_(lang)}" + (f"  [{extra}]" if extra else "")


def _data(found: Any) -> dict[str, Any]:
    def side(s: Any) -> dict[str, Any]:
        return {"number": s.number, "en": s.label.en, "ko": s.label.ko, "source": s.source, "read_in": s.read_in}

    return {
        "asked": found.asked,
        "label": {"en": found.american_label.en, "ko": found.american_label.ko},
        "on": found.on.isoformat(),
        "korean_entry_read": found.korean_read,
        "hsk": list(found.hsk),
        "both": [
            {
                "korean": side(p.korean),
                "american": side(p.american),
                "confidence": p.confidence,
                "basis": {"en": p.basis.en, "ko": p.basis.ko},
            }
            for p in found.both
        ],
        "only_korean": [side(s) for s in found.only_korean],
        "only_american": [side(s) for s in found.only_american],
    }
