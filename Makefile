# The two commands of the README are `make site` and `make test`; each does all its own set-up.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
.DEFAULT_GOAL := site
.DELETE_ON_ERROR:

.PHONY: site browse test test-pages test-hosts check lint clean with-browser with-java with-servers with-shells

site: $(VENV)/.installed
	$(BIN)/chronicle build .
	@echo
	@echo "The site is built. Open this file in a browser:"
	@echo "  $(CURDIR)/site/index.html"
	@echo "or walk through it as readers on the web do: make browse"

browse: site
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory site 8000

test: lint with-browser with-shells
	$(BIN)/python -m pytest -m "not pages and not hosts"

# The Nu checker wants Java, so it is kept apart.
test-pages: $(VENV)/.installed-dev with-browser with-java
	$(BIN)/python -m pytest -m pages

# Real servers on loopback: ssh, rsync, a web server, a store that speaks S3.
test-hosts: $(VENV)/.installed-dev with-browser with-servers
	$(BIN)/python -m pytest -m hosts tests/hosts

# What a writer of code runs between two thoughts: no browser, no Java.
check: lint
	$(BIN)/python -m pytest -q tests/architecture $(wildcard tests/unit)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports

clean:
	rm -rf site .chronicle $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Stamps: a second run is quick, a changed pyproject.toml installs again.

$(VENV)/.python:
	@bash .ci/tools python "$(PYTHON)"
	"$(PYTHON)" -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,heic]'
	@touch $@

# Looked at every time (it costs nothing): what the system holds may change behind our back.
with-browser:
	@bash .ci/tools chromium fonts

with-java:
	@bash .ci/tools java

with-servers:
	@bash .ci/tools sshd rsync nginx caddy git exfat

with-shells:
	@bash .ci/tools bash zsh fish
