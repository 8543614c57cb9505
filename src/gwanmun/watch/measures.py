"""Events that are measures: a party designated or listed, an authorisation revoked, a rule proposed or in force."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from collections.abc import Iterator

from gwanmun.watch.modality import mode_of
from gwanmun.watch.reading import Event, Mode, Slot
from gwanmun.watch.sentences import (
    Making,
    Sentence,
    date_before,
    event_at,
    slot_of,
    subject_of,
)

_DESIGNATE = re.compile(r"(?:으로|로)\s?(?P<act>지정)(?:한|했|하|된|됐|되|할|될|해)")


_REVOKE = re.compile(
    r"(?:지위|인증|승인|허가|지정|포괄허가|VEU|제소)[^.]{0,14}?(?:를|을)?\s?(?P<act>철회|취소|박탈|폐지|종료)(?:하|한|했|할|해|된|됐|될|되|키로|기로)"
)


_TAKEN_AWAY = re.compile(r"철회|취소|박탈|폐지|종료")


_RULE = re.compile(
    r"(?P<verb>행정\s?예고|입법\s?예고|본회의를?\s?통과|공포|시행|발효|발표|개정)\s?(?P<tail>한다고|할\s|할\s?예정|했|한다|하였|된다|됐|되는|되면서|하는|될|한\s)"
)


_LAWS = ("pol.gosi", "pol.fta_act", "pol.supply_chain_act", "pol.ear", "pol.entity_list", "pol.situational", "pol.veu")


_LISTED = re.compile(
    r"(?:목록|리스트|명단|Entity List[)’'\"]*)에?\s?[^.]{0,40}?(?P<act>포함|추가(?!로)|등재|올렸|올릴|올린|올려|올리|올랐|올라|오를|오르|넣었|넣을|넣)(?:했|됐|되|하|된|한)?"
)


def designations(making: Making, s: Sentence) -> Iterator[Event]:
    for m in _DESIGNATE.finditer(s.zone.text, s.start, s.end):
        policies = [r for r in s.of("policy", before=m.end()) if m.start() - r[1] <= 40]
        designated = [*s.of("company", before=m.start())]
        mode = mode_of(s, m.start("act"), m.end("act"))
        if not policies or not designated or mode is None:
            continue
        slots = [slot_of(s, "designated", r) for r in designated]
        slots += [slot_of(s, "regulation" if r[2].id == "pol.ear" else "policy", r) for r in policies]
        slots += [
            slot_of(s, "country", r)
            for r in s.of("country", before=policies[0][0], after=designated[0][0])
            if r[2].via == "name"
        ]
        yield event_at(s, "designation", designated[0][0], m.end(), None, slots, mode)


def revocations(making: Making, s: Sentence) -> Iterator[Event]:
    for m in _REVOKE.finditer(s.zone.text, s.start, s.end):
        policy = list(s.of("policy", before=m.end()))[-1:]
        # 철회를 취소했다: what takes a revocation back is none.
        mode = mode_of(s, m.start("act"), m.end("act"))
        if not policy or mode is None or len(_TAKEN_AWAY.findall(m.group())) > 1:
            continue
        who = list(s.of("company", before=m.start()))
        when = date_before(s, m.start())
        slots = [slot_of(s, "policy", policy[0]), *(slot_of(s, "party", r) for r in who)]
        subject = subject_of(s.rows, s.zone.text, s.start)
        if subject is not None:
            slots.append(slot_of(s, "by", subject))
        yield event_at(s, "revocation", (who or policy)[0][0], m.end(), when, slots, mode)


def rules(making: Making, s: Sentence) -> Iterator[Event]:
    text = s.zone.text
    for m in _RULE.finditer(text, s.start, s.end):
        verb = re.sub(r"\s", "", m["verb"])
        law = [r for r in s.of("policy", before=m.start()) if r[2].id in _LAWS and m.start() - r[1] <= 90]
        told = mode_of(s, m.start("verb"), m.end("verb"))
        if (
            not law
            or told is None
            or (verb == "발표" and not re.search(r"조치|규칙|개정|고시|철회|통제", text[law[-1][1] : m.start()]))
        ):
            continue
        stage = {
            "행정예고": "proposed",
            "입법예고": "proposed",
            "본회의통과": "adopted",
            "본회의를통과": "adopted",
            "공포": "final",
            "시행": "in_force",
            "발효": "in_force",
            "발표": "announced",
            "개정": "final",
        }[verb]
        # 행정예고한다고 밝혔다: giving notice is itself what is said; of what takes effect it only says that it will.
        if stage in ("proposed", "announced") and m["tail"].startswith("한다"):
            told = "done"
        mode: Mode = "proposed" if stage == "proposed" and told == "done" else told
        slots = [slot_of(s, "policy", r) for r in law[-3:]]
        slots.append(Slot("stage", stage, s.zone.span(m.start("verb"), m.end("verb"))))
        slots += [slot_of(s, "country", r) for r in s.of("country") if r[2].via in ("name", "direction")]
        # 28일 … 다음달 18일까지 행정예고: the notice is of the first day, the last is the end of comments.
        dates = [
            d
            for d in s.dates
            if d.end <= m.start() and len(d.value or "") >= 7 and not re.match(r"\s?까지", text[d.end :])
        ]
        marked = [d for d in dates if re.match(r"\s?(?:부터|자로|,)", text[d.end :])]
        when = (marked or dates)[-1] if dates and stage == "in_force" else dates[0] if dates else None
        yield event_at(s, "rule_change", law[-1][0], m.end(), when, slots, mode)


def listings(making: Making, s: Sentence) -> Iterator[Event]:
    """A party put on a list: 우려거래자 목록(Entity List)에 포함됐다."""
    for m in _LISTED.finditer(s.zone.text, s.start, s.end):
        lists = [
            r
            for r in s.of("policy", before=m.start() + 16)
            if r[2].id in ("pol.entity_list", "pol.uvl", "pol.sdn") and m.start() - r[1] <= 20
        ]
        mode = mode_of(s, m.start("act"), m.end("act"))
        if not lists or mode is None:
            continue
        slots = [slot_of(s, "policy", lists[-1]), *(slot_of(s, "designated", r) for r in s.of("company"))]
        slots += [slot_of(s, "country", r) for r in s.of("country") if r[2].via in ("name", "direction")]
        yield event_at(s, "listing", lists[-1][0], m.end(), date_before(s, lists[-1][0]), slots, mode)
