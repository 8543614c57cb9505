"""The eCFR's XML read into the same entries; the XML here is made by hand in that layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from gwanmun.law.builders import ecfr_xml
from gwanmun.law.builders.ecfr_xml import read_entries
from gwanmun.law.builders.errors import Refused
from gwanmun.law.builders.requirements import build

TABLE = """<DIV class="gpotbl_div"><TABLE><THEAD><TR><TH>Control(s)</TH>
<TH>Country Chart (See Supp. No. 1 to part 738)</TH></TR></THEAD>
<TR><TD>NS applies to 3B002.a and b</TD><TD>NS Column 2.</TD></TR>
<TR><TD>AT applies to entire entry</TD><TD>AT Column 1.</TD></TR></TABLE></DIV>"""

ENTRY = f"""<FP-2><B>3B002 Test or inspection equipment, as follows (see List of Items Controlled).</B></FP-2>
<HD2>License Requirements</HD2><P><I>Reason for Control:</I> NS, AT</P>{TABLE}
<HD2>List Based License Exceptions (See Part 740 for a description of all license exceptions)</HD2>
<FP-1><I>LVS:</I> $500, except equipment specified in 3B002.c.</FP-1><FP-1><I>GBS:</I> Yes</FP-1>
<HD2>Special Conditions for STA</HD2>
<FP-1><I>STA:</I> One paragraph.</FP-1><P>Another paragraph without a label.</P>
<HD2>List of Items Controlled</HD2><FP-1><I>Related Controls:</I> See 3D001.</FP-1>
<FP-1>a. First;</FP-1><FP-1>a.1. Its part;</FP-1><NOTE><HD1>Note 1 to 3B002.a:</HD1><P>a. Not a paragraph.</P></NOTE>
<FP-1>b. Second.</FP-1><FP-1>9 mm is a size, not an entry.</FP-1>"""

IN_WORDS = """<FP-2><B>1C980 Inorganic chemicals.</B></FP-2><HD2>License Requirements</HD2>
<P><I>Reason for Control:</I> SS</P>
<P>SS applies to entire entry. For licensing requirements proceed directly to part 754 of the EAR.</P>
<FP-2><B>1C981 Reserved thing (moved)</B></FP-2><P>No items currently are in this ECCN.</P>
<FP-2><B>9A104 Sounding rockets. (These items are “subject to the ITAR.” See 22 CFR.)</B></FP-2>"""


def document(body: str, name: str = "Supplement No. 1 to Part 774") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?><DIV5 N="774" TYPE="PART"><DIV9 N="{name}" TYPE="APPENDIX">
<HEAD>{name}—The Commerce Control List</HEAD>{body}</DIV9></DIV5>"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "title-15.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_exceptions_and_paragraphs_of_an_entry(tmp_path: Path) -> None:
    entry = read_entries(written(tmp_path, document(ENTRY)))["3B002"]
    assert entry.reasons == "NS, AT"
    assert [(row.control, row.chart) for row in entry.rows] == [
        ("NS applies to 3B002.a and b", "NS Column 2."),
        ("AT applies to entire entry", "AT Column 1."),
    ]
    assert entry.exceptions == {
        "LVS": "$500, except equipment specified in 3B002.c.",
        "GBS": "Yes",
        "STA": "One paragraph. Another paragraph without a label.",
    }
    assert entry.paragraphs == {"a", "a.1", "b"}
    assert entry.status == "controlled"


def test_the_old_table_markup_is_read_too(tmp_path: Path) -> None:
    old = ENTRY.replace(
        TABLE,
        "<GPOTABLE><BOXHD><CHED>Control(s)</CHED><CHED>Country Chart</CHED></BOXHD>"
        '<ROW><ENT I="01">NS applies to 3B002.a and b</ENT><ENT>NS Column 2.</ENT></ROW></GPOTABLE>',
    )
    (row,) = read_entries(written(tmp_path, document(old)))["3B002"].rows
    assert (row.control, row.chart) == ("NS applies to 3B002.a and b", "NS Column 2.")


def test_a_requirement_printed_as_a_paragraph_is_a_row(tmp_path: Path) -> None:
    entries = read_entries(written(tmp_path, document(IN_WORDS)))
    (row,) = entries["1C980"].rows
    assert row.control == "SS applies to entire entry."
    assert row.chart.startswith("For licensing requirements")
    assert entries["1C981"].status == "reserved"
    assert entries["9A104"].status == "itar"


def test_what_was_read_from_xml_goes_through_the_same_grammar(tmp_path: Path) -> None:
    rows = build(read_entries(written(tmp_path, document(ENTRY))), {})
    assert [(row["reason"], row["scope"], row["destinations"]) for row in rows] == [
        ("NS", 'item.eccn under ["3B002.a", "3B002.b"]', "destination in CHART.NS2"),
        ("AT", "", 'destination in CHART.AT1 or destination in {"IR", "KP"}'),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<DIV5><DIV9", "this is not XML"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><DIV5>&a;</DIV5>', "document type or entity"),
        (document(ENTRY, "Supplement No. 2 to Part 774"), "one DIV9 for Supplement No. 1"),
        (document("<P>Nothing.</P>"), "no entry was found"),
        (document(ENTRY + ENTRY), "3B002 stands there twice"),
        (
            document(ENTRY.replace("<TD>NS Column 2.</TD>", "<TD>NS Column 2.</TD><TD>x</TD>")),
            "3 cells; two",
        ),
    ],
)
def test_other_layouts_are_refused(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_entries(written(tmp_path, text))


def test_a_file_that_is_too_large_or_absent_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ecfr_xml, "MAX_BYTES", 10)
    with pytest.raises(Refused, match="missing or larger"):
        read_entries(written(tmp_path, document(ENTRY)))
    with pytest.raises(Refused, match="missing or larger"):
        read_entries(tmp_path / "absent.xml")
