"""The page of a decision: markup, words and the parts of the page. ``gwanmun.cli.html`` puts them together."""
