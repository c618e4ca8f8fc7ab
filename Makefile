# `make run` and `make test` do all their own set-up. Python 3.11, 3.12 or 3.13 (`PYTHON` names another), pip and make are enough.
# Every path is relative, so a folder may have spaces in its name.

VENV := .venv
BIN := $(VENV)/bin
NEWEST := .venv-newest
# Every package is pinned: pip has nothing to resolve, and what was published since cannot change an installation.
INSTALL := -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes
MINOR := -c "import sys; print(sys.version_info[:2])"
OLDEST_STREAMLIT = $(shell sed -n 's/.*"streamlit>=\([0-9.]*\).*/\1/p' pyproject.toml)

.PHONY: run dev test check unit browser newest bench screenshots requirements clean newest-tests

run: $(VENV)/run.done
	$(BIN)/python -m streamlit run serve.py

# While you work on it: the page follows every saved file, errors come with their traceback, the toolbar is there.
dev: $(VENV)/run.done
	$(BIN)/python -m streamlit run app.py --server.fileWatcherType=auto --server.runOnSave=true \
		--client.showErrorDetails=full --client.toolbarMode=developer

test: check unit browser newest

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
	$(BIN)/python -m pytest --ignore=tests/browser --numprocesses=auto --cov --cov-report=
	$(BIN)/python scripts/coverage_by_room.py

browser: $(VENV)/test.done
	sh scripts/find.sh chromium
	$(BIN)/python -m pytest tests/browser --numprocesses=auto --dist=loadscope

# Once more on the newest Python of this machine and the oldest Streamlit that pyproject.toml allows. Laws, files and the store are
# left out: they use little of either, and a second look at them would double the time.
newest: $(VENV)/test.done
	@if [ "$$($(BIN)/python $(MINOR))" = "$$("$$(sh scripts/python.sh newest)" $(MINOR))" ]; then \
		echo "This machine has no newer supported Python than $$($(BIN)/python -V): nothing is tested a second time."; \
	else \
		$(MAKE) --no-print-directory $(NEWEST)/test.done newest-tests; \
	fi

newest-tests:
	@echo "Once more, unit tests without laws, terminal and pages: $$($(NEWEST)/bin/python -V), Streamlit $(OLDEST_STREAMLIT)"
	$(NEWEST)/bin/python -m pytest tests/unit tests/cli tests/pages --ignore-glob='*_laws.py' --numprocesses=auto

bench: $(VENV)/test.done
	sh scripts/find.sh chromium
	$(BIN)/python bench/run.py

screenshots: $(VENV)/test.done
	sh scripts/find.sh chromium
	$(BIN)/python scripts/screenshots.py

# Exact versions with hashes; no address of a package index is written down. Pins stay as they are: with UPGRADE=--upgrade they move.
COMPILE := uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-emit-index-url --no-header
requirements: $(VENV)/test.done
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/$(COMPILE) $(UPGRADE) -o requirements.txt
	$(BIN)/$(COMPILE) $(UPGRADE) --extra postgres --group dev -o requirements-dev.txt

$(VENV)/run.done: requirements.txt
$(VENV)/test.done: requirements-dev.txt
$(VENV)/run.done $(VENV)/test.done:
	test -x $(BIN)/python || { python="$${PYTHON:-$$(sh scripts/python.sh oldest)}" && "$$python" -m venv $(VENV); }
	$(BIN)/python $(INSTALL) -r $<
	$(BIN)/python -m pip check
	touch $@

$(NEWEST)/test.done: requirements-dev.txt pyproject.toml
	"$$(sh scripts/python.sh newest)" -m venv --clear $(NEWEST)
	$(NEWEST)/bin/python $(INSTALL) -r requirements-dev.txt
	$(NEWEST)/bin/python -m pip install --quiet --disable-pip-version-check streamlit==$(OLDEST_STREAMLIT)
	$(NEWEST)/bin/python -m pip check
	touch $@

clean:
	rm -rf $(VENV) $(NEWEST) .pytest_cache .mypy_cache .ruff_cache .hypothesis
