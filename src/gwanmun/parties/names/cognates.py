"""Slavic and Greek words as the English ones that have the same root: "реконструкции" is reconstruction, "виртуальный" virtual.

No table has every word that languages share. What parts them is the end of the word, which goes by rule.
"""

from __future__ import annotations

import functools
import re

from gwanmun.parties.names import romanise

LEAST = 6
"""Letters of a word that is looked at: shorter ones are names more often."""
_ADJECTIVE = r"(?:ыи|ии|и|ы|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ои|еи|ую|юю|ои|ата|ото|ият|ите|та|то|а|о|е|аго|аму|аи|ае)?"
_NOUN = r"(?:я|и|ю|еи|ям|ями|ях|ята|ите|т|і|у|)"
_SLAVIC = (
    (re.compile(rf"изац(?:ион|ии|ии)н{_ADJECTIVE}$|и[зс]ац[иі]{_NOUN}$|ізац[иіы]{_NOUN}$"), "ization"),
    (re.compile(rf"[иі]зирова?нн?{_ADJECTIVE}$|изирани?{_ADJECTIVE}$"), "ized"),
    (re.compile(rf"ирова?нн?{_ADJECTIVE}$|іраван{_ADJECTIVE}$"), "ated"),
    (re.compile(rf"ц[иіы]?(?:он|ен|и|и)?н{_ADJECTIVE}$|ц[иіы]{_NOUN}$|цыя$|цыі$"), "tion"),
    (re.compile(rf"сс[иіы]{_NOUN}$|сс?ионн{_ADJECTIVE}$"), "ssion"),
    (re.compile(rf"[оа]логи(?:ческ|чн)?(?:{_ADJECTIVE}|{_NOUN})$|[оа]лог[іи]{_NOUN}$"), "ology"),
    (re.compile(rf"графи(?:ческ|чн)?(?:{_ADJECTIVE}|{_NOUN})$"), "graphy"),
    (re.compile(rf"[иіы]ч(?:еск|н){_ADJECTIVE}$"), "ic"),
    (re.compile(r"(?:ик|ік|ык)(?:а|и|у|е|ата|ой|ои)$"), "ics"),
    (re.compile(r"ивност(?:ь|и|та)?$"), "ivity"),
    (re.compile(r"альност(?:ь|и|та)?$"), "ality"),
    (re.compile(rf"альн{_ADJECTIVE}$"), "al"),
    (re.compile(rf"ивн{_ADJECTIVE}$|ывн{_ADJECTIVE}$"), "ive"),
    (re.compile(r"ив(?:а|ы|и|у|ата)$"), "ive"),
    (re.compile(rf"ентн{_ADJECTIVE}$"), "ent"),
    (re.compile(rf"антн{_ADJECTIVE}$"), "ant"),
    (re.compile(rf"арн{_ADJECTIVE}$"), "ar"),
    (re.compile(r"ур(?:а|ы|у|е|ата)$"), "ure"),
    (re.compile(r"аж(?:|а|у|и|ей|ом)$"), "age"),
    (re.compile(r"(?<=[тмнрдг])и(?:я|и|ю|ей|ята)$|(?<=[тмнрдг])ія$"), "y"),
    (re.compile(r"(?<=.....)(?:ов|ев|енн|анн|ск|овск|н)(?:ыи|ии|ая|ое|ые|ие|ого|ых|их|ои|ую|ым|им|ому|ою)$"), ""),
)  # fmt: skip
_GREEK = (
    (re.compile(r"ολογι(?:α|ασ|εσ|ων|κοσ|κη|κησ|κο|κου|κων)$"), "ology"),
    (re.compile(r"γραφι(?:α|ασ|κοσ|κη|κησ|κο|κου|κων)$"), "graphy"),
    (re.compile(r"ικ(?:οσ|η|ησ|ο|ου|ων|α|οι|εσ|ουσ|ον)$"), "ic"),
    (re.compile(r"ισμ(?:οσ|ου|οι|ων)$"), "ism"),
    (re.compile(r"ι(?:α|ασ|εσ)$"), "y"),
)
_LETTERS = str.maketrans("хжц", "hgc")
_CYRILLIC = re.compile(r"^[а-яіїєґў']+$")
_IS_GREEK = re.compile(r"^[α-ω]+$")


@functools.lru_cache(maxsize=20_000)
def cognate(word: str) -> str | None:
    """The English word that ``word`` may have the root of; nothing where its end says none."""
    ends = _SLAVIC if _CYRILLIC.match(word) else _GREEK if _IS_GREEK.match(word) else ()
    if len(word) < LEAST:
        return None
    for pattern, english in ends:
        found = pattern.search(word)
        if found is not None and found.start() >= 3:
            latin = romanise.alphabet(word[: found.start()].translate(_LETTERS)) + english
            return latin if latin.isascii() and latin.isalpha() else None
    return None
