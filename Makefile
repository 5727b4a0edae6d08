# Runs on GNU make 3.81 (macOS) and later. `make` alone lists the targets.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
LOCKS  := tools/requirements
SPHINXOPTS ?=
PORT   ?= 8000
N      ?= 1000

.DEFAULT_GOAL := help
.PHONY: help html live check test test-quick mutants seal bench drawing lock clean
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' Makefile

html: $(VENV)/.site ## build the site; then open _build/html/index.html
	$(PY) -m sphinx -b html -W --keep-going -n -d _build/doctrees $(SPHINXOPTS) . _build/html
	@echo "Open _build/html/index.html in a browser."

# Folders of its own: what live builds without -W is not what html builds. The patterns begin at this folder, and
# their stars match slashes too. A folder of texts that is not there would end the server. The policy would stop the
# script that reloads pages.
live: $(VENV)/.dev ## serve the site at PORT=8000, built again at every change
	@[ -d "$$INCIDENT_TEXTS" ] && set -- --watch "$$INCIDENT_TEXTS"; exec \
	  $(PY) -m sphinx_autobuild -n --port $(PORT) --ignore _build --ignore dist --ignore '.*' --ignore '*/.*' \
	  --ignore '*/__pycache__*' --ignore '*~' "$$@" -D incident_csp=0 -d _build/live/doctrees $(SPHINXOPTS) . _build/live/html

check: $(VENV)/.site ## prove every quotation and every piece of evidence, in records and pages
	$(PY) tools/quote_check.py incidents docs

test: $(VENV)/.dev ## every test, the linters and the type checker
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	PYTHONPATH=tools $(VENV)/bin/lint-imports --no-cache
	$(PY) -m pytest -n auto

test-quick: $(VENV)/.dev ## the tests that build neither a site nor a wheel
	$(PY) -m pytest -n auto -m "not build"

mutants: $(VENV)/.dev ## change the check in small ways, each of which a test has to see
	$(PY) tools/mutants.py $(MUTANTSOPTS)

seal: $(VENV)/.site ## seal every source whose text is at hand
	$(PY) tools/seal_source.py incidents

bench: $(VENV)/.dev ## the benchmarks, over N=1000 invented records
	PYTHONPATH=tools $(PY) -m bench -n $(N) $(BENCHOPTS)

drawing: $(VENV)/.dev ## draw the packages again, for the page on the architecture
	PYTHONPATH=tools $(PY) -m tests.architecture.package_map

lock: $(VENV)/.dev ## write the locks again from pyproject.toml
	$(VENV)/bin/uv pip compile $(LOCKOPTS) --extra site pyproject.toml -o $(LOCKS)/site.lock
	$(VENV)/bin/uv pip compile $(LOCKOPTS) --extra site --group dev -c $(LOCKS)/site.lock pyproject.toml -o $(LOCKS)/dev.lock

LOCKOPTS := --quiet --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header

clean: ## remove what was built
	rm -rf _build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find tools -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is written only after pip has succeeded, so an interrupted installation is done again.
$(VENV)/.site: $(LOCKS)/site.lock | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.dev: $(LOCKS)/dev.lock | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@ $(VENV)/.site # what tests need has all that the site needs, in the same versions

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "This needs Python 3.11 or newer; name one with: make PYTHON=python3.12 html" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "No environment could be made; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
