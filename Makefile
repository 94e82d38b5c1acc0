# Two commands: `make run` and `make test`. Python 3.11 to 3.13 and make are all that is needed.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
# Given on the command line (`make run DATABASE_URL=…`) or in the environment, they reach the program.

.PHONY: install install-dev run test check messages lexicon lock clean

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(VENV)/.installed: requirements.lock pyproject.toml
	@sh .ci/install requirements.lock "$(PYTHON)" "$(VENV)"
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml
	@sh .ci/install requirements-dev.lock "$(PYTHON)" "$(VENV)"
	@touch $@ $(VENV)/.installed

run: install
	@$(BIN)/yokoten serve --port $(PORT)

test: install-dev
	@$(BIN)/python -m pytest -n auto -q

check: install-dev
	@$(BIN)/ruff check -q src tests benchmarks
	@$(BIN)/lint-imports --no-logo >build/lint-imports.txt 2>&1 || (cat build/lint-imports.txt; exit 1)
	@$(BIN)/python -m pytest -q tests/architecture
	@$(BIN)/python tests/architecture/budgets.py

messages: install-dev
	@$(BIN)/yokoten messages

# Learns the word-translation table anew; SOURCES=all takes packages whose table must not be passed on.
lexicon: install-dev
	@$(BIN)/yokoten lexicon --sources $(or $(SOURCES),permissive)

lock: install-dev
	@$(BIN)/uv pip compile pyproject.toml --extra server --extra build --generate-hashes --no-header --no-annotate --universal --python-version 3.11 -q -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --extra server --extra build --extra dev --generate-hashes --no-header --no-annotate --universal --python-version 3.11 -q -o requirements-dev.lock

clean:
	rm -rf $(VENV) build var
