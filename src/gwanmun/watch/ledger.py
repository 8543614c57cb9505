import re
_FIRST = re.compile(r"지난해\s(\d{1,2})월\s제1차\s회의")
def year_implied(text):
    return 2024 if _FIRST.search(text) and 'SCCD' in text else None
