"""Check ``tables/starter.csv`` against full lists: names, identifiers and the authority behind each entry.

``python -m gwanmun.parties.builders.starter CORPUS ENTITY_LIST`` where CORPUS holds entries as JSON lines (gzip) with
OFAC's programmes and ENTITY_LIST the lists of the Consolidated Screening List (JSON, gzip). The choice of entries is a
person's; a name that the publisher does not print is taken out, other text is taken off names, and an entry without a
citation gets that of its programme.
"""

from __future__ import annotations

import bisect
import csv
import gzip
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent.parent / "tables" / "starter.csv"
_FIELDS = ("id", "kind", "name", "aliases", "countries", "reason", "citation")
_SUBORDINATE = re.compile(r"^.*\(([A-Z]+ ?\d+)\)\. Subordinate Institution - (.+)$")
_BEHIND = re.compile(r"Affiliated Entity: |Subordinate Institution - ")
_ALSO = re.compile(r",?\s*(?:[afn]\.k\.a\.?,?)\s+")
_ENDS_WITH_DOT = re.compile(r"\b(?:co|ltd|inc|corp|llc|s\.a|p\.c|bhd|eq)\.$", re.IGNORECASE)
_PROGRAMMES = {
    "RUSSIA-EO14024": "E.O. 14024; 31 CFR part 587", "UKRAINE-EO13661": "E.O. 13661; 31 CFR part 589",
    "UKRAINE-EO13662": "E.O. 13662; 31 CFR part 589", "UKRAINE-EO13660": "E.O. 13660; 31 CFR part 589",
    "UKRAINE-EO13685": "E.O. 13685; 31 CFR part 589",
    "CMIC-EO13959": "E.O. 13959 as amended by E.O. 14032; 31 CFR part 586",
    "NPWMD": "E.O. 13382; 31 CFR part 544", "BELARUS-EO14038": "E.O. 14038; 31 CFR part 548", "CYBER2": "E.O. 13694; 31 CFR part 578",  # noqa: E501
    "SDGT": "E.O. 13224; 31 CFR part 594", "IFSR": "31 CFR part 561", "SYRIA": "31 CFR part 542",
    "DPRK2": "E.O. 13687; 31 CFR part 510", "DPRK3": "E.O. 13722; 31 CFR part 510",
    "DPRK4": "E.O. 13810; 31 CFR part 510",
    "CAATSA - RUSSIA": "Pub. L. 115-44", "PEESA-EO14039": "E.O. 14039",
}  # fmt: skip
_KEY = re.compile(r"[^a-z0-9]+")


def main(corpus: str, entity_list: str) -> None:
    """Rewrite the table; says what was taken out."""
    printed = _printed(Path(corpus), Path(entity_list))
    programmes = _programmes(Path(corpus))
    out = io.StringIO()
    writer = csv.DictWriter(out, _FIELDS, lineterminator="\n")
    writer.writeheader()
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (checked := _checked(row, printed, programmes)) is not None:
                writer.writerow(checked)
    TABLE.write_text(out.getvalue(), encoding="utf-8")


def _checked(row: dict[str, str], printed: list[str], programmes: dict[str, list[str]]) -> dict[str, str] | None:
    names: list[str] = []
    for text in [row["name"], *filter(None, row["aliases"].split("; "))]:
        parts = _parts(text)
        if not _begins(_key(text), printed) and not any(_begins(_key(p), printed) for p in parts):
            print(f"{row['id']}: {text!r} is not printed by the publisher; taken out", file=sys.stderr)
            continue
        names += parts
    names = [n for i, n in enumerate(names) if _key(n) not in {_key(m) for m in names[:i]}]
    if not names:
        return None
    row = row | {"name": names[0], "aliases": "; ".join(names[1:]), "citation": " ".join(row["citation"].split())}
    if not row["citation"]:
        codes = programmes.get(row["id"].partition(":")[2], [])
        row["citation"] = "; ".join(dict.fromkeys(_PROGRAMMES.get(c, c) for c in codes))
    if not row["citation"]:
        print(f"{row['id']}: no citation found; taken out", file=sys.stderr)
        return None
    return row


def _parts(text: str) -> list[str]:
    """The names in one printed text, without what is not a name."""
    if found := _SUBORDINATE.match(text):
        return [found.group(2), f"{found.group(1)} {found.group(2)}"]
    parts = [p.strip(" ,;'\"") for p in _ALSO.split(text)]
    return [p if _ENDS_WITH_DOT.search(p) else p.rstrip(".") for p in parts if p]


def _begins(key: str, printed: list[str]) -> bool:
    """Whether a printed name is ``key`` or begins with it: some serialisations leave aliases behind the name."""
    at = bisect.bisect_left(printed, key)
    return at < len(printed) and printed[at].startswith(key)


def _key(text: str) -> str:
    return _KEY.sub("", text.lower())


def _printed(corpus: Path, entity_list: Path) -> list[str]:
    found: set[str] = set()
    for entry in _lines(corpus):
        found |= {_key(n) for n in (entry["name"], *entry["aliases"])}
    for entry in json.loads(gzip.decompress(entity_list.read_bytes()))["entries"]:
        # Affiliates are printed behind the firm they belong to.
        found |= {_key(part) for n in (entry["n"], *entry.get("a", ())) for part in (n, _BEHIND.split(n)[-1])}
    return sorted(found)


def _programmes(corpus: Path) -> dict[str, list[str]]:
    return {str(e["id"]): e["programs"] for e in _lines(corpus) if e["list"] in ("US-OFAC-SDN", "US-OFAC-NONSDN")}


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
