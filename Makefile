# make site: the site in site/     make serve: the same, shown and kept up to date     make check: what is wrong in the data
# make test: every test; needs Chromium, LibreOffice Calc, xmllint and Node.js with npm (Debian packages: .ci/run)
# make lock: the newest versions of everything installed     make clean: away with what was built
PYTHON ?= python3
BIN := .venv/bin
CHECKERS := .venv/checkers/bin
INSTALL := pip install --quiet --disable-pip-version-check --no-compile

.PHONY: site serve test check lock clean

site: .venv/ready
	$(BIN)/samskap build

serve: .venv/ready
	$(BIN)/samskap serve

check: .venv/ready
	$(BIN)/samskap check

test: .venv/test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n $$(($$($(BIN)/python -c "import os; print(os.cpu_count())") + 1)) --dist worksteal

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Samskap needs Python 3.11 or later." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/$(INSTALL) --require-hashes -r requirements.lock
	$(BIN)/$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch .venv/ready

# What only tests need; checkers that ask for other versions of it have an environment of their own.
.venv/test-ready: .venv/ready requirements-test.lock requirements-checkers.lock tests/node/package-lock.json
	$(BIN)/$(INSTALL) --require-hashes -r requirements-test.lock
	$(PYTHON) -m venv .venv/checkers
	$(CHECKERS)/$(INSTALL) --require-hashes -r requirements-checkers.lock
	npm ci --prefix tests/node --no-audit --no-fund --loglevel=error
	@touch .venv/test-ready

# Needs uv and npm. The locks hold versions and hashes, and no addresses.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet
lock:
	$(LOCK) --upgrade --extra build --output-file requirements.lock pyproject.toml
	$(LOCK) --upgrade --extra dev --constraint requirements.lock --output-file requirements-test.lock pyproject.toml
	$(LOCK) --upgrade --group checkers --output-file requirements-checkers.lock
	npm update --prefix tests/node --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

clean:
	rm -rf build site
