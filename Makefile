# `make run` and `make test` do all their own set-up. Python 3.11 or newer, pip and make are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check unit browser bench screenshots requirements clean

run: $(VENV)/run.done
	$(BIN)/python -m streamlit run serve.py

test: check unit browser

check: $(VENV)/test.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/ty check
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/python cli.py check

unit: $(VENV)/test.done
	sh scripts/find.sh postgresql
	$(BIN)/python -m pytest --ignore=tests/browser --numprocesses=auto --cov --cov-report=term

browser: $(VENV)/test.done
	sh scripts/find.sh chromium
	$(BIN)/python -m pytest tests/browser --numprocesses=auto --dist=loadscope

bench: $(VENV)/test.done
	sh scripts/find.sh chromium
	$(BIN)/python bench/run.py

screenshots: $(VENV)/test.done
	sh scripts/find.sh chromium
	$(BIN)/python scripts/screenshots.py

# Exact versions with hashes for every file; no address of a package index is written down.
requirements: $(VENV)/test.done
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --extra postgres --group dev --generate-hashes --no-emit-index-url --no-header -o requirements-dev.txt

$(VENV)/run.done: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/test.done: requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
