# Everything starts from a fresh clone: each target sets up what it needs.
PYTHON = python3
DOMAIN = geometry
N = 1000
DATA = outputs/demo
RUN = runs/demo
TORCH =
BIN = .venv/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK = $(BIN)/uv pip compile setup.cfg --quiet --universal --python-version 3.11.5 --generate-hashes --no-annotate \
    --custom-compile-command 'make lock' $(UPGRADE)

.PHONY: setup lock services generate test bench setup-trainer train test-trainer test-open-clip bench-trainer

setup: .venv/installed

# requirements.txt is all that the engine, its tests and their own requirements need, with the hash of every file, so
# pip looks for nothing beyond it; setuptools, which builds the project, is of it.
.venv/installed: setup.cfg pyproject.toml requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --no-deps --only-binary :all: --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation -e .
	$(BIN)/python -m pip check --disable-pip-version-check
	touch $@

# Keeps the versions that stand in the files and adds what setup.cfg asks for; newer ones: make lock UPGRADE=--upgrade
lock:
	$(PIP) uv==0.13.9
	$(LOCK) --extra dev --extra ray -o requirements.txt
	echo torch | $(LOCK) --extra trainer --extra consumers -c requirements.txt --excludes /dev/stdin -o requirements-trainer.txt

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
# The build is the user's choice, so torch and the CUDA libraries that it alone asks for are pinned without hashes.
setup-trainer: .venv/installed-trainer

.venv/installed-trainer: .venv/installed requirements-trainer.txt
	$(PIP) --no-deps --only-binary :all: --require-hashes -r requirements-trainer.txt
	$(PIP) $(TORCH) --no-build-isolation -e '.[trainer,consumers]'
	$(BIN)/python -m pip check --disable-pip-version-check
	touch $@

train: setup-trainer
	$(BIN)/python -m engine generate --job trainer/presets/data/demo.json --out $(DATA)
	$(BIN)/python -m trainer all --data $(DATA) --out $(RUN)
	RUN=$(RUN) $(BIN)/pytest -q tests/trainer/test_learns.py

# not in CI, which has no torch: installing it is 40 s of CPU and 1.1 GB, these tests take some 90 s of CPU
test-trainer: setup-trainer
	$(BIN)/mypy -p trainer
	$(BIN)/pytest -q tests/trainer tests/test_export.py tests/test_reward.py

# open_clip asks for torchvision, whose wheel from PyPI breaks transformers beside a CPU torch: both lie in a folder of
# their own, which tests/beside.py lets these tests see.
OPEN_CLIP = .venv/open_clip
test-open-clip: setup-trainer
	test -d $(OPEN_CLIP) || $(PIP) --no-deps --target $(OPEN_CLIP) \
	    open_clip_torch==3.3.0 torchvision==0.28.0 timm==1.0.31 ftfy==6.3.1 wcwidth==0.9.4
	OPEN_CLIP=$(OPEN_CLIP) $(BIN)/pytest -q tests/test_export.py tests/trainer/test_exported.py -k open_clip

bench-trainer: setup-trainer
	$(BIN)/python tests/benchmarks/train_speed.py

.PHONY: docs
docs: setup
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

bench: setup
	$(BIN)/python tests/benchmarks/generate_speed.py
