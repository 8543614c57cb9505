"""What kind of document it is, from its own marks; the first thing decided, because everything else depends on it."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re

from gwanmun.watch.reading import Kind

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.I)
_HTML = re.compile(r"<!doctype\s+html|<html\b|<head\b|<body\b", re.I)
_BLOCK_HTML = re.compile(r"<(?:p|h[1-6]|div|table|ul)\b", re.I)
_FR_PAGE = re.compile(
    r"\[FR Doc\.? No[:.]? ?\d{4}-\d{4,6}\]|federal_register:\d{4}-\d{4,6}|federalregister\.gov/documents/\d{4}/\d\d/\d\d/",
    re.I,
)
_FR_OWN = re.compile(
    r"\[Federal Register Volume \d+|^item_id: federal_register:|^source: federal_register$"
    r"|<meta[^>]+content=\"[^\"]*Federal Register|<link[^>]+rel=\"canonical\"[^>]+federalregister\.gov/documents/"
    r"|<title>[^<]*Federal Register ::|<PREAMB>|\bBILLING CODE\b",
    re.I | re.M,
)
_NOTICE_FIELDS = re.compile(
    r"(?:담당\s*부서|담당자|등록일|작성일|조회수?|첨부\s*파일|공고\s*번호|고시\s*번호|발령일|시행일|제개정구분)"
)
_GOVERNMENT = re.compile(
    r"(?:https?:)?//(?:[\w-]+\.)*(?:motie|moef|customs|mofa|msit|mss|fsc|kofiu|korea|yestrade|kosti|moleg|law)(?:\.go)?\.kr\b"
    r"|(?:산업통상(?:자원)?부|관세청|기획재정부|외교부|무역안보관리원)\s*(?:고시|공고)\s*제\s?\d{4}\s?-\s?\d+\s?호"
)
FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.S | re.M)


def kind_of(text: str, url: str | None = None) -> Kind:
    """The kind of the document in ``text``."""
    head = text[:6000].lstrip("\ufeff \t\r\n")
    if head.startswith(("{", "[")) and '"document_number"' in text[:200_000]:
        return "federal_register_json"
    opened = re.sub(r"^<\?xml.*?\?>\s*(?:<!--.*?-->\s*)*", "", head, count=1, flags=re.S)
    if _FEED.match(opened):
        return "feed"
    front = FRONT_MATTER.match(text)
    if front:
        if "federal_register" in front.group(1):
            return "federal_register_page"
        return "jekyll_post_html_body" if _BLOCK_HTML.search(text[front.end() :]) else "jekyll_post_markdown"
    if _is_federal_register(text, url):
        return "federal_register_page"
    is_html = bool(_HTML.search(head)) or len(_BLOCK_HTML.findall(text[:20_000])) >= 3
    if is_html:
        return "korean_ministry_notice" if _is_notice(text, url) else "html_page"
    return "scraped_text_news" if re.search("[가-힣]", text) else "plain_text"


def _is_federal_register(text: str, url: str | None) -> bool:
    if url and re.match(r"https?://(?:www\.)?federalregister\.gov/documents/", url):
        return True
    head = text[:60_000]
    # A plain search first: it is much quicker than the patterns, and few pages speak of the Register at all.
    if not any(
        word in head for word in ("ederal Register", "federalregister", "federal_register", "BILLING CODE", "<PREAMB>")
    ):
        return False
    return bool(_FR_OWN.search(head) and _FR_PAGE.search(text[:400_000]))


def _is_notice(text: str, url: str | None) -> bool:
    part = text[:200_000]
    if not any(word in part for word in ("담당", "등록일", "작성일", "공고", "고시", "시행일")):
        return False
    official = bool(_GOVERNMENT.search(url or "")) or bool(_GOVERNMENT.search(part))
    fields = {re.sub(r"\s", "", f) for f in _NOTICE_FIELDS.findall(part)}
    return (official and len(fields) >= 2) or len(fields) >= 4
