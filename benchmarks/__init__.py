"""Measurements of Gwanmun, each with what it is compared with beside it in the same run. `python -m benchmarks`."""
