"""Federal Register documents and Korean ministry notices: the fields that the publisher states."""
# ruff: noqa: E501 - patterns and word lists are read better whole

from __future__ import annotations

import html
import json
import re
from typing import Any

from gwanmun.sources.files import InputError
from gwanmun.watch.front_matter import Field
from gwanmun.watch.markup import Page
from gwanmun.watch.pages import meta
from gwanmun.world.text import Text

_NUMBER = re.compile(r"(?<![\d-])((?:C\d-|E\d-|Z\d-)?(?:19|20)\d\d-\d{4,6})(?!\d)")
_CITATION = re.compile(r"\b(\d{2,3})\s+(?:FR|Fed\.?\s?Reg\.?)\s+(\d{1,6})\b")
_MONTHS = {
    m: n
    for n, m in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_LONG = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+(\d{1,2}),?\s+((?:19|20)\d\d)"
)
_TYPES = {
    "rule": "final rule",
    "final rule": "final rule",
    "interim final rule": "interim final rule",
    "proposed rule": "proposed rule",
    "notice": "notice",
    "presidential document": "presidential document",
}


def from_json(text: str, place: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The fields of a document of the Federal Register's interface, or of every document of a page of results.

    :raises InputError: if it is not such a document.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error).split(":")[0]
        raise InputError(
            Text(en=f"this is not JSON ({reason})", ko=f"JSON 문법에 맞지 않습니다({reason})"), place
        ) from None
    rows = (
        data.get("results")
        if isinstance(data, dict) and "results" in data
        else data
        if isinstance(data, list)
        else [data]
    )
    found = [_from_object(row) for row in rows or [] if isinstance(row, dict) and row.get("document_number")]
    if not found:
        raise InputError(
            Text(
                en="no Federal Register document is in it (document_number is missing)",
                ko="연방관보 문서가 아닙니다(document_number 없음)",
            ),
            place,
        )
    return found[0], found


def _from_object(row: dict[str, Any]) -> dict[str, Any]:
    agencies = [str(a.get("name") or a.get("raw_name") or "") for a in row.get("agencies") or () if isinstance(a, dict)]
    action = str(row.get("action") or "")
    return _plain(
        document_number=row.get("document_number"),
        title=row.get("title"),
        abstract=row.get("abstract"),
        type=_type(str(row.get("type") or ""), action),
        action=action,
        citation=row.get("citation")
        or (f"{row['volume']} FR {row['start_page']}" if row.get("volume") and row.get("start_page") else None),
        published=row.get("publication_date"),
        effective=row.get("effective_on"),
        dates=row.get("dates"),
        agencies=agencies,
        url=row.get("html_url"),
        cfr=[f"{c.get('title')} CFR {c.get('part')}" for c in row.get("cfr_references") or () if isinstance(c, dict)],
        dockets=[str(d) for d in row.get("docket_ids") or ()],
        comments_close=row.get("comments_close_on"),
        corrects=row.get("correction_of"),
    )


def _plain(**fields: Any) -> dict[str, Any]:
    return {k: html.unescape(v) if isinstance(v, str) else v for k, v in fields.items() if v not in (None, "", [])}


def _type(kind: str, action: str) -> str:
    said = action.lower()
    for word in ("interim final rule", "proposed rule", "final rule", "temporary rule"):
        if word in said:
            return word
    return _TYPES.get(kind.lower(), kind.lower())


def from_post(fields: list[Field], body: str) -> dict[str, Any]:
    """The fields of a Federal Register document kept as a Markdown post."""
    front = {f.key: f.text for f in fields}
    number = _NUMBER.search(front.get("item_id", "")) or re.search(r"\*\*Document Number:\*\*\s*(\S+)", body)
    published = front.get("original_published", "")[:10] or _long_date(_after(body, "Original Published"))
    summary = re.search(r"^##\s*Summary\s*$\n+(.*?)(?=^##\s|\Z)", body, re.S | re.M)
    url = re.search(r"https://www\.federalregister\.gov/documents/\d{4}/\d\d/\d\d/[^\s)\"]+", body)
    abstract = " ".join(summary.group(1).split()) if summary else None
    title = front.get("title", "").replace('\\"', '"')
    return _plain(
        document_number=number.group(1) if number else None,
        title=title or None,
        abstract=abstract,
        type=_type_from_words(f"{title} {abstract or ''}"),
        published=published or None,
        effective=effective_from_words(abstract or ""),
        url=url.group() if url else None,
        source_name=front.get("source_name"),
    )


def _type_from_words(text: str) -> str | None:
    low = text.lower()
    for word in ("interim final rule", "proposed rule", "final rule", "temporary rule"):
        if re.search(rf"\b(?:in )?this {word}|\b{word}\b", low):
            return word
    if re.search(r"\bthis rule\b", low):
        return "final rule"
    return "notice" if re.search(r"\bnotice\b|request for (?:public )?comments", low) else None


def effective_from_words(text: str) -> str | None:
    """A day that the words themselves call effective."""
    m = re.search(r"\beffective\s+(?:date\s*:?\s*|on\s+|as of\s+|from\s+)?(?=[A-Z])", text)
    return _long_date(text[m.end() : m.end() + 24]) if m else None


def _after(body: str, label: str) -> str:
    m = re.search(rf"\*\*{label}:\*\*\s*(.*)", body)
    return m.group(1) if m else ""


def _long_date(text: str) -> str | None:
    m = _LONG.search(text)
    return f"{m[3]}-{_MONTHS[m[1].lower()]:02d}-{int(m[2]):02d}" if m else None


def from_page(text: str, page: Page, url: str | None) -> dict[str, Any]:
    """The fields of a Federal Register page, its own HTML or its plain text."""
    flat = "\n".join(p.text for p in page.pieces)
    if re.search(r"<pre\b", text[:20_000], re.I) or "<" not in text[:2000]:
        flat = html.unescape(re.sub(r"<[^<>]{0,2000}>", "", text))  # the printed form, whose lines count
    metas = meta(page)
    head = re.search(r"\[Federal Register Volume (\d+), Number \d+ \(\w+, ([A-Z]\w+ \d{1,2}, \d{4})\)\]", flat)
    start = re.search(r"\[Pages? (\d+)", flat)
    number = (
        re.search(r"\[?FR Doc\.? No[:.]?\s*([\w-]+)", flat)
        or _NUMBER.search(url or "")
        or _NUMBER.search(_field(flat, "Document Number") or "")
    )
    cited = _CITATION.search(_field(flat, "Document Citation") or "")
    address = re.search(
        r"/documents/(\d{4})/(\d\d)/(\d\d)/", url or next((x for x in page.links if "/documents/2" in x), "")
    )
    published = _field(flat, "Publication Date") or (head.group(2) if head else "")
    title = (
        metas.get("og:title", ("", 0, 0))[0]
        or next((p.text for p in page.pieces if p.tag == "h1"), "")
        or _text_title(flat)
    )
    day = _numeric(published) or _long_date(published) or ("-".join(address.groups()) if address else None)
    dates = re.search(r"DATES?:\s*(.{1,1500}?)(?=\n\s*\n|ADDRESSES:|FOR FURTHER|\Z)", flat, re.S)
    said = dates.group(1) if dates else ""
    action = re.search(r"ACTION:\s*([^\n.]+)", flat)
    summary = re.search(r"SUMMARY:\s*(.+?)(?=\n?\s*DATES?:|\n\s*ADDRESSES)", flat, re.S)
    return _plain(
        document_number=number.group(1) if number else None,
        title=" ".join(re.sub(r"^Federal Register\s*::\s*", "", title).split()) or None,
        abstract=" ".join(summary.group(1).split()) if summary else metas.get("description", (None, 0, 0))[0],
        type=_type(_field(flat, "Document Type") or "", action.group(1) if action else ""),
        action=action.group(1).strip() if action else None,
        citation=f"{cited[1]} FR {cited[2]}" if cited else f"{head[1]} FR {start[1]}" if head and start else None,
        published=day,
        effective=_numeric(_field(flat, "Effective Date") or "") or effective_from_words(said) or _long_date(said),
        dates=" ".join(said.split()) or None,
        url=url,
    )


def _numeric(text: str) -> str | None:
    m = re.search(r"\b(\d{2})/(\d{2})/(\d{4})\b", text)
    return f"{m[3]}-{m[1]}-{m[2]}" if m else None


def _field(flat: str, label: str) -> str | None:
    m = re.search(rf"(?:^|\n){label}s?:?\s*\n?\s*(.+)", flat)
    return m.group(1).strip() if m else None


def _text_title(flat: str) -> str:
    m = re.search(r"RIN \d{4}-[A-Z]{2}\d\d\s+(.+?)(?=\s+AGENCY:)", flat, re.S)
    return " ".join(m.group(1).split()) if m else ""


_NOTICE = re.compile(
    r"(?P<body>[가-힣]{2,14}(?:부|청|처|위원회|관리원))?\s?(?P<kind>고시|공고|훈령|예규)\s?제\s?(?P<number>\d{4}\s?-\s?\d+)\s?호"
)
_LABELS = {
    "등록일": "registered", "작성일": "registered", "게시일": "registered", "등록일자": "registered", "담당부서": "department", "부서": "department", "담당자": "contact_person",
    "시행일": "effective", "시행일자": "effective", "발령일": "issued", "공포일": "issued", "공고일": "issued", "의견제출기간": "comment_period", "예고기간": "comment_period", "공고기간": "comment_period",
}  # fmt: skip


def from_notice(page: Page) -> dict[str, Any]:
    """The fields of a Korean ministry's notice: number, dates, department, and how far the measure has come."""
    fields: dict[str, Any] = {}
    texts = [p.text for p in page.pieces]
    for here, following in zip(texts, [*texts[1:], ""], strict=True):
        label, _, value = (part.strip() for part in here.partition(":"))
        name = _LABELS.get(re.sub(r"\s", "", label.rstrip(":")))
        if name and name not in fields:
            fields[name] = value or following
    flat = "\n".join(texts)
    if m := _NOTICE.search(flat):
        fields |= {"instrument": f"{m['kind']} 제{re.sub(r'[^0-9-]', '', m['number'])}호", "issuer": m["body"] or ""}
    for stage, words in (
        ("proposed", r"행정\s?예고|입법\s?예고|개정\(안\)|개정안"),
        ("final", r"일부\s?개정|전부\s?개정|제정|공포|고시합니다|고시한다"),
    ):
        if re.search(words, flat):
            fields.setdefault("stage", stage)
    for name in ("registered", "effective", "issued"):
        if name in fields:
            m2 = re.search(r"((?:19|20)\d\d)\s?[-./년]\s?(\d{1,2})\s?[-./월]\s?(\d{1,2})", str(fields[name]))
            fields[name] = f"{m2[1]}-{int(m2[2]):02d}-{int(m2[3]):02d}" if m2 else fields[name]
    if "effective" not in fields and (
        m3 := re.search(r"((?:19|20)\d\d)\s?년\s?(\d{1,2})\s?월\s?(\d{1,2})\s?일\s?부터\s?시행", flat)
    ):
        fields["effective"] = f"{m3[1]}-{int(m3[2]):02d}-{int(m3[3]):02d}"
    return {k: v for k, v in fields.items() if v}
