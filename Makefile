# Every verb sets up what it needs on a fresh Debian machine with Python 3.11. `make help` lists them.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/gazette
# The time of the commit for all files that carry one, so that one commit gives the same bytes on any day.
export SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || echo 1640995200)

# A verb that fails has said why. Make would add “make: *** …”, which says nothing to a clerk: it is ended like a program
# whose reader is gone, quietly and not with success; where it cannot be, it says its line.
OR_END := || { kill -s PIPE $$PPID; exit 1; }

.DEFAULT_GOAL := help
.PHONY: help intake site offline verify audit check serve pages test unit lint format screenshots bench-search archive lock clean

help:  ## 列出全部动作
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

intake: $(VENV)/site  ## 收稿：把收到的文件起草成 data/（SOURCE=文件或文件夹 ISSUE=2021/09；覆盖加 FORCE=1）
	@$(RUN) intake "$(SOURCE)" $(if $(ISSUE),"$(ISSUE)") $(if $(filter 1,$(FORCE)),--force) $(OR_END)

site: $(VENV)/site  ## 核对 data/，生成完整的网站到 site/（SIGN=私钥 可不写）
	@$(RUN) site $(if $(SIGN),--sign "$(SIGN)") $(OR_END)

offline: $(VENV)/site  ## 生成网站，打包成 dist/ 中的 ZIP（SIGN=私钥 SINCE=旧清单 可不写）
	@$(RUN) offline $(if $(SIGN),--sign "$(SIGN)") $(if $(SINCE),--since "$(SINCE)") $(OR_END)

verify: $(VENV)/site  ## 核验 site/ 或 FOLDER=副本（KEY=公钥 可不写）
	@$(RUN) verify $(if $(FOLDER),"$(FOLDER)") $(if $(KEY),--key "$(KEY)") $(OR_END)

check: $(VENV)/site  ## 只核对 data/，列出全部问题和提示（HINTS=new 只列最新一期的提示，可不写）
	@$(RUN) check $(if $(HINTS),--hints "$(HINTS)") $(OR_END)

serve: $(VENV)/site  ## 边改边看：http://127.0.0.1:8000/
	@$(RUN) serve

pages: $(VENV)/site  ## 把各页的 Markdown 写到 build/pages/，供阅读
	@$(RUN) pages $(OR_END)

test: $(VENV)/test node_modules/.installed  ## 生成网站并运行全部测试
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory site
	$(VENV)/bin/python -m pytest -n auto --dist loadfile -m "not alone"
	$(VENV)/bin/python -m pytest -m alone

unit: $(VENV)/test  ## 一分钟内的测试：不开浏览器，不用 site/
	$(VENV)/bin/python -m pytest -n auto -m "not slow" --ignore tests/browser --ignore tests/site

lint: $(VENV)/test  ## 检查代码的写法和类型
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

screenshots: $(VENV)/test site  ## 给每种网页拍照，在 build/screenshots/
	@$(VENV)/bin/python scripts/screenshots.py

bench-search: $(VENV)/test site  ## 量检索的首位、查全、字节和毫秒（SEED=1 可改；FOLDER=另一个生成好的项目 可不写）
	@PYTHONPATH=tests $(VENV)/bin/python tests/bench_search.py $(or $(SEED),1) 40 $(FOLDER)

archive: $(VENV)/site  ## 造一个有 N=600 件公文的假想项目，写到 FOLDER=新文件夹（SEED=1 可改）
	@PYTHONPATH=scripts $(VENV)/bin/python -m archive_generator "$(N)" "$(FOLDER)" $(or $(SEED),1) $(OR_END)

format: $(VENV)/test  ## 整理代码的写法
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

lock: $(VENV)/bin/python  ## 按 pyproject.toml 重新锁定依赖
	$(VENV)/bin/pip install -q pip-tools
	$(VENV)/bin/pip-compile -q --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --no-header --allow-unsafe -o requirements.lock pyproject.toml
	$(VENV)/bin/pip-compile -q --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --no-header --allow-unsafe --extra test -o requirements-test.lock pyproject.toml
	rm -f package-lock.json && npm install --package-lock-only --ignore-scripts --no-audit --no-fund
	$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	$(VENV)/bin/python scripts/dependencies.py > DEPENDENCIES.md

audit: $(VENV)/test node_modules/.installed  ## 哪些依赖有了新版（要联网）
	@$(VENV)/bin/pip list --outdated --disable-pip-version-check
	@npm outdated || true

clean:  ## 删去生成的文件（不动 data/ 和已发布的 site/）
	rm -rf build .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

# --- set-up: each installs once, again only when its lock changes ------------------------------------------

$(VENV)/bin/python:
	@echo "准备 Python 环境……"
	@$(PYTHON) -m venv $(VENV) || { echo "缺少 venv：apt-get install python3-venv" >&2; exit 1; }

$(VENV)/site: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "安装生成网站所需的程序……"
	@$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(VENV)/bin/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test: requirements-test.lock $(VENV)/site
	@echo "安装测试所需的程序……"
	@$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	@which chromium firefox-esr pdftotext nginx minisign faketime unshare >/dev/null && fc-list :lang=zh | grep -q . || \
	  { apt-get update -qq && apt-get install -y -qq chromium firefox-esr poppler-utils fonts-noto-cjk fontconfig \
	  nginx-light minisign faketime util-linux; }
	@touch $@

node_modules/.installed: package-lock.json
	@echo "安装网页检查程序……"
	@command -v npm >/dev/null || { apt-get update -qq && apt-get install -y -qq nodejs npm; }
	@command -v java >/dev/null || { apt-get update -qq && apt-get install -y -qq default-jre-headless; }
	@npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@
