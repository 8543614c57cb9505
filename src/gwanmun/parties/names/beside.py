"""Patterns of what stands beside a name in a cell: words in front of it, other names, contacts, addresses, posts."""

from __future__ import annotations

import re

from gwanmun.parties.names.lazy import lazy

LEAD = re.compile(
    r"^\s*(?:\(?\d{1,3}[).]\s+|[*•·▶■□○●※-]+\s*|(?:m/s|messrs)\b\.?:?\s*"
    r"|(?:to|from|name|company|consignee|buyer|purchaser|seller|shipper|exporter|importer|applicant|beneficiary"
    r"|attn|attention|dear|notify(?: party)?|(?:ultimate )?end[- ]?user|(?:ultimate |intermediate )?consignee|customer|supplier"
    r"|수신|수취인|수하인|최종\s?사용자|구매자|매수인|거래처|업체명|회사명|상호|성명)\s*[:：]\s*)",
    re.IGNORECASE,
)
"""What stands in front of a name: a number of a list, a form of address, the word for its part in the deal."""
ALSO = re.compile(
    r"[\s,;(]+(?:a\.?\s?k\.?\s?a|f\.?k\.?a|n\.?k\.?a|d\.?b\.?a|t\.?/a|a/k/a|f/k/a|n/k/a|d/b/a|c/o|o/b/o|alias"
    r"|(?:formerly|previously)(?: known as| named)?|also known as|(?:now )?known as|trading as|doing business as|on behalf of|n[ée]e|and/or"
    r"|구\s?명칭|별칭|옛\s?이름)\b[.:,\s]*",
    re.IGNORECASE,
)
"""What stands between two names."""
EX = re.compile(r"[\s,;(\[/]+ex\b[\s.:-]*(?=\w)", re.IGNORECASE)
EX_IN_BRACKETS = re.compile(r"\s*[(\[]\s*ex\b[\s.:-]*(?=\w)", re.IGNORECASE)
"""What stands between a ship's name and the one it had before; of others only in brackets."""
DASH = re.compile(r"\s+[-–—]\s+")
NUMBERED = re.compile(r"\b(?:no\.?|№)\s?(?=\d)", re.IGNORECASE)
"""What the number of a plant may have in front of it."""
CONTACT = re.compile(
    r"[\s,;:(\[|/-]*(?:"
    r"\b(?:attn|attention|e-?mail|https?|www|p\.?\s?o\.?\s?box|passport|d\.?o\.?b|date of birth|born|tel(?:ephone)?\s?no)\b"
    r"|\b(?:tel|telephone|phone|ph|fax|mob|mobile|cell|hp|address|addr|add|acct|account|a/c|id|reg|registration|inn|ogrn"
    r"|kpp|vat|tin|ein|lei|duns|imo|mmsi|nationality|country|contact)\b[\s.]*(?:no|number|code|#)?[\s.]*(?:[:：#]|(?=[+(]?\d))"
    r"|(?<![가-힣])(?:전화|휴대폰|팩스|주소|담당자?|여권(?:번호)?|사업자\s?(?:등록)?\s?번호|법인\s?번호|생년월일|국적|계좌(?:번호)?"
    r"|대표(?:자|이사)?)(?:\s*[:：]|(?=[\s\d]))"
    r"|(?<!\d)(?:19|20)?\d\d\s?년\s?(?:\d{1,2}\s?월\s?)?(?:\d{1,2}\s?일\s?)?생"
    r"|(?:电话|電話|传真|傳真|手机|手機|地址|住所|邮编|邮箱|联系人|联系方式|聯繫人|聯絡人|担当者?|ファックス|メール)(?:\s*[:：]|(?=[\s\d(（+]))"
    r"|\b(?:тел|телефон|факс|моб|инн|кпп|огрн|огрнип|окпо|бин|унп|едрпоу|адрес|паспорт|р/с|счет|дата рождения)\b"
    r"[\s.]*(?:[:№]|(?=[+(]?\d))|(?<!\d)\d{2}\.\d{2}\.\d{4}\s*г\.?\s?р\b"
    r"|(?:هاتف|تلفون|تلفن|فاكس|فکس|جوال|موبايل|عنوان|آدرس|نشانی)(?:\s*[:：]|(?=\s*[+\d\u0660-\u0669\u06f0-\u06f9]))"
    r"|\S+@\S+).*$",
    re.IGNORECASE | re.DOTALL,
)
"""Where what is no name begins. Words that may be part of a name count with a colon or a number behind them."""
NUMBER = re.compile(r"[(\[#]*(?:[a-z]{0,2}-?|\+)\d[\d().,/:-]*\]?", re.IGNORECASE)
DIGITS = 4
"""Digits from which on a number at the end is a date, a telephone number or the like, and not that of a plant."""
WITH_DIGIT = re.compile(r"[\s,;(\[]*\S*\d\S*")
BRANCH = frozenset(
    ["branch", "office", "offices", "representative", "rep", "liaison", "dept", "department", "division", "purchasing"]
)
EASTERN_TITLE = re.compile(
    r"(?<=..)\s*(?:御中|様|殿|氏|先生|女士|小姐|귀하|님|씨|박사|교수|선생|위원장|대표이사|대표|회장|부회장|사장|부사장|전무|상무|이사|부장|차장|과장|팀장|국장|장관)\s*$"
)
POST = re.compile(
    r"[\s,(]+(?:ceo|cfo|cto|coo|chairman|president|vice president|(?:managing |general |executive )?(?:director|manager)"
    r"|owner|partner|secretary|esq|ph\.?d|mba|(?:генеральный )?директор|президент|председатель|руководитель)\b\.?\)?\s*$",
    re.IGNORECASE,
)
"""What says behind a person's name who it is."""
NICKNAME = re.compile(r"\s*[\"“„«][^\"“”„«»]+[\"”»]\s*")
SEVERAL = re.compile(r"\s*[;|\n\r]\s*")
PERSONS = re.compile(r"\s*[;|\n\r]\s*|\s+(?:and|&|및)\s+", re.IGNORECASE)
"""What stands between the parties of a cell that holds several."""
EASTERN_TAIL = re.compile(
    r"(?<=..)\s*(?:귀중|귀하|지점|지사|사무소|영업소|본점|본사|분점|출장소|대표부|御中|様|殿)\s*$"
)
EASTERN_BRANCH = re.compile(r"(?<=..)\s*(?:分公司|分部|代表处|代表處|办事处|辦事處|支店|支社|営業所|出張所)\s*$")
EASTERN_ADDRESS = re.compile(
    r"\s+(?:\(?우\)?\s?\d{5}\)?\s*)?(?:(?:서울|부산|대구|인천|광주|대전|울산|세종|제주)(?:특별시|광역시|특별자치시|특별자치도|시)?"
    r"|(?:경기|강원|충청|전라|경상|충북|충남|전북|전남|경북|경남)(?:북도|남도|도|특별자치도)?)\s+\S+(?:시|군|구|읍|면|로|길)(?=\s).*$"
    r"|[\s,，、；]+(?:〒\s?[\d-]+\s*)?(?:中国|中國|日本)?[\u4e00-\u9fff]{2,4}(?:省|市|都|府|県|縣|自治区|特别行政区)\S*"
    r"(?:区|區|县|縣|路|街|号|號|镇|鎮|村|町|丁目|道|坊|[\d-]).*$"
)
"""An address behind a name in Hangul or Han characters, with no mark between them."""
OF_SHIP = re.compile(
    r"^\s*(?:m\s?[./]\s?[vt]|m[vt]|s\s?[./]\s?s|f\s?[./]\s?v|(?:motor )?vessel|선박)\b[.:：]?\s*", re.IGNORECASE
)
STEAMSHIP = re.compile(r"^\s*ss\s+", re.IGNORECASE)
FLAG_OR_VOYAGE = re.compile(r"\s*(?:\([^()]*\)|\b(?:voy(?:age)?|v)\.?\s?(?:no\.?\s?)?\d{2,5}[a-z]?)\s*$", re.IGNORECASE)
SHIP_BEHIND = lazy(r"(?<=[가-힣\u4e00-\u9fff\d])\s*[호号號]\s*$")
"""What says behind a name that it is a ship's, or a number that it is one."""
STREET = re.compile(
    r"\b(?:street|str|road|rd|avenue|ave|boulevard|blvd|lane|drive|highway|floor|fl|room|rm|suite|building|bldg|tower|block"
    r"|district|province|city|county|village|town|zone|p\.?o|box|zip|ulitsa|prospekt|shosse|pereulok|jalan|jl|calle|rue"
    r"|strasse|straße|ул|улица|пр|просп|проспект|пер|переулок|наб|набережная|шоссе|стр|строение|корп|офис|обл|область|район"
    r"|р-н|гор|город)\b|\bг\.\s|-(?:ro|gil|gu|si|do|dong|eup|myeon)\b|\b(?:no|unit|apt)\.?\s?\d",
    re.IGNORECASE,
)
"""Words of addresses, which a part of an address has or is a place."""
PART = re.compile(r"\s*[,，;；|\n\r\t]\s*|\s+-\s+")
