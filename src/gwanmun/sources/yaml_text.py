"""YAML and JSON from outside: plain data with the line of every field; no anchors, tags, repeated keys or surprises.

The scalars are those of YAML 1.2's core: ``NO`` is Norway and ``on`` is a word, dates and numbers with leading zeros
stay text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import yaml

from gwanmun.sources.files import InputError, read_text
from gwanmun.world.text import Text

MAX_DEPTH = 40
MAX_NODES = 200_000

Plain: TypeAlias = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None
FieldPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """Plain data and where each part of it stands.

    ``lines`` maps the path of a part (keys and positions) to its line, counted from 1; empty for JSON.
    """

    name: str
    data: Plain
    lines: Mapping[FieldPath, int]

    def place(self, path: FieldPath) -> str:
        """File, line and field of a part, for an error message."""
        line = next((self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines), None)
        return ", ".join(p for p in (f"{self.name}:{line}" if line else self.name, field_name(path)) if p)


def field_name(path: FieldPath) -> str:
    """``items[0].eccn`` for the path of a part."""
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


def load(path: Path) -> Document:
    """Read a YAML file, or JSON if its name ends in ``.json``.

    :raises InputError: with file and line, if it cannot be read.
    """
    text = read_text(path)
    return parse_json(text, str(path)) if path.suffix.lower() == ".json" else parse_yaml(text, str(path))


def parse_yaml(text: str, name: str) -> Document:
    """The document in ``text``; ``name`` is what messages call it."""
    reader = _Reader(name, iter(()))
    try:
        reader.events = yaml.parse(text, Loader=_Loader)
        data = reader.document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise InputError(
            Text(en=f"this is not YAML ({problem})", ko=f"YAML 문법에 맞지 않습니다({problem})"),
            f"{name}:{mark.line + 1}" if mark else name,
        ) from None
    return Document(name, data, reader.lines)


def parse_json(text: str, name: str) -> Document:
    """The document in JSON ``text``."""
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_constant=_not_a_number)
    except json.JSONDecodeError as error:
        raise InputError(
            Text(en=f"this is not JSON ({error.msg})", ko=f"JSON 문법에 맞지 않습니다({error.msg})"),
            f"{name}:{error.lineno}",
        ) from None
    except _RepeatedKey as error:
        raise InputError(_repeated(str(error)), name) from None
    except ValueError as error:
        raise InputError(Text(en=str(error), ko="숫자가 아니거나 무한대인 값은 쓸 수 없습니다"), name) from None
    except RecursionError:
        raise InputError(_TOO_DEEP, name) from None
    return Document(name, data, {})


class _RepeatedKey(ValueError):
    pass


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        seen: set[str] = set()
        raise _RepeatedKey(next(k for k, _ in pairs if k in seen or seen.add(k)))  # type: ignore[func-returns-value]
    return result


def _not_a_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number that can be used")


_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass
class _Reader:
    """Builds plain data from parse events, so that nothing is expanded before it has been looked at."""

    name: str
    events: Iterator[Any]
    lines: dict[FieldPath, int] = field(default_factory=dict)
    count: int = 0

    def document(self) -> Plain:
        data: Plain = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, _ONE_DOCUMENT)
                data = self._value(next(self.events), ())
        return data

    def _value(self, event: Any, path: FieldPath) -> Plain:
        self.count += 1
        if len(path) > MAX_DEPTH or self.count > MAX_NODES:
            self._refuse(event, _TOO_DEEP if len(path) > MAX_DEPTH else _TOO_MANY)
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag not in (None, "!"):
            self._refuse(event, _ANCHOR)
        self.lines.setdefault(path, event.start_mark.line + 1)
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(path)
            case yaml.SequenceStartEvent():
                return self._sequence(path)
            case _:
                return str(event.value) if event.style else scalar(event.value)

    def _next(self) -> Any:
        return next(self.events)

    def _sequence(self, path: FieldPath) -> Plain:
        result: list[Plain] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            result.append(self._value(event, (*path, len(result))))
        return result

    def _mapping(self, path: FieldPath) -> Plain:
        result: dict[str, Plain] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor:
                self._refuse(event, _PLAIN_KEY)
            key = str(event.value)
            if key in result:
                self._refuse(event, _repeated(key))
            mark: Any = event.start_mark
            self.lines[(*path, key)] = mark.line + 1
            result[key] = self._value(next(self.events), (*path, key))
        return result

    def _refuse(self, event: Any, what: Text) -> NoReturn:
        raise InputError(what, f"{self.name}:{event.start_mark.line + 1}")


_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
# A point is needed: 3E001 is a control number, not thirty.
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]+)?$")


def scalar(text: str) -> Plain:
    """What an unquoted scalar means."""
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.match(text) and len(text) < 30:
        return int(text)
    return float(text) if _FLOAT.match(text) else text


def _repeated(key: str) -> Text:
    return Text(en=f"{key!r} stands here twice", ko=f"'{key}' 항목이 두 번 나옵니다")


_TOO_DEEP = Text(en="is nested too deeply", ko="너무 깊이 중첩되어 있습니다")
_PLAIN_KEY = Text(en="a key must be a word", ko="키는 단어여야 합니다")
_ONE_DOCUMENT = Text(en="holds more than one document; keep the first", ko="문서가 둘 이상입니다. 하나만 남기십시오")
_TOO_MANY = Text(en="has too many parts", ko="항목이 너무 많습니다")
_ANCHOR = Text(
    en="anchors, aliases and tags (&, *, !) are not used here; write the value out",
    ko="앵커·별칭·태그(&, *, !)는 쓸 수 없습니다. 값을 직접 적으십시오",
)
