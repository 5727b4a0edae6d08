# Runs on GNU make 3.81 (macOS) and later. `make` alone lists the targets.
PYTHON   ?= python3
VENV     := .venv
BUILDDIR := _build
DEBIAN   := /etc/debian_version
PY       := $(VENV)/bin/python
LOCKS    := tools/requirements
SPHINXOPTS ?=
PORT     ?= 8000
# An empty BUILDDIR is refused like this folder itself.
OUT      := $(or $(strip $(BUILDDIR)),.)

.DEFAULT_GOAL := help
.PHONY: help html live check test test-quick mutants seal new bench drawing lock clean .builddir $(VENV)/.site $(VENV)/.dev

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' Makefile

html: .builddir $(VENV)/.site ## build the site into BUILDDIR=_build
	@trap 'echo "make html: stopped before its end; the next build makes what is missing." >&2; exit 130' INT; \
	  $(PY) -c "$$ALONE" "$(OUT)" \
	  $(PY) -m sphinx -b html -W --keep-going -n -d "$(OUT)/doctrees" $(SPHINXOPTS) . "$(OUT)/html"
	@echo "Open $(OUT)/html/index.html in a browser."

# It builds without -W and without the policy, which would stop the script that reloads pages, so its folders are not
# those of html. The ignore patterns start at this folder, and their stars match slashes too. The server would stop if
# it had to watch a folder of texts that does not exist. It waits for no other server: give each its own BUILDDIR.
live: .builddir $(VENV)/.dev ## serve the site at PORT=8000 and rebuild it after each change
	@$(PY) -c 'import socket; socket.create_server(("127.0.0.1", $(PORT))).close()' 2>/dev/null || { \
	  echo "Port $(PORT) is in use. Name another: make live PORT=8001" >&2; exit 1; }
	@[ -d "$$INCIDENT_TEXTS" ] && set -- --watch "$$INCIDENT_TEXTS"; exec \
	  $(PY) -m sphinx_autobuild -n --port $(PORT) --ignore "$(OUT)" --ignore _build --ignore dist --ignore '.*' \
	  --ignore '*/.*' --ignore '*/__pycache__*' --ignore '*~' "$$@" -D incident_csp=0 \
	  -d "$(OUT)/live/doctrees" $(SPHINXOPTS) . "$(OUT)/live/html"

check: $(VENV)/.site ## prove every quotation and all evidence, in records and pages
	$(PY) tools/quote_check.py incidents docs

test: $(VENV)/.dev ## run every test, the linters and the type checker
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(PY) -m mypy
	PYTHONPATH=tools $(PY) $(VENV)/bin/lint-imports --no-cache
	$(PY) -m pytest -n auto

test-quick: $(VENV)/.dev ## run the quick tests, which build neither a site nor a wheel
	$(PY) -m pytest -n auto -m "not build and not long"

mutants: $(VENV)/.dev ## change the check in small ways that a test must notice
	$(PY) tools/tests/mutants.py $(MUTANTSOPTS)

seal: $(VENV)/.site ## seal every source whose text is on this machine
	$(PY) tools/seal_source.py incidents

new: $(VENV)/.site ## draft a record: make new TEXT=article.txt ID=2031-05-04-ferry
	@[ -n "$(TEXT)" ] && [ -n "$(ID)" ] || { \
	  echo "Name the article's text and the record's id: make new TEXT=article.txt ID=2031-05-04-ferry" >&2; exit 1; }
	$(PY) tools/incident.py new "$(TEXT)" --id "$(ID)"

bench: $(VENV)/.dev ## time builds and checks for two hours; QUICK=1: two minutes
	PYTHONPATH=tools $(PY) -m bench $(and $(QUICK),--quick) $(and $(PAGE),--page docs/maintainers/speed.md) \
	  $(and $(PEERS),--peers $(PEERS)) $(BENCHOPTS)

drawing: $(VENV)/.dev ## draw the packages again, for the page on the architecture
	PYTHONPATH=tools $(PY) -m tests.architecture.package_map

lock: $(VENV)/.dev ## write the lock files again from pyproject.toml
	$(VENV)/bin/uv pip compile $(LOCKOPTS) --extra site pyproject.toml -o $(LOCKS)/site.lock
	$(VENV)/bin/uv pip compile $(LOCKOPTS) --extra site --group dev -c $(LOCKS)/site.lock pyproject.toml -o $(LOCKS)/dev.lock

LOCKOPTS := --quiet --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header

# The name _build is this project's own. In any other folder only what html and live have written is removed, and only
# where one of them has been: BUILDDIR=/var/www must not cost a web server its html.
clean: .builddir ## remove what was built, BUILDDIR=_build included
	@case "$(OUT)" in _build) rm -rf _build;; *) \
	  if [ -e "$(OUT)/.make-lock" ] || [ -e "$(OUT)/live/doctrees" ]; then \
	    rm -rf "$(OUT)/html" "$(OUT)/doctrees" "$(OUT)/live" "$(OUT)/.make-lock"; fi; \
	  rmdir "$(OUT)" 2>/dev/null || echo "$(OUT) stays, because it holds files that make did not write.";; esac
	rm -rf dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find tools -name __pycache__ -type d -prune -exec rm -rf {} +

ELSEWHERE := Name folders elsewhere, as in: make html BUILDDIR=/tmp/site VENV=/tmp/venv

.builddir:
	@{ mkdir -p "$(OUT)" && [ -w "$(OUT)" ]; } 2>/dev/null || { \
	  echo "Nothing can be written in the folder $(OUT). $(ELSEWHERE)" >&2; exit 1; }
	@case "$$(pwd -P)/" in "$$(CDPATH= cd "$(OUT)" && pwd -P | sed 's:/$$::')"/*) \
	  echo "The folder BUILDDIR=\"$(BUILDDIR)\" holds the project itself. Name one for the built site alone, as in:" \
	    "make html BUILDDIR=_build" >&2; exit 1;; esac

# Runs a command while no other process runs one through this in the same folder. The system releases the lock when the
# command ends, however it ends, so no stale lock can remain. Python does it, because macOS has no flock(1).
define ALONE
import fcntl, os, sys
lock = os.open(os.path.join(sys.argv[1], ".make-lock"), os.O_CREAT | os.O_RDWR, 0o666)
for how in fcntl.LOCK_EX | fcntl.LOCK_NB, fcntl.LOCK_EX:
    try:
        fcntl.flock(lock, how)
        break
    except BlockingIOError:
        print(f"Another make is at work in {sys.argv[1]}; this one waits until it has finished.", file=sys.stderr)
os.set_inheritable(lock, True)
os.execvp(sys.argv[2], sys.argv[2:])
endef
export ALONE

$(VENV)/.site $(VENV)/.dev: $(VENV)/.%: $(LOCKS)/%.lock
	@sh -c "$$INSTALL" sh $*

# Installs the lock file of a name, "site" or "dev", unless its stamp says that it is installed. The stamp holds the
# checksum of the lock file and the binary interface of the Python: installed packages fit every patch release of
# that, wherever it is. The script starts itself again to do the work alone, and looks at the stamp a second time then.
define INSTALL
fail() { echo "$$1" >&2; exit 1; }
state() {
  $(PY) -Ic 'import sysconfig; print(sysconfig.get_config_var("SOABI"))' 2>/dev/null
  cksum < $(LOCKS)/$$1.lock
}
[ "$$(state $$1)" != "$$(cat $(VENV)/.$$1 2>/dev/null)" ] || exit 0
if [ "$$2" != alone ]; then
  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "This needs Python 3.11 or newer. Name one, as in: make html PYTHON=python3.12"
  $(PYTHON) -c 'import ensurepip' 2>/dev/null || if [ -e $(DEBIAN) ]
    then fail "$(PYTHON) cannot make an environment. Debian and Ubuntu have that in a package: apt-get install python3-venv"
    else fail "$(PYTHON) lacks its module ensurepip. Install a complete Python, or name one: make html PYTHON=python3.12"
  fi
  { mkdir -p $(VENV) && [ -w $(VENV) ]; } 2>/dev/null || fail "Nothing can be written in the folder $(VENV). $(ELSEWHERE)"
  exec $(PYTHON) -c "$$ALONE" $(VENV) sh -c "$$INSTALL" sh $$1 alone
fi
# Another Python, no Python and an unfinished environment have no pip. The lock stays, as others may wait for it.
if ! $(PY) -Im pip --version >/dev/null 2>&1; then
  [ -e $(VENV)/pyvenv.cfg ] || [ -z "$$(ls -A $(VENV) | grep -vx '[.]make-lock')" ] ||
    fail "The folder $(VENV) holds other files than a Python environment. Name another folder with VENV="
  echo "Making a Python environment in $(VENV)."
  find $(VENV)/ -mindepth 1 -maxdepth 1 ! -name .make-lock ! -name pyvenv.cfg -exec rm -rf {} +
  $(PYTHON) -m venv $(VENV) || fail "No Python environment could be made in $(VENV); the reason stands above."
fi
echo "Installing $(LOCKS)/$$1.lock into $(VENV)."
$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCKS)/$$1.lock ||
  fail "The packages are not installed; pip gives the reason above. The first run needs a network, or a folder of wheels: make html PIP_NO_INDEX=1 PIP_FIND_LINKS=/folder"
state $$1 > $(VENV)/.$$1
# What the tests need includes what the site needs, in the same versions.
[ $$1 = site ] || state site > $(VENV)/.site
endef
export INSTALL
