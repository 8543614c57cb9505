"""Lines of scraped text: which are the article and which are page furniture, each with its reason."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gwanmun.watch.reading import Block, Span, Table

_FONT = re.compile(
    r"(?:가장\s?)?(?:작게|크게)|기본|보통|글자\s?크기.*|폰트\s?크기.*|가\s?[+-]|확대|축소|본문\s?글씨.*|글씨\s?크기.*"
)
_REACTION = re.compile(
    r"(?:좋아요|화나요|슬퍼요|싫어요|훈훈해요|감동이에요|추가\s?취재\s?원해요|후속\s?기사\s?원해요|응원해요|놀랐어요|기대해요|흥미진진|유용해요"
    r"|공감해요|분석탁월|추천|댓글|공유|스크랩|구독)\s*[\d,]*개?"
)
_PUBLISHED = re.compile(
    r"(?:기사\s?)?(?:입력|등록|승인|송고|발행|작성|게시|수정|최종\s?수정|업데이트|Posted|Published|Updated)"
    r"(?:일시?|시간|일자)?\s*[:：]?\s*\|?\s*(?:19|20)\d\d\s?[-./년]"
)
_BYLINE = re.compile(
    r"(?:\[?[가-힣·\s]{0,12}=?\s?)?[가-힣]{2,4}\s?(?:선임|수석|인턴|객원)?기자(?:\s?[\w.+-]+@[\w.-]+)?\.?|[\w.+-]+@[\w-]+\.[\w.]+"
)
_RELATED = re.compile(
    r"(?:주요|관련|많이\s?본|인기|최신|추천|실시간|오늘의|이\s?시각|핫|다른|함께\s?본|에디터)\s*(?:주요\s?)?(?:뉴스|기사|이슈|콘텐츠|글|헤드라인)(?:\s?(?:더보기|보기|랭킹|TOP\s?\d*))?"
    r"|(?:이\s?기사를\s?본|놓치면|많이\s?본|당신이\s?좋아할|함께\s?보면).{0,20}"
)
_MARKET = re.compile(
    r"(?:오늘의\s?)?(?:상승|하락|상한가|하한가|인기|특징)\s?종목|코스피|코스닥|환율|증시\s?현황|주요\s?지수|.*(?:지수|환율)\s?(?:현황|시세)"
)
_CLOCK = re.compile(
    r"(?:\d{2,4}[.\-/])?\d{1,2}[.\-/]\d{1,2}\.?\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:실시간|기준|현재|장마감|장중)"
)
_CRYPTO = re.compile(
    r"(?:실시간\s?)?(?:암호\s?화폐|가상\s?화폐|가상\s?자산|코인)\s?(?:시세|순위|가격)?|(?:crypto|coin)\s?(?:prices?|market)",
    re.I,
)
_PROMOTION = re.compile(
    r".*(?:무단\s?(?:전재|복제|배포)|재배포\s?금지|저작권자|ⓒ|Copyright|All rights reserved|구독(?:해\s?주세요|하기|신청)|뉴스레터|앱\s?(?:설치|다운)"
    r"|카카오톡\s?채널|채널\s?추가|유튜브에서|바로\s?가기$|실시간\s?뉴스\s?속보|제보하기|기사\s?제보|네이버에서\s?.{0,12}구독).*",
    re.I,
)
_CONTACT = re.compile(r".*(?:\d{2,3}-\d{3,4}-\d{4}|[\w.+-]+@[\w-]+\.[\w.]+).*")
_SHARE = re.compile(
    r"(?:페이스북|트위터|카카오(?:톡|스토리)|네이버|밴드|링크\s?복사|URL\s?복사|공유하기|인쇄|프린트|스크랩|북마크|이메일|기사\s?공유|닫기|목록|이전|다음|"
    r"더\s?보기|로그인|회원가입|검색|전체\s?메뉴|홈|댓글\s?쓰기|맨\s?위로)"
)
_CAPTION = re.compile(
    r"^(?:[▲△▶■◀◆↑]|\[?사진\s?=|\(사진|사진\s?[=설])|.*[(\[]?(?:사진\s?제공|자료\s?제공|사진|자료|그래픽|이미지)\s?[=:/].{1,40}$|.*[/=]\s?(?:연합뉴스|뉴시스|뉴스1|로이터|AP|게티이미지\S*)\s?(?:제공)?[)\]]?$"
)
_SENTENCE = re.compile(
    r"(?:다|요|까|음|함|임|됨|것|죠|니다)\s?[.?!…]?[”’\"')\]]*\s*(?:\([^)]*\))?\s*$|[.?!][”’\"')\]]*\s*$"
)
_BULLET = re.compile(r"^\s*[•·*\-–▪‣◦]\s+")
_NUMBER = re.compile(r"[+\-−▲▼]?\s?[\d,]+(?:\.\d+)?\s?%?")
_PERCENT = re.compile(r"[+\-−▲▼]?\s?\d[\d,]*(?:\.\d+)?\s?%")


@dataclass
class Line:
    """One line that is not blank; ``end`` leaves out white space at its end."""

    start: int
    end: int
    raw: str
    text: str
    bullet: bool
    before: int
    label: str = ""
    reason: str = ""

    def put(self, label: str, reason: str) -> None:
        self.label, self.reason = label, reason


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank; ``before`` counts the blank lines above each."""
    found: list[Line] = []
    start = blank = 0
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip()
        if body:
            shown = _BULLET.sub("", body).strip().lstrip("\ufeff")
            found.append(Line(start, start + len(body), body, shown, bool(_BULLET.match(body)), blank))
            blank = 0
        else:
            blank += 1
        start += len(raw)
    return found


def label_lines(text: str) -> tuple[list[Block], list[Table]]:
    """Every line of a scraped page as a block with label and reason, and the tables of its furniture."""
    lines = lines_of(text)
    _widgets(lines)
    _furniture(lines)
    _article(lines)
    blocks = [Block(x.start, x.end, x.label, x.reason, x.text if x.bullet else x.raw.lstrip("\ufeff")) for x in lines]
    return blocks, _tables(lines)


def _widgets(lines: list[Line]) -> None:
    """Price tables: a heading, column names, then name, price and change in turn to the end of the run."""
    for i, line in enumerate(lines):
        if line.label or not (_CRYPTO.fullmatch(line.text) or _MARKET.fullmatch(line.text)):
            continue
        crypto = bool(_CRYPTO.fullmatch(line.text))
        label = "noise:crypto_widget" if crypto else "noise:stock_widget"
        line.put(label, "heading of a price widget")
        end = _run_of_prices(lines, i + 1)
        for other in lines[i + 1 : end]:
            other.put(label, "row of a price table: name, price, change")
        if end < len(lines) and re.fullmatch(
            r"\*?\s*.{0,20}(?:변동률|등락률|시세)\s?기준|\*.*기준", lines[end].text.strip()
        ):
            lines[end].put(label, "note under a price table")
    for i, line in enumerate(lines):
        if not line.label and _CLOCK.fullmatch(line.text):
            near = next((x.label for x in reversed(lines[max(0, i - 2) : i]) if x.label), "")
            line.put(
                near if near.endswith("_widget") else "noise:stock_widget",
                "clock of a market widget, not of the article",
            )


def _run_of_prices(lines: Sequence[Line], start: int) -> int:
    """Where a run of short lines ends of which at least a third are numbers; ``start`` if there is none."""
    end, numbers, place = start, 0, start
    while place < len(lines) and len(lines[place].text) <= 20 and not _heads(lines[place].text):
        # A name may end like a verb (에이다), so only a full stop makes a sentence of so short a line.
        if lines[place].text.endswith((".", "?", "!")):
            break
        if _NUMBER.fullmatch(lines[place].text):
            numbers += 1
            if numbers * 3.6 >= place - start - 2:
                end = place + 1
        place += 1
    return end if numbers >= 2 else start


def _heads(text: str) -> bool:
    return bool(_CRYPTO.fullmatch(text) or _MARKET.fullmatch(text) or _RELATED.fullmatch(text))


def _furniture(lines: list[Line]) -> None:
    seen: dict[str, Line] = {}
    related = False
    for i, line in enumerate(lines):
        if line.label:
            related = False
            continue
        t = line.text
        if len(t) <= 14 and _FONT.fullmatch(t):
            line.put("noise:font_size_control", "button that changes the size of letters")
        elif len(t) <= 20 and _REACTION.fullmatch(t) and (line.bullet or re.search(r"\d$", t)):
            line.put("noise:reaction_widget", "reaction button with its count")
        elif len(t) <= 30 and _RELATED.fullmatch(t):
            line.put("noise:related_header", "heading of a list of other headlines")
            related = True
            continue
        elif related and (line.bullet or not re.search(r"[다요]\.[”\"]?$", t)) and len(t) < 90 and line.before <= 1:
            line.put("noise:related_headline", "headline of another article, under a heading that says so")
            continue
        elif _PUBLISHED.match(t) and len(t) < 80:
            line.put("published", "line that says when it was entered")
        elif len(t) <= 12 and _SHARE.fullmatch(t):
            line.put("noise:share_control", "button of the page")
        elif _PROMOTION.fullmatch(t) and len(t) < 140:
            line.put("noise:promotion", "invitation or notice of the publisher")
        elif len(t) < 50 and i > 0 and _BYLINE.fullmatch(t):
            line.put("noise:byline", "name and address of the reporter")
        elif len(t) < 70 and _CONTACT.fullmatch(t) and not _SENTENCE.search(t):
            line.put("noise:contact", "telephone or mail of the publisher")
        elif len(t) > 30 and t in seen:
            first = seen[t]
            is_caption = bool(_CAPTION.match(t))
            line.put(
                "noise:caption_duplicate" if is_caption else "noise:duplicate", f"repeats the line at {first.start}"
            )
        if not line.label and len(t) > 30:
            seen.setdefault(t, line)
        related = False if line.label and not line.label.startswith("noise:related") else related and bool(line.label)


def _article(lines: list[Line]) -> None:
    """Title first; what stands before the first sentence is a subtitle; captions carry a mark or a credit."""
    free = [x for x in lines if not x.label]
    title = next((x for x in free if len(x.text) <= 120 and not _CAPTION.match(x.text)), None)
    if title is not None and title is free[0]:
        title.put("title", "first line of the page")
    in_body = False
    for line in free:
        if line.label:
            continue
        is_sentence = bool(_SENTENCE.search(line.text)) and len(line.text) > 15
        if _CAPTION.match(line.text) and len(line.text) < 400:
            line.put("caption", "begins with a caption mark or ends with a photo credit")
        elif not in_body and not is_sentence and len(line.text) < 120:
            line.put("subtitle", "stands between title and first sentence and is no sentence")
        elif not in_body or is_sentence or len(line.text) > 60:
            in_body = True
            line.put("body", "sentences of the article")
        elif line.bullet and len(line.text) < 60 and not is_sentence:
            line.put("body", "item of a list in the article")
        else:
            line.put("heading", "short line between paragraphs")
    _after_the_end(lines)


def _after_the_end(lines: list[Line]) -> None:
    """Headline-like bullets behind the last sentence belong to the page, not to the article."""
    last = max((i for i, x in enumerate(lines) if x.label == "body" and _SENTENCE.search(x.text)), default=None)
    if last is None:
        return
    for line in lines[last + 1 :]:
        if line.label in ("body", "heading", "subtitle") and not _SENTENCE.search(line.text):
            line.put("noise:related_headline", "no sentence, behind the end of the article")


def _tables(lines: list[Line]) -> list[Table]:
    """Widgets of prices as tables of three columns: name, price, change."""
    found: list[Table] = []
    for label in ("noise:crypto_widget", "noise:stock_widget"):
        run = [x for x in lines if x.label == label]
        rows: list[tuple[str, str, str]] = []
        spans: list[Line] = []
        for name, price, change in zip(run, run[1:], run[2:], strict=False):
            named = not _NUMBER.fullmatch(name.text) and not _CLOCK.fullmatch(name.text)
            if named and _NUMBER.fullmatch(price.text) and _PERCENT.fullmatch(change.text):
                rows.append((name.text, price.text, change.text))
                spans += [name, price, change]
        if rows:
            before = run[: run.index(spans[0])]
            columns = tuple(x.text for x in before[-3:]) if len(before) >= 4 else ("name", "price", "change")
            found.append(Table(label, columns, tuple(rows), Span(spans[0].start, spans[-1].end)))
    return found
