"""From a page of news or an official notice to what it says, and to the change of law that it suggests.

    >>> from gwanmun.watch import read
    >>> read("입력 2024-01-05 09:00\\n\\n산업부는 5일 고시 개정안을 행정예고했다.".encode()).published.value
    '2024-01-05T09:00:00+09:00'

A reading keeps every character of its source: offsets are code points in the decoded text. Press only suggests a
change; an official document moves its stage; nothing here changes the rule base.
"""

from gwanmun.watch.changes import Change, Effect, Scope, Stage, load_change
from gwanmun.watch.read import read
from gwanmun.watch.reading import Block, Claim, Event, Mention, Published, Reading, Span, Table

__all__ = [
    "Block",
    "Change",
    "Claim",
    "Effect",
    "Event",
    "Mention",
    "Published",
    "Reading",
    "Scope",
    "Span",
    "Stage",
    "Table",
    "load_change",
    "read",
]
