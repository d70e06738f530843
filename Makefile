# Needs Python 3.11 or later and make; everything else is installed into .venv here.
# `make PYTHON=/path/to/python …` chooses the interpreter (run `make clean` first to change it).

.DEFAULT_GOAL := check
.DELETE_ON_ERROR:
.PHONY: demo test mutate prove bench lint types check docs clean

SUITABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
# Recursive on purpose: looked for only when a venv is made. A name that exists may still not run.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	if $$p -c '$(SUITABLE)' >/dev/null 2>&1; then echo $$p; break; fi; done)

# $(call venv,folder,extra): reuse the venv if its interpreter still runs, else start it afresh.
define venv
@if ! $(1)/bin/python -c '$(SUITABLE)' >/dev/null 2>&1; then \
	python="$(PYTHON)"; \
	if ! "$$python" -c '$(SUITABLE)' >/dev/null 2>&1; then \
		echo "make: no working Python 3.11 or later found; name one with PYTHON=" >&2; exit 1; fi; \
	"$$python" -m venv --clear $(1); fi
@echo "installing $(2) requirements into $(1)"
@$(1)/bin/python -m pip install --disable-pip-version-check -q -e '.[$(2)]'
@touch $@
endef

.venv/.stamp: pyproject.toml
	$(call venv,.venv,dev)

.venv-bench/.stamp: pyproject.toml
	$(call venv,.venv-bench,bench)

.venv-docs/.stamp: pyproject.toml
	$(call venv,.venv-docs,docs)

demo: .venv/.stamp
	@.venv/bin/fdcpa-guard demo docs/examples

test: .venv/.stamp
	.venv/bin/python -m pytest -n auto

mutate: .venv/.stamp
	.venv/bin/fdcpa-guard mutate house tests/packs/house --pack house --fail-on-survivor

prove: .venv/.stamp
	.venv/bin/python -m pytest -m prove -n auto

bench: .venv-bench/.stamp
	.venv-bench/bin/python -m benchmarks

lint: .venv/.stamp
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .

types: .venv/.stamp
	.venv/bin/python -m mypy

check: lint types test

docs: .venv-docs/.stamp
	NO_MKDOCS_2_WARNING=1 .venv-docs/bin/python -m mkdocs build --strict

# The pages of docs/rules, from the rules and their cases; a test fails when they are stale.
rules: .venv/.stamp
	.venv/bin/fdcpa-guard rules --policy first_party --cases tests --write docs/rules

clean:
	rm -rf .venv .venv-bench .venv-docs build dist site
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
