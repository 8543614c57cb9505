"""Korean morphemes with their places, by Kiwi; loaded once, when the first Korean text is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from gwanmun.sources.files import InputError
from gwanmun.world.text import Text


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A morpheme of a text: the form, its tag (NNP proper noun, NNG common noun, JKS particle, …), and its place."""

    form: str
    tag: str
    start: int
    end: int


class Morphemes:
    """The morphemes of one text and the questions asked of them; analysed when the first question is asked."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def items(self) -> list[Morpheme]:
        """All morphemes in order."""
        return [Morpheme(t.form, t.tag, t.start, t.start + t.len) for t in _kiwi().tokenize(self.text)]

    @cached_property
    def starts(self) -> dict[int, Morpheme]:
        """The first morpheme that begins at a place."""
        return {m.start: m for m in reversed(self.items)}

    @cached_property
    def ends(self) -> set[int]:
        """Places at which a morpheme ends."""
        return {m.end for m in self.items}

    def bounded(self, start: int, end: int) -> bool:
        """Whether a morpheme begins at ``start`` and one ends at ``end``."""
        return start in self.starts and end in self.ends

    def tags(self, start: int, end: int) -> list[str]:
        """Tags of the morphemes that begin within the range."""
        return [m.tag for m in self.items if start <= m.start < end]

    def proper(self, start: int, end: int) -> bool:
        """Whether the word is read as a proper noun, wholly or in its first part."""
        first = self.starts.get(start)
        return first is not None and first.tag in ("NNP", "SL") and first.end <= end

    def one(self, start: int, end: int) -> Morpheme | None:
        """The morpheme that is exactly this range."""
        first = self.starts.get(start)
        return first if first is not None and first.end == end else None


@cache
def _kiwi() -> Any:
    try:
        from kiwipiepy import Kiwi
    except ImportError:
        raise InputError(
            Text(
                en="understanding Korean text needs the watch extra: pip install 'gwanmun[watch]'",
                ko="한국어 문장을 읽으려면 watch 추가 패키지가 필요합니다: pip install 'gwanmun[watch]'",
            )
        ) from None
    kiwi = Kiwi(num_workers=1)
    from gwanmun.watch.gazetteer import gazetteer

    for surface in sorted(gazetteer().korean_words()):
        kiwi.add_user_word(surface, "NNP", 3.0)
    return kiwi


def morphemes(text: str) -> Morphemes:
    """The morphemes of a text."""
    return Morphemes(text)
