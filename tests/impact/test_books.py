"""What a person names as books: files, folders, patterns and objects of a store; nothing named is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from gwanmun.impact.books import books_of, local
from gwanmun.impact.parts import _frames, cut
from gwanmun.sources.files import InputError
from tests.cli.run import run
from tests.conftest import ROOT
from tests.impact.object_store import object_store

BOOK = (ROOT / "examples" / "books" / "fabs.csv").read_bytes()
MAPPING = str(ROOT / "examples" / "books" / "fabs.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two books, and what is none."""
    for name in ("b.csv", "a.csv", ".hidden.csv", "notes.txt"):
        (tmp_path / name).write_bytes(BOOK)
    return tmp_path


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, bytes]:
    """The objects of a store that the surroundings point to."""
    objects = {"trade/books/one.csv": BOOK, "trade/books/two.csv": BOOK, "trade/books/notes.txt": b"x"}
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "k")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return objects


def test_folders_and_patterns_are_opened_in_order(folder: Path) -> None:
    both = [str(folder / "a.csv"), str(folder / "b.csv")]
    assert books_of([str(folder)]) == both
    assert books_of([str(folder / "*.csv")]) == both
    assert books_of([both[1], both[0], both[1]]) == [both[1], both[0]]


@pytest.mark.parametrize("name", ["notes.txt", "*.xlsx", "case.yaml"])
def test_nothing_that_was_named_is_passed_over(folder: Path, name: str) -> None:
    with pytest.raises(InputError):
        books_of([str(folder / "a.csv"), str(folder / name)])


def test_objects_are_listed_and_brought_here(store: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    with object_store(store) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        both = ["s3://trade/books/one.csv", "s3://trade/books/two.csv"]
        assert books_of(["s3://trade/books"]) == both
        assert books_of(["s3://trade/books/*.csv"]) == both
        assert books_of(["s3://trade/books/t*.csv"]) == both[1:]
        assert local(both[0]).read_bytes() == BOOK
        store["trade/books/one.csv"] = BOOK + b"\n"
        assert local(both[0]).read_bytes() == BOOK + b"\n", "an object that changed is brought anew"
        for missing in ("s3://trade/none/*.csv", "s3://trade/books/*.xlsx"):
            with pytest.raises(InputError):
                books_of([missing])
        with pytest.raises(InputError):
            local("s3://trade/books/three.csv")


def test_books_of_a_store_are_decided_as_files_are(
    store: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_bytes(BOOK)
    told = ["--columns", MAPPING, "--on", "2025-12-31", "--known-at", "2026-09-24", "--lang", "en", "--workers", "1"]
    files = run(
        ["decide", str(tmp_path / "one.csv"), str(tmp_path / "two.csv"), *told, "-o", str(tmp_path / "f")], monkeypatch
    )
    with object_store(store) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        objects = run(["decide", "s3://trade/books/*.csv", *told, "-o", str(tmp_path / "o")], monkeypatch)
    assert (files.status, objects.status) == (0, 0), files.err + objects.err
    for name in ("one.parquet", "two.parquet"):
        assert (tmp_path / "f" / name).read_bytes() == (tmp_path / "o" / name).read_bytes()


def test_an_object_that_changed_since_the_run_began_is_not_decided(
    store: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    with object_store(store) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        (part,) = cut(["s3://trade/books/one.csv"])
        store["trade/books/one.csv"] = BOOK.replace(b"4200000", b"1")
        with pytest.raises(InputError, match="changed since the run began"):
            list(_frames(part))


def test_a_store_that_does_not_answer_is_one_sentence(store: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    with object_store({}) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        ran = run(["decide", "s3://trade/books/one.parquet", "-o", "nowhere"], monkeypatch)
    assert ran.status == 2
    assert ran.err.startswith("gwanmun: s3://trade/books/one.parquet: ")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "command", [["decide", "-o", "s3://trade/out.csv"], ["impact", "decide", "-o", "gs://trade/out"]]
)
def test_answers_are_not_written_to_an_address(
    command: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    done = run([*command, "a.csv", "--columns", MAPPING, "--lang", "en", "--no-screen"], monkeypatch)
    assert done.status != 0
    assert "is an address" in done.err
    assert not (folder / "s3:").exists()
    assert not (folder / "gs:").exists()
