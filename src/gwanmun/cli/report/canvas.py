"""A drawing of matplotlib as markup: text stays text, nothing is loaded, and the same data give the same bytes."""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Callable
from io import StringIO
from typing import Any

from gwanmun.cli.page.markup import Html, join, shown_text, tag

INK, QUIET, RULE = "#1b2430", "#55606f", "#d8dde5"
BLUE, GREEN, AMBER, RED, VIOLET, GREY = "#1c4e8a", "#5f9f7b", "#c08a3e", "#a8443d", "#8577c2", "#9aa5b4"
WIDTH_INCHES = 9.0
_SETTINGS: dict[str, Any] = {
    # Text is drawn by the reader's own fonts, which know Korean; signs like "$" and "_" are not formulas.
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.size": 9.0,
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.labelcolor": QUIET,
    "xtick.color": QUIET,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.constrained_layout.use": False,
}


def available() -> bool:
    """Whether the library that draws is installed (extra ``pictures``)."""
    return importlib.util.find_spec("matplotlib") is not None


def figure(height: float, alt: str, name: str, draw: Callable[[Any], None]) -> Html:
    """A picture: ``draw`` gets axes without a frame; ``alt`` says what is to be seen; nothing without the library.

    :param height: inches, of a picture nine inches wide.
    :param name: different for each picture on a page, so that parts of one do not answer for another.
    """
    if not available():
        return join()
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    settings: Any = {**_SETTINGS, "svg.hashsalt": name}
    with mpl.rc_context(settings), warnings.catch_warnings():
        # The library measures text with a font of its own that has no Hangul; nothing is drawn with it.
        warnings.simplefilter("ignore")
        drawing = Figure(figsize=(WIDTH_INCHES, height))
        FigureCanvasSVG(drawing)
        axes = drawing.add_axes((0.0, 0.0, 1.0, 1.0))
        draw(axes)
        out = StringIO()
        drawing.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return tag("figure", _embedded(out.getvalue(), alt), class_="wide")


def safe(text: str, most: int = 60) -> str:
    """A label: what cannot be printed becomes visible, and a long one is cut."""
    shown = shown_text(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _embedded(svg: str, alt: str) -> Html:
    """The drawing without its prologue, the names of its groups and its fonts, which are those of the page."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>\s*", "", body, flags=re.DOTALL)
    body = re.sub(r'<style type="text/css">.*?</style>', "", body, flags=re.DOTALL)
    body = re.sub(r'<g id="[^"]*"', "<g", body)
    body = re.sub(r"font: ([0-9.]+px)[^;\"]*", r"font-size: \1; font-family: inherit", body)
    body = re.sub(r' (width|height)="[0-9.]+pt"', "", body, count=2)
    described = str(tag("desc", alt).text)
    return Html(body.replace("<svg", '<svg role="img"', 1).replace(">", f">{described}", 1))
