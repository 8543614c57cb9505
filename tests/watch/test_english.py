"""English news: measures, talks, who takes part and when; and nothing of what is denied or only thought of."""

from __future__ import annotations

from datetime import date

import pytest

from gwanmun.watch import read
from gwanmun.watch.brief import make_brief
from gwanmun.watch.changes import record
from gwanmun.watch.reading import Event, Reading

HEAD = "Report on controls\n\nWASHINGTON, September 2, 2025 – "


def reading(text: str, head: str = HEAD) -> Reading:
    return read((head + text + "\n").encode(), name="report.txt")


def only(text: str, type_: str) -> Event:
    (event,) = [e for e in reading(text).events if e.type == type_]
    return event


def test_the_dateline_is_the_day_of_the_report() -> None:
    found = reading("BIS said so.").published
    assert (found.value, found.source) == ("2025-09-02", "input_line")


@pytest.mark.parametrize(
    "text",
    [
        "BIS is revoking the Validated End-User (VEU) authorizations of Samsung China Semiconductor effective "
        "December 31, 2025.",
        "The Validated End-User status of Samsung China Semiconductor was revoked as of December 31, 2025.",
        "The Commerce Department announced the revocation of the VEU authorization of Samsung China Semiconductor, "
        "effective on December 31, 2025.",
    ],
)
def test_a_revocation_with_whom_and_when(text: str) -> None:
    event = only(text, "revocation")
    assert event.values("policy") == ("pol.veu",)
    assert event.values("party") == ("co.samsung_xian",)
    assert event.date == "2025-12-31"


@pytest.mark.parametrize(
    "text",
    [
        "BIS has not revoked the Validated End-User authorization of Samsung China Semiconductor.",
        "BIS is considering revoking the Validated End-User authorization of Samsung China Semiconductor.",
        "Officials asked whether the Validated End-User status of Samsung China Semiconductor would be revoked.",
        "If BIS revokes the VEU status of Samsung China Semiconductor, the firm will need licences.",
        "Samsung denied that BIS revoked its Validated End-User status.",
        "BIS rescinded the revocation of the Validated End-User authorization of Samsung China Semiconductor.",
        "BIS suspended the revocation of the VEU status of Samsung China Semiconductor until next year.",
        "BIS could add the firm to the Entity List.",
        "Samsung Electronics was not added to the Entity List.",
    ],
)
def test_what_is_denied_or_only_thought_of_is_no_event(text: str) -> None:
    assert [e.type for e in reading(text).events if e.type in ("revocation", "listing", "designation")] == []


def test_the_month_of_may_holds_nothing_back() -> None:
    text = "On May 5, 2025, BIS revoked the Validated End-User authorization of Samsung China Semiconductor."
    assert only(text, "revocation").date == "2025-05-05"


def test_a_plan_is_told_as_one() -> None:
    text = "BIS will revoke the Validated End-User authorization of Samsung China Semiconductor."
    assert only(text, "revocation").mode == "planned"


def test_a_listing_and_a_designation() -> None:
    listing = only("BIS added SK hynix and 12 firms in China to the Entity List on September 1, 2025.", "listing")
    assert (listing.values("policy"), listing.values("designated")) == (("pol.entity_list",), ("co.skhynix",))
    assert "CN" in listing.values("country")
    named = only("BIS designated Samsung China Semiconductor as a Validated End-User.", "designation")
    assert named.values("designated") == ("co.samsung_xian",)


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        ("BIS proposed a rule to amend the Export Administration Regulations.", "proposed", None),
        ("BIS published a final rule under the Export Administration Regulations.", "final", None),
        ("The amended Entity List rule takes effect on November 10, 2025.", "in_force", None),
        ("The Affiliates Rule is effective from September 29, 2025.", "in_force", "2025-09-29"),
        ("Commerce announced new export controls on semiconductor equipment.", "announced", None),
    ],
)
def test_a_rule_and_its_stage(text: str, stage: str, day: str | None) -> None:
    event = only(text, "rule_change")
    assert event.values("stage") == (stage,)
    assert day is None or event.date == day


def test_talks_persons_and_what_they_asked() -> None:
    text = (
        "Deputy Minister Park Jong-won of Korea's Ministry of Trade, Industry and Energy met Jeffrey Kessler, Under "
        "Secretary of Commerce for Industry and Security, in Washington on September 3 and asked that plants not be "
        "disrupted. "
        "Park and Kessler agreed to hold the third Supply Chain and Commercial Dialogue in Seoul."
    )
    found = reading(text)
    park, kessler = "p:Park Jong-won", next(e.id for e in found.entities if e.type == "person" and "Kessler" in e.name)
    assert only(text, "meeting").values("participant") == (park, kessler)
    assert only(text, "meeting").date == "2025-09-03"
    assert only(text, "request").values("by") == (park,)
    assert only(text, "agreement").values("by") == (park, kessler)


def test_a_revocation_in_english_is_the_known_change() -> None:
    text = "BIS is revoking the VEU authorizations of Samsung China Semiconductor effective December 31, 2025."
    brief = make_brief([("report.txt", reading(text))], date(2025, 9, 5), record())
    assert [c.change for c in brief.changes] == ["veu-2025"]
    assert any("Not yet; from 2025-12-31 on" in s.text.en for s in brief.means)


def test_a_document_on_controls_without_a_change_read_does_not_say_that_there_is_none() -> None:
    brief = make_brief(
        [("report.txt", reading("Firms fear for their Validated End-User status."))], date(2025, 9, 5), record()
    )
    (sentence,) = brief.changed
    assert "Validated End-User" in sentence.text.en
    assert "read it yourself" in sentence.text.en
    assert sentence.weight == "warning"
    other = make_brief([("report.txt", reading("The weather was fine."))], date(2025, 9, 5), record())
    assert "was found in this document" in other.changed[0].text.en


def test_who_said_what() -> None:
    text = (
        '"We are closing loopholes," said Under Secretary of Commerce for Industry and Security Jeffrey Kessler. '
        "BIS said that it will grant licences for existing plants. Kessler urged Seoul to act: “Talks should go on.”"
    )
    found = reading(text)
    kessler = next(e.id for e in found.entities if e.type == "person")
    told = [(c.who, c.quoted, c.mode, c.text) for c in found.claims]
    assert told == [
        (kessler, True, "done", "We are closing loopholes"),
        ("us.bis", False, "planned", "it will grant licences for existing plants"),
        (kessler, True, "asked", "Talks should go on."),
    ]
