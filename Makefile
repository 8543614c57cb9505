PY ?= python3
BIN = .venv/bin

.PHONY: setup test check bench docs tables demo mutants
setup:            ## a virtual environment with the project and its development tools
	$(PY) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev]'
test:             ## the tests
	$(BIN)/pytest -n 2
check:            ## everything that must be green before a commit
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/gwanmun law check
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report --fail-under=90
bench:            ## measure, and write docs/benchmarks.md
	$(BIN)/python -m benchmarks
tables:           ## rebuild the tables of the Control List from the files in DATA
	$(BIN)/python -m gwanmun.law.builders $(DATA)
docs:             ## write the parts of docs/ that the program itself knows
	$(BIN)/python -m gwanmun.cli.docs
demo:             ## the main job
	$(BIN)/gwanmun decide examples/xian-etcher.yaml --on 2025-12-30
mutants:          ## do the law cases notice a wrong rule? (several minutes)
	$(BIN)/python -m tests.law.mutation
