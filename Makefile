# One word runs everything; `make help` lists the words.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONHASHSEED ?= 0

.PHONY: help demo test check lint types floors tests accept bench docs lock clean

help:    ## this list
	@sed -n 's|^\([a-z]*\):.*## |\1\t|p' Makefile | expand -t 12

demo: .venv/ready    ## set up, read examples/, ask questions of them
	@$(BIN)/allegiance demo

test: .venv/tested check tests    ## set up, lint, types, floors, every test that this machine can run

check: .venv/tested lint types floors    ## lint, types, floors

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/tested
	$(BIN)/mypy

floors: .venv/tested
	$(BIN)/lint-imports --no-cache

tests: .venv/tested
	$(BIN)/python -m pytest -rs

accept: .venv/tested    ## rewrite golden files and generated docs from what the program prints today; then read the diff
	ALLEGIANCE_ACCEPT=1 $(BIN)/python -m pytest tests/story tests/docs tests/vocabulary

bench: .venv/tested    ## measure; figures go to benchmarks/
	$(BIN)/python benchmarks/reading.py

docs: accept

lock:    ## pin the requirements again (needs uv)
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links \
	    pyproject.toml -o requirements.txt
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links \
	    --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:    ## remove what make made
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	    || { echo "$(PYTHON): Python 3.11 or later is needed; name it with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	    || { echo "$(PYTHON): its venv module is missing; install it (Debian, Ubuntu: sudo apt install python3-venv) and try again" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/ready: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/tested: requirements-dev.txt .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
