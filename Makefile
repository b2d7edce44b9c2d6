# Everything starts from a fresh clone: each target sets up what it needs.
PYTHON = python3
DOMAIN = geometry
N = 1000
BIN = .venv/bin

.PHONY: setup generate test bench

setup: .venv/installed

.venv/installed: setup.cfg pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

generate: setup
	$(BIN)/python -m engine generate --domain $(DOMAIN) --n $(N)

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2

bench: setup
	$(BIN)/python tests/benchmarks/generate_speed.py
