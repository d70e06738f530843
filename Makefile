# Needs Python 3.11 or later and make; everything else is installed into .venv here.
# `make PYTHON=/path/to/python …` chooses the interpreter (run `make clean` first to change it).

.DEFAULT_GOAL := check
.DELETE_ON_ERROR:
.PHONY: dist pythons demo floor test spark browser site serve newest oldest lock wasm fuzz mutate prove bench lint types check docs clean

SUITABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
# Recursive on purpose: looked for only when a venv is made. A name that exists may still not run.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	if $$p -c '$(SUITABLE)' >/dev/null 2>&1; then echo $$p; break; fi; done)

# $(call venv,folder): reuse the venv if its interpreter still runs, else start it afresh.
define venv
if ! $(1)/bin/python -c '$(SUITABLE)' >/dev/null 2>&1; then \
	python="$(PYTHON)"; \
	if ! "$$python" -c '$(SUITABLE)' >/dev/null 2>&1; then \
		echo "make: no working Python 3.11 or later found; name one with PYTHON=" >&2; exit 1; fi; \
	"$$python" -m venv --clear $(1); fi
endef

PIP := python -m pip --disable-pip-version-check -q

# $(call locked,folder,lock): what the lock lists and nothing else, each file known by its hash, and this checkout.
define locked
@$(call venv,$(1))
@echo "installing locks/$(2).txt into $(1)"
@$(1)/bin/$(PIP) install --require-hashes -r locks/$(2).txt
@$(1)/bin/$(PIP) install --no-build-isolation --no-deps -e .
@touch $@
endef

.venv/.stamp: pyproject.toml locks/dev.txt
	$(call locked,.venv,dev)

.venv-bench/.stamp: pyproject.toml locks/bench.txt
	$(call locked,.venv-bench,bench)

.venv-docs/.stamp: pyproject.toml locks/docs.txt
	$(call locked,.venv-docs,docs)

.venv-oldest/.stamp: pyproject.toml locks/oldest.txt
	$(call locked,.venv-oldest,oldest)

.venv-browser/.stamp: pyproject.toml locks/browser.txt
	$(call locked,.venv-browser,browser)

.venv-spark/.stamp: pyproject.toml locks/spark.txt
	$(call locked,.venv-spark,spark)

demo: .venv/.stamp
	@.venv/bin/fdcpa-guard demo docs/examples

# A made-up collections floor, its nightly list and a day of dialling. `make floor FLOOR='--consumers 200'` for a small one.
floor: .venv/.stamp
	@.venv/bin/python -m examples.floor $(FLOOR)

# The recipes, each a small program that ends by itself: `make recipe-application` and so on, or all of them.
RECIPES := application service voice night warehouse
.PHONY: recipes $(RECIPES:%=recipe-%)
$(RECIPES:%=recipe-%): recipe-%: .venv/.stamp
	@.venv/bin/python -m examples.recipes.$*

recipes: $(RECIPES:%=recipe-%)

# Compiled tests and modules are kept (`make clean` removes them), even where PYTHONDONTWRITEBYTECODE is set: every process
# of the suite, and every program that a test starts, would compile them anew. Whole files stay with one process as far as
# the balance allows, so that what their tests share is made once.
test newest oldest: export PYTHONDONTWRITEBYTECODE :=
TESTED := -m pytest -n auto --dist worksteal

test: .venv/.stamp
	.venv/bin/python $(TESTED)

# The batch on a Spark of this machine, which needs Java 17 or 21. Tests that are skipped for want of it are a failure here.
spark: .venv-spark/.stamp
	.venv-spark/bin/python -m pytest tests/batch/test_spark.py

# Reports and playground in a Chromium of this machine. Without one these tests fail here, where elsewhere they are skipped.
browser: .venv-browser/.stamp site
	.venv-browser/bin/python -m pytest --need-browser tests/browser

# The suite on the newest releases that pyproject.toml allows, as of today, and on the lowest.
newest:
	@$(call venv,.venv-newest)
	@.venv-newest/bin/$(PIP) install --upgrade --upgrade-strategy eager -e '.[dev]'
	.venv-newest/bin/python $(TESTED)

oldest: .venv-oldest/.stamp
	.venv-oldest/bin/python $(TESTED)

# Writes the locks anew: one for each set-up, for every Python and platform that the package supports.
LOCK = .venv-lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock:
	@$(call venv,.venv-lock)
	@.venv-lock/bin/$(PIP) install --upgrade uv
	@mkdir -p locks
	$(LOCK) --upgrade --extra dev -o locks/dev.txt pyproject.toml
	$(LOCK) --upgrade --extra docs -o locks/docs.txt pyproject.toml
	$(LOCK) --upgrade --extra dev --extra browser -o locks/browser.txt pyproject.toml
	$(LOCK) --upgrade --extra dev --extra spark -o locks/spark.txt pyproject.toml
	$(LOCK) --upgrade --extra bench -o locks/bench.txt pyproject.toml
	$(LOCK) --upgrade --extra release -o locks/release.txt pyproject.toml
	echo pyyaml | $(LOCK) --upgrade --python-version 3.14 -o locks/playground.txt pyproject.toml -
	cd locks/npm && npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund
	$(LOCK) --upgrade --resolution lowest-direct --extra dev -o locks/oldest.txt pyproject.toml

# A release of the last commit: built twice, checked, tried, with what it depends on and its sums, in dist/.
.venv-release/.stamp: pyproject.toml locks/release.txt
	$(call locked,.venv-release,release)

dist: .venv-release/.stamp
	.venv-release/bin/python -m tools.release

# The wheel in dist/ in every supported Python that is found here. `make pythons PYTHONS='--python PATH'` adds another.
pythons: .venv-release/.stamp
	.venv-release/bin/python -m tools.try_wheel dist/*.whl $(PYTHONS)

# Python 3.14 as WebAssembly, under Node. `make wasm ARGS='pytest tests/facts'` runs there what `python -m` would here.
WASM_PLATFORM := pyemscripten_2026_0_wasm32
ARGS ?= fdcpa_guard.cli demo docs/examples
build/pyodide/.stamp: locks/npm/package.json locks/npm/package-lock.json
	@mkdir -p build/pyodide
	@cp locks/npm/package.json locks/npm/package-lock.json build/pyodide
	@cd build/pyodide && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

build/wasm/.stamp: locks/dev.txt build/pyodide/.stamp
	@$(call venv,.venv-lock)
	@mkdir -p build/wasm
	@.venv-lock/bin/$(PIP) install --upgrade --target build/wasm/site --python-version 3.14 --implementation cp \
		--abi cp314 --abi none --platform $(WASM_PLATFORM) --only-binary :all: \
		pydantic phonenumbers python-dateutil tzdata pytest hypothesis typer rich packaging
	@.venv-lock/bin/$(PIP) install --upgrade --target build/wasm/site --no-deps pyyaml  # there is none for it: its Python part
	@rm -rf build/wasm/site/yaml/*.so build/wasm/site/_yaml
	@touch $@

wasm: build/wasm/.stamp
	node tools/wasm.mjs build/pyodide build/wasm/site $(ARGS)

# What the playground loads, by the hashes of the locks: the first platform that a package has, PyYAML's for its Python part.
build/playground/.stamp: locks/playground.txt
	@$(call venv,.venv-lock)
	@rm -rf build/playground && mkdir -p build/playground
	@.venv-lock/bin/$(PIP) download --require-hashes --no-deps --dest build/playground --python-version 3.14 \
		--implementation cp --abi cp314 --abi none --platform $(WASM_PLATFORM) --platform manylinux_2_28_x86_64 \
		--platform manylinux2014_x86_64 --only-binary :all: -r locks/playground.txt
	@touch $@

# The documentation with the playground in it, which loads nothing from elsewhere; `make serve` shows it on this machine.
site: docs build/pyodide/.stamp build/playground/.stamp
	@rm -f build/playground/fdcpa_guard-*.whl
	@.venv-docs/bin/$(PIP) wheel --no-deps --no-build-isolation --wheel-dir build/playground .
	.venv-docs/bin/python -m tools.build_playground site build/pyodide/node_modules/pyodide build/playground

PORT ?= 8000
serve: site
	.venv-docs/bin/python -m http.server --bind 127.0.0.1 --directory site $(PORT)

# `make fuzz TARGET=facts SECONDS=900`: see tools/fuzz.py.
TARGET ?= facts
SECONDS ?= 60
.venv-fuzz/.stamp: pyproject.toml
	@$(call venv,.venv-fuzz)
	@.venv-fuzz/bin/$(PIP) install 'atheris>=3.0' -e '.[cli,testing]'
	@touch $@

fuzz: .venv-fuzz/.stamp
	@mkdir -p build/fuzz
	.venv-fuzz/bin/python tools/fuzz.py $(TARGET) build/fuzz/$(TARGET) -max_total_time=$(SECONDS)

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
	.venv-docs/bin/python -m tools.site lay build/docs
	NO_COLOR=1 .venv-docs/bin/zensical build --strict --config-file build/docs/mkdocs.yml
	rm -rf site && mv build/docs/site site
	.venv-docs/bin/python -m tools.site check site

clean:
	rm -rf .venv .venv-* build dist site
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
