# make site: the site in site/     make serve: the same, shown and kept up to date     make test: every test
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site serve test check lock clean

site: .venv/ready
	$(BIN)/samskap build

serve: .venv/ready
	$(BIN)/samskap serve

check: .venv/ready
	$(BIN)/samskap check

test: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n auto

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Samskap needs Python 3.11 or later." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv/ready

# Needs uv. The lock holds versions and hashes, and no addresses.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade \
		--extra dev --quiet --output-file requirements.lock pyproject.toml

clean:
	rm -rf build site
