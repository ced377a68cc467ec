# The way in: `make help` lists what there is. Each command first sees to its own set-up.

environment := sh tools/environment.sh .venv requirements.txt
python := .venv/bin/python
PORT := 8000

# One thread and one hash seed, and nothing of the caller's Python: the same numbers everywhere.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export MKL_NUM_THREADS := 1
export NUMBA_NUM_THREADS := 1
export PYTHONHASHSEED := 0
unexport MPLBACKEND PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

.PHONY: help book test lab serve run bench lock

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s %s\n", $$1, $$2}' Makefile

book: ## build the site and print where it is
	@$(environment)
	@sh tools/book.sh

test: ## build the site twice, run every check
	@$(environment)
	@sh tools/environment.sh .venv-sphinx site/requirements-sphinx.txt
	@sh tools/browser.sh
	@sh tools/check.sh

lab: ## open the notebooks in JupyterLab
	@$(environment)
	@$(python) -m jupyterlab --allow-root book

serve: book ## build the site and serve it at http://127.0.0.1:8000 (other port: PORT=...)
	@$(python) -m http.server --bind 127.0.0.1 --directory _build/html $(PORT)

run: ## run all notebooks again, in place
	@$(environment)
	@$(python) tools/run.py

bench: ## time the companion beside its peers (less: ARGS=--quick, ARGS="--only memory")
	@$(environment)
	@sh tools/environment.sh .venv-bench benchmarks/requirements.txt
	@.venv-bench/bin/python -m pytest -q tests/benchmarks/test_dask.py
	@.venv-bench/bin/python -m benchmarks.run $(ARGS)
	@$(python) tools/run.py book/how_fast.ipynb

lock: ## compile the three locks anew
	@sh tools/lock.sh
