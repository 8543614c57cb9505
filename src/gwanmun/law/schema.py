"""The shape of rule files, checked before anything is read from them. See docs/reference/rule-format.md."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


def _as_text(value: Any) -> Any:
    # A paragraph such as 1 or a year is a number to YAML and a word to the law.
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Line = Annotated[str, BeforeValidator(_as_text), StringConstraints(strip_whitespace=True)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
Span = Annotated[list[Day | None], Field(min_length=1, max_length=2)]


class Strict(BaseModel):
    """Unknown keys are errors: a misspelt key must not silently change the law."""

    model_config = ConfigDict(extra="forbid")


class TextFile(Strict):
    """A text in both languages."""

    en: Annotated[Line, StringConstraints(min_length=1)]
    ko: Annotated[Line, StringConstraints(min_length=1)]


class DutyFile(TextFile):
    """A duty and its paragraph; on a requirement also the condition under which it holds."""

    cite: Line = ""
    when: Line = ""


class ReviewFile(Strict):
    """A review policy."""

    policy: Word
    when: Line = ""
    cite: Line = ""


class LiftsFile(Strict):
    """What an authorisation lifts."""

    sections: list[Line]
    reasons: list[Line] = []
    known_as: list[Line] = []
    reasons_except: list[Line] = []


class InstrumentFile(Strict):
    """The document that made a provision."""

    name: Line
    url: Line = ""


class ProvisionFile(Strict):
    """One provision."""

    id: Word
    kind: Literal[
        "jurisdiction", "requirement", "prohibition", "authorisation", "restriction", "carve_out", "definition"
    ]
    cite: Line
    title: TextFile
    when: Line
    rows: Word | None = None
    in_force: Span | None = None
    known: Span | None = None
    instrument: InstrumentFile | None = None
    general_prohibition: Annotated[int, Field(ge=1, le=10)] | None = None
    reason: Line = ""
    unless: list[Line] = []
    restricts: list[Line] = []
    lifts: LiftsFile | None = None
    review: list[ReviewFile] = []
    conditions: list[DutyFile] = []
    authorisations_open: list[Line] | None = None
    not_modelled: TextFile | None = None
    settled_by: Line = ""
    note: TextFile | None = None


class FactFile(Strict):
    """One fact."""

    type: Literal["bool", "number", "choice", "country", "code", "date", "text"]
    of: Literal["shipment", "item", "party"] | None = None
    ask: TextFile
    answered_by: Line = ""
    choices: dict[str, TextFile] | None = None
    special: dict[str, TextFile] | None = None
    unit: Line = ""
    note: Line | TextFile | None = None
    unknown_means: Line = ""


class CoverageFile(Strict):
    """How much of the section the file holds."""

    status: Literal["modelled", "partly", "not_modelled"]
    missing: TextFile | None = None


class PublisherFile(Strict):
    """Which official text was read."""

    publisher: Line
    as_of: Day
    url: Line = ""


class SectionFile(Strict):
    """One section of law."""

    section: Line
    title: TextFile
    text: PublisherFile
    verified_on: Day | None = None
    coverage: CoverageFile
    provisions: list[ProvisionFile] = []
    facts: dict[str, FactFile] = {}
    tables: dict[Word, Line | TextFile] = {}


class FactsFile(Strict):
    """A file of facts only."""

    facts: dict[str, FactFile]


class DeclarationFile(Strict):
    """One declaration."""

    id: Word
    title: TextFile
    question: TextFile
    who_may_sign: Line
    states: dict[str, Any]
    does_not_cover: TextFile


class DeclarationsFile(Strict):
    """All declarations."""

    declarations: list[DeclarationFile]


class SetsFile(Strict):
    """Unions of sets."""

    sets: dict[str, list[Line]]
