# The verbs of those who change the program, as CONTRIBUTING.md tells them; `make help` lists them too.

.PHONY: audit test unit lint format schemas guide-pictures screenshots bench bench-search intake-bench fuzz archive lock

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

schemas: $(VENV)/site  ## 按 model/ 重新写 schemas/ 和 .vscode/
	@$(VENV)/bin/python scripts/schemas.py

guide-pictures: $(VENV)/test  ## 重新拍编辑手册的图，在 docs/editing/
	@$(VENV)/bin/python scripts/guide_pictures.py

screenshots: $(VENV)/test site  ## 给每种网页拍照，在 build/screenshots/
	@$(VENV)/bin/python scripts/screenshots.py

bench: $(VENV)/site  ## 量大公报生成、重新生成的秒和内存，与 Hugo 相比（N="3000 10000" RUNS=3 KEEP=文件夹 PLOT=图.svg 可不写）
	@command -v hugo >/dev/null || { apt-get update -qq && apt-get install -y -qq hugo; }
	@PYTHONPATH=scripts:tests $(VENV)/bin/python tests/bench_build.py --sizes="$${N:-150 600}" --runs="$${RUNS:-3}" \
	  $(if $(KEEP),--keep="$$KEEP") $(if $(PLOT),--plot="$$PLOT") $(OR_END)

bench-search: $(VENV)/test site  ## 量检索的首位、查全、字节和毫秒（SEED=1 可改；FOLDER=另一个生成好的项目 可不写）
	@PYTHONPATH=tests $(VENV)/bin/python tests/bench_search.py "$${SEED:-1}" 40 "$$FOLDER"

intake-bench: $(VENV)/test  ## 量收稿：六种版式、三种格式的正确率、查全率、秒和内存（SEED=1,2 可改；LINES=1000000 另量一个大文件夹）
	@PYTHONPATH=scripts:tests:tests/intake $(VENV)/bin/python tests/bench_intake.py "$${SEED:-1,2}" $(if $(LINES),"$$LINES")

fuzz: $(VENV)/test  ## 攻击整个产品 MINUTES=10 分钟，列出试了什么、倒了什么（SEED=1 ATTACK=一种 可不写；小例子在 build/fuzz/）
	@PYTHONPATH=scripts:tests:tests/intake $(VENV)/bin/python -m fuzz "$${MINUTES:-10}" "$${SEED:-1}" "$$ATTACK" $(OR_END)

archive: $(VENV)/site  ## 造一个有 N=600 件公文的假想项目，写到 FOLDER=新文件夹（SEED=1 可改）
	@PYTHONPATH=scripts $(VENV)/bin/python -m archive_generator -- "$$N" "$$FOLDER" "$${SEED:-1}" $(OR_END)

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

# --- set-up ------------------------------------------------------------------------------------------------

$(VENV)/test: requirements-test.lock $(VENV)/site $(VENV)/formats
	@echo "安装测试所需的程序……"
	@$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	@which chromium-headless-shell firefox-esr pdftotext nginx apache2 minisign faketime unshare >/dev/null && fc-list :lang=zh | grep -q . || \
	  { apt-get update -qq && apt-get install -y -qq chromium-headless-shell firefox-esr poppler-utils fonts-noto-cjk fontconfig \
	  nginx-light apache2 minisign faketime util-linux; }
	@which soffice >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui; }
	@touch $@

node_modules/.installed: package-lock.json
	@echo "安装网页检查程序……"
	@command -v npm >/dev/null || { apt-get update -qq && apt-get install -y -qq nodejs npm; }
	@command -v java >/dev/null || { apt-get update -qq && apt-get install -y -qq default-jre-headless; }
	@npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@
