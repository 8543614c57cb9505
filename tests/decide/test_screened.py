"""What the screening says to the law: a match states, a possible match opens, nothing found counts only when it may."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import Decision, decide
from gwanmun.decide.receipt import receipt, verify_receipt
from gwanmun.decide.screened import Screened, asked_of, concluded, found_of, screen_case
from gwanmun.parties.freshness import CLEARING

DAY = date(2026, 8, 10)
FRESH: dict[str, Any] = {
    "id": "e1",
    "date": "2026-08-01",
    "lists": dict.fromkeys(CLEARING, "2026-08-01"),
    "starter_only": False,
}
CASE: dict[str, Any] = {
    "from": "US",
    "to": "VN",
    "items": [{"eccn": "EAR99", "origin": "US"}],
    "parties": [{"role": "end_user", "name": "Blue Star Trading", "country": "VN"}],
    "facts": {"exception.ground": "none"},
}
HIT = {
    "list": "us_entity_list",
    "answer": "match",
    "score": 0.97,
    "name_listed": "Blue Star Trading",
    "entry": "1",
    "licence_requirement": "All items subject to the EAR. (See § 744.11)",
    "licence_policy": "Presumption of denial.",
    "footnotes": [],
    "programmes": [],
    "citation": "89 FR 1",
    "listed_on": "2024-01-02",
    "source": "x:1",
}


def screened(answers: dict[str, str], *hits: dict[str, Any], edition: dict[str, Any] = FRESH) -> Screened:
    party = {"index": 0, "name": "Blue Star Trading", "answers": {**dict.fromkeys(CLEARING, "none"), **answers}}
    return concluded(edition, [{**party, "hits": list(hits)}], DAY, True)


def decided(found: Screened | None, **more: Any) -> Decision:
    return decide(parse_case({**CASE, **more}), DAY, date(2026, 9, 24), screened=found)


def facts(decision: Decision) -> dict[str, Any]:
    return dict(decision.lines[0].facts.values)


def test_a_match_states_what_the_entry_says() -> None:
    found = decided(screened({"us_entity_list": "match"}, HIT))
    assert facts(found)["transaction.entity_list"] == "all_items"
    assert facts(found)["transaction.entity_list_review"] == "presumption_of_denial"
    assert found.outcome == "LICENCE_REQUIRED"


def test_a_match_stands_against_a_declaration() -> None:
    signed = [{"id": "part_744_checked", "by": "Park"}]
    found = decided(screened({"us_entity_list": "match"}, HIT), declarations=signed)
    assert found.outcome == "LICENCE_REQUIRED"


def test_an_entry_that_came_later_states_nothing_and_leaves_it_open() -> None:
    later = {**HIT, "listed_on": "2026-09-01"}
    assert "transaction.entity_list" not in facts(decided(screened({"us_entity_list": "match"}, later)))


def test_a_requirement_in_other_words_is_asked() -> None:
    worded = {**HIT, "licence_requirement": "For all items on the CCL except 5A992"}
    found = screened({"us_entity_list": "match"}, worded)
    assert "transaction.entity_list" in found.open
    assert "transaction.entity_list" not in facts(decided(found))


def test_a_possible_match_opens_what_was_declared() -> None:
    signed = [{"id": "part_744_checked", "by": "Park"}]
    possible = screened({"us_entity_list": "possible"}, {**HIT, "answer": "possible"})
    assert "transaction.entity_list" not in facts(decided(possible, declarations=signed))


def test_finding_nothing_counts_where_every_party_is_named() -> None:
    named = [{"id": "parties_named_in_full", "by": "Kim"}]
    found = facts(decided(screened({}), declarations=named))
    assert found["transaction.entity_list"] == "none"
    assert found["transaction.denied_person"] is False
    assert found["checks.parties_screened"] is True
    assert "transaction.entity_list" not in facts(decided(screened({})))


def test_a_party_without_a_name_is_not_found_on_no_list() -> None:
    other: dict[str, Any] = {"role": "intermediate_consignee", "name": "?", "country": "VN"}
    case = parse_case({**CASE, "parties": [*CASE["parties"], other]})
    asked = asked_of(case)
    assert [index for index, *_ in asked] == [0]
    answers = [{"index": 0, "name": "Blue Star Trading", "answers": dict.fromkeys(CLEARING, "none"), "hits": []}]
    found = found_of({"edition": FRESH, "parties": answers}, case, DAY)
    assert "checks.parties_screened" not in found.facts
    assert "transaction.entity_list" not in found.facts


@pytest.mark.parametrize("name", ["미상", "Unknown", "TBD", "[미정]", "확인 중", "N/A", "#N/A", "#REF!", "추후통보"])
def test_a_party_that_nobody_has_named_yet_opens_what_was_declared(name: str) -> None:
    signed = [{"id": "part_744_checked", "by": "Park"}]
    case = {**CASE, "parties": [{"role": "end_user", "name": name, "country": "VN"}]}
    found = screen_case(parse_case(case), DAY)
    assert found is not None
    assert "transaction.entity_list" in found.open
    assert "transaction.entity_list" not in facts(decided(found, declarations=signed))
    searched = [{"id": "kr_concern_list_searched", "by": "Park"}]
    assert "parties[0].kr_concern_list" not in facts(decided(found, declarations=searched))


@pytest.mark.parametrize(
    "edition",
    [
        {**FRESH, "starter_only": True},
        {**FRESH, "lists": {**FRESH["lists"], "us_dpl": "2026-06-01"}},
        {**FRESH, "lists": {"us_entity_list": "2026-08-01"}},
    ],
)
def test_finding_nothing_on_poor_lists_proves_nothing(edition: dict[str, Any]) -> None:
    named = [{"id": "parties_named_in_full", "by": "Kim"}]
    found = facts(decided(screened({}, edition=edition), declarations=named))
    assert "transaction.entity_list" not in found
    assert "checks.parties_screened" not in found


@pytest.mark.parametrize(
    ("written", "counts"), [("2026-08", True), ("2026", False), ("2026-07-31", True), ("?", False)]
)
def test_lists_that_give_only_a_month_count_from_its_first_day(written: str, counts: bool) -> None:
    edition = {**FRESH, "lists": dict.fromkeys(CLEARING, written)}
    assert screened({}, edition=edition).clears is counts


def test_a_blocked_person_is_blocked_in_its_role_too() -> None:
    hit = {**HIT, "list": "us_sdn"}
    found = facts(decided(screened({"us_sdn": "match"}, hit)))
    assert found["parties[0].blocked_person"] is True
    assert found["end_user.blocked_person"] is True


def test_a_receipt_holds_what_was_found_and_replays_without_the_lists() -> None:
    made = receipt(decided(screened({"us_entity_list": "match"}, HIT)))
    assert made["hashes"]["lists"] == FRESH["lists"]
    assert verify_receipt(made) == ()


def test_each_list_that_clears_a_party_must_itself_be_fresh() -> None:
    stale = {**FRESH, "lists": {**FRESH["lists"], "us_cmic": "2022-05-01", "kr_concern": "2026-08-01"}}
    found = screened({"us_cmic": "none", "kr_concern": "none"}, edition=stale)
    assert found.facts["parties[0].kr_concern_list"] is False
    assert "parties[0].chinese_military_industrial_company" not in found.facts


def two(first: dict[str, Any], second: dict[str, Any], answer: str = "match") -> Screened:
    def party(index: int, hit: dict[str, Any], said: str) -> dict[str, Any]:
        answers = {**dict.fromkeys(CLEARING, "none"), "us_entity_list": said}
        return {"index": index, "name": "Blue", "answers": answers, "hits": [{**hit, "answer": said}]}

    return concluded(FRESH, [party(0, first, "match"), party(1, second, answer)], DAY, True)


def test_of_two_listed_parties_the_stricter_entry_counts() -> None:
    for pair in ((HIT, {**HIT, "footnotes": ["3"]}), ({**HIT, "footnotes": ["3"]}, HIT)):
        assert two(*pair).facts["transaction.entity_list"] == "all_items_footnote_3"
    several = two({**HIT, "footnotes": ["1"]}, {**HIT, "footnotes": ["4"]}).facts
    assert several["transaction.footnote_entity"] == "several"
    policies = two(HIT, {**HIT, "licence_policy": "Case-by-case basis"})
    assert "transaction.entity_list_review" not in policies.facts
    assert "transaction.entity_list_review" in policies.open


def test_a_possible_match_leaves_footnotes_open_too() -> None:
    signed = [{"id": "parties_screened_by_hand", "by": "Park"}]
    possible = screened({"us_entity_list": "possible"}, {**HIT, "answer": "possible"})
    assert facts(decided(None, declarations=signed))["transaction.footnote_entity"] == "none"
    assert "transaction.footnote_entity" not in facts(decided(possible, declarations=signed))
    # Beside a match without a footnote, another party that may be listed may have one.
    assert "transaction.footnote_entity" in two(HIT, HIT, "possible").open


def test_a_footnote_that_the_entry_only_cites_is_asked() -> None:
    signed = [{"id": "parties_screened_by_hand", "by": "Park"}]
    cites = {**HIT, "licence_requirement": "All items subject to the EAR (see 734.9(e))", "footnotes": ["734.9(e)"]}
    found = screened({"us_entity_list": "match"}, cites)
    assert "transaction.footnote_entity" not in facts(decided(found, declarations=signed))
    assert screened({"us_entity_list": "match"}, HIT).open == ()
