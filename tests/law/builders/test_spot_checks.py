"""Rows compared with the printed text of 2026-09-24, one by one; each names the entry and the section it follows."""

from __future__ import annotations

import pytest

from .conftest import Rows, committed

NOT_DEEMED = 'not (activity in {"deemed_export", "deemed_reexport"})'
AT1 = 'destination in CHART.AT1 or destination in {"IR", "KP"}'


def rows_of(table: Rows, eccn: str) -> dict[int, tuple[str, str, str]]:
    return {int(row["row"]): (row["reason"], row["scope"], row["destinations"]) for row in table if row["eccn"] == eccn}


def test_3b001_chip_equipment_742_4_a_4_and_a_5(requirements: Rows) -> None:
    rows = rows_of(requirements, "3B001")
    assert rows[1][:2] == ("NS", 'item.eccn under ["3B001.c.1.a", "3B001.c.1.c", "3B001.q"]')
    assert "destination" not in rows[1][2]  # worldwide, but for releases that 742.4(a)(5)(ii) leaves out
    assert rows[3][2] == "destination in CHART.NS2"
    for letter in "klmn":
        assert f'"3B001.{letter}"' in rows[4][1]
        assert f'"3B001.{letter}"' not in rows[3][1]
    assert rows[4][1] == rows[5][1]
    assert rows[4][2] == rows[5][2] == f"destination in EAR.D5_or_Macau and {NOT_DEEMED}"
    assert rows[6] == ("AT", "", AT1)


def test_3a001_mmic_and_the_z_paragraphs_742_6_a_6_iii(requirements: Rows) -> None:
    rows = rows_of(requirements, "3A001")
    assert rows[1][1] == 'item.eccn under ["3A001.b.2", "3A001.b.3"] and not item.ccl.civil_telecommunications_use'
    assert rows[4] == (
        "RS",
        'item.eccn under ["3A001.z.1.a", "3A001.z.2.a", "3A001.z.3.a", "3A001.z.4.a"]',
        NOT_DEEMED,
    )
    assert 'item.eccn under "3A001.z.2"' in rows[6][1]
    assert 'item.eccn under "3A001.z.3"' in rows[7][1]


def test_3a090_worldwide_regional_and_memory_742_6_a_6(requirements: Rows) -> None:
    rows = rows_of(requirements, "3A090")
    assert rows[1] == ("RS", 'item.eccn under "3A090.a"', NOT_DEEMED)
    assert "not (destination in EAR.A5 or destination in EAR.A6)" in rows[2][2]
    assert 'destination == "AE" and not item.ccl.only_approved_uae_entities' in rows[2][2]
    assert rows[3][1:] == ('item.eccn under "3A090.c"', f"destination in EAR.D5_or_Macau and {NOT_DEEMED}")


def test_1c350_states_not_party_742_18_a_2(requirements: Rows) -> None:
    rows = rows_of(requirements, "1C350")
    assert rows[1] == ("CB", "", "destination in CHART.CB2")
    assert rows[2][1] == 'item.eccn under ["1C350.b", "1C350.c"]'
    assert rows[2][2].startswith("not (destination in EAR.CWC_STATES_PARTY) and (")
    assert rows[3] == ("AT", "", "destination in EAR.E1")


def test_egypt_and_taiwan_are_not_cwc_parties_and_korea_is() -> None:
    members = {
        row["member"] for row in committed("part_774_control_list/other_sets.csv") if row["set"].endswith("PARTY")
    }
    assert members.isdisjoint({"EG", "IL", "KP", "SS", "TW"})
    assert members >= {"KR", "CN", "IR", "SY", "CU", "MM", "AO"}


@pytest.mark.parametrize(
    ("eccn", "number", "expected"),
    [
        # 2B001: NP with three releases
        (
            "2B001",
            2,
            (
                "NP",
                'item.eccn under ["2B001.a", "2B001.b", "2B001.c", "2B001.d"] and not (item.eccn under "2B001.a" and '
                "item.ccl.turning_capacity_35_mm_or_less) and not item.ccl.bar_machine_42_mm_without_chucks and not "
                '(item.eccn under "2B001.b" and item.ccl.milling_x_over_2_m_and_accuracy_worse_than_22_5_um)',
                "destination in CHART.NP1",
            ),
        ),
        # 5A992: z.1 worldwide, 742.6(a)(6)(iii)(A)
        ("5A992", 1, ("RS", 'item.eccn under "5A992.z.1"', NOT_DEEMED)),
        # 0A501: NS but for 0A501.y
        ("0A501", 1, ("NS", 'not (item.eccn under "0A501.y")', "destination in CHART.NS1")),
        # 9A012: since 2026 not for a.1
        ("9A012", 1, ("NS", 'not (item.eccn under "9A012.a.1")', "destination in CHART.NS1")),
        ("9A012", 2, ("MT", "item.ccl.uav_range_300_km_or_more or item.ccl.meets_9a120", "destination in CHART.MT1")),
        # 1C351: toxins of d.15 and d.16 to everyone, 742.2(a)(1) and 742.18(a)(1)
        ("1C351", 1, ("CB", 'item.eccn under ["1C351.d.15", "1C351.d.16"]', "destination in CHART.CB1")),
        ("1C351", 3, ("CW", 'item.eccn under ["1C351.d.15", "1C351.d.16"]', "true")),
        ("1C351", 4, ("AT", "", AT1)),
        # the five entries that a public copy had lost
        ("2B352", 1, ("CB", "", "destination in CHART.CB2")),
        ("3D006", 1, ("NS", "", "destination in CHART.NS2")),
        ("3E002", 1, ("NS", "", "destination in CHART.NS1")),
        ("8D001", 1, ("NS", "", "destination in CHART.NS1")),
        ("0D614", 1, ("NS", "", "destination in CHART.NS1")),
        # 5A002: encryption to all but Canada, 742.15(a)(1)
        ("5A002", 5, ("EI", "", 'destination != "CA"')),
        # 9A515: RS column 2 for .e and .x; .y to three countries, 742.6(a)(7)
        ("9A515", 5, ("RS", 'item.eccn under ["9A515.e", "9A515.x"]', "destination in CHART.RS2")),
        (
            "9A515",
            6,
            (
                "RS",
                'item.eccn under "9A515.y"',
                'destination in {"CN", "VE"} or (destination == "RU" and not item.ccl.for_international_space_station)',
            ),
        ),
        # 0A919: but for deployments, 742.6(a)(3)
        (
            "0A919",
            1,
            (
                "RS",
                "",
                'destination in CHART.RS1 and not (activity == "reexport" and item.ccl.military_deployment_by_a1_unit)',
            ),
        ),
        # 0A999 to North Korea, 742.19(a)(1); 1B999 to Iraq and Pakistan, 742.6(a)(5) and (a)(12)
        ("0A999", 1, ("AT", "", 'destination == "KP"')),
        ("1B999", 1, ("RS", "", 'destination in {"IQ", "PK"}')),
        # 0A983: everyone, Australia, Canada and the United Kingdom included, 742.11(a)
        ("0A983", 1, ("CC", "", "true")),
        ("0E982", 1, ("CC", "", 'destination != "CA"')),
        # 1E355: not to Israel and Taiwan, 742.18(a)(2)(ii)(C)
        (
            "1E355",
            1,
            ("CW", "", 'not (destination in EAR.CWC_STATES_PARTY) and not (destination in {"IL", "TW"})'),
        ),
    ],
)
def test_row_as_printed(requirements: Rows, eccn: str, number: int, expected: tuple[str, str, str]) -> None:
    assert rows_of(requirements, eccn)[number] == expected


def test_9e003_significant_items_742_14(requirements: Rows) -> None:
    reason, scope, destinations = rows_of(requirements, "9E003")[2]
    assert reason == "SI"
    assert '"9E003.a.8"' in scope and '"9E003.l"' in scope  # noqa: PT018
    assert destinations == 'not (destination in {"AU", "CA", "GB"})'


def test_6a003_cameras_742_6_a_2_and_india(requirements: Rows) -> None:
    rows = rows_of(requirements, "6A003")
    assert rows[3][2] == "destination in CHART.RS1"
    assert rows[4][2] == "destination in CHART.RS2"
    assert "camera_frame_rate_over_60_hz" in rows[3][1]
    india = committed("part_738_country_chart/footnote_requirements.csv")
    assert [(row["eccn"], row["destinations"]) for row in india[:2]] == [
        ("6A003", 'destination == "IN"'),
        ("9A515", 'destination == "IN"'),
    ]


def test_footnote_10_reaches_thirteen_firearms_entries() -> None:
    rows = [row for row in committed("part_738_country_chart/footnote_requirements.csv") if row["row"] == "910"]
    assert len(rows) == 13
    assert {row["destinations"] for row in rows} == {'destination in {"AU", "GB"}'}


def test_a_row_that_names_no_place_is_kept_as_not_modelled(requirements: Rows) -> None:
    assert [(row["eccn"], row["row"]) for row in requirements if row["not_modelled"]] == [("4A001", "4")]


def test_footnote_5_entities_742_6_a_11(requirements: Rows) -> None:
    for eccn in ("3B993", "3B994", "3D993", "3D994", "3E993", "3E994"):
        assert rows_of(requirements, eccn)[1] == ("RS", "", "item.ccl.to_footnote_5_entity")


def test_3b090_lived_from_october_2022_to_november_2023(requirements: Rows) -> None:
    rows = [row for row in requirements if row["eccn"] == "3B090"]
    assert {row["in_force_from"] for row in rows} == {"2022-10-07"}
    assert {(row["in_force_to"], row["known_from"], row["known_to"]) for row in rows} == {
        ("", "2022-10-07", "2023-10-25"),
        ("2023-11-17", "2023-10-25", ""),
    }


@pytest.mark.parametrize(
    ("eccn", "exception", "expected"),
    [
        ("3B001", "LVS", [("part", "500")]),
        ("3B002", "GBS", [("yes", "")]),
        ("0A505", "LVS", [("part", "500"), ("part", "3000")]),
        ("9B515", "LVS", [("part", "1500"), ("part", "5000")]),
        ("5A992", "LPP", [("part", "")]),
        ("6A002", "GBS", [("no", "")]),
        ("4E091", "ACM", [("no", "")]),
    ],
)
def test_exception_values(exceptions: Rows, eccn: str, exception: str, expected: list[tuple[str, str]]) -> None:
    found = [row for row in exceptions if (row["eccn"], row["exception"]) == (eccn, exception)]
    assert [(row["available"], row["value_limit_usd"]) for row in found] == expected


def test_sta_is_only_ever_taken_away(exceptions: Rows) -> None:
    assert {row["available"] for row in exceptions if row["exception"] == "STA"} == {"no"}
    limits = [row for row in exceptions if row["exception"] == "STA" and row["eccn"] == "0A982"]
    assert [row["cite"] for row in limits] == ["740.20(b)(2)(ii)(A)"]
