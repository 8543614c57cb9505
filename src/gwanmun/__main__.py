"""``python -m gwanmun``."""

from gwanmun.cli.main import main

main()
