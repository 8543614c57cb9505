"""Publishing: one model (a brief, a timeline) to Markdown, a Jekyll post, an Atom feed, HTML and JSON."""

from gwanmun.watch.publish.atom import atom
from gwanmun.watch.publish.html import brief_page, timeline_page
from gwanmun.watch.publish.markdown import jekyll, markdown
from gwanmun.watch.publish.text import brief_text, timeline_text

__all__ = ["atom", "brief_page", "brief_text", "jekyll", "markdown", "timeline_page", "timeline_text"]
