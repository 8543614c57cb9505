"""Japanese persons' names in Han characters: how many listed ones are found, of names of a second dictionary.

``python -m benchmarks.screening.japanese sys.dic`` where ``sys.dic`` is the dictionary of the package ipadic; the table
of the project is drawn from UniDic.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.screening import data
from benchmarks.table import Table
from gwanmun.parties import Party, Screener
from gwanmun.parties.builders.japanese_names import PARTS, entries
from gwanmun.parties.names import han, kana
from gwanmun.parties.names.asked import asked_forms_many
from gwanmun.parties.names.dictionary import rows
from gwanmun.parties.names.unspaced import JAPANESE
from gwanmun.sources.entries import Entry, EntryKind, Name

_MANY = 1500
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董"
    "袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文斌红海燕玲波辉鹏宇浩凯俊飞鑫志晓春梅兰凤琴云莲真"
    "环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉庆亮峰成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐"
    "绍功松善厚裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋"
)
_COST = 1000
"""A name that costs so much more is taken less often by the number e."""


def table(dictionary: str) -> Table:
    """Invented persons on a list in Latin letters, asked for in Han characters; the same on the lists of the corpus."""
    found = Table(
        "Japanese persons in Han characters, by the names of a second dictionary",
        ("written", "number", "as Japanese", "not read", "found", "kind not given", "on the real lists"),
        note="A surname and a given name each, usual ones more often; of several readings one is listed. Chinese names"
        " are of frequent surnames and characters, by chance. The last column is of those who are asked about.",
    )
    persons = invented(dictionary)
    listed = [Entry("l", str(i), "person", (Name(latin),)) for i, (_, _, latin) in enumerate(persons)]
    screener, real = Screener.of_entries(listed), Screener.of_entries(data.corpus())
    for written, names in (
        ("in one word", [p[0] + p[1] for p in persons]),
        ("apart", [" ".join(p[:2]) for p in persons]),
    ):
        shares = [*_read(screener, names), _found(screener, names, "person"), _found(screener, names, "unknown")]
        found.add(written, str(len(names)), *(f"{share:.3f}" for share in (*shares, _asked_about(real, names))))
    names = _chinese()
    known = [f"{share:.3f}" for share in _read(screener, names)]
    found.add("Chinese names", str(len(names)), *known, "–", "–", f"{_asked_about(real, names):.3f}")
    firms = [name for _, several in rows("known_as.csv") for name in several if data.script(name) == "han"]
    known = [f"{share:.3f}" for share in _read(real, firms, "unknown")]
    found.add("firms of known_as.csv, kind not given", str(len(firms)), *known, "–", "–", "–")
    return found


def _chinese(seed: int = 1) -> list[str]:
    """Invented Chinese persons, four in five with two characters behind the surname."""
    rng = random.Random(seed)
    return [rng.choice(_SURNAMES) + "".join(rng.choices(_GIVEN, k=1 + (rng.random() < 0.8))) for _ in range(_MANY)]


def _read(screener: Screener, names: Sequence[str], kind: EntryKind = "person") -> tuple[float, float]:
    """How many have a form as a Japanese name, and how many count as not read."""
    forms = asked_forms_many([(name, kind) for name in names])
    read = sum(any(form.system == JAPANESE for form in of_name) for of_name in forms)
    unread = sum(bool(s.unread) for s in screener.screen_many(Party(name, kind=kind) for name in names))
    return read / len(names), unread / len(names)


def invented(dictionary: str, seed: int = 3) -> list[tuple[str, str, str]]:
    """Surname and given name in Han characters, and both in Latin letters as they are said."""
    parts: dict[str, dict[str, tuple[int, str]]] = {part: {} for part in PARTS.values()}
    for cost, fields in entries(Path(dictionary).read_bytes()):
        if fields[1:3] == ["固有名詞", "人名"] and fields[3] in PARTS and all(map(han.is_han, fields[6])):
            names = parts[PARTS[fields[3]]]
            names[fields[6]] = min((cost, fields[8]), names.get(fields[6], (cost, fields[8])))
    rng = random.Random(seed)
    surnames, given = (_chosen(names, rng) for names in parts.values())
    return [(s, g, f"{_latin(parts['surname'][s]).upper()} {_latin(parts['given'][g]).title()}")
            for s, g in zip(surnames, given, strict=True)]  # fmt: skip


def _chosen(names: dict[str, tuple[int, str]], rng: random.Random) -> list[str]:
    known = sorted(names)
    return rng.choices(known, [2.718 ** (-names[name][0] / _COST) for name in known], k=_MANY)


def _latin(said: tuple[int, str]) -> str:
    return kana.read(said[1])[0]


def _found(screener: Screener, names: Sequence[str], kind: EntryKind) -> float:
    answers = screener.screen_many(Party(name, kind=kind) for name in names)
    return sum(any(hit.number == i for hit in answer.hits) for i, answer in enumerate(answers)) / len(names)


def _asked_about(screener: Screener, names: Sequence[str]) -> float:
    return sum(a.answer != "none" for a in screener.screen_many(Party(n, kind="person") for n in names)) / len(names)


if __name__ == "__main__":
    print(table(sys.argv[1]).text())
