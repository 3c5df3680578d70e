# Two commands do everything on a fresh machine with git, make and Python 3.11: `make run` and `make test`.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup dev run test check journeys bench shots lock notices clean

PY := .venv/bin/python
START := sh scripts/python.sh

help: ## Say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

setup: ## Make .venv with the locked requirements and the teraju command
	@$(START) scripts/setup.py base

dev: ## The same, with what the checks need
	@$(START) scripts/setup.py dev

run: setup ## Start Teraju with its demonstration on 127.0.0.1:8000 (PORT=9000 for another port)
	@TERAJU_DEMO="$${TERAJU_DEMO:-true}" exec $(PY) -m teraju.cli run $(if $(PORT),--port "$(PORT)")

test: dev ## Everything: the checks and the journeys in a real browser
	@exec $(PY) scripts/check.py all

check: dev ## The checks without the browser
	@exec $(PY) scripts/check.py check

journeys: dev ## The journeys in a real browser alone
	@exec $(PY) scripts/check.py journeys

bench: dev ## Measure the headline figures beside their budgets
	@exec $(PY) -m bench

shots: dev ## A picture of every page of the demonstration, into shots/
	@exec $(PY) -m tests.shots

lock: setup ## Renew the locked requirements (UPGRADE=1: to the newest versions)
	@exec $(PY) scripts/lock.py $(if $(UPGRADE),--upgrade)

notices: dev ## Renew NOTICE from what is installed
	@exec $(PY) scripts/notices.py

clean: ## Remove what the checks leave; .venv and var stay
	@rm -rf build shots test-results htmlcov .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.*
