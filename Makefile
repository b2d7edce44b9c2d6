# Everything starts from a fresh clone: each target sets up what it needs.
PYTHON = python3
DOMAIN = geometry
N = 1000
DATA = outputs/demo
RUN = runs/demo
TORCH =
BIN = .venv/bin

.PHONY: setup services generate test bench setup-trainer train test-trainer bench-trainer

setup: .venv/installed

.venv/installed: setup.cfg pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,ray]'
	touch $@

# What tests start: Swift (S3) and Slurm on loopback, a clock that jumps, a browser; LaTeX and GeoGebra, which draw what
# `show --as` writes. Without them those tests skip.
services:
	apt-get update -q
	DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -q --no-install-recommends \
	    swift-proxy swift-account swift-container swift-object slurmctld slurmd slurm-client munge faketime chromium \
	    texlive-latex-base texlive-pictures poppler-utils geogebra xvfb

generate: setup
	$(BIN)/python -m engine generate --domain $(DOMAIN) --n $(N)

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2

# torch comes with CUDA from PyPI on Linux; where a CPU build is wanted: make train TORCH=--extra-index-url=https://download.pytorch.org/whl/cpu
setup-trainer: .venv/installed-trainer

.venv/installed-trainer: .venv/installed
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check $(TORCH) -e '.[dev,trainer]'
	touch $@

train: setup-trainer
	$(BIN)/python -m engine generate --job trainer/presets/data/demo.json --out $(DATA)
	$(BIN)/python -m trainer all --data $(DATA) --out $(RUN)
	RUN=$(RUN) $(BIN)/pytest -q tests/trainer/test_learns.py

test-trainer: setup-trainer
	$(BIN)/mypy -p trainer
	$(BIN)/pytest -q tests/trainer

bench-trainer: setup-trainer
	$(BIN)/python tests/benchmarks/train_speed.py

.PHONY: docs
docs: setup
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

bench: setup
	$(BIN)/python tests/benchmarks/generate_speed.py
