"""Scenarios that ship: dated stops and new sites with their sources, as YAML files."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from gwanmun.impact.supply.analyse import Denial
from gwanmun.impact.supply.model import Chain, Link, Supply
from gwanmun.sources.files import InputError
from gwanmun.sources.yaml_text import load
from gwanmun.world.text import Text


@dataclass(frozen=True)
class Scenario:
    """What stops and what is added; ``note`` says what the computation leaves out."""

    name: str
    title: Text
    source: str
    denials: tuple[Denial, ...]
    added: tuple[Supply, ...]
    sites: tuple[tuple[str, str], ...]
    on: str = ""
    note: Text | None = None

    def applied(self, chain: Chain) -> Chain:
        """The chain with what is added; its sites are linked to what they make."""
        links = tuple(Link(site, makes, "goes_into", self.source) for site, makes in self.sites)
        return chain + Chain({}, tuple(k for k in links if k.start in chain.nodes), self.added, ())


def names() -> list[str]:
    """The scenarios that ship."""
    return sorted(p.name.removesuffix(".yaml") for p in _folder().iterdir() if p.name.endswith(".yaml"))


def scenario(name: str) -> Scenario:
    """A scenario that ships, by its name, or one in a YAML file of the same form.

    :raises InputError: if there is none.
    """
    if name.endswith((".yaml", ".yml")):
        return _read(Path(name).stem, Path(name))
    if name not in names():
        listed = ", ".join(names())
        raise InputError(
            Text(
                f"no scenario is called {name!r}; there are {listed}",
                f"'{name}' 시나리오가 없습니다. 있는 것: {listed}",
            )
        )
    with resources.as_file(_folder().joinpath(f"{name}.yaml")) as path:
        return _read(name, path)


def _folder() -> Any:
    return resources.files("gwanmun.impact.supply").joinpath("data", "scenarios")


def _read(name: str, path: Path) -> Scenario:
    data = load(path).data
    try:
        return _parsed(name, data)
    except (KeyError, TypeError, AttributeError):
        raise InputError(_FORM, str(path)) from None


def _parsed(name: str, data: Any) -> Scenario:
    source = str(data["source"])
    year = str(data.get("on", ""))[:4]
    return Scenario(
        name=name,
        title=_text(data["title"]),
        source=source,
        denials=tuple(_denial(d) for d in data.get("deny", ())),
        added=tuple(
            Supply(a["input"], a["country"], a.get("provider", ""), a.get("share"), year or "new", "sites", source)
            for a in data.get("add", ())
        ),
        sites=tuple((a["site"], a["input"]) for a in data.get("add", ()) if "site" in a),
        on=str(data.get("on", "")),
        note=_text(data["note"]) if "note" in data else None,
    )


def _text(data: Any) -> Text:
    return Text(str(data["en"]), str(data["ko"]))


def _denial(data: Any) -> Denial:
    def names(key: str) -> tuple[str, ...]:
        return tuple(map(str, data.get(key, ())))

    return Denial(
        names("countries"), names("providers"), names("inputs"), data.get("to"), names("sites"), names("kinds")
    )


_FORM = Text(
    en="is no scenario; it has title, source, and deny or add (see docs/how-to/supply.md)",
    ko="시나리오 파일이 아닙니다. title, source와 deny 또는 add가 필요합니다(docs/how-to/supply.md)",
)
