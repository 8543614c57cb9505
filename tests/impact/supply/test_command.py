"""``gwanmun impact supply`` as a user runs it."""

from __future__ import annotations

import json

import pytest

from gwanmun.impact.supply.scenarios import names, scenario
from tests.cli.run import run


def asked(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    ran = run(["impact", "supply", *arguments], monkeypatch)
    assert ran.status == 0, ran.err
    return ran.out


def test_gallium_and_germanium(monkeypatch: pytest.MonkeyPatch) -> None:
    found = json.loads(asked(["--deny", "CN", "--inputs", "gallium,germanium", "--format", "json"], monkeypatch))
    gallium, germanium = found["stops"][0]["found"]
    assert (gallium["share_lost"], gallium["hhi_before"]) == (98.94, 9789)
    assert germanium["basis"] == "imports"
    assert all(a["source"] and a["year"] for f in (gallium, germanium) for a in f["alternatives"])


@pytest.mark.parametrize("name", ["veu-revocation", "gallium-germanium", "euv-stop", "russian-gas", "new-sites"])
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_every_scenario_answers_in_every_form(name: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert name in names()
    for lang in ("en", "ko"):
        found = asked(["--scenario", name, "--format", form, "--lang", lang], monkeypatch)
        assert scenario(name).title.in_(lang) in found
        assert scenario(name).source in found


def test_no_loss_is_invented_where_no_network_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    found = json.loads(asked(["--scenario", "veu-revocation", "--format", "json"], monkeypatch))
    (stop,) = found["stops"]
    assert stop["sites"] == ["samsung_xian", "sk_hynix_wuxi", "sk_hynix_dalian"]
    assert {f["share_lost"] for f in stop["found"]} == {None}


def test_new_sites_are_there_with_an_unknown_share(monkeypatch: pytest.MonkeyPatch) -> None:
    found = json.loads(asked(["--scenario", "new-sites", "--format", "json"], monkeypatch))
    assert [(a["provider"], a["share"]) for a in found["scenario"]["added"]] == [("Absolics", None), ("Samsung", None)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--deny", "CN", "--inputs", "galium"], "did you mean gallium"),
        (["--provider", "ASLM"], "did you mean ASML"),
        (["--deny", "Chinaa"], "--deny"),
        (["--scenario", "flood"], "there are euv-stop"),
        ([], "say who stops"),
        (["--deny", "CN", "--data", "/nonexistent"], "no supply chain"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run(["impact", "supply", *arguments, "--lang", "en"], monkeypatch)
    assert ran.status == 2
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1
