"""What the builder refuses, with what sentence, and that nothing is half-written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gwanmun.law.builders.__main__ import main
from gwanmun.law.builders.errors import Refused
from gwanmun.law.builders.model import SourceEntry, SourceRow
from gwanmun.law.builders.requirements import build
from gwanmun.law.builders.tables import write_all

from .conftest import Edit
from .test_ecfr_xml import ENTRY, document

CORRECTIONS, CCL = "ccl_corrections_2026-09-24.json", "ccl_2026-07-23.json"
CHART, GROUPS = "country_chart_2026-07-23.json", "country_groups_2026-07-23.json"


def row(data: Any, eccn: str, number: int) -> Any:
    return data["entries"][eccn]["countryChart"][number - 1]


def reword(data: Any) -> None:
    row(data, "6A003", 4)["control"] += " or two"


def forget_a_mark_column(data: Any) -> None:
    data["columns"].remove("RS 2")


CASES: list[tuple[str, Callable[[Any], object], str]] = [
    (CORRECTIONS, reword, "entry 6A003, row 4: the words have changed since they were read"),
    (
        CORRECTIONS,
        lambda d: row(d, "3B001", 6).update(countryChart="XY Column 1"),
        "3B001, row 6: the destinations",
    ),
    (
        CORRECTIONS,
        lambda d: row(d, "3B001", 6).update(control="QQ applies to entire entry"),
        "'QQ' is not a known",
    ),
    (CORRECTIONS, lambda d: row(d, "3B001", 6).update(control="Everything is free"), "entry 3B001, row 6"),
    (CORRECTIONS, lambda d: d["entries"].pop("3B001"), "3B001"),
    (CORRECTIONS, lambda d: d["entries"].pop("2B352"), "entry 2B352 is gone"),
    (CORRECTIONS, lambda d: d["entries"]["3B001"].update(extra=1), "entry 3B001 has the keys"),
    (CORRECTIONS, lambda d: d["entries"]["3B001"].update(status="maybe"), "entry 3B001 has the unknown status 'maybe'"),
    (CORRECTIONS, lambda d: d["entries"]["6A003"]["countryChart"].pop(), r"6A003: .* \(6 rows then, 5 now\)"),
    (CORRECTIONS, lambda d: row(d, "3B001", 3).update(countryChart="NS Column 1."), "3B001: the requirement rows have"),
    (CORRECTIONS, lambda d: d["entries"]["3B002"]["licenceExceptionFlags"].update(GBS="N/A"), "3B002: the licence-exc"),
    (
        CORRECTIONS,
        lambda d: d["entries"].update({"3B999": d["entries"]["3B002"]}),
        "entry 3B999 is new; read its 4",
    ),
    (CORRECTIONS, lambda d: d["entries"]["3B001"]["licenceExceptionFlags"].update(LVS="$501 for b"), "3B001, .* LVS"),
    (
        CORRECTIONS,
        lambda d: d["entries"]["3B001"]["licenceExceptionFlags"].update(XYZ="Yes"),
        "XYZ: .* not known",
    ),
    (CORRECTIONS, lambda d: d["entries"]["3B001"]["licenceExceptionFlags"].pop("IEC"), "3B001 has a reading for IEC"),
    (CORRECTIONS, lambda d: d.pop("gap_entries"), "keys"),
    (CCL, lambda d: d.update(entryCount=1), "announces 1 entries"),
    (CCL, lambda d: d["entries"][0].pop("heading"), "lacks one of the keys"),
    (CHART, forget_a_mark_column, "number or order has changed"),
    (CHART, lambda d: d["countries"].pop("Aruba"), "196 graded rows"),
    (CHART, lambda d: d["embargoed"].pop("Cuba"), "rows without marks"),
    (CHART, lambda d: d["embargoed"]["Cuba"].update(marks=["CB 1"]), "'Cuba' has marks that cannot be"),
    (CHART, lambda d: d["footnotes"].update({"7": "India needs nothing."}), "footnote 7 has other words"),
    (CHART, lambda d: d["footnotes"].update({"11": "New."}), "footnotes"),
    (GROUPS, lambda d: d["groups"].pop("E:2"), "in this order"),
    (GROUPS, lambda d: d["groups"]["A:5"].append("Ruritania"), "'Ruritania' has no code"),
    (GROUPS, lambda d: d["groups"]["D:5"].append("Cambodia"), "KH is in EAR.D5"),
    (GROUPS, lambda d: d["groups"]["A:5"].remove("United Arab Emirates"), "AE is not in EAR.A5"),
]


@pytest.mark.parametrize(("file", "change", "sentence"), CASES, ids=[case[2][:50] for case in CASES])
def test_a_changed_source_is_refused(
    spoiled: Edit,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    change: Callable[[Any], object],
    sentence: str,
) -> None:
    out = tmp_path / "out"
    assert main([str(spoiled(file, change)), "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("refused: ")
    with pytest.raises(Refused, match=sentence):
        raise Refused(said)
    assert not out.exists()


def test_an_absent_folder_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"refused: {CORRECTIONS}: the file is missing from the folder.\n"


def test_a_file_that_is_not_json_is_refused(spoiled: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    folder = spoiled(CCL, lambda d: None)
    (folder / CORRECTIONS).write_text("<html>", encoding="utf-8")
    assert main([str(folder)]) == 2
    assert "this is not JSON" in capsys.readouterr().err


def test_every_unread_row_is_named_at_once() -> None:
    rows = (SourceRow("NS applies to strange things", "NS Column 1"), SourceRow("NS applies to entire entry", "Moon"))
    with pytest.raises(Refused) as refusal:
        build({"3A001": SourceEntry("3A001", "", "NS", rows)}, {})
    assert [line.partition(":")[0] for line in str(refusal.value).splitlines()] == [
        "Control List, entry 3A001, row 1",
        "Control List, entry 3A001, row 2",
    ]


def test_nothing_is_replaced_when_one_table_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old", encoding="utf-8")
    (tmp_path / "b").write_text("a file where a folder is needed", encoding="utf-8")
    with pytest.raises(OSError, match="b"):
        write_all(tmp_path, {"a.csv": "new", "b/c.csv": "new"})
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b"]


def test_an_amendment_in_xml_names_every_entry_that_changed(
    spoiled: Edit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = spoiled(CCL, lambda d: None)
    xml = tmp_path / "title-15.xml"
    xml.write_text(document(ENTRY), encoding="utf-8")
    assert main([str(folder), "--xml", str(xml), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert "entry 3B002: the requirement rows have changed since they were read (4 rows then, 2 now)" in said
    assert "entry 3B001 is gone" in said
