"""A record as seen from the page: its language, its facts with their sources, and small pieces that every part uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeAlias

from gwanmun.cli.page.markup import Html, anchor, between, code, join, link, own, quiet, tag
from gwanmun.cli.page.words import DERIVED, PAGE_SAYS, PEOPLE
from gwanmun.decide.words import JURISDICTIONS, OUTCOMES, REASONS, word
from gwanmun.world.countries import UnknownCountry, by_code
from gwanmun.world.text import Text

Json: TypeAlias = dict[str, Any]

SIGNS = {
    "PROHIBITED": "✗",
    "LICENCE_REQUIRED": "!",
    "AUTHORISED": "✓",
    "NO_LICENCE_REQUIRED": "✓",
    "NOT_SUBJECT": "–",
    "UNDETERMINED": "?",
}
MARKS = {"TRUE": ("✓", "holds"), "FALSE": ("✗", "holds_not"), "UNKNOWN": ("?", "perhaps")}
_COUNTRIES = re.compile(r"(ship_from|destination|item\.origin|.*\.(country|headquarters))")
_FEDERAL_REGISTER = re.compile(r"\b(\d{2,3}) FR (\d{1,6})\b")
_CFR = re.compile(r"\b(7[3-7]\d\.\d+)((?:\([0-9A-Za-z]{1,5}\))*)")
_ECFR = "https://www.ecfr.gov/current/title-15/section-"


@dataclass(frozen=True)
class View:
    """A receipt, to be shown in one language."""

    receipt: Json
    lang: str

    @property
    def record(self) -> Json:
        """The record inside the receipt."""
        found: Json = self.receipt["record"]
        return found

    @cached_property
    def groups(self) -> list[list[Json]]:
        """The lines of the shipment; those with the very same determinations stand together."""
        found: list[list[Json]] = []
        for line in self.record["lines"]:
            for group in found:
                if group[0]["determinations"] == line["determinations"]:
                    group.append(line)
                    break
            else:
                found.append([line])
        return found

    @cached_property
    def asks(self) -> dict[str, Json]:
        """The question of each fact for which the record has one."""
        found: dict[str, Json] = {}
        for _, d in self.determinations():
            found.update({q["fact"]: q["ask"] for q in d["questions"]})
            found.update({f["fact"]: f["ask"] for change in d["changes"] for f in change["facts"]})
        return found

    def determinations(self) -> Iterator[tuple[Json, Json]]:
        """Every line with each of its determinations."""
        for line in self.record["lines"]:
            for d in line["determinations"]:
                yield line, d

    def say(self, key: str, *values: object) -> str:
        """A phrase of the page."""
        return PAGE_SAYS[key].in_(self.lang).format(*values)

    def word(self, words: dict[str, Text], key: str) -> str:
        """A word of the field."""
        return word(words, key, self.lang)

    def text(self, pair: Json) -> str:
        """A text of the record, in the language of the page."""
        found = str(pair.get(self.lang) or pair["en"])
        return self.say("not_applicable") if found == "not applicable" else found

    def fact_of(self, line: Json, name: str) -> Json | None:
        """A stated fact; one of a role is looked up under the party that has the role."""
        facts: Json = line["facts"]
        role, _, rest = name.partition(".")
        for key, fact in facts.items():
            if key.endswith("].role") and fact["value"] == role and f"{key[:-5]}.{rest}" in facts:
                name = f"{key[:-5]}.{rest}"
                break
        found: Json | None = facts.get(name)
        return found

    def who_stated(self, line: Json, name: str) -> str:
        """Person or place, document and day of a fact's source; the name of the fact if nobody stated it."""
        fact = self.fact_of(line, name)
        source = fact["source"] if fact else {}
        return ", ".join(str(source[k]) for k in ("who", "document", "on") if source.get(k)) or name

    def person(self, who: str) -> str:
        """Who can answer or sign."""
        return self.word(PEOPLE, who)

    def place_of(self, line: Json, *parts: object) -> str:
        """The anchor of something that belongs to a line."""
        return anchor("line", line["line"], *parts)

    # Small pieces

    def outcome(self, name: str, kind: str = "chip") -> Html:
        """An outcome: sign and word, so that it does not hang on colour."""
        style = name if name in SIGNS else "UNDETERMINED"
        sign = tag("span", SIGNS[style], class_="sign", aria_hidden="true")
        return tag("span", sign, " ", self.word(OUTCOMES, name), class_=f"{kind} o-{style.lower().replace('_', '-')}")

    def verdict(self, part: Json) -> Html:
        """An outcome; while undetermined, the best and the worst that are still possible."""
        if part["outcome"] != "UNDETERMINED":
            return self.outcome(part["outcome"])
        ends = (self.word(OUTCOMES, part[key]) for key in ("best", "worst"))
        return join(self.outcome(part["outcome"]), tag("div", self.say("best_worst", *ends), class_="quiet"))

    def mark(self, value: str) -> Html:
        """✓, ✗ or ?, with its meaning for who does not see it."""
        sign, key = MARKS.get(value, MARKS["UNKNOWN"])
        return tag("span", sign, class_=f"mark m-{key.replace('_', '-')}", role="img", aria_label=self.say(key))

    def law(self, jurisdiction: str) -> str:
        """The name of a jurisdiction."""
        return self.word(JURISDICTIONS, jurisdiction)

    def cite(self, rule: Json) -> Html:
        """Section and paragraph as a link to the official text, at the paragraph where the address allows it."""
        url = str(rule["url"] or "")
        found = _CFR.search(rule["cite"])
        if found and found[2] and url == _ECFR + found[1]:
            url = f"{url}#p-{found[0]}"
        return tag("span", link(rule["cite"], url), class_="cite")

    def instrument(self, text: str) -> Html:
        """An instrument, with links to the Federal Register and to paragraphs of 15 CFR that it names."""
        pieces: list[Html | str] = []
        end = 0
        for found in sorted([*_FEDERAL_REGISTER.finditer(text), *_CFR.finditer(text)], key=lambda m: m.start()):
            if found.re is _FEDERAL_REGISTER:
                url = f"https://www.federalregister.gov/citation/{found[1]}-FR-{found[2]}"
            else:
                url = f"{_ECFR}{found[1]}" + (f"#p-{found[0]}" if found[2] else "")
            pieces += [text[end : found.start()], link(found[0], url)]
            end = found.end()
        return join(pieces, text[end:])

    def reasons(self, rule: Json) -> str:
        """The reasons for control with their names."""
        return ", ".join(f"{r} ({self.word(REASONS, r)})" for r in rule["reason"].split())

    def span(self, bounds: list[str | None]) -> str:
        """An interval of days as people read it, with its last day; empty if neither end is known."""
        start, end = bounds[0], last_day(bounds[1])
        if start and end:
            return self.say("from_to", start, end)
        if start or end:
            return self.say("from" if start else "to", start or end)
        return ""

    def country(self, code_: object) -> Html:
        """A country with its code; what is no code stays as it is."""
        try:
            found = by_code(str(code_))
        except UnknownCountry:
            return own(str(code_))
        return tag("span", found.name("ko" if self.lang == "ko" else "en"), " ", quiet(f"({found.code})"))

    def value(self, line: Json, name: str, raw: object) -> Html:
        """The value of a fact in words."""
        fact = self.fact_of(line, name)
        if raw in ("unknown", "not_applicable"):
            return tag("em", self.say(str(raw)))
        if isinstance(raw, bool):
            return tag("span", self.say("yes" if raw else "no"))
        if isinstance(raw, int) and abs(raw) >= 10_000:
            return tag("span", f"{raw:,}")
        if _COUNTRIES.fullmatch(name):
            return self.country(raw)
        return own(self.text(fact["shown"]) if fact is not None and fact["value"] == raw else str(raw))

    def source(self, source: Json) -> Html:
        """Who stated a fact, in short."""
        who = source.get("who", "")
        kind = self.say(f"source_{source['kind']}") if f"source_{source['kind']}" in PAGE_SAYS else source["kind"]
        if source["kind"] == "derived":
            return tag("span", kind, ": ", self.word(DERIVED, who) if who in DERIVED else code(who))
        return between(": ", [kind, own(who) if who else None])


def last_day(end: str | None) -> str | None:
    """The last day of an interval whose end is the first day after it."""
    if not end:
        return end
    try:
        return (date.fromisoformat(end) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return end


def row_name(rule: Json) -> Html:
    """The row of the table that made a provision; nothing if it stands alone."""
    row = rule["name"].partition("[")[2].rstrip("]")
    return join(" ", tag("code", row, class_="quiet")) if row else join()
