"""A brief in Markdown, and as a Jekyll post whose front matter is written by a serializer."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import yaml

from gwanmun.watch.brief_parts import Brief
from gwanmun.watch.publish.escape import address, for_markdown, visible
from gwanmun.watch.publish.evidence import numbered, numbers_of, place
from gwanmun.world.text import Text

_EVIDENCE = Text("Evidence", "근거")
_WARNING = Text("Note", "주의")


def markdown(brief: Brief, lang: str, heading: bool = True) -> str:
    """The brief as Markdown; every sentence links to its evidence at the end."""
    numbers = numbered(brief)
    lines = [f"# {for_markdown(brief.title.in_(lang))}", ""] if heading else []
    for title, sentences in brief.sections():
        if not sentences:
            continue
        lines += [f"## {title.in_(lang)}", ""]
        for sentence in sentences:
            mark = f"**{_WARNING.in_(lang)}:** " if sentence.weight == "warning" else ""
            refs = " ".join(f"[\\[{n}\\]](#evidence-{n})" for n in numbers_of(sentence, numbers))
            lines.append(f"- {mark}{for_markdown(sentence.text.in_(lang))} {refs}")
        lines.append("")
    lines += [f"## {_EVIDENCE.in_(lang)}", ""]
    for evidence, number in numbers.items():
        url = address(evidence.url)
        where = f"[{for_markdown(place(evidence))}]({url})" if url else for_markdown(place(evidence))
        quote = f" — “{for_markdown(evidence.quote)}”" if evidence.quote else ""
        lines.append(f'- <a id="evidence-{number}"></a>\\[{number}\\] {where}{quote}')
    return "\n".join([*lines, ""])


def jekyll(brief: Brief, lang: str) -> str:
    """The brief as a Jekyll post."""
    front = {
        "layout": "post",
        "title": _title(brief.title.in_(lang)),
        "date": f"{brief.made_on.isoformat()} 00:00:00 +0900",
        "lang": str(lang),
        "categories": ["brief"],
        "gwanmun_id": brief.id,
    }
    return f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False)}---\n\n{markdown(brief, lang, heading=False)}"


def _title(text: str) -> str:
    """A title that is harmless where a theme prints it as it is: without Liquid and without angle brackets."""
    return visible(text).translate({ord("<"): "‹", ord(">"): "›"}).replace("{{", "{ {").replace("{%", "{ %")
