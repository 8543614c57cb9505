"""What in some data does not fit the model of a case file: where it stands, and what to write instead."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, inspect

from gwanmun.sources.files import InputError
from gwanmun.sources.yaml_text import Document, FieldPath
from gwanmun.world.suggest import near
from gwanmun.world.text import Text


def misfit(data: Any, model: type[Struct], document: Document) -> InputError:
    """The first thing in the data that does not fit, as a sentence with its place."""
    found = _misfit(data, inspect.type_info(model), ())
    # The two ways of looking agree; should they not, the file as a whole is to blame.
    what, path = found or (_cannot_be("", data, _FIELDS), ())
    return InputError(what, document.place(path))


def worded(data: Any, model: type[Struct]) -> Any:
    """The data with whole numbers as words where the model wants words."""
    return _worded(data, inspect.type_info(model))


def _worded(data: Any, wanted: inspect.Type) -> Any:
    kinds = wanted.types if isinstance(wanted, inspect.UnionType) else (wanted,)
    for kind in kinds:
        if isinstance(kind, inspect.StructType) and isinstance(data, dict):
            fields = {f.encode_name: f.type for f in kind.fields}
            return {k: _worded(v, fields[k]) if k in fields else v for k, v in data.items()}
        if isinstance(kind, inspect.ListType) and isinstance(data, list):
            return [_worded(v, kind.item_type) for v in data]
        if isinstance(kind, inspect.DictType) and isinstance(data, dict):
            return {k: _worded(v, kind.value_type) for k, v in data.items()}
    words = any(isinstance(k, inspect.StrType) for k in kinds) and not any(
        isinstance(k, inspect.IntType) for k in kinds
    )
    return str(data) if words and isinstance(data, int) and not isinstance(data, bool) else data


_Found = tuple[Text, FieldPath]


def _misfit(data: Any, wanted: inspect.Type, path: FieldPath) -> _Found | None:
    kinds = wanted.types if isinstance(wanted, inspect.UnionType) else (wanted,)
    for kind in kinds:
        match kind:
            case inspect.StructType() if isinstance(data, dict):
                return _in_fields(data, kind, path)
            case inspect.ListType() if isinstance(data, list):
                return _in_list(data, kind, path)
            case inspect.DictType() if isinstance(data, dict):
                return _first(_misfit(v, kind.value_type, (*path, str(k))) for k, v in data.items())
    if any(_fits(data, kind) for kind in kinds):
        return None
    field = str(path[-1]) if path else ""
    if data == "":
        return _empty(field), path
    return _cannot_be(field, data, _wanted(kinds)), path


def _in_fields(data: dict[str, Any], kind: inspect.StructType, path: FieldPath) -> _Found | None:
    fields = {f.encode_name: f for f in kind.fields}
    for name in data:
        if kind.forbid_unknown_fields and name not in fields:
            return _unknown_field(str(name), list(fields)), (*path, str(name))
    for name, field in fields.items():
        if field.required and name not in data:
            return Text(en=f"{name} is missing", ko=f"{name} 항목이 없습니다"), (*path, name)
    return _first(_misfit(v, fields[k].type, (*path, k)) for k, v in data.items() if k in fields)


def _in_list(data: list[Any], kind: inspect.ListType, path: FieldPath) -> _Found | None:
    field = str(path[-1]) if path else ""
    if len(data) < (kind.min_length or 0):
        return _empty(field), path
    if kind.max_length is not None and len(data) > kind.max_length:
        return Text(en=f"{field} is too long a list", ko=f"{field} 항목이 너무 많습니다"), path
    return _first(_misfit(v, kind.item_type, (*path, i)) for i, v in enumerate(data))


def _first(found: Any) -> _Found | None:
    return next((f for f in found if f is not None), None)


def _fits(data: Any, kind: inspect.Type) -> bool:
    match kind:
        case inspect.NoneType():
            return data is None
        case inspect.BoolType():
            return isinstance(data, bool)
        case inspect.IntType() | inspect.FloatType():
            return isinstance(data, int | float) and not isinstance(data, bool)
        case inspect.StrType():
            longest = kind.max_length or len(str(data))
            return isinstance(data, str) and (kind.min_length or 0) <= len(data) <= longest
        case inspect.LiteralType():
            return data in kind.values
        case _:
            return False


def _wanted(kinds: tuple[inspect.Type, ...]) -> Text:
    found: list[Text] = []
    for kind in kinds:
        match kind:
            case inspect.StrType() if kind.max_length:
                found.append(Text(f"a word of at most {kind.max_length} letters", f"{kind.max_length}자 이하의 글"))
            case inspect.StrType():
                found.append(Text("a word", "글"))
            case inspect.FloatType():
                found.append(Text("a number", "숫자"))
            case inspect.BoolType():
                found.append(Text("true or false", "true 또는 false"))
            case inspect.ListType():
                found.append(_LIST)
            case inspect.DictType() | inspect.StructType():
                found.append(_FIELDS)
            case inspect.LiteralType():
                found.append(Text(*[", ".join(map(repr, kind.values))] * 2))
    return Text(" or ".join(t.en for t in found), ", ".join(t.in_("ko") for t in found))


def _cannot_be(field: str, data: Any, wanted: Text) -> Text:
    shown = repr(data)[:60]
    return Text(
        en=f"{field} cannot be {shown}: it must be {wanted.en}",
        ko=f"{field} 값 {shown}을(를) 쓸 수 없습니다. 쓸 수 있는 것: {wanted.in_('ko')}",
    )


def _empty(field: str) -> Text:
    return Text(en=f"{field} is empty", ko=f"{field} 항목이 비어 있습니다")


def _unknown_field(field: str, known: list[str]) -> Text:
    meant = near(field, known, 1, 0.5)
    hint = f"; did you mean {meant[0]}?" if meant else f"; known are {', '.join(known)}"
    hint_ko = f". {meant[0]}입니까?" if meant else f". 쓸 수 있는 항목: {', '.join(known)}"
    return Text(en=f"there is no field {field!r} here{hint}", ko=f"'{field}'은(는) 없는 항목입니다{hint_ko}")


_LIST = Text("a list", "목록")
_FIELDS = Text("fields with their values", "항목과 값")
