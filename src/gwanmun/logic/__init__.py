"""Three-valued conditions over typed facts: evaluation, explanation, and what to ask. Knows nothing of trade."""

from gwanmun.logic.answers import Answer
from gwanmun.logic.change import Change, smallest_changes
from gwanmun.logic.diagram import Diagram, TooComplex, Variable, build, labels, support
from gwanmun.logic.edges import EdgeError, check_edges
from gwanmun.logic.evaluate import Facts, compiled, evaluate
from gwanmun.logic.explain import Trace, explain
from gwanmun.logic.facts import FactType, Kind, UnknownFact, Vocabulary
from gwanmun.logic.ladder import Ladder, Rung, possible, remaining
from gwanmun.logic.parse import ConditionError, Parser
from gwanmun.logic.questions import DecidingSet, deciding_sets, next_question, open_questions, unanswerable
from gwanmun.logic.simplify import conjunction, disjunction, expand, fold, negate, residual
from gwanmun.logic.terms import Node
from gwanmun.logic.values import NOT_APPLICABLE, UNKNOWN, ExactCode, Tri, Value

__all__ = [
    "NOT_APPLICABLE",
    "UNKNOWN",
    "Answer",
    "Change",
    "ConditionError",
    "DecidingSet",
    "Diagram",
    "EdgeError",
    "ExactCode",
    "FactType",
    "Facts",
    "Kind",
    "Ladder",
    "Node",
    "Parser",
    "Rung",
    "TooComplex",
    "Trace",
    "Tri",
    "UnknownFact",
    "Value",
    "Variable",
    "Vocabulary",
    "build",
    "check_edges",
    "compiled",
    "conjunction",
    "deciding_sets",
    "disjunction",
    "evaluate",
    "expand",
    "explain",
    "fold",
    "labels",
    "negate",
    "next_question",
    "open_questions",
    "possible",
    "remaining",
    "residual",
    "smallest_changes",
    "support",
    "unanswerable",
]
