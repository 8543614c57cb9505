"""What the command line says, in English and Korean."""

from __future__ import annotations

import locale
import os

from gwanmun.world.text import Text

SAYS = {
    "stopped": Text("stopped", "중단했습니다"),
    "case": Text("case", "건"),
    "on": Text("on {0}", "{0} 기준"),
    "known_at": Text("as known on {0}", "{0}까지 공표된 내용"),
    "line": Text("Line {0}", "품목 {0}"),
    "binds": Text("binds", "결정"),
    "best_worst": Text("at best {0}, at worst {1}", "유리하면 {0}, 불리하면 {1}"),
    "required_by": Text("required by", "허가가 필요한 근거"),
    "maybe_required_by": Text("perhaps required by", "허가가 필요할 수 있음(미확인)"),
    "prohibited_by": Text("prohibited by", "금지 근거"),
    "lifted_by": Text("lifted by", "허가를 갈음함"),
    "tried": Text("tried", "검토한 예외"),
    "waits": Text("waits for", "확인 필요"),
    "fails": Text("fails: {0}", "불충족: {0}"),
    "review": Text("review", "심사 방침"),
    "review_of_all": Text("review of all", "공통 심사 방침"),
    "duties": Text("conditions of use", "사용 조건"),
    "procedure": Text("procedure", "허가 절차"),
    "not_looked_at": Text("not looked at", "살피지 않은 부분"),
    "settled": Text("settled by a signed declaration", "서명한 선언으로 확인"),
    "exceptions_not_looked_at": Text("exceptions not looked at", "살피지 않은 허가예외"),
    "general_prohibition": Text("general prohibition {0}", "일반금지 제{0}"),
    "in_force": Text("in force {0}", "시행 {0}"),
    "since": Text("since {0}", "{0}부터"),
    "until": Text("until {0} (exclusive)", "{0} 전까지"),
    "to_decide": Text("To decide, answer:", "판정에 필요한 질문:"),
    "proposed": Text("to be confirmed: {0} ({1})", "확인할 후보: {0} ({1})"),
    "declarations_help": Text("Or sign, if true (declarations in the case file):", "사실이면 서명할 수 있는 선언:"),
    "would_go": Text(
        "Smallest change that would let it go (state only what is true):",
        "선적이 가능해지는 가장 작은 변경(사실일 때에만):",
    ),
    "until_day": Text("export on or before {0}: {1}", "{0} 이전 선적: {1}"),
    "from_day": Text("export on or after {0}: {1}", "{0} 이후 선적: {1}"),
    "by": Text("by {0}", "근거 {0}"),
    "explanation": Text("Why", "이유"),
    "facts": Text("Facts and their sources", "사실과 출처"),
    "signed": Text("Signed", "서명한 선언"),
    "covers_not": Text("does not cover", "다루지 않는 것"),
    "later_known": Text("published later", "이후 공표"),
    "later_known_since": Text(
        "what was published on {0} changes this answer: {1}", "{0}에 공표된 내용으로 이 답이 바뀝니다: {1}"
    ),
    "not_available": Text("not available", "적용 안 됨"),
    "tried_and_failed": Text(
        "{0} authorisations and exceptions were tried and do not apply; under “Evidence” stands what each fails on",
        "허가예외·인증 {0}건을 검토했으나 적용되지 않습니다. 각각의 이유는 아래 ‘근거’에 있습니다",
    ),
    "only_vouched": Text(
        "Nothing more can be asked. What this version does not model keeps the answer open: {0}, on the word of those"
        " who signed below. Have the parts under “not looked at” read before the shipment leaves.",
        "더 물을 것이 없습니다. 이 버전이 다루지 않는 부분 때문에 판정을 확정하지 않습니다. 아래에 서명한 사람의"
        " 확인을 전제로 하면 {0}입니다. 선적 전에 ‘살피지 않은 부분’을 확인하십시오.",
    ),
    "keep_conditions": Text(
        "It may go on the conditions of use told with each line; keep this record and the proofs of what was signed.",
        "품목마다 적힌 사용 조건을 지키면 선적할 수 있습니다. 이 기록과 서명한 내용의 증빙을 보관하십시오.",
    ),
    "keep_record": Text(
        "It may go, as stated here. Keep this record with the papers behind the facts; if one changes, decide again.",
        "적은 사실대로라면 보낼 수 있습니다. 이 기록을 근거 서류와 함께 보관하고, 사실이 바뀌면 다시 판정하십시오.",
    ),
    "other_laws": Text(
        "None of the laws looked at here reaches it, as stated. Others may (such as the US munitions rules, or the law"
        " of the country that it leaves): settle that before it goes.",
        "여기에 적은 사실대로라면 살펴본 법 가운데 적용되는 것이 없습니다. 미국 군수품 규정(ITAR)이나 출발국의 법 등"
        " 다른 법이 적용될 수 있으므로 확인한 뒤 보내십시오.",
    ),
    "apply": Text(
        "Do not ship or send it. Apply for a licence, or settle with counsel on an exception that was not looked at.",
        "내보내지 마십시오. 허가를 신청하거나, 살피지 않은 허가예외를 전문가와 검토하십시오.",
    ),
    "book_written": Text("written to {0}", "{0}에 저장했습니다"),
    "rows_above": Text("the headers stand in row {0}", "머리글은 {0}행에서 읽었습니다"),
    "merged_filled": Text(
        "{0} merged areas: their text was read in each of their rows (numbers only in the first)",
        "병합된 셀 {0}곳의 글은 병합된 모든 행에 있는 것으로 읽었습니다(숫자는 첫 행에만)",
    ),
    "columns_used": Text("columns: {0}", "열 대응: {0}"),
    "columns_unused": Text(
        "carried along, not used: {0} (name them in a file for --columns)",
        "그대로 두고 쓰지 않은 열: {0} (--columns 파일에서 지정할 수 있음)",
    ),
    "diff_head": Text(
        "{0:,} of {1:,} rows change between {2} and {3}: {4:,} for the worse, {5:,} for the better",
        "{1:,}행 중 {0:,}행이 {2}와 {3} 사이에 달라집니다: 나빠짐 {4:,}, 나아짐 {5:,}",
    ),
    "diff_unsettled": Text(
        "Not seen here: rows undecided on both sides ({0:,}) and rows that cannot be right ({1:,}); they may change too"
        " (`gwanmun decide BOOK` says what they wait for)",
        "여기 보이지 않는 행: 양쪽 모두 판정 보류 {0:,}행, 오류 {1:,}행. 이 행들도 달라질 수 있습니다"
        "(무엇이 필요한지는 `gwanmun decide 목록`이 알려 줍니다)",
    ),
    "rows_wrong": Text(
        "{1} rows cannot be right, so that nothing is known of their days (rows {0}); `gwanmun decide BOOK` says why",
        "오류가 있어 일정을 알 수 없는 행 {1}개({0}행). 이유는 `gwanmun decide 목록`이 알려 줍니다",
    ),
    "by_to": Text("By destination", "목적지별"),
    "by_customer": Text("By customer", "거래처별"),
    "by_item": Text("By item", "품목별"),
    "by_month": Text("By month", "월별"),
    "by_provision": Text("By provision", "조문별"),
    "new_licences": Text("New licences needed, with the review policy", "새로 필요한 허가와 심사 방침"),
    "resting_on": Text(
        "What rests on an authorisation that can be revoked", "취소될 수 있는 인증·허가예외에 의존하는 선적"
    ),
    "changed_rows": Text("Rows", "행"),
    "nothing_ahead": Text("no day ahead is known to touch this book", "이 목록에 영향을 주는 알려진 날짜가 없습니다"),
    "parties": Text("Parties on the lists", "당사자 목록 검색"),
    "hit_match": Text("on the {0} as {1}", "{0}에 {1}(으)로 등재됨"),
    "hit_possible": Text("perhaps on the {0} as {1}", "{0}의 {1}일 수 있음"),
    "answer_match": Text("match", "일치"),
    "answer_possible": Text("possible", "가능성"),
    "unread": Text(
        "not read whole, so that finding nothing means nothing: write the full name in Latin letters",
        "온전히 읽지 못한 이름이어서 결과가 없어도 통과가 아닙니다. 전체 이름을 로마자로 적어 주십시오",
    ),
    "no_hit": Text("nothing near was found", "가까운 이름 없음"),
    "nobody": Text(
        "names nobody yet, so that nothing can be found and nothing settled: write the party's name",
        "아직 누구인지 알 수 없어 검색 결과로 아무것도 확정할 수 없습니다. 당사자의 이름을 적어 주십시오",
    ),
    "no_name": Text(
        "no name is given, so it was not searched: write the party's name",
        "이름이 없어 검색하지 않았습니다. 당사자의 이름을 적어 주십시오",
    ),
    "party_number": Text("party {0}", "당사자 {0}"),
    "look_at_hits": Text(
        "Look at the possible ones: `gwanmun parties clear` or `confirm` keeps what you decide, with its reason.",
        "가능성이 있는 이름을 확인하십시오. `gwanmun parties clear` 또는 `confirm`으로 사유와 함께 결정을 남깁니다.",
    ),
    "starter_only": Text(
        "Searched: the starter list of the package alone ({0}). It clears nobody; run `gwanmun sources update`.",
        "검색 범위: 기본 제공 목록({0})뿐입니다. 이것만으로는 아무도 확인되지 않으므로"
        " `gwanmun sources update`를 실행하십시오.",
    ),
    "lists_clear": Text(
        "Searched: {1} lists of {0}. That nothing was found counts where every party is named (parties_named_in_full).",
        "검색 범위: {0}자 목록 {1}개. 모든 당사자를 적었을 때(parties_named_in_full) 결과 없음이 인정됩니다.",
    ),
    "lists_stale": Text(
        "Searched: {1} lists of {0}, too far from the day of export or not all that are needed: finding nothing proves"
        " nothing.",
        "검색 범위: {0}자 목록 {1}개. 선적일과 멀거나 필요한 목록이 빠져 있어, 결과 없음을 인정하지 않습니다.",
    ),
    "deciding": Text("deciding", "판정 중"),
    "book_written_now": Text(
        "all rows are decided; writing the answers …", "모든 행을 판정했습니다. 결과를 쓰고 있습니다…"
    ),
    "rows_unless_lifted": Text(
        "of the undecided, {0} need a licence unless one is held or an exception applies: if neither,"
        " apply for one (column “Required by”)",
        "판정 보류 가운데 {0}행은 받은 허가나 면제·예외가 없으면 허가가 필요합니다. 없으면 허가를 신청하십시오"
        "(‘허가가 필요한 근거’ 열)",
    ),
    "rows_wait_for": Text("what most undecided rows wait for:", "판정 보류인 행들이 함께 기다리는 질문:"),
    "rows_same_for_all": Text(
        "an answer that is the same for every row is written once, under same_for_all in a file for --columns"
        " (docs/how-to/books.md); one that differs is a column of its own, with the name in brackets as its header",
        "모든 행에 답이 같으면 --columns 파일의 same_for_all에 한 번만 적고(docs/how-to/books.md), 행마다 다르면"
        " 대괄호 안의 이름을 머리글로 하는 열을 만드십시오",
    ),
    "row_error": Text("row {0}: {1}", "{0}행: {1}"),
    "stop": Text(
        "Do not ship or send it: the law forbids it and foresees no licence. Stop what is on its way and ask counsel.",
        "내보내지 마십시오. 법이 금지하며 허가 대상이 아닙니다. 이동 중인 물품을 멈추고 전문가와 상의하십시오.",
    ),
    "evidence": Text("Evidence", "근거"),
    "none_applies": Text("none of its {0} entries applies", "{0}개 기재 모두 해당 없음"),
    "receipt": Text("Receipt {0}  rule base {1}", "판정서 {0}  규칙 묶음 {1}"),
    "law_read": Text("law read in the text of {0}", "{0}자 법령 기준"),
    "next": Text("What to do next", "다음에 할 일"),
    "unless": Text("unless", "예외"),
    "more_explained": Text(
        "{0} more rules wait for facts; --format html or json explains each of them",
        "사실 확인을 기다리는 규정 {0}개 더 있음. --format html 또는 json에 모두 설명되어 있습니다",
    ),
    "and_more": Text("and {0} more", "외 {0}건"),
    "answered_by": Text("ask the {0}", "확인 대상: {0}"),
    "log_healed": Text(
        "{0} ended in the middle of a line; the torn line is kept in {1}",
        "{0}의 마지막 줄이 끊겨 있었습니다. 끊긴 줄은 {1}에 보관했습니다",
    ),
    "program_error": Text(
        "this is an error of the program, not of your input ({0}); nothing was decided. GWANMUN_DEBUG=1 shows where",
        "입력이 아니라 프로그램의 오류입니다({0}). 판정하지 않았습니다. GWANMUN_DEBUG=1로 위치를 볼 수 있습니다",
    ),
    "receipt_whole": Text("{0}: whole; a replay gives the same bytes", "{0}: 온전하며 다시 판정해도 같습니다"),
    "log_whole": Text("{0}: every line is whole and in its place", "{0}: 모든 줄이 온전하고 차례가 맞습니다"),
    "log_empty": Text("{0}: no receipts yet", "{0}: 아직 판정서가 없습니다"),
    "verified": Text("read on {0}", "{0} 확인"),
    "modelled": Text("modelled", "반영"),
    "partly": Text("partly modelled", "일부 반영"),
    "not_modelled": Text("not modelled", "미반영"),
    "known_span": Text("known {0}", "공표 {0}"),
    "law_checked": Text(
        "{0} sections, {1} provisions, {2} list rows, {3} facts: nothing wrong",
        "조항 {0}개, 규정 {1}개, 목록 행 {2}개, 사실 항목 {3}개: 이상 없음",
    ),
    "sign_prompt": Text("your name to sign, empty if not", "서명할 이름(아니면 빈칸)"),
    "party_name": Text("name of the {0}", "{0}의 정식 명칭"),
    "nothing_answered": Text("nothing was answered; {0} was not written", "답한 것이 없어 {0}을(를) 쓰지 않았습니다"),
    "case_written": Text("case written to {0}", "건 파일을 {0}에 저장했습니다"),
    "yes_no": Text("yes / no", "예 / 아니오"),
    "could_settle": Text("a person may state {0}", "담당자가 {0}을(를) 밝힐 수 있음"),
}


def say(key: str, lang: str, *values: object) -> str:
    """A phrase in ``lang`` with its values filled in."""
    return SAYS[key].in_(lang).format(*values)


def spoken(arguments: list[str]) -> str:
    """The language asked for on the command line, also where the command itself did not get to say."""
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return language(argument.removeprefix("--lang="))
        if argument == "--lang" and i + 1 < len(arguments):
            return language(arguments[i + 1])
    return language(None)


def language(wanted: str | None) -> str:
    """``ko`` or ``en``: what was asked for, else what the locale says."""
    if wanted:
        return wanted
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return "ko" if os.environ[variable].lower().startswith("ko") else "en"
    name = locale.getlocale()[0] or ""
    return "ko" if name.lower().startswith(("ko", "korean")) else "en"
