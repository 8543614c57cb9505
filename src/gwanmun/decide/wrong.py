"""What can be wrong with the facts of a case, in one sentence for each language."""

from __future__ import annotations

from collections.abc import Iterable

from gwanmun.decide.screened import SCREENED
from gwanmun.world.text import Text


def contradiction(name: str, old: object, new: object) -> Text:
    """Two values for one fact."""
    return Text(
        en=f"{name} is stated as {old} and as {new}; keep the one that is right",
        ko=f"{name} 값이 {old}와(과) {new}로 서로 다릅니다. 맞는 것만 남기십시오",
    )


def no_fact(name: str, near: Iterable[str]) -> Text:
    """A fact of a name that there is not."""
    listed = " or ".join(near)
    hint = f"; did you mean {listed}?" if listed else "; `gwanmun law facts` lists them"
    hint_ko = f". {listed}입니까?" if listed else ". `gwanmun law facts`로 목록을 볼 수 있습니다"
    return Text(en=f"there is no fact called {name}{hint}", ko=f"{name}(이)라는 사실 항목은 없습니다{hint_ko}")


def no_declaration(name: str, known: tuple[str, ...]) -> Text:
    """A declaration that there is not."""
    return Text(
        en=f"there is no declaration {name!r}; there are {', '.join(known)}",
        ko=f"'{name}' 선언은 없습니다. 있는 선언: {', '.join(known)}",
    )


def duplicate(name: str, role: str) -> Text:
    """A party that stands twice in a role."""
    return Text(en=f"{name} stands twice as {role}", ko=f"{name}이(가) {role}(으)로 두 번 나옵니다")


def bad_tariff(written: str) -> Text:
    """What is no tariff code."""
    return Text(
        en=f"{written[:40]!r} is not a tariff code of 6 to 10 digits",
        ko=f"'{written[:40]}'은(는) 6~10자리 HS 코드가 아닙니다",
    )


PERMIT_ENDED = Text(
    en="the permit is said to be in force, but its last day has passed",
    ko="허가가 유효하다고 적었으나 유효기간이 지났습니다",
)
BY_SCREENING_ONLY = Text(
    en=f"{SCREENED} is stated by the screening alone; leave it out",
    ko=f"{SCREENED}는 목록 검색만이 밝히는 항목입니다. 지우십시오",
)
NOT_A_STATEMENT = Text(
    en="a fact is a value, or has the fields value, source, by and on",
    ko="사실은 값 하나이거나 value, source, by, on 항목으로 적습니다",
)
TWO_CONSIGNEES = Text(
    en="a shipment has one ultimate consignee; write a case for each",
    ko="최종 수하인은 한 곳이어야 합니다. 건을 나누어 적으십시오",
)
NOT_OF_US_ORIGIN = Text(
    en="only content of US origin belongs in this list; leave this component out",
    ko="이 목록에는 미국산 성분만 적습니다. 이 항목을 지우십시오",
)
CONTENT_OF_US_PRODUCT = Text(
    en="a product of US origin is under the EAR whatever is in it; the list of US content is for foreign-made products",
    ko="미국산 제품은 성분과 관계없이 EAR 적용 대상입니다. 미국산 성분 목록은 외국산 제품에만 적습니다",
)
PRODUCT_WITHOUT_VALUE = Text(
    en="the fair market price of the product must be more than zero",
    ko="제품의 공정시장가격은 0보다 커야 합니다",
)


def other_agency(code: str) -> Text:
    """Content under another agency, whose rules know no share of the EAR."""
    return Text(
        en=f"content under {code} is judged by another agency's rules, whatever its share; this list holds content"
        " under the EAR alone",
        ko=f"{code} 성분은 비율과 관계없이 다른 기관의 규정에 따라 판단합니다. 이 목록에는 EAR 적용 성분만 적습니다",
    )


def two_currencies(one: str, other: str) -> Text:
    """Values in two currencies, between which nothing is known here."""
    return Text(
        en=f"the content is valued in {one} and in {other}; state all in one currency, as exchange rates are not known",
        ko=f"성분 금액의 통화가 {one}와(과) {other}로 섞여 있습니다. 환율을 알 수 없으니 한 통화로 적으십시오",
    )


def content_over_product(content: str, product: str) -> Text:
    """Content that is worth more than the whole."""
    return Text(
        en=f"the US content is worth {content}, more than the product ({product}); state both for one product",
        ko=f"미국산 성분의 금액({content})이 제품 가격({product})보다 큽니다. 모두 제품 1개 기준으로 적으십시오",
    )


def share_disagrees(stated: object, low: str, high: str) -> Text:
    """A stated share that the list does not bear out."""
    range_en = f"{low} percent" if low == high else f"{low} to {high} percent"
    range_ko = f"{low}%" if low == high else f"{low}~{high}%"
    return Text(
        en=f"item.us_controlled_content_percent is stated as {stated}, but the list of US content comes to {range_en};"
        " correct the list or leave the percentage out",
        ko=f"item.us_controlled_content_percent 값은 {stated}인데 미국산 성분 목록을 계산하면 {range_ko}입니다."
        " 목록을 고치거나 비율을 지우십시오",
    )


def software_of_its_own(code: str) -> Text:
    """Software for which there is no de minimis share."""
    return Text(
        en=f"US software of {code} is, or may be, controlled for more than anti-terrorism reasons, so that it is"
        " subject to the EAR by itself (notes to 734.4(c)(1) and (d)(1)): write it as a line of its own, too"
        f" (eccn: {code}, origin: US)",
        ko=f"{code} 미국산 소프트웨어는 테러방지(AT) 외의 사유로도 통제되거나 그럴 수 있어 그 자체로 EAR 적용"
        " 대상입니다(734.4(c)(1)·(d)(1)의 주). 별도 품목으로도 적으십시오"
        f"(eccn: {code}, origin: US)",
    )


def against_the_list(name: str, value: str) -> Text:
    """A fact that the list of US content contradicts."""
    return Text(
        en=f"{name} is stated as {value}, but the list of US content says otherwise; keep the one that is right",
        ko=f"{name} 값은 {value}인데 미국산 성분 목록과 맞지 않습니다. 맞는 것만 남기십시오",
    )
