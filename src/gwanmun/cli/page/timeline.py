"""The dated provisions that matter, as a drawing with the day of export marked, and their days in a table."""

from __future__ import annotations

from datetime import date, timedelta

from gwanmun.cli.page.markup import Html, between, join, plain, quiet, table, tag
from gwanmun.cli.page.view import Json, View, last_day, row_name

WIDTH = 720
ROW = 38
TOP = 30
MOST_ROWS = 16
YEARS_BEFORE = 4
YEARS_AFTER = 2


def timeline(view: View) -> Html:
    """The section; nothing if no provision that matters has a date."""
    rules = dated(view)
    if not rules:
        return join()
    figure = tag("figure", _drawing(view, rules[:MOST_ROWS]), class_="wide")
    return tag("section", tag("h2", view.say("timeline")), figure, _numbers(view, rules), id="dates")


def dated(view: View) -> list[Json]:
    """Every provision that holds, may hold, or would let the shipment go on another day, if it has a date."""
    found: dict[str, Json] = {}
    for _, d in view.determinations():
        other = d["other_day"]["by"] if d["other_day"] else []
        tried = [a for a in d["authorisations"] if a["value"] != "FALSE"]
        for rule in (*d["prohibitions"], *d["requirements"], *tried, *other):
            if any(_day(bound) for bound in rule["in_force"]):
                found.setdefault(rule["name"], rule)
    return sorted(found.values(), key=lambda r: (r["in_force"][0] or "", r["name"]))


def _numbers(view: View, rules: list[Json]) -> Html:
    rows = [
        (
            (quiet(f"{number} "), view.text(rule["title"]), row_name(rule)),
            (view.cite(rule), tag("div", view.instrument(rule["instrument"]), class_="quiet")),
            tag("time", rule["in_force"][0] or view.say("open_start")),
            tag("time", last_day(rule["in_force"][1]) or view.say("open_end")),
            view.span(rule["known"]),
            view.say("in_force_now" if _covers(rule, view.record["on"]) else "not_in_force_now"),
        )
        for number, rule in enumerate(rules, 1)
    ]
    heads = ("provision", "citation", "first_day", "last_day", "published", "on_day")
    return table(view.say("timeline"), [view.say(h) for h in heads], rows)


def _covers(rule: Json, on: str) -> bool:
    start, end = rule["in_force"]
    return (not start or start <= on) and (not end or on < end)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


class _Scale:
    """From days to places across the drawing; what lies outside is drawn at its edge."""

    def __init__(self, on: date, rules: list[Json]) -> None:
        days = [on, *(d for r in rules for bound in r["in_force"] if (d := _day(bound)))]
        self.start = max(min(days), on - timedelta(days=365 * YEARS_BEFORE)) - timedelta(days=60)
        self.end = min(max(days), on + timedelta(days=365 * YEARS_AFTER)) + timedelta(days=120)

    def at(self, day: date) -> float:
        share = (day - self.start).days / (self.end - self.start).days
        return round(max(0.0, min(1.0, share)) * WIDTH, 1)

    def years(self) -> list[date]:
        return [date(y, 1, 1) for y in range(self.start.year + 1, self.end.year + 1)]


def _drawing(view: View, rules: list[Json]) -> Html:
    on = _day(view.record["on"]) or date.min
    scale = _Scale(on, rules)
    height = TOP + ROW * len(rules) + 22
    x = scale.at(on)
    side = "end" if x > WIDTH * 0.6 else "start"
    label = f"{view.say('export_on')} {view.record['on']}"
    return tag(
        "svg",
        [_year(scale, day, height) for day in scale.years()],
        [_bar(view, scale, number, rule) for number, rule in enumerate(rules, 1)],
        tag("line", x1=str(x), x2=str(x), y1="16", y2=str(height - 18), class_="on"),
        tag("text", label, x=str(x + (-6 if side == "end" else 6)), y="14", text_anchor=side, class_="on"),
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_label=view.say("timeline_alt"),
    )


def _year(scale: _Scale, day: date, height: int) -> Html:
    x = str(scale.at(day))
    line = tag("line", x1=x, x2=x, y1="22", y2=str(height - 18), class_="year")
    return join(line, tag("text", str(day.year), x=x, y=str(height - 4), text_anchor="middle", class_="year"))


def _bar(view: View, scale: _Scale, number: int, rule: Json) -> Html:
    start, end = (_day(bound) for bound in rule["in_force"])
    left = scale.at(start) if start else 0.0
    right = scale.at(end) if end else float(WIDTH)
    y = TOP + ROW * (number - 1)
    kind = "allows" if rule["kind"] == "authorisation" else "asks"
    title = plain(between(" ", [str(number), view.text(rule["title"]), view.span(rule["in_force"])]))
    shown = title if len(title) <= 100 else title[:99] + "…"
    return tag(
        "g",
        tag("text", shown, x="2", y=str(y + 12), class_="label"),
        tag(
            "rect",
            x=str(left),
            y=str(y + 18),
            width=str(round(max(right - left, 2), 1)),
            height="10",
            rx="2",
            class_=kind,
        ),
    )
