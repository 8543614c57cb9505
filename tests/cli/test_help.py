"""The help: every command explained, in both languages, and one sentence for a command line that is wrong."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from gwanmun.cli.help import korean
from gwanmun.cli.main import app
from tests.cli.run import run


def commands(
    command: click.Command = app, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*path, name))


ALL = dict(commands())


@pytest.mark.parametrize("path", ALL, ids=lambda p: " ".join(p) or "gwanmun")
def test_every_sentence_of_the_help_has_its_korean(path: tuple[str, ...]) -> None:
    command = ALL[path]
    said = [command.help, *(p.help for p in command.get_params(click.Context(command)) if isinstance(p, click.Option))]
    said += [p.help for p in command.get_params(click.Context(command)) if isinstance(p, click.Argument)]
    assert all(said)
    assert [s for s in said if " ".join(str(s).split()) not in korean()] == []


def test_no_korean_sentence_is_left_of_an_older_help() -> None:
    said = {" ".join(str(c.help).split()) for c in ALL.values()}
    for command in ALL.values():
        said |= {" ".join(str(p.help).split()) for p in command.get_params(click.Context(command))}
    assert korean().keys() - said == {"Usage:", "Arguments", "Options", "Commands"}


@pytest.mark.parametrize(("language", "word"), [("ko", "사용법:"), ("en", "Usage:")])
@pytest.mark.parametrize("path", ALL, ids=lambda p: " ".join(p) or "gwanmun")
def test_help_is_shown_in_the_language_asked_for(
    path: tuple[str, ...], language: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8" if language == "ko" else "C.UTF-8")
    ran = run([*path, "--help"], monkeypatch)
    assert ran.status == 0
    assert ran.out.startswith(word)
    assert "Positional" not in ran.out


@pytest.mark.parametrize(
    ("arguments", "english", "korean_words"),
    [
        (["dcide"], "Did you mean 'decide'?", "decide입니까?"),
        (["decide"], "CASE", "CASE"),
        (["decide", "x.yaml", "--onn", "3"], "--onn", "--onn 옵션은 없습니다"),
        (["decide", "x.yaml", "--workers", "0"], "0 is not in the range", "--workers 값을 쓸 수 없습니다"),
        (["decide", "x.yaml", "--format", "pdf"], "'text', 'json', 'html'", "--format 값을 쓸 수 없습니다"),
        (["decide", "x.yaml", "--on"], "requires an argument", "--on 옵션에 값이 필요합니다"),
    ],
)
def test_a_wrong_command_line_is_answered_with_one_sentence(
    arguments: list[str], english: str, korean_words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for locale, words in (("C.UTF-8", english), ("ko_KR.UTF-8", korean_words)):
        monkeypatch.setenv("LC_ALL", locale)
        ran = run(arguments, monkeypatch)
        assert ran.status == 2
        assert ran.err.startswith("gwanmun: ")
        assert len(ran.err.splitlines()) == 1
        assert words in ran.err
