"""Claims: who is reported to have said what, in their words or not, of something done, planned, proposed or asked."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re

from gwanmun.watch.english_claims import english_claims
from gwanmun.watch.found import Found
from gwanmun.watch.reading import Claim, Mention, Mode, Span
from gwanmun.watch.sentences import speaker
from gwanmun.watch.zones import Zone

_VERBS = "말했|밝혔|평가했|강조했|설명했|전했|덧붙였|지적했|제안했|요청했|당부했|주장했|언급했|약속했|촉구했|비판했|경고했|발표했|평가하|강조하|말하|밝히|역설했|답했|우려했|환영했"
_QUOTED = re.compile(
    rf"(?P<q>“[^”]{{4,600}}”|\"[^\"]{{8,600}}\")\s?(?:이?라고|고|며|면서|이라며|라며|는\s?(?:입장|뜻)을)\s?(?P<verb>{_VERBS})?"
)
_REPORTED = re.compile(rf"(?P<what>[^“”.]{{10,300}}?(?:다고|라고|자고|기로\s?했다고|겠다고))\s?(?P<verb>{_VERBS})")
_DIRECT = re.compile(r"(?P<what>[^“”.]{10,300}?)(?:을|를|도)\s?(?P<verb>제안했|요청했|당부했|촉구했|강조했|약속했)")
_MODE: list[tuple[Mode, re.Pattern[str]]] = [
    ("asked", re.compile(r"요청|당부|촉구|해\s?달라|해\s?주(?:길|기를)|바란다")),
    ("proposed", re.compile(r"제안|하자(?:고|”|\")|나가자|가자|행정\s?예고|검토")),
    ("planned", re.compile(r"겠다|예정|계획|방침|하기로|나갈\s?것|추진하|할\s?것")),
]


def find_claims(zones: list[Zone], found: Found) -> list[Claim]:
    """The claims of the body; a speaker not named in a sentence is the one of the sentence before."""
    claims: list[Claim] = []
    for number, zone in enumerate(zones):
        if zone.label not in ("body", "excerpt", "caption"):
            continue
        who: str = ""
        who_span: Span | None = None
        for start, end in zone.sentences:
            rows = [r for r in found.by_zone.get(number, ()) if start <= r[0] and r[1] <= end]
            if zone.tagged is None:
                claims += english_claims(zone, start, end, rows)
                continue
            taken: list[tuple[int, int]] = []
            quoted = list(_QUOTED.finditer(zone.text, start, end))
            verbs = [m["verb"] for m in quoted]
            for index, m in enumerate(quoted):
                # “…”며 “…”고 말했다: the verb at the end serves both.
                verb = next((v for v in verbs[index:] if v), "말했")
                a, b = m.span("q")
                who, who_span = _who(rows, zone, start, a, who, who_span)
                taken.append((a, b))
                claims.append(
                    Claim(
                        who,
                        True,
                        _mode(zone.text[a:b], verb),
                        zone.text[a + 1 : b - 1],
                        verb,
                        zone.span(a, b),
                        who_span,
                    )
                )
            for pattern in (_REPORTED, _DIRECT):
                for m in pattern.finditer(zone.text, start, end):
                    a, b = m.span("what")
                    if any(x < b and a < y for x, y in taken) or (zone.label != "body" and not who):
                        continue
                    who, who_span = _who(rows, zone, start, m.end(), who, who_span)
                    if who_span is not None and zone.span(a, b).holds(who_span):
                        a = next((k for k in range(a, b) if zone.block.offset(k) >= who_span.end), a)
                        a = zone.text.find(" ", a, b) if " " in zone.text[a:b] else a
                    while zone.text[a : a + 1].isspace():
                        a += 1
                    taken.append((a, b))
                    claims.append(
                        Claim(
                            who,
                            False,
                            _mode(zone.text[a:b], m["verb"]),
                            zone.text[a:b],
                            m["verb"],
                            zone.span(a, b),
                            who_span,
                        )
                    )
    return sorted(claims, key=lambda c: c.span.start)


def _who(
    rows: list[tuple[int, int, Mention]], zone: Zone, start: int, before: int, who: str, span: Span | None
) -> tuple[str, Span | None]:
    found = speaker(rows, zone.text, start, before)
    return (found[0], zone.span(found[1], found[2])) if found else (who, span)


def _mode(text: str, verb: str) -> Mode:
    for mode, pattern in _MODE[:2]:
        if pattern.search(verb):
            return mode
    for mode, pattern in _MODE:
        if pattern.search(text[-40:]):
            return mode
    return "done"
