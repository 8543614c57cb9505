"""What is said of the list of US-origin content (Supplement 2 to Part 734), in English and Korean."""

from __future__ import annotations

from typing import Any

from gwanmun.world.text import Text

CONTENT_SAYS = {
    "title": Text("US-origin content ({0})", "미국산 성분({0})"),
    "component": Text("Component", "성분"),
    "value": Text("Value", "금액"),
    "counts": Text("Counts as controlled", "통제 성분 여부"),
    "by": Text("By", "근거"),
    "waits": Text("waits for", "확인 필요"),
    "TRUE": Text("controlled", "통제"),
    "FALSE": Text("not controlled to this destination", "이 목적지로는 통제되지 않음"),
    "UNKNOWN": Text("not known", "미확인"),
    "left_out": Text("does not count", "통제 성분으로 세지 않음"),
    "no_value": Text("value not stated", "금액 미기재"),
    "no_product": Text("fair market price of the product not stated", "제품의 공정시장가격 미기재"),
    "product": Text("Product", "제품"),
    "controlled_sum": Text("Controlled content", "통제 성분 합계"),
    "share": Text("Share", "비율"),
    "range": Text("{0} to {1}", "{0}~{1}"),
    "at_least": Text("at least {0}", "{0} 이상"),
    "limit": Text("de minimis level {0} ({1})", "최소기준 {0}({1})"),
    "no_limit": Text("de minimis level not known without a destination", "목적지를 알아야 최소기준을 알 수 있음"),
    "above_TRUE": Text("above", "초과"),
    "above_FALSE": Text("not above", "이하"),
    "above_UNKNOWN": Text("not known whether above", "초과 여부 미확인"),
    "incomplete": Text(
        "The list does not say that it is complete (complete: yes), so more US content may be in the product.",
        "목록이 전부라고 적지 않아(complete: yes) 다른 미국산 성분이 있을 수 있습니다.",
    ),
}


def say(key: str, lang: str, *values: object) -> str:
    """A phrase in ``lang`` with its values filled in."""
    return CONTENT_SAYS[key].in_(lang).format(*values)


def counts(part: dict[str, Any], lang: str) -> str:
    """Whether a component counts as controlled."""
    left_out = part["controlled"] == "FALSE" and part["why"] is not None
    return say("left_out" if left_out else part["controlled"], lang)


def amount(part: dict[str, Any], lang: str) -> str:
    """The sum of a component, and how it comes about where there are several."""
    if part["value"] is None or part["sum"] is None:
        return say("no_value", lang)
    several = part["quantity"] not in (None, "1")
    return f"{part['sum']} ({part['quantity']} × {part['value']})" if several else str(part["sum"])


def between(least: str | None, most: str | None, lang: str) -> str:
    """A range; one value where both ends are the same, and an open end where the most is not known."""
    if most is None:
        return say("at_least", lang, least or "0")
    return most if least in (most, None) else say("range", lang, least, most)


def share(content: dict[str, Any], lang: str) -> str:
    """The share, the level that it is held against, and on which side of it it stands."""
    least, most = (None if content[k] is None else f"{content[k]}%" for k in ("percent_at_least", "percent_at_most"))
    limit = say("no_limit", lang)
    if content["limit"] is not None:
        cite = content["limit_cite"].removeprefix("15 CFR ")
        limit = say("limit", lang, f"{content['limit']}%", cite)
    return f"{between(least, most, lang)} · {limit}: {say('above_' + content['above'], lang)}"
