"""The documents say what the program does: every command is run, every Python example too."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwanmun.cli.docs import pages
from tests.cli.run import run
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PROGRAM = ".venv/bin/gwanmun "


def blocks(page: Path, kind: str) -> Iterator[str]:
    """The fenced blocks of a kind."""
    yield from re.findall(rf"^```{kind}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands() -> Iterator[tuple[str, str, str]]:
    """Page, command line and the output shown for it."""
    for page in PAGES:
        for block in blocks(page, "console"):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                line, _, output = part.partition("\n")
                yield page.relative_to(ROOT).as_posix(), line, output


OF_THE_PROGRAM = [c for c in commands() if PROGRAM in c[1]]


@pytest.mark.parametrize(
    ("page", "line", "output"), OF_THE_PROGRAM, ids=[f"{p}: {c[-60:]}" for p, c, _ in OF_THE_PROGRAM]
)
def test_a_command_prints_what_its_page_shows(
    page: str, line: str, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    ran = run(shlex.split(line.partition(PROGRAM)[2]), monkeypatch)
    assert ran.status == 0
    pattern = ".*".join(re.escape(part) for part in re.split(r"^\.\.\.\n", output, flags=re.MULTILINE))
    assert re.fullmatch(pattern, ran.out, re.DOTALL), (
        f"{page} shows another output; the program prints:\n{ran.out[:3000]}"
    )


def test_the_other_commands_set_up_what_the_project_needs() -> None:
    others = [line for _, line, _ in commands() if PROGRAM not in line]
    assert others == [
        "python3 -m venv .venv && .venv/bin/pip install --quiet --editable '.[dev]' && .venv/bin/pytest -n 2"
    ]
    assert others[0] in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_python_examples_run(page: Path) -> None:
    text = "\n".join(blocks(page, "python"))
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner()
    runner.run(test)
    assert runner.failures == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_pages_that_the_program_writes_are_up_to_date() -> None:
    for name, text in pages().items():
        assert (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8") == text, "run `make docs`"


def test_no_document_names_a_registry_host_or_a_machine() -> None:
    for page in PAGES:
        assert not re.search(r"/work/|/root/|localhost|pypi\.org", page.read_text(encoding="utf-8")), page


def test_the_package_s_own_examples_run() -> None:
    import gwanmun
    import gwanmun.world

    for module in (gwanmun, gwanmun.world):
        assert doctest.testmod(module).failed == 0
