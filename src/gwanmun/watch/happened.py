"""What happened: an event of a document as a sentence in both languages."""

from __future__ import annotations

from datetime import date

from gwanmun.watch.brief_parts import AHEAD, STAGES, Sentence, entry_name, evidence_at
from gwanmun.watch.reading import Event, Reading
from gwanmun.world.text import Text

_HAPPENED = {
    "meeting": Text("{who} met{when}{about}.", "{who} 회의{when}{about}."),
    "held": Text("{held} was held{when}.", "{held} 회의{when}."),
    "visit": Text("{who} visited {country}{when}.", "{who} {country} 방문{when}."),
    "summit": Text("Summit of {countries}{when}.", "{countries} 정상회담{when}."),
    "designation": Text("Reported: {parties} designated under {about2}{by}.", "보도: {parties}, {about2} 지정{by}."),
    "revocation": Text("Reported: {about2} of {parties} revoked{when}.", "보도: {parties} {about2} 철회{when}."),
    "revocation_alone": Text("Reported: {about2} revoked{when}.", "보도: {about2} 철회{when}."),
    "listing": Text("Reported: a party was put on {about2}{when}.", "보도: {about2} 등재{when}."),
    "agreement": Text("Agreed{when}: “{quote}”.", "합의{when}: “{quote}”."),
    "proposal": Text("{who} proposed: “{quote}”.", "{who} 제안: “{quote}”."),
    "request": Text("{who} asked: “{quote}”.", "{who} 요청: “{quote}”."),
    "forum": Text("Forum {name}{when}.", "{name} 개최{when}."),
    "forum_established": Text("Set up: “{quote}”.", "신설: “{quote}”."),
    "assessment": Text("{who} commented: “{quote}”.", "{who} 평가: “{quote}”."),
    "rule_change": Text("Rule: “{quote}” ({stage}){when}.", "규정: “{quote}” ({stage}){when}."),
}
_MEASURES = {
    "designation": Text("{parties} to be designated under {about2}{by}", "{parties}, {about2} 지정{by}"),
    "revocation": Text("{about2} of {parties} to be revoked{when}", "{parties} {about2} 철회{when}"),
    "revocation_alone": Text("{about2} to be revoked{when}", "{about2} 철회{when}"),
    "listing": Text("a party to be put on {about2}{when}", "{about2} 등재{when}"),
    "rule_change": Text("rule “{quote}” ({stage}){when}", "규정 “{quote}” ({stage}){when}"),
}
_QUOTED = Text("“{quote}”{when}", "“{quote}”{when}")
_NOT_DONE = {
    "planned": Text("Planned or announced, not told as done: {what}.", "계획·예고(완료 아님): {what}."),
    "asked": Text("Asked for, not done: {what}.", "요구(완료 아님): {what}."),
}


def happened(name: str, reading: Reading, on: date | None = None) -> list[Sentence]:
    """What a document tells: a sentence for each event, or its first words where none was recognised.

    :param on: the day of the brief; what takes effect later is still ahead.
    """
    return [_happened(name, reading, e, on) for e in reading.events] or _without_events(name, reading)


def _happened(name: str, reading: Reading, event: Event, on: date | None) -> Sentence:
    pattern = _pattern(event)
    texts = {lang: pattern.in_(lang).format(**_parts(reading, event, lang, on)) for lang in ("en", "ko")}
    evidence = [evidence_at(name, reading, event.evidence.start, event.evidence.end)]
    evidence += [
        evidence_at(name, reading, s.span.start, s.span.end)
        for s in event.slots
        if s.name in ("evidence", "date", "outcome")
    ]
    return Sentence(Text(texts["en"], texts["ko"]), tuple(dict.fromkeys(evidence)))


def _pattern(event: Event) -> Text:
    """The words for an event; one that was not done says so first."""
    # That somebody asks or proposes is itself what happened.
    alone = event.type == "revocation" and not event.values("party")
    said = event.mode == "done" or (event.type, event.mode) in (("request", "asked"), ("proposal", "proposed"))
    if said or event.mode not in _NOT_DONE:
        nobody = event.type == "meeting" and not event.values("participant") and event.values("dialogue")
        return _HAPPENED.get(
            "held" if nobody else "revocation_alone" if alone else event.type, Text("“{quote}”.", "“{quote}”.")
        )
    what, around = _MEASURES.get("revocation_alone" if alone else event.type, _QUOTED), _NOT_DONE[event.mode]
    return Text(around.en.replace("{what}", what.en), around.ko.replace("{what}", what.ko))


def _stage(event: Event, on: date | None, lang: str) -> str:
    """The stage of a rule in words: one not yet reached is still ahead."""
    stage = next((s for s in event.values("stage") if s in STAGES), None)
    if stage is None:
        return ""
    later = on is not None and stage == "in_force" and (event.date or "") > on.isoformat()
    ahead = AHEAD.get(stage) if event.mode in ("planned", "asked") or later else None
    return (ahead or next(t for name, t in STAGES.items() if name == stage)).in_(lang)


def _parts(reading: Reading, event: Event, lang: str, on: date | None = None) -> dict[str, str]:
    def shown(*slots: str) -> str:
        ids = dict.fromkeys(v for s in slots for v in event.values(s))
        return ", ".join(filter(None, (_shown(reading, i, lang) for i in ids)))

    number = "".join(event.values("number"))
    dialogue = shown("dialogue")
    about = (
        f"{dialogue}" + (f" ({number})" if number and lang == "en" else f" 제{number}차" if number else "")
        if dialogue
        else ""
    )
    topics = shown("topic")
    stage = _stage(event, on, lang)
    quote = event.quote if len(event.quote) <= 220 else event.quote[:218] + "…"
    who = shown("participant", "who", "by") or ("the parties" if lang == "en" else "당사자들")
    en = lang == "en"
    return {
        "who": who,
        "when": (
            f" ({event.date})"
            if event.date
            else (
                " (date not stated)"
                if event.type == "meeting" and en
                else "(날짜 미상)"
                if event.type == "meeting"
                else ""
            )
        ),
        "about": (f": {about}" if about else "") + (f" — {topics}" if topics else ""),
        "held": about + (f" — {topics}" if topics else ""),
        "country": shown("country"),
        "countries": shown("participant_country"),
        "parties": shown("designated", "party") or ("a party" if en else "당사자"),
        "about2": shown("policy") or shown("regulation"),
        "by": (
            f" (said by {_shown(reading, event.attributed_to, lang)})"
            if en
            else f"({_shown(reading, event.attributed_to, lang)} 발언)"
        )
        if event.attributed_to
        else "",
        "quote": quote,
        "name": shown("name"),
        "stage": stage,
    }


def _shown(reading: Reading, id_: str, lang: str) -> str:
    entity = reading.entity(id_)
    if entity is None:
        return entry_name(id_, lang)
    if entity.type == "person":
        name = entity.en if lang == "en" and entity.en else entity.name
        return f"{name} {entity.role}".strip() if lang == "ko" else name
    return (entity.en if lang == "en" else entity.name) or entity.name


def _without_events(name: str, reading: Reading) -> list[Sentence]:
    body = next((b for b in reading.blocks if b.label in ("body", "excerpt", "title")), None)
    if body is None:
        return []
    shown = body.text if len(body.text) <= 300 else body.text[:298] + "…"
    return [Sentence(Text(f"“{shown}”", f"“{shown}”"), (evidence_at(name, reading, body.start, body.end),))]
