"""The mode of a Korean verb, from its ending and from what governs it behind.

The ending comes first (추가할, 추가하라고, 추가한다면), then the noun that a clause hangs on and the verb that noun is the
object of (추가하려던 계획을 철회했다, 추가했다는 보도를 부인했다), then, for an ending without a tense (추가하고 …), the end
of the sentence.
"""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Told: TypeAlias = Literal["done", "planned", "asked", "conditional", "denied", "withdrawn"]

_NATIVE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:올렸|올랐|넣었)$"), "했"),
    (re.compile(r"(?:올릴|오를|넣을)$"), "할"),
    (re.compile(r"(?:올린|오른|넣은)$"), "한"),
    (re.compile(r"(?:올려|올라|넣어)$"), "해"),
    (re.compile(r"(?:올리|오르|넣)$"), "하"),
)
"""Verbs that are no noun with 하다, by the form of 하다 that they stand for."""

_UNDO = r"철회|취소|보류|연기|유예|중단|중지|정지|백지화|무산|무효|폐기|번복|뒤집|미루|미뤘|미뤄|늦추|늦췄|늦춰|거부|포기|제동|막았|막혔|불발|좌초|부결|없던\s?일|접었|접기"
_ASK = r"촉구|요구|요청|건의|권고|당부|주문|압박|제안|명령|지시"
_WEIGH = r"검토|고려|논의|저울질|타진|거론|점쳐|우려|시사"
_STEP = r"(?:을|를|은|는|이|가|도|까지)?\s?(?:[^.;,\s]{1,10}\s){0,4}?"
"""From a noun to the verb it is the object of: a particle and a few words."""
_DONE_THING = (
    r"(?:계획|방침|방안|구상|결정|조치|규칙|규정|조항|개정안|법안|명령|처분|고시|절차|작업|행정명령|(?<=[는던한]\s)안)"
)
_TOLD_THING = r"(?:보도|주장|관측|소문|소식|루머|의혹|이야기|얘기|발표|것|설)"

_BACK = re.compile(rf"{_DONE_THING}{_STEP}[^.;,\s]{{0,6}}?(?:{_UNDO})")
_LEFT_OFF = re.compile(
    rf"\s?(?:하는|되는|할)\s?것(?:을|도|은|이)?\s(?:[^.;,\s]{{1,10}}\s){{0,3}}?(?:{_UNDO})|\s?(?:했|됐|하였|되었)다가\s"
)
"""추가하는 것을 포기했다, 취소했다가 되돌렸다: left off, or done and undone."""
_FALSE = re.compile(
    rf"{_TOLD_THING}{_STEP}(?:부인|반박|일축|거짓|오보|허위|틀린|틀렸|근거\s?(?:가\s|는\s)?없)|사실(?:이|은)\s?아니|사실무근|사실과\s?다르"
)
_CLOSED = re.compile(r"(?:[했됐였었았렸](?:고|으며|지만|으나|는데|다\.)|[하되](?:고|며|면서))(?=[\s,])(?!\s?있)")
"""Where another clause begins: what governs that one does not govern this."""

_DENIED = re.compile(
    r"\s?(?:하|되|시키)?지(?:는|도|를)?\s?(?:않|못|말|아니)|\s?것(?:은|이)\s?아니"
    r"|\s?(?:한|된|하는|되는|할|될|했다는|됐다는|했던)\s?(?:적|바|사실|일|것|계획|방침|의도|의사|생각|근거|기록)(?:이|은|도|가|는)?\s?(?:전혀\s|결코\s|아직\s)?(?:없|아니)"
    r"|\s?(?:하는|되는|할)\s?대신|\s?(?:할|될)\s?뻔|\s?대상에서\s?(?:제외|빠)"
)
_CONDITIONAL = re.compile(
    r"\s?(?:할|될|했을|됐을|하였을|되었을)\s?(?:수\s?(?:도\s?|는\s?|가\s?|조차\s?)?(?:있|없)|가능성|경우|때|여지|우려|공산|지(?=[\s는도를에가])|까|듯"
    r"|것(?:으로|이라는|이란)\s?(?:보|예상|전망|관측|예측|우려|소문))"
    rf"|\s?(?:하는|되는|할|될)\s?(?:(?:내용|취지)의\s)?(?:방안|것|안|문제|조치|계획|규칙안|개정안|법안|초안){_STEP}(?:{_WEIGH})"
    r"|\s?(?:하|되|했|됐|하였|되었|한다|된다|했다|됐다|하겠다|할\s?것이라|시킨다|시키)(?:으)?면(?!서)|\s?(?:하|되)더라도|\s?(?:한|된)다\s?(?:해도|하더라도|손\s?치더라도)"
    r"|\s?(?:한|된|하는|되는|했던)\s?경우|\s?(?:하|되|했|됐|할|될)(?:는)?지(?=[\s를가는도에]|여부)"
    rf"|(?:의|에\s?대한)?\s?(?:가능성|여부|경우)|\s시\s|(?:을|를|도)?\s(?:[^.;,\s]{{1,8}}\s){{0,2}}?(?:{_WEIGH})"
)
_ASKED = re.compile(
    r"\s?(?:하|되|시키)(?:라(?=[고는며”\s])|도록|자고|자는|길\s|기를)|\s?(?:해|하여|돼|되어)(?:\s?달라|\s?줄\s?것|\s?주기|야|\s?줘야)"
    rf"|\s?(?:할|될)\s?(?:것|필요)(?:을|를|이|가|도)?\s?(?:[^.;,\s]{{1,8}}\s){{0,2}}?(?:{_ASK}|있)"
    rf"|(?:을|를|도)?\s(?:[^.;,\s]{{1,8}}\s){{0,2}}?(?:{_ASK})"
)
_PLANNED = re.compile(
    r"\s?(?:할|될|릴)(?=[\s”’\"]|$)|에\s?(?:합의|동의)|\s?(?:하|되)려|\s?하고자|\s?(?:하|되)겠|\s?(?:하|되|시키)?(?:기|키)로|\s?(?:한|된)다(?!\.?\s?면)|\s?(?:하|되)게\s?(?:된다|될)"
    r"|\s?(?:하는|되는)\s?(?:(?:내용|취지)의\s)?(?:방안|방향|계획|방침|법안|초안|규칙안|안(?=[을이은\s])|쪽으로)"
    r"|(?:의|을|를)?\s?(?:예정|계획|방침|추진|예고|준비|의사|의향|방안|움직임|수순)|(?:이|가)?\s(?:임박|앞두)"
)
_NOUN = re.compile(r"\s?(?:하|한|했|할|해|되|된|될|됐|돼|시키|시켰|시킬|키로|기로)")
_JOINED = re.compile(r"\s?(?:하|되|시키)(?:고|며)(?=[\s,])(?!\s?있)")
_END_PLANNED = re.compile(
    r"(?:[할될갈릴칠둘]\s?(?:예정|계획|방침|것)|(?:기|키)로\s?(?:했|결정|합의|하)|겠다)[^.,]{0,22}$"
)
_END_ASKED = re.compile(rf"(?:{_ASK})[^.,]{{0,8}}$")
_END_CONDITIONAL = re.compile(r"(?:수(?:도|는)?\s?있|가능성)[^.,]{0,16}$")


def told_korean(text: str, at: int) -> Told:
    """The mode of a verb whose noun, or whose own form, ends at ``at`` of a sentence."""
    tail = _tail(text, at)
    if text.rstrip(" ”’\"'").endswith("?"):
        return "conditional"
    own = tail[: _own_end(tail)]
    if _DENIED.match(own) or _FALSE.search(own):
        return "denied"
    if (
        _BACK.search(own)
        or _LEFT_OFF.match(own)
        or (not _NOUN.match(own) and re.match(rf"{_STEP}(?:{_UNDO}|해제)", own))
    ):
        return "withdrawn"
    if _CONDITIONAL.match(own):
        return "conditional"
    if _ASKED.match(own):
        return "asked"
    if _PLANNED.match(own):
        return "planned"
    return _by_the_end(text, tail) if _JOINED.match(tail) else "done"


def _tail(text: str, at: int) -> str:
    """What follows the noun of the verb, without quotation marks; a native verb as the form of 하다 it stands for."""
    form = next((form for pattern, form in _NATIVE if pattern.search(text[:at])), "")
    return form + re.sub(r"[“”‘’\"']|\([^()]*\)", "", text[at:])


def _own_end(tail: str) -> int:
    """Where the clause of the verb ends and another begins."""
    m = _CLOSED.search(tail)
    return m.end() if m else len(tail)


def _by_the_end(text: str, tail: str) -> Told:
    """추가하고 … 지정할 방침이다: a verb without a tense has that of the end of the sentence."""
    end = text.rstrip(" .”’\"'\n")
    if _END_CONDITIONAL.search(end):
        return "conditional"
    if _END_ASKED.search(end):
        return "asked"
    return "planned" if _END_PLANNED.search(end) else "done"
