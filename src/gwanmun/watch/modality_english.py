"""The mode of an English verb, from its form and from the word that governs it.

A finite verb (``added``, ``is adding``) tells what is done unless an auxiliary, a negation, a condition or the clause
around it says otherwise. One that is not finite (``to add``, ``adding``, ``the addition of``) tells nothing by itself:
the nearest word that governs such forms does, and after it the word that governs that one (``denied plans to add``).
"""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Told: TypeAlias = Literal["done", "planned", "asked", "conditional", "denied", "withdrawn"]
Form: TypeAlias = Literal["finite", "infinitive", "gerund", "noun", "base", "subjunctive"]

_STRENGTH: tuple[Told, ...] = ("done", "planned", "asked", "conditional", "withdrawn", "denied")
"""Of two modes the later holds: a plan that is denied is denied."""

_GOVERNORS: tuple[tuple[Told, str], ...] = (
    ("denied", r"not|never|without|instead of|rather than|against|no longer|den(?:y|ies|ied|ying)|refus\w+|declin\w+"
               r"|fail(?:s|ed|ing)?|stop\w* short|no (?:plans?|intention|decision)|untrue|false|disput\w+|refut\w+"),
    ("withdrawn", r"postpon\w+|delay\w*|defer\w*|shelv\w+|drop(?:s|ped|ping)?|abandon\w*|scrap\w*|paus(?:e|es|ed|ing)"
                  r"|suspend\w*|suspension|halt\w*|(?:put|held|hold)\w* off|block\w*|vacat\w+|(?:struck|strik\w+) down"
                  r"|enjoin\w*|revers\w+|overturn\w*|annul\w*|nullif\w+|void\w*|set\w* aside|quash\w*|cancel\w*|withdr\w+"
                  r"|rescind\w*|rescission|revok\w+|revocation|lift(?:s|ed|ing)?|stay(?:s|ed|ing)?|fr[eo]ez\w+|froze"
                  r"|walk\w* back|back\w* (?:away|off)|repeal\w*|stop(?:s|ped|ping)?|invalidat\w+|reconsider\w*"),
    ("conditional", r"consider\w*|weigh\w*|mull\w*|explor\w+|stud(?:y|ies|ied|ying)|debat\w+|discuss\w*|threat\w*"
                    r"|(?:possibility|risk|prospect|fear|hope|chance)s? of|likely|hop(?:es|ed|ing)|speculat\w+|before"
                    r"|could|might|would|(?-i:may)|whether"),
    ("asked", r"urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|call(?:s|ed|ing)? (?:on|for|upon)|press(?:es|ed|ing)?|push\w*"
              r"|demand\w*|recommend\w*|request\w*|want(?:s|ed|ing)?|lobb\w+|petition\w*|plead\w*|requir\w+|direct(?:s|ed|ing)"
              r"|order(?:ed|ing)|instruct\w*|advis(?:e|es|ed|ing)|encourag\w+|appeal\w*|pressur\w+|advocat\w+"),
    ("planned", r"will|shall|plan(?:s|ned|ning)?|intend\w*|intention|propos\w+|prepar\w+|schedul\w+|expect\w*|decid\w+|decision"
                r"|draft\w*|bill|upcoming|forthcoming|pledg\w+|promis\w+|vow\w*|agree[sd]?|seek\w*|sought|aim\w*"),
    ("done", r"amend\w*|issu(?:e|es|ed|ing)|publish\w*|releas\w+|finali[sz]\w+|mov(?:e|es|ed|ing)|act(?:s|ed)?|us(?:e|es|ed|ing)"
             r"|continu\w+|revis(?:e|es|ed|ing)|modif\w+|rules?|announc\w+"),
)  # fmt: skip
_GOVERNOR = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _GOVERNORS), re.IGNORECASE)
_BESIDE = re.compile(r"against|without|instead of|rather than|before|not|\w+ of", re.IGNORECASE)
"""Words that govern only what stands right behind them."""
_DETERMINED = re.compile(
    r"\b(?:a|an|the|its|any|their|his|her|no|of|such|this|these|those)\s(?:\w+\s)?$", re.IGNORECASE
)
_ALSO_NOUN = re.compile(
    r"(?:rules?|bill|decisions?|intention|suspension|revocation|rescission|drafts?|plans?|proposals?|requests?|demands?"
    r"|calls?|orders?|threats?|notices?)\b",
    re.IGNORECASE,
)
_AUXILIARY = {
    "will": "planned", "shall": "planned", "'ll": "planned", "won't": "denied", "wouldn't": "denied",
    "would": "conditional", "could": "conditional", "might": "conditional", "may": "conditional", "can": "conditional",
    "should": "asked", "must": "asked", "not": "denied", "never": "denied", "cannot": "denied",
    "to": "", "be": "", "been": "", "being": "", "is": "", "are": "", "was": "", "were": "", "am": "", "has": "", "have": "",
    "had": "", "did": "", "do": "", "does": "", "now": "", "also": "", "again": "", "yet": "", "still": "", "just": "",
    "soon": "", "then": "", "only": "", "longer": "", "no": "denied", "ever": "", "either": "",
}  # fmt: skip
_BE = {"is", "are", "was", "were", "am"}
_NOUN = re.compile(
    r"(?:\w+(?:ion|al) of|proposed rule|(?:interim )?final rule|notice of|revocation|addition)\b", re.IGNORECASE
)
_BASE = re.compile(
    r"(?:add|place|revoke|rescind|terminate|withdraw|cancel|include|designate|approve|grant|propose|issue|publish"
    r"|release|amend|announce|take|become|enter|agree|visit|travel|meet|hold|host|plan|ask|urge|request|act|move|use)$",
    re.IGNORECASE,
)
_CUT = re.compile(r";|:\s|,\s(?:but|while|whereas|although|though)\b|\bbut\b", re.IGNORECASE)
"""Where another clause of its own begins: what stands in front does not govern what stands behind."""
_ASIDE = re.compile(r",\s(?:which|who|whose|where)\b[^,;.]{0,120},", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|unless|whether|in case|in the event|provided that)\b", re.IGNORECASE)
_TILL = re.compile(r"\b(?:until|once|when|as soon as|before)\b[^,;]*$", re.IGNORECASE)
_NOBODY = re.compile(r"(?:^|[,;]\s)(?:no|none|neither|nobody)\b[^,;.]{0,50}$", re.IGNORECASE)
_THAT = re.compile(r"\b(?P<by>[^,;]{0,60})\bthat\b[^;]*$", re.IGNORECASE)
_CLAUSE_OF = re.compile(
    r"(?:rules?|orders?|decisions?|regulations?|notices?|actions?|measures?|announcements?|provisions?|memos?)\s(?:that|which)\s[^,;]*$",
    re.IGNORECASE,
)
_RETRACTED = re.compile(
    r"(?:;|,|\bbut)\s(?:this|that|it|which|the (?:report|story|claim|news))\s(?:is|was|has been|proved)\s(?:to be\s)?(?:\w+ly\s)?"
    r"(?:not (?:true|correct|accurate)|false|untrue|wrong|incorrect|inaccurate|retracted|denied|a hoax|an error|a mistake)\b",
    re.IGNORECASE,
)
_SAID_BEHIND = re.compile(
    r"\b(?:is|are|was|were|be|been|proved|turned out)\s(?:to be\s)?(?P<no>not\s)?(?:\w+ly\s|yet\s|later\s|then\s)*"
    r"(?:(?P<false>false|untrue|wrong|incorrect|inaccurate|unfounded|baseless|mistaken|fabricated|denied|rejected|dismissed)"
    r"|(?P<true>true|correct|accurate)|(?P<back>postponed|delayed|deferred|shelved|suspended|stayed|withdrawn|vacated|reversed"
    r"|overturned|struck down|blocked|enjoined|rescinded|cancel\w+|dropped|annulled|set aside|paused|halted|abandoned)"
    r"|(?P<maybe>possible|likely|unlikely|considered|under (?:consideration|review)|unconfirmed|uncertain|unclear)"
    r"|(?P<plan>expected|planned|proposed|scheduled))\b",
    re.IGNORECASE,
)


def told_english(text: str, at: int) -> Told:
    """The mode of the verb (or the noun made of one) that begins at ``at`` of a sentence."""
    text = _ASIDE.sub(lambda m: " " * len(m.group()) if m.end() <= at else m.group(), text)
    if text.rstrip(" ”\"'").endswith("?"):
        return "conditional"
    return max(_governed(text, at), _behind(text, at), key=_STRENGTH.index)


def _governed(text: str, at: int) -> Told:
    start = max((m.end() for m in _CUT.finditer(text, 0, at)), default=0)
    head = text[start:at]
    words, held = _auxiliaries(head)
    form = _form(text, at, words)
    if form == "finite" and not words and _ALSO_NOUN.match(text, at) and _as_noun(head):
        form = "noun"
    own: Told = held
    if form == "finite":
        return max(own, _clause(text, head, at), key=_STRENGTH.index)
    governor = _nearest(head, form)
    if governor is None:
        # "to add" is an aim, not a deed; "that it be added" a wish. A noun or a participle alone says what there is.
        alone: Told = "planned" if form == "infinitive" else "asked" if form == "subjunctive" else "done"
        return max(own, alone, _clause(text, head, at) if form != "infinitive" else own, key=_STRENGTH.index)
    name = str(governor.lastgroup)
    own = max(own, next(t for t in _STRENGTH if t == name), key=_STRENGTH.index)
    if form == "infinitive" and governor.group().lower().startswith("announc"):
        own = max(own, "planned", key=_STRENGTH.index)
    return max(own, _governed(text, start + governor.start()), key=_STRENGTH.index)


def _nearest(head: str, form: Form) -> re.Match[str] | None:
    """The word that governs a form which is not finite: the last one in front of it that governs anything."""
    found = [m for m in _GOVERNOR.finditer(head) if not _BESIDE.fullmatch(m.group()) or len(head) - m.end() <= 4]
    if form == "gerund" and re.search(r"\b(?:after|since|upon|following|for)\s$", head, re.IGNORECASE):
        return None
    if form == "gerund" and re.search(r"\b(?:by|through)\s$", head, re.IGNORECASE):
        # "suspended sales by adding …": the way in which something is stopped is not itself stopped.
        found = [m for m in found if m.lastgroup != "withdrawn"]
    return found[-1] if found else None


def _as_noun(head: str) -> bool:
    """Whether the word behind is a noun: it has a determiner, or is the object of what governs (``denied plans to …``)."""
    last = list(_GOVERNOR.finditer(head))[-1:]
    return bool(_DETERMINED.search(head)) or bool(last and not head[last[0].end() :].strip())


def _auxiliaries(head: str) -> tuple[list[str], Told]:
    """The auxiliaries and adverbs right in front of a verb, nearest first, and the mode that they give it."""
    words: list[str] = []
    mode: Told = "done"
    for raw in reversed(re.findall(r"[\w'’]+|[^\w\s]", head)):
        # The month of May is no auxiliary.
        word = raw.replace("’", "'") if raw == "May" else raw.replace("’", "'").lower()
        negated = word.endswith("n't")
        word = word.removesuffix("n't") if negated and word not in _AUXILIARY else word
        if word not in _AUXILIARY and not word.endswith("ly"):
            break
        if not (word == "not" and words and words[-1] == "only"):
            given = "denied" if negated else _AUXILIARY.get(word, "")
            # "no" counts only as "no longer": "no plans" is a governor.
            given = "" if word == "no" and "longer" not in words else given
            mode = max(mode, next((t for t in _STRENGTH if t == given), "done"), key=_STRENGTH.index)
        words.append(word)
    # "has yet to add": not so far.
    return words, "denied" if words[:2] == ["to", "yet"] else mode


def _form(text: str, at: int, words: list[str]) -> Form:
    if _NOUN.match(text, at):
        return "noun"
    verb = re.compile(r"\w+").match(text, at)
    word = verb.group().lower() if verb else ""
    if "to" in words:
        return "infinitive"
    if word.endswith("ing"):
        return "finite" if _BE & set(words) else "gerund"
    if words and words[0] == "be" and not any(_AUXILIARY.get(w) for w in words):
        return "subjunctive"
    if word in ("be", "being") or (_BASE.match(word) and not words):
        return "base"
    return "finite"


def _clause(text: str, head: str, at: int) -> Told:
    """The mode that the clause around a finite verb gives it."""
    if _NOBODY.search(head):
        return "denied"
    if _CONDITION.search(head):
        return "conditional"
    present = not re.compile(r"\w+(?:ed|ought|rew|rawn|ook|ut)\b", re.IGNORECASE).match(text, at)
    if present and (_TILL.search(head) or re.search(r"\b(?:if|unless)\b", text[at:], re.IGNORECASE)):
        return "conditional"
    if re.search(r"\bden(?:y|ies|ied|ying)\b[^,;]*$", head, re.IGNORECASE):
        return "denied"
    that = _THAT.search(head)
    if that is None and not _CLAUSE_OF.search(head):
        return "done"
    # Of what stands in front of "that", only what is said of the whole clause counts.
    by = that["by"] if that else head
    weak: tuple[str, ...] = (
        ("denied", "asked", "conditional") if not _CLAUSE_OF.search(head) else ("withdrawn", "denied", "asked")
    )
    governing = [m for m in _GOVERNOR.finditer(by) if m.lastgroup in weak]
    return next((t for t in _STRENGTH if governing and t == governing[-1].lastgroup), "done")


def _behind(text: str, at: int) -> Told:
    """What is said behind of a report, a rule or a deed that is the subject: 「The report that … is false」."""
    head = text[:at]
    if _RETRACTED.search(text, at):
        return "denied"
    embedded = re.search(r"\b(?:that|which)\b[^,;]*$", head) or _NOUN.match(text, at)
    gerund = re.compile(r"\w+ing\b").match(text, at)
    m = _SAID_BEHIND.search(text, at) if embedded or gerund else None
    if m is None or re.search(r"[;]|\bbut\b|,\s(?:and|while|which|who)\b", text[at : m.start()]):
        return "done"
    if m["false"] or m["true"]:
        return "denied" if bool(m["false"]) != bool(m["no"]) else "done"
    if m["back"]:
        return "done" if m["no"] else "withdrawn"
    return "conditional" if m["maybe"] else "denied" if m["no"] else "planned"
