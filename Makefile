# Every verb sets up what it needs on a fresh Debian machine with Python 3.11. `make help` lists them.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/gazette

# What is given reaches the program as it is, whatever signs of make and of the shell it holds, and a dash in front makes no
# option of it: files are received with any name. Hence no value is written into a command, but the shell's variable; names
# stand behind `--`, and options are written with `=`.
$(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),$(eval override export $(name) := $$(value $(name)))))

# The time of the commit for all files that carry one, so that one commit gives the same bytes on any day.
export SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || echo 1640995200)

# The folder's name may be Chinese: Python notes it in its environment, and reads it again, as the locale writes it.
export LC_ALL := C.UTF-8

# A verb that fails has said why. Make would add “make: *** …”, which says nothing to a clerk: it is ended like a program
# whose reader is gone, quietly and not with success; where it cannot be, it says its line.
OR_END := || { kill -s PIPE $$PPID; exit 1; }

# An option that is given, be it empty: KEY=$UNSET must fail, not pass for a check without a key.
given = $(if $(filter-out undefined,$(origin $(1))),$(2)"$$$(1)")

.DEFAULT_GOAL := help
.PHONY: help intake review site part offline formats verify check serve pages new clean

help:  ## 列出全部动作
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

intake: $(VENV)/site  ## 收稿：把收到的文件起草成 data/（SOURCE=文件或文件夹 ISSUE=2021/09；覆盖加 FORCE=1）
	@$(RUN) intake $(if $(FORCE),--force="$$FORCE") -- "$$SOURCE" $(if $(ISSUE),"$$ISSUE") $(OR_END)

# NAME is taken only where it is given here: some systems call the machine so.
review: $(VENV)/site  ## 校读：收到的文字和草稿并排，逐处看，逐处确认（ISSUE=2021/09 NAME=你的姓名 可不写）
	@$(RUN) review --name=$(if $(filter override,$(origin NAME)),"$$NAME") -- "$$ISSUE" $(OR_END)

site: $(VENV)/site  ## 核对 data/，生成完整的网站到 site/（SIGN=私钥 可不写）
	@$(RUN) site $(call given,SIGN,--sign=) $(OR_END)

part: $(VENV)/site  ## 大量公报分给几台机器做：做其中一份，留在 build/，不发布（PART=2/4：第 2 份，共 4 份）
	@$(RUN) part -- "$$PART" $(OR_END)

offline: $(VENV)/site  ## 生成网站，打包成 dist/ 中的 ZIP（SIGN=私钥 SINCE=旧清单 可不写）
	@$(RUN) offline $(call given,SIGN,--sign=) $(call given,SINCE,--since=) $(OR_END)

formats: $(VENV)/formats  ## 同 offline，连同 gazette.yml 所列各种格式的文件（PDF、Word、表格、EPUB；SIGN SINCE 同）
	@$(RUN) formats $(call given,SIGN,--sign=) $(call given,SINCE,--since=) $(OR_END)

verify: $(VENV)/site  ## 核验 site/ 或 FOLDER=副本（KEY=公钥 可不写）
	@$(RUN) verify $(call given,KEY,--key=) -- $(call given,FOLDER) $(OR_END)

check: $(VENV)/site  ## 只核对 data/，列出全部问题和提示（HINTS=new 只列最新一期的提示，可不写）
	@$(RUN) check $(if $(HINTS),--hints="$$HINTS") $(OR_END)

serve: $(VENV)/site  ## 边改边看：http://127.0.0.1:8000/
	@$(RUN) serve $(OR_END)

pages: $(VENV)/site  ## 把各页的 Markdown 写到 build/markdown/，供阅读
	@$(RUN) pages $(OR_END)

new: $(VENV)/site  ## 给另一家公报新建一个项目：FOLDER=新文件夹 NAME=某市人民政府公报（PUBLISHER=主办单位 可不写）
	@$(RUN) new -- "$$FOLDER" "$$NAME" "$$PUBLISHER" $(OR_END)

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

# The faces of official documents (仿宋 黑 楷 宋), of whose package nothing else is needed, and one for rare characters.
FACES := FandolFang-Regular FandolHei-Regular FandolHei-Bold FandolKai-Regular FandolSong-Regular FandolSong-Bold
$(VENV)/formats: $(VENV)/site
	@echo "安装 PDF 的字体……"
	@mkdir -p $(VENV)/fonts
	@fc-list 2>/dev/null | grep -q "Noto Serif CJK SC" || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends fonts-noto-cjk fontconfig; }
	@cd $(VENV)/fonts && for face in $(FACES); do test -f $$face.otf || missing=1; done; \
	  test -z "$$missing" || { apt-get update -qq && apt-get download -qq -o APT::Sandbox::User=root texlive-lang-chinese && \
	  dpkg-deb --fsys-tarfile texlive-lang-chinese_*.deb | \
	  tar -x --transform='s|.*/||' --wildcards $(FACES:%='*/%.otf') && rm texlive-lang-chinese_*.deb; }
	@touch $@

# What those who change the program need; a project that only publishes has none of it.
-include development.mk
