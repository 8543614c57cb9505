"""The right column of a licence-requirement table: to which destinations a licence is required.

Each wording the Control List uses is listed once, with its expression and the paragraph of Part 742, 746 or 754 that
imposes the requirement. A wording that is not listed is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NOT_DEEMED = 'not (activity in {"deemed_export", "deemed_reexport"})'
"""742.4(a)(4)(ii)(A) and 742.6(a)(6)(iv): these requirements leave out releases to foreign nationals."""

MACAU_D5 = f"destination in EAR.D5_or_Macau and {NOT_DEEMED}"
CHINA_RUSSIA_VENEZUELA = (
    'destination in {"CN", "VE"} or (destination == "RU" and not item.ccl.for_international_space_station)'
)
SIX_III_B = (
    '((destination == "AE" and not item.ccl.only_approved_uae_entities) or ((destination in EAR.D1 or '
    "destination in EAR.D4 or destination in EAR.D5) and not (destination in EAR.A5 or destination in EAR.A6))) "
    f"and {NOT_DEEMED}"
)
LISTED_RELEASE = (
    'not (activity in {"deemed_export", "deemed_reexport"} and item.ccl.deemed_release_left_out_by_742_4_a_5)'
)

_COLUMN_CITES = {
    "NS1": "742.4(a)(1)",
    "NS2": "742.4(a)(2)",
    "MT1": "742.5(a)(1)",
    "NP1": "742.3(a)(1)",
    "NP2": "742.3(a)(2)",
    "CB1": "742.2(a)(1)",
    "CB2": "742.2(a)(2)",
    "CB3": "742.2(a)(3)",
    "CC1": "742.7(a)(1)",
    "CC2": "742.7(a)(2)",
    "CC3": "742.7(a)(3)",
    "RS1": "742.6(a)(1)",
    "RS2": "742.6(a)(4)",
    "FC1": "742.17(a)",
    "AT1": "742.8(a)(1), 742.19(a)(1)",
    "AT2": "742.8(a)(1), 742.19(a)(1)",
}


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a licence is required, by which paragraph, and what a reader should know about this reading."""

    expression: str
    cite: str
    note: str = ""


def _macau(cite: str, deemed: bool = True) -> Destination:
    return Destination(MACAU_D5 if deemed else "destination in EAR.D5_or_Macau", cite)


_UN = Destination("destination in EAR.UN_ARMS_EMBARGO", "746.1(b)")
_ENCRYPTION = Destination('destination != "CA"', "742.15(a)(1)")
_SHORT_SUPPLY = Destination("true", "754")
_PATTERNS: tuple[tuple[str, Destination], ...] = (
    (r"See § 7(?:46|64)\.1(?:\(b\))?(?: of the EAR)? for UN controls", _UN),
    (
        r"China, Russia,? or Venezuela \(see § 742\.6\(a\)\(7\)\)",
        Destination(CHINA_RUSSIA_VENEZUELA, "742.6(a)(7)"),
    ),
    (
        r"Worldwide control\. See § 742\.4\(a\)\(5\) and \(b\)\(10\) of the EAR",
        Destination(LISTED_RELEASE, "742.4(a)(5)"),
    ),
    (
        r"Worldwide control\. See § 742\.6\(a\)\(10\) and \(b\)\(11\) of the EAR",
        Destination(LISTED_RELEASE, "742.6(a)(10)"),
    ),
    (
        r"To or within the United Arab Emirates or destinations specified in Country Groups D:1, D:4, and D:5 .*"
        r"excluding any destination also specified in Country Groups A:5 or A:6\. See § 742\.6\(a\)\(6\)\(iii\)\(B\).*",
        Destination(SIX_III_B, "742.6(a)(6)(iii)(B)"),
    ),
    (
        r"To or within any destination worldwide[.,] [Ss]ee § 742\.6\(a\)\(6\)\(iii\)\(A\) of the EAR",
        Destination(NOT_DEEMED, "742.6(a)(6)(iii)(A)"),
    ),
    (
        r"To or within any destination worldwide\. See § 742\.6\(a\)\(13\)",
        Destination(
            'not (activity in {"deemed_export", "deemed_reexport"} and '
            "item.ccl.release_to_permanent_regular_employee_of_supplement_5_firm)",
            "742.6(a)(13)",
            "Still printed, although BIS announced on 2025-05-13 that it does not enforce it.",
        ),
    ),
    (r"To or within Macau or a destination specified in Country Group D:5 .*742\.4\(a\)\(4\).*", _macau("742.4(a)(4)")),
    (
        r"To or within Macau or a destination specified in Country Group D:5 .*742\.6\(a\)\(6\)(?:\(i\))? of the EAR",
        _macau("742.6(a)(6)(i)"),
    ),
    (
        r"To or within Macau or a destination specified in Country Group D:5 .*742\.6\(a\)\(6\)\(i\)\(B\).*",
        _macau("742.6(a)(6)(i)(B)"),
    ),
    (
        r"To or within Macau or a destination specified in Country Group D:5 .*742\.6\(a\)\(1[23]\) of the EAR",
        Destination(
            "destination in EAR.D5_or_Macau",
            "742.6(a)",
            "742.6 as printed lacks the paragraph that the entry names (90 FR 4615 was not added); the entry rules.",
        ),
    ),
    (
        r"See § 742\.6\(a\)\(11\) of the EAR",
        Destination("item.ccl.to_footnote_5_entity", "742.6(a)(11)"),
    ),
    (
        r"A license is required for (?:items controlled by this entry|items controlled by paragraph \.c of this entry) "
        r"to North Korea for anti-terrorism reasons\..*742\.19.*",
        Destination('destination == "KP"', "742.19(a)(1)"),
    ),
    (
        r"A license is required for export or reexport of these items to North Korea for anti-terrorism reasons",
        Destination('destination == "KP"', "742.19(a)(1)"),
    ),
    (
        r"A license is required for items controlled by this entry to Iran and North Korea.*742\.19.*",
        Destination('destination in {"IR", "KP"}', "742.8(a)(1), 742.19(a)(1)"),
    ),
    (
        r"A license is required for items controlled by this entry for export or reexport to Iraq (?:or|and) transfer "
        r"within Iraq for regional stability reasons\..*",
        Destination('destination == "IQ"', "742.6(a)(5), 746.3(a)(3)"),
    ),
    (
        r"A license is required for items controlled by this entry for export or reexport to Iraq or Pakistan or "
        r"transfer within Iraq or Pakistan for regional stability reasons\..*",
        Destination('destination in {"IQ", "PK"}', "742.6(a)(5), 742.6(a)(12), 746.3(a)(3)"),
    ),
    (
        r"A license is required for items controlled by this entry,?(?: other than 2B999\.h\.2,)? for export or "
        r"reexport to Pakistan or transfer within Pakistan for regional stability reasons\..*",
        Destination('destination == "PK"', "742.6(a)(12)"),
    ),
    (
        r"A license is required for ALL destinations, except Canada, regardless of end[- ]use\..*",
        Destination('destination != "CA"', "742.7(a)(5)"),
    ),
    (
        r"A license is required for ALL destinations regardless of end-use\..*742\.7.*",
        Destination("true", "742.7(a)(4)"),
    ),
    (
        r"A license is required for ALL destinations, regardless of end-use\..*",
        Destination("true", "742.7(a)(6), 742.11(a)"),
    ),
    (
        r"A license is required for all destinations, as specified in § 742\.13 of the EAR\..*",
        Destination("true", "742.13(a)(1)"),
    ),
    (r"Refer to § 742\.15 of the EAR\.?(?: Note: .*)?", _ENCRYPTION),
    (
        r"See § 742\.14 of the EAR for additional information",
        Destination('not (destination in {"AU", "CA", "GB"})', "742.14(a)"),
    ),
    (
        r"For licensing requirements \(and possible License Exceptions\) proceed directly to part 754 .*",
        _SHORT_SUPPLY,
    ),
    (
        r"See § 746\.8 for specific license requirements and license review policy",
        Destination(
            'destination in {"RU", "BY"}',
            "746.8(a)(4)",
            "Wider than 746.8(a)(4), which looks at the oil or gas end use; 746.8(a)(1) requires a licence anyway.",
        ),
    ),
    (
        r"The Commerce Country Chart is not designed .* for items controlled for AT reasons in 1C3(?:50|95)\..* to a "
        r"country in Country Group E:1 .*",
        Destination("destination in EAR.E1", "742.8(a)(1), 742.19(a)(1), 746.9(a)"),
    ),
    (
        r"The license requirements and licensing policy relating to ECCN 0[A-E]521 are set .*742\.6\(a\)\(8\).*",
        Destination("destination in CHART.RS1", "742.6(a)(8)"),
    ),
)


def read_destination(chart: str, reason: str) -> Destination | None:
    """Where a row requires a licence, or None if the wording of its cell is not known."""
    chart = re.sub(r"\s+", " ", chart).strip().rstrip(".").strip()
    column = re.fullmatch(r"(?:([A-Z]{2}) )?Column ([123])", chart)
    if column:
        return _column(column.group(1) or reason, column.group(2), reason)
    for pattern, destination in _PATTERNS:
        if re.fullmatch(pattern, chart, re.DOTALL):
            return destination
    return None


def _column(letters: str, number: str, reason: str) -> Destination | None:
    name = f"{letters}{number}"
    if letters != reason or name not in _COLUMN_CITES:
        return None
    if letters == "AT":
        return Destination(f'destination in CHART.{name} or destination in {{"IR", "KP"}}', _COLUMN_CITES[name])
    return Destination(f"destination in CHART.{name}", _COLUMN_CITES[name])
