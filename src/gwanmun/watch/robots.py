"""robots.txt as RFC 9309 has it: groups for an agent, longest match wins, ``*`` and ``$``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

MAX_ROBOTS = 512 * 1024


@dataclass(frozen=True)
class Robots:
    """The rules for one agent: (allowed, pattern) and the pause that is asked for."""

    rules: tuple[tuple[bool, str], ...]
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched."""
        parts = urlsplit(url)
        path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        best = (-1, True)
        for allowed, pattern in self.rules:
            if _matches(pattern, path):
                best = max(best, (len(pattern), allowed))
        return best[1]


EVERYTHING = Robots(())
NOTHING = Robots(((False, "/"),))


def _matches(pattern: str, path: str) -> bool:
    # One pass over the parts between stars: a hostile pattern of many stars costs no more than its length.
    ends = pattern.endswith("$")
    parts = unquote(pattern.removesuffix("$")).split("*")
    if not path.startswith(parts[0]):
        return False
    place = len(parts[0])
    for part in parts[1:]:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return not ends or place == len(path) or (len(parts) > 1 and path.endswith(parts[-1]))


def parse(text: str, agent: str) -> Robots:
    """The rules for ``agent``; those of its own group if there is one, else of ``*``."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    delays: dict[str, float] = {}
    agents: list[str] = []
    in_rules = False
    for line in text.lstrip("\ufeff").splitlines()[:20_000]:
        name, _, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent":
            agents = [value.lower()] if in_rules else [*agents, value.lower()]
            in_rules = False
            groups.setdefault(value.lower(), [])
        elif name in ("allow", "disallow"):
            in_rules = True
            for who in agents:
                if value:
                    groups[who].append((name == "allow", value[:2000]))
        elif name == "crawl-delay":
            in_rules = True
            if re.fullmatch(r"\d+(\.\d+)?", value):
                delays |= dict.fromkeys(agents, min(60.0, float(value)))
    own = next((g for g in groups if g != "*" and g and g in agent.lower()), "*")
    return Robots(tuple(groups.get(own, ())), delays.get(own))
