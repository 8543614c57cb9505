"""Reading YAML and JSON from outside: plain values, places, and refusals in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwanmun.sources.files import InputError, read_text, write_atomically
from gwanmun.sources.yaml_text import load, parse_json, parse_yaml


def test_words_that_yaml_1_1_would_change_stay_words() -> None:
    document = parse_yaml(
        "to: NO\non: 2026-01-02\nhs: 010121\neccn: 3E001\nother: 3E991\nsize: 1.5\nn: 7\nok: true\n", "t"
    )
    assert document.data == {
        "to": "NO",
        "on": "2026-01-02",
        "hs": "010121",
        "eccn": "3E001",
        "other": "3E991",
        "size": 1.5,
        "n": 7,
        "ok": True,
    }


def test_every_part_knows_its_line() -> None:
    document = parse_yaml("a: 1\nitems:\n  - eccn: x\n    value: 2\n", "case.yaml")
    assert document.place(("items", 0, "value")) == "case.yaml:4, items[0].value"
    assert document.place(("items", 0, "missing")) == "case.yaml:3, items[0].missing"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &x 1\nb: *x\n", "anchors"),
        ("a: !!python/object:os.system x\n", "anchors"),
        ("a: 1\na: 2\n", "twice"),
        ("a: [\n", "not YAML"),
        ("[" * 5000, "nested too deeply"),
        ("--- 1\n--- 2\n", "more than one document"),
        ("? [a]\n: b\n", "a key must be a word"),
    ],
)
def test_what_is_refused_says_why_and_where(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as error:
        parse_yaml(text, "case.yaml")
    assert error.value.place.startswith("case.yaml:")
    assert error.value.message("ko") != error.value.message("en")


@pytest.mark.parametrize(
    ("text", "says"), [('{"a": 1, "a": 2}', "twice"), ('{"a": NaN}', "not a number"), ("{", "not JSON")]
)
def test_json_is_held_to_the_same(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        parse_json(text, "case.json")


@given(st.text(max_size=300))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    for read in (parse_yaml, parse_json):
        try:
            read(text, "t")
        except InputError as error:
            assert "\n" not in str(error)  # noqa: PT017 - most texts are refused, some are read


def test_cp949_is_read_where_it_decodes_cleanly(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes("to: 중국\n".encode("cp949"))
    assert load(path).data == {"to": "중국"}


@pytest.mark.parametrize(
    ("content", "says"), [(b"\xff\xfe\x00\x00\xd8\x00", "not text"), (b"x" * 3_000_000, "larger than 2 MB")]
)
def test_files_that_are_no_case_are_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_text(path)


def test_folders_links_and_missing_files_are_refused(tmp_path: Path) -> None:
    target = tmp_path / "real.yaml"
    target.write_text("a: 1\n")
    link = tmp_path / "link.yaml"
    link.symlink_to(target)
    for path, says in ((tmp_path, "folder"), (link, "symbolic link"), (tmp_path / "none", "no such file")):
        with pytest.raises(InputError, match=says):
            read_text(path)


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.txt"
    write_atomically(path, b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]
