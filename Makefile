# Everything runs in .venv; Windows users find the plain commands in README.md.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: setup run test check bench bundle pictures

setup: $(VENV)/.installed

$(VENV)/.installed: requirements.txt requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

run: setup
	$(PY) -m dashboard serve

check: setup
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(VENV)/bin/lint-imports

# three at a time on two cores: browser tests wait as much as they work
test: check
	$(PY) tests/browser/ensure_chromium.py
	$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder

# a folder to carry to laptops without network: make bundle [BUNDLE=folder] [STORE=folder]
BUNDLE ?= out/berdaya
bundle: setup
	$(PY) -m dashboard bundle $(BUNDLE) $(if $(STORE),--store $(STORE))

bench: setup
	$(PY) -m benchmarks

# those of the README, of the sample that `make run` has built
pictures: setup
	$(PY) -m tests.browser.pictures
