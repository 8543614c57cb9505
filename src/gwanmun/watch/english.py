"""Events that English sentences tell: measures and talks. What is denied, or only thought of, is no event."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gwanmun.watch.dates import Dated
from gwanmun.watch.found import is_dialogue
from gwanmun.watch.modality import mode_of
from gwanmun.watch.reading import Event, Mode, Slot
from gwanmun.watch.sentences import Making, Row, Sentence, event_at, slot_of

LISTS = ("pol.entity_list", "pol.uvl", "pol.sdn")
_REVOKE = re.compile(
    r"\b(?:revok(?:e|es|ed|ing)|revocation of|rescind(?:s|ed|ing)?|rescission of|terminat(?:e|es|ed|ing)"
    r"|withdr(?:aw|aws|ew|awn|awing)|cancel(?:s|led|ed|ling|ing)?)\b",
    re.IGNORECASE,
)
_REVOCATION_BEHIND = re.compile(r"[^.;,]{0,30}\brevocation\b", re.IGNORECASE)
_ADD = re.compile(
    r"\b(?:add(?:s|ed|ing)?|addition of|plac(?:e|es|ed|ing)|put(?:s|ting)?|listed|includ(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|on|onto|in)\s(?:the\s)?(?:U\.S\.\s|US\s|BIS\s|OFAC\s|Commerce\s)?$", re.IGNORECASE)
_DESIGNATE = re.compile(
    r"\b(?:designat(?:e|es|ed|ing)|approv(?:e|es|ed|ing)|grant(?:s|ed|ing)?)\b[^.;]{0,160}?\b(?:as|under|status)\b",
    re.IGNORECASE,
)
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("proposed", re.compile(r"\b(?:propos(?:e|es|ed|ing)\b[^.;]{0,60}\b(?:rules?|controls?|restrictions?|amend\w*)"
                            r"|proposed rule|notice of proposed rulemaking)\b", re.IGNORECASE)),
    ("final", re.compile(r"\b(?:(?:interim )?final rule|(?:issu|publish|releas)(?:es|ed|ing)\b[^.;]{0,60}\brules?)\b",
                         re.IGNORECASE)),
    ("in_force", re.compile(r"\b(?:tak(?:es|ing|en?) effect|took effect|(?:is|are|was|became|becomes|become) effective"
                            r"|enter(?:s|ed)? into force|came into force)\b", re.IGNORECASE)),
    ("announced", re.compile(r"\bannounc(?:es|ed|ing)\b[^.;]{0,90}\b(?:rules?|controls?|restrictions?|regulations?)\b",
                             re.IGNORECASE)),
)  # fmt: skip
_MEETING = re.compile(
    r"\b(?:met|meets|meeting|held (?:talks|a meeting|discussions)|holds talks|convened|co-?chaired|hosted|hosts)\b",
    re.IGNORECASE,
)
_VISIT = re.compile(r"\b(?:visit(?:s|ed|ing)?|travel(?:s|led|ed|ling|ing)? to|trip to)\b", re.IGNORECASE)
_AGREE = re.compile(
    r"\b(?:agreed? (?:to|on|that)|reached an agreement"
    r"|signed (?:a|an|the)\b[^.;]{0,60}\b(?:memorandum|agreement|MOU))\b",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\b(?:asked|asks|urged|urges|requested|requests|called (?:on|for)|calls (?:on|for))\b", re.IGNORECASE
)
_PROPOSE = re.compile(r"\b(?:proposed|proposes|suggested|suggests)\b", re.IGNORECASE)
_EFFECTIVE = re.compile(
    r"(?:effective(?: from| on| as of)?|as of|with effect (?:from|on)|from|beginning|starting)\s*$", re.IGNORECASE
)
_NTH = re.compile(r"\b(?P<n>first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th))\b", re.IGNORECASE)
_NUMBER = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}

Finder = Callable[[Making, Sentence], Iterator[Event]]


def _day(s: Sentence, place: int) -> Dated | None:
    """The day that a measure takes effect, if the sentence says so; else the one nearest in front of ``place``."""
    known = [d for d in s.dates if len(d.value or "") >= 7]
    marked = [d for d in known if _EFFECTIVE.search(s.zone.text[max(0, d.start - 24) : d.start])]
    chosen = marked[:1] or [d for d in known if d.end <= place][-1:]
    return chosen[0] if chosen else None


def _after(s: Sentence, place: int, reach: int = 60) -> Dated | None:
    """The day of a talk: the nearest one behind the verb, else in front of it."""
    known = [d for d in s.dates if len(d.value or "") >= 7]
    near = [d for d in known if place <= d.start <= place + reach] or [d for d in known if d.end <= place][-1:]
    return near[0] if near else None


def revocations(making: Making, s: Sentence) -> Iterator[Event]:
    """BIS is revoking the VEU authorizations of …; the authorization of … was revoked."""
    for m in _REVOKE.finditer(s.zone.text, s.start, s.end):
        # The Regulations are amended; what is revoked is a status or a rule under them.
        policies = [r for r in s.of("policy") if not is_dialogue(r[2].id) and r[2].id != "pol.ear"]
        mode = mode_of(s, m.start(), m.end())
        # Of two revocations in a row, the first takes back the second.
        if not policies or mode is None or _REVOCATION_BEHIND.match(s.zone.text, m.end(), s.end):
            continue
        policy = min(policies, key=lambda r: abs(r[0] - m.start()))
        firms = s.of("company")
        slots = [slot_of(s, "policy", policy), *(slot_of(s, "party", r) for r in firms), *_by(s, m.start())]
        ends = max(m.end(), policy[1], *(r[1] for r in firms)) if firms else max(m.end(), policy[1])
        yield event_at(s, "revocation", min(m.start(), policy[0]), ends, _day(s, m.start()), slots, mode)
        return


def listings(making: Making, s: Sentence) -> Iterator[Event]:
    """… were added to the Entity List."""
    for row in s.of("policy"):
        head = s.zone.text[s.start : row[0]]
        verbs = list(_ADD.finditer(head))
        if row[2].id not in LISTS or not verbs or not _TO.search(head):
            continue
        start = s.start + verbs[-1].start()
        mode = mode_of(s, start, s.start + verbs[-1].end())
        if mode is None:
            continue
        slots = [slot_of(s, "policy", row), *(slot_of(s, "designated", r) for r in s.of("company"))]
        slots += [slot_of(s, "country", r) for r in s.of("country") if r[2].via in ("", "name")]
        when = _day(s, start) or _after(s, row[1])
        yield event_at(s, "listing", start, row[1], when, slots, mode)
        return


def designations(making: Making, s: Sentence) -> Iterator[Event]:
    """… designated Samsung as a validated end-user."""
    for m in _DESIGNATE.finditer(s.zone.text, s.start, s.end):
        policies = [r for r in s.of("policy") if r[2].id == "pol.veu" and abs(r[0] - m.end()) <= 40]
        firms = s.of("company")
        mode = mode_of(s, m.start(), m.end())
        if not policies or not firms or mode is None:
            continue
        slots = [*(slot_of(s, "designated", r) for r in firms), slot_of(s, "policy", policies[0])]
        end = max(m.end(), policies[0][1])
        yield event_at(s, "designation", m.start(), end, _day(s, m.start()), slots, mode)
        return


def rules(making: Making, s: Sentence) -> Iterator[Event]:
    """A rule proposed, published, announced or in effect, of a policy that the sentence names."""
    law = [r for r in s.of("policy") if not is_dialogue(r[2].id)]
    if not law:
        return
    for stage, pattern in _RULES:
        m = pattern.search(s.zone.text, s.start, s.end)
        told = mode_of(s, m.start(), m.end()) if m is not None else None
        if m is None or told is None:
            continue
        mode: Mode = "proposed" if stage == "proposed" and told == "done" else told
        slots = [*(slot_of(s, "policy", r) for r in law[:3]), Slot("stage", stage, s.zone.span(m.start(), m.end()))]
        slots += [slot_of(s, "country", r) for r in s.of("country") if r[2].via in ("", "name")]
        yield event_at(
            s, "rule_change", min(m.start(), law[0][0]), max(m.end(), law[0][1]), _day(s, m.end()), slots, mode
        )
        return


def meetings(making: Making, s: Sentence) -> Iterator[Event]:
    """Two persons met, or a dialogue was held."""
    for m in _MEETING.finditer(s.zone.text, s.start, s.end):
        people = _persons(s)
        dialogue = next((r for r in s.of("policy") if is_dialogue(r[2].id)), None)
        mode = mode_of(s, m.start(), m.end())
        if mode is None or (len(people) < 2 and (dialogue is None or m.group().lower() == "meeting")):
            continue
        slots = [slot_of(s, "participant", r) for r in people]
        nth = _NTH.search(s.zone.text, max(s.start, dialogue[0] - 30), dialogue[0]) if dialogue else None
        if dialogue is not None:
            slots.append(slot_of(s, "dialogue", dialogue))
        if nth is not None:
            said = nth["n"].lower()
            slots.append(Slot("number", _NUMBER.get(said, said[:-2]), s.zone.span(nth.start(), nth.end())))
        start = min(m.start(), people[0][0]) if people else m.start()
        end = max(m.end(), *(r[1] for r in (*people, *([dialogue] if dialogue else []))))
        yield event_at(s, "meeting", start, end, _after(s, m.start(), 120), slots, mode)
        return


def visits(making: Making, s: Sentence) -> Iterator[Event]:
    """Somebody visited a country."""
    for m in _VISIT.finditer(s.zone.text, s.start, s.end):
        who = [r for r in _persons(s) if r[1] <= m.start() and m.start() - r[1] <= 60]
        country = next((r for r in s.of("country", after=m.end()) if r[0] - m.end() <= 12), None)
        mode = mode_of(s, m.start(), m.end())
        if not who or country is None or mode is None:
            continue
        slots = [slot_of(s, "who", who[-1]), slot_of(s, "country", country)]
        yield event_at(s, "visit", who[-1][0], country[1], _after(s, m.start()), slots, mode)
        return


def agreements(making: Making, s: Sentence) -> Iterator[Event]:
    """The two sides agreed to …"""
    yield from _said(making, s, _AGREE, "agreement", "done", "what")


def requests(making: Making, s: Sentence) -> Iterator[Event]:
    """Somebody asked that …"""
    yield from _said(making, s, _ASK, "request", "asked", "about")


def proposals(making: Making, s: Sentence) -> Iterator[Event]:
    """Somebody proposed …; a proposed rule is a change of rule."""
    if not any(p.search(s.zone.text, s.start, s.end) for stage, p in _RULES if stage == "proposed"):
        yield from _said(making, s, _PROPOSE, "proposal", "proposed", "about")


def _said(making: Making, s: Sentence, pattern: re.Pattern[str], type_: str, mode: Mode, name: str) -> Iterator[Event]:
    m = pattern.search(s.zone.text, s.start, s.end)
    told = mode_of(s, m.start(), m.end()) if m is not None else None
    if m is None or told is None:
        return
    mode = mode if told == "done" else told
    end = s.end
    while end > m.end() and s.zone.text[end - 1] in " .\n":
        end -= 1
    by = [r for r in (_persons(s) or s.of("agency")) if r[1] <= m.start()]
    # Who is named first asks; an agreement is of all.
    slots = [slot_of(s, "by", r) for r in (by if name == "what" else by[:1])]
    slots += [slot_of(s, "policy" if name == "what" else "about", r) for r in s.of("policy", after=m.start())]
    if name == "what":
        slots.append(Slot("what", s.zone.text[m.start() : end], s.zone.span(m.start(), end)))
    yield event_at(s, type_, m.start(), end, None, slots, mode)


def _persons(s: Sentence) -> list[Row]:
    """The persons of a sentence, each once."""
    return list({r[2].id: r for r in reversed(s.of("person")) if r[2].id}.values())[::-1]


def _by(s: Sentence, before: int) -> list[Slot]:
    return [slot_of(s, "by", r) for r in s.of("agency", before=before)[:1]]


FINDERS: tuple[Finder, ...] = (
    visits, designations, revocations, meetings, agreements, proposals, requests, rules, listings,
)  # fmt: skip
