"""Briefs and timelines as HTML pages that load nothing and run nothing; the picture is SVG in the page."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gwanmun.watch.brief_parts import STAGES, Brief
from gwanmun.watch.changes import Change
from gwanmun.watch.ledger import Entry
from gwanmun.watch.publish.escape import address, for_html
from gwanmun.watch.publish.evidence import numbered, numbers_of, place
from gwanmun.world.text import Text

_STYLE = (
    "body{font:16px/1.6 system-ui,'Noto Sans KR',sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #ccd}li{margin:.4rem 0}.warning{border-left:4px solid #b3261e;padding-left:.6rem;list-style:none}"
    "a{color:#0b57d0}sup a{text-decoration:none;padding:0 .1rem}ol.evidence{font-size:.85rem;color:#3c4350}table{border-collapse:collapse}td,th{padding:.25rem .6rem;border:1px solid #ccd;text-align:left;vertical-align:top}"
    "svg text{font:12px system-ui,'Noto Sans KR',sans-serif;fill:#1b1f24}svg .axis{stroke:#889}svg .dot{fill:#0b57d0}svg .bar{fill:#0b57d0;opacity:.75}svg .off{fill:#b3261e;opacity:.75}svg{max-width:100%;height:auto}"
)
_EVIDENCE = Text("Evidence", "근거")
_STAGES = Text("Stages", "단계")
_TIMELINE = Text("Timeline", "연표")
_WIDTH = 760


def page(title: str, body: str, lang: str) -> str:
    """A whole page that may load nothing from anywhere."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{for_html(title)}</title><style>{_STYLE}</style></head><body><main>{body}</main></body></html>\n"
    )


def brief_page(brief: Brief, lang: str) -> str:
    """The brief as a page, with the stages of its changes as a picture."""
    title = brief.title.in_(lang)
    return page(title, f"<h1>{for_html(title)}</h1>{brief_body(brief, lang)}", lang)


def brief_body(brief: Brief, lang: str) -> str:
    """The sections, the picture and the evidence."""
    numbers = numbered(brief)
    parts = []
    for title, sentences in brief.sections():
        if not sentences:
            continue
        items = []
        for sentence in sentences:
            refs = "".join(f'<a href="#evidence-{n}">[{n}]</a>' for n in numbers_of(sentence, numbers))
            css = ' class="warning"' if sentence.weight == "warning" else ""
            items.append(f"<li{css}>{for_html(sentence.text.in_(lang))} <sup>{refs}</sup></li>")
        parts.append(f"<section><h2>{for_html(title.in_(lang))}</h2><ul>{''.join(items)}</ul></section>")
    if brief.changes:
        parts.append(
            f"<section><h2>{_STAGES.in_(lang)}</h2>{stages_svg(brief.changes, brief.made_on, lang)}{_stages_table(brief.changes, lang)}</section>"
        )
    rows = []
    for evidence, number in numbers.items():
        url = address(evidence.url)
        where = (
            f'<a href="{for_html(url)}" rel="noreferrer nofollow">{for_html(place(evidence))}</a>'
            if url
            else for_html(place(evidence))
        )
        quote = f" — “{for_html(evidence.quote)}”" if evidence.quote else ""
        rows.append(f'<li id="evidence-{number}">{where}{quote}</li>')
    parts.append(f'<section><h2>{_EVIDENCE.in_(lang)}</h2><ol class="evidence">{"".join(rows)}</ol></section>')
    return "".join(parts)


def _stages_table(changes: Sequence[Change], lang: str) -> str:
    rows = "".join(
        f"<tr><td>{for_html(c.title.model_dump()[lang])}</td><td>{for_html(STAGES[s.stage].in_(lang))}</td><td>{s.from_}</td><td>{s.until or ''}</td><td>{for_html(s.source)}</td></tr>"
        for c in changes
        for s in c.stages
    )
    heads = ("Change", "Stage", "From", "Until", "Source") if lang == "en" else ("변경", "단계", "시작", "종료", "출처")
    return f"<table><thead><tr>{''.join(f'<th>{h}</th>' for h in heads)}</tr></thead><tbody>{rows}</tbody></table>"


def stages_svg(changes: Sequence[Change], on: date, lang: str) -> str:
    """The stages of changes as bars on one axis of days, with the day of the brief marked."""
    days = [s.start for c in changes for s in c.stages] + [s.end for c in changes for s in c.stages if s.end] + [on]
    scale = _Scale(min(days), max(days))
    height = 40 + 34 * len(changes)
    parts = [scale.axis(height)]
    for row, change in enumerate(changes):
        top = 34 + 34 * row
        parts.append(f'<text x="0" y="{top}">{for_html(_short(change.title.model_dump()[lang], 70))}</text>')
        for index, stage in enumerate(change.stages):
            end = stage.end or (change.stages[index + 1].start if index + 1 < len(change.stages) else scale.last)
            left, right = scale.at(stage.start), max(scale.at(end), scale.at(stage.start) + 3)
            css = "off" if stage.stage in ("suspended", "expired", "revoked") else "bar"
            label = f"{STAGES[stage.stage].in_(lang)} {stage.from_}"
            opacity = "" if stage.stage in ("in_force", "suspended", "revoked") else ' fill-opacity="0.4"'
            parts.append(
                f'<rect class="{css}" x="{left}" y="{top + 4}" width="{round(right - left, 1)}" height="10"{opacity}><title>{for_html(label)}</title></rect>'
            )
    parts.append(
        f'<line x1="{scale.at(on)}" x2="{scale.at(on)}" y1="16" y2="{height}" stroke="#b3261e" stroke-dasharray="3 3"/><text x="{min(scale.at(on), _WIDTH - 70)}" y="12">{on}</text>'
    )
    return _svg(height, "".join(parts), _STAGES.in_(lang))


def timeline_page(entries: Sequence[Entry], title: str, lang: str) -> str:
    """The timeline as a picture and a table."""
    rows = "".join(
        f"<tr><td>{for_html(e.date or '?')}</td><td>{for_html(e.text.in_(lang))}</td><td>{for_html(', '.join(e.participants))}</td>"
        f"<td>{for_html('; '.join(f'{n} {a}–{b}' for n, a, b in e.sources) or e.known)}</td></tr>"
        for e in entries
    )
    heads = ("Date", "What", "Who", "Told in") if lang == "en" else ("날짜", "내용", "참석자", "출처")
    table = f"<table><thead><tr>{''.join(f'<th>{h}</th>' for h in heads)}</tr></thead><tbody>{rows}</tbody></table>"
    return page(title, f"<h1>{for_html(title)}</h1>{timeline_svg(entries, lang)}{table}", lang)


def timeline_svg(entries: Sequence[Entry], lang: str) -> str:
    """Dots on an axis of days, each with its words beside it."""
    dated = [(_day(e.date), e) for e in entries if _day(e.date) is not None]
    if not dated:
        return ""
    days = [d for d, _ in dated if d is not None]
    scale = _Scale(min(days), max(days))
    height = 40 + 24 * len(dated)
    parts = [scale.axis(height)]
    for row, (day, entry) in enumerate(dated):
        assert day is not None
        x, y = scale.at(day), 40 + 24 * row
        anchor, at = ("end", x - 8) if x > _WIDTH * 0.55 else ("start", x + 8)
        radius = 6 if entry.type in ("meeting", "summit") else 4
        parts.append(
            f'<circle class="dot" cx="{x}" cy="{y}" r="{radius}"><title>{for_html(entry.date)}</title></circle>'
        )
        parts.append(
            f'<text x="{round(at, 1)}" y="{y + 4}" text-anchor="{anchor}">{for_html(entry.date)} {for_html(_short(entry.text.in_(lang), 46))}</text>'
        )
    return _svg(height, "".join(parts), _TIMELINE.in_(lang))


def _svg(height: int, body: str, label: str) -> str:
    return f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" aria-label="{for_html(label)}" xmlns="http://www.w3.org/2000/svg">{body}</svg>'


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _day(text: str) -> date | None:
    """The first day of a date that may be a year or a month."""
    try:
        return date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])
    except ValueError:
        return None


class _Scale:
    """From days to places across the drawing, with a margin at both ends."""

    def __init__(self, first: date, last: date) -> None:
        margin = max(30, (last - first).days // 12)
        self.first = date.fromordinal(first.toordinal() - margin)
        self.last = date.fromordinal(last.toordinal() + margin)

    def at(self, day: date) -> float:
        """The place of a day."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(min(1.0, max(0.0, share)) * _WIDTH, 1)

    def axis(self, height: int) -> str:
        """The axis with a mark for each year."""
        years = [date(y, 1, 1) for y in range(self.first.year + 1, self.last.year + 1)]
        marks = "".join(
            f'<line class="axis" x1="{self.at(y)}" x2="{self.at(y)}" y1="18" y2="{height}" stroke-opacity="0.3"/><text x="{self.at(y) + 2}" y="26">{y.year}</text>'
            for y in years
        )
        return f'<line class="axis" x1="0" x2="{_WIDTH}" y1="18" y2="18"/>{marks}'
