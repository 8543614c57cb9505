"""The field's words in both languages: outcomes, reasons for control, review policies, jurisdictions."""

from __future__ import annotations

from gwanmun.world.text import Text

OUTCOMES = {
    "PROHIBITED": Text("PROHIBITED", "금지"),
    "LICENCE_REQUIRED": Text("LICENCE REQUIRED", "허가 필요"),
    "AUTHORISED": Text("AUTHORISED", "선적 가능(받은 허가·예외·면제에 따름)"),
    "NO_LICENCE_REQUIRED": Text("NO LICENCE REQUIRED", "허가 불필요"),
    "NOT_SUBJECT": Text("NOT SUBJECT", "적용 대상 아님"),
    "UNDETERMINED": Text("UNDETERMINED", "판정 보류"),
}
REASONS = {
    "NS": Text("national security", "국가안보"),
    "MT": Text("missile technology", "미사일기술"),
    "NP": Text("nuclear nonproliferation", "핵비확산"),
    "CB": Text("chemical and biological weapons", "화학·생물무기"),
    "CC": Text("crime control", "범죄통제"),
    "RS": Text("regional stability", "지역안정"),
    "FC": Text("firearms convention", "총기협약"),
    "AT": Text("anti-terrorism", "대테러"),
    "UN": Text("United Nations embargo", "유엔 금수"),
    "EI": Text("encryption items", "암호품목"),
    "SI": Text("significant items", "중요품목"),
    "SL": Text("surreptitious listening", "도청장비"),
    "CW": Text("chemical weapons convention", "화학무기금지협약"),
    "SS": Text("short supply", "공급부족"),
    "RU": Text("Russian industry sector sanctions", "러시아 산업부문 제재"),
}
POLICIES = {
    "presumption_of_denial": Text("presumption of denial", "거부 추정"),
    "policy_of_denial": Text("policy of denial", "거부 방침"),
    "general_denial": Text("general policy of denial", "일반적 거부 방침"),
    "denial": Text("denial", "거부"),
    "case_by_case": Text("case by case", "사안별 심사"),
    "denial_if_contrary_to_un_resolution": Text(
        "denial if contrary to a UN Security Council resolution", "유엔 안보리 결의에 반하면 거부"
    ),
    "presumption_of_approval": Text("presumption of approval", "승인 추정"),
    "favourable_consideration": Text("favourable consideration", "호의적 검토"),
    "denial_in_principle": Text(
        "denied in principle; contracts from before the listing and own subsidiaries case by case",
        "원칙적 거부(등재 전 계약·자회사 등은 사안별 심사)",
    ),
    "only_with_government_assurance": Text(
        "only with an assurance of the importing government", "수입국 정부의 보증이 있어야 허가"
    ),
    "strictly_limited": Text("strictly limited", "엄격히 제한"),
    "approval_if_not_reexported": Text(
        "may be permitted on condition that it is not reexported", "재수출 금지를 조건으로 허가 가능"
    ),
    "general_approval": Text("general policy of approval", "일반적 승인 방침"),
}
JURISDICTIONS = {
    "us_ear": Text("US law (EAR)", "미국법(EAR)"),
    "us_ofac": Text("US sanctions (OFAC)", "미국 제재(OFAC)"),
    "kr_foreign_trade_act": Text("Korean law (Foreign Trade Act)", "한국법(대외무역법)"),
}
PEOPLE = {
    "exporter": Text("exporter", "수출자"),
    "manufacturer": Text("manufacturer", "제조자"),
    "end user": Text("end user", "최종사용자"),
    "engineer": Text("engineer", "기술 담당자"),
    "lawyer": Text("lawyer", "법률 담당자"),
}
GENERAL_PROHIBITIONS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def word(words: dict[str, Text], key: str, lang: str) -> str:
    """The word for ``key``; the key itself, readable, where there is none."""
    return words[key].in_(lang) if key in words else key.replace("_", " ")
