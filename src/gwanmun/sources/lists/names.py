"""What the lists are called in words; entries and results name them by a code."""

from __future__ import annotations

from gwanmun.world.text import Text

LIST_NAMES = {
    "us_entity_list": Text("Entity List", "수출통제 대상자 목록(Entity List)"),
    "us_uvl": Text("Unverified List", "미확인자 목록(UVL)"),
    "us_meu": Text("Military End-User List", "군 최종사용자 목록(MEU)"),
    "us_dpl": Text("Denied Persons List", "수출권한 박탈자 목록(DPL)"),
    "us_sdn": Text("SDN List (OFAC)", "특별지정제재대상(SDN)"),
    "us_ssi": Text("Sectoral Sanctions List (OFAC)", "부문제재 목록(SSI)"),
    "us_cmic": Text("NS-CMIC List (OFAC)", "중국 군산복합체 목록(CMIC)"),
    "us_fse": Text("Foreign Sanctions Evaders (OFAC)", "제재회피자 목록(FSE)"),
    "us_plc": Text("Palestinian Legislative Council List (OFAC)", "팔레스타인 입법평의회 목록(PLC)"),
    "us_capta": Text("CAPTA List of foreign banks (OFAC)", "외국은행 계좌제한 목록(CAPTA)"),
    "us_mbs": Text("Menu-Based Sanctions List (OFAC)", "선택적 제재 목록(MBS)"),
    "us_non_sdn": Text("OFAC list other than SDN", "OFAC 비SDN 목록"),
    "us_isn": Text("Nonproliferation sanctions (State Department)", "비확산 제재(국무부 ISN)"),
    "us_itar_debarred": Text("AECA debarred (State Department)", "무기수출통제법 자격정지(국무부)"),
    "us_other": Text("other US list", "그 밖의 미국 목록"),
    "un_sc": Text("UN Security Council list", "유엔 안보리 제재 목록"),
    "eu_fsf": Text("EU financial sanctions list", "EU 금융제재 목록"),
    "uk": Text("UK sanctions list", "영국 제재 목록"),
    "ch_seco": Text("Swiss SECO list", "스위스 제재 목록"),
    "jp_meti": Text("Japan METI Foreign User List", "일본 외국사용자 목록"),
    "kr_concern": Text("Korean concern list", "우려거래자 목록(한국)"),
    "kr_restricted": Text("Korean restricted financial transactions list", "금융거래등제한대상자"),
}


def list_name(code: str, lang: str) -> str:
    """A list in words; the code itself for a list of one's own."""
    name = LIST_NAMES.get(code)
    return name.in_(lang) if name else code
