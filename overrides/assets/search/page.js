/* 检索页: the address says what is asked; the page asks the number table and the full text, and shows. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const AT_ONCE = 10; /* text results shown at a time: each costs the text of one section */
  const OF_ONE_PAGE = 4; /* sections of one page that a partial answer reads, lest one long page take all */
  const FILTERS = { kind: 2, issuer: 3, year: 4 }; /* name in the address: place in a row of the page list */

  const container = document.querySelector("[data-search-state]");
  const list = container.querySelector("[data-search-results]");
  const status = container.querySelector("[data-search-status]");
  const more = container.querySelector("[data-search-more]");
  const filterForm = container.querySelector("[data-search-filters]");
  const box = document.querySelector("input[data-search-input]");
  let latest = 0; /* a slow answer to an earlier question must not be shown under a later one */

  function parameters() {
    return new URLSearchParams(location.search);
  }

  function say(state, ...sentences) {
    status.textContent = sentences.filter(Boolean).join("");
    container.dataset.searchState = state;
  }

  /* Changes the address without a new page; under file:// some browsers refuse, and the page is loaded anew. */
  function go(changed) {
    const address = location.pathname + "?" + changed;
    try {
      history.pushState(null, "", address);
    } catch (refused) {
      location.search = String(changed);
      return;
    }
    run();
  }

  search.show = function (query) {
    go(new URLSearchParams({ q: query }));
  };

  function run() {
    const query = (parameters().get("q") || "").trim();
    const turn = (latest += 1);
    const current = () => turn === latest;
    box.value = query;
    list.textContent = "";
    more.hidden = filterForm.hidden = true;
    if (!query) {
      say("idle", "可输入发文字号、标题，或正文中的任何词句。");
      return;
    }
    say("loading", "正在检索……");
    document.title = query + " - 检索";
    Promise.all([numberAnswer(query), textAnswer(query)]).then(([numbers, text]) => {
      if (current()) return show(query, numbers, text, current);
    }).catch(error => {
      if (current()) say("error", "检索未能完成，请刷新页面重试。（" + error.message + "）");
    });
  }

  function numberAnswer(query) {
    return Promise.all([search.numbers(), search.parts("results")]).then(([entries]) =>
      search.lookUpNumber(query, entries));
  }

  /* Where the full text cannot be loaded at all, the number table still answers: {error}. */
  function textAnswer(query) {
    return search.parts("tokens", "full-text", "query", "passages")
      .then(() => search.startEngine())
      .then(
        engine => search.find(engine, query).then(answer => Object.assign(answer, { engine: engine })),
        error => ({ error: error }));
  }

  function show(query, numbers, text, current) {
    const listed = new Set();
    const add = item => {
      const link = item.querySelector("a").getAttribute("href");
      if (!listed.has(link)) list.append(item);
      listed.add(link);
    };
    numbers.matches.forEach(entry => add(search.numberItem(entry, "number")));
    numbers.matches.forEach(entry => entry.citedBy.forEach(place => add(search.citationItem(entry, place))));
    numbers.nearest.forEach(entry => add(search.numberItem(entry, "nearest")));
    const unknown = numbers.series && !numbers.matches.length
      ? "本公报没有“" + query + "”，也未见引用；先列出相近的文号。" : "";
    if (text.error) {
      say(listed.size ? "done" : "error", unknown,
        "全文检索未能启动（" + text.error.message + "），只查了发文字号" + (listed.size ? "。" : "，没有找到。"));
      return null;
    }
    const pagesListed = new Set(Array.from(listed, link => link.slice(search.base.length).split("#")[0]));
    offerFilters(text);
    return wanted(text).then(found => {
      if (!current()) return null;
      const texts = found.filter(hit => !pagesListed.has(text.engine.pages[hit.page][0]));
      return addTexts(text, texts, current).then(() => {
        if (!current()) return;
        const none = !list.children.length;
        const count = texts.length ? "全文找到 " + texts.length + " 页。" : "";
        const partial = text.partial && texts.length
          ? "没有哪一页完整含有“" + query + "”，以下是部分相符的结果。" : count;
        say(none ? "empty" : "done", unknown,
          none ? "没有找到“" + query + "”。可减少字数或换一种说法再试。" : partial,
          text.engine.plain ? "（此浏览器不支持或禁止 WebAssembly，已改用简易方式检索：查得一样全，排序较粗。）" : "");
      });
    });
  }

  /* One hit a page, its best, within the filters. Partial answers are read first and ordered by how much one
     paragraph holds, since a long section may hold every pair without saying anything about them together. */
  function wanted(text) {
    const asked = parameters();
    const passes = hit => Object.keys(FILTERS).every(name =>
      !asked.get(name) || text.engine.pages[hit.page][FILTERS[name]] === asked.get(name));
    const found = text.found.filter(passes);
    if (!text.partial) return Promise.resolve(firstOfEachPage(found));
    const read = new Map();
    const worthReading = found.filter(hit => {
      read.set(hit.page, (read.get(hit.page) || 0) + 1);
      return read.get(hit.page) <= OF_ONE_PAGE;
    });
    return Promise.all(worthReading.slice(0, AT_ONCE).map(hit =>
      search.passage(hit.section, text.needles).then(passage => ({ hit: hit, score: passage.score }))
    )).then(passages => firstOfEachPage(passages.sort((a, b) => b.score - a.score).map(one => one.hit)));
  }

  function firstOfEachPage(found) {
    const seen = new Set();
    return found.filter(hit => !seen.has(hit.page) && seen.add(hit.page));
  }

  function addTexts(text, found, current) {
    return Promise.all(found.slice(0, AT_ONCE).map(hit => search.passage(hit.section, text.needles))).then(passages => {
      if (!current()) return;
      passages.forEach((passage, k) => {
        const item = search.textItem(text.engine.pages[found[k].page], passage);
        item.querySelector("a").addEventListener("click", () => leaveBehind(text.needles));
        list.append(item);
      });
      const rest = found.slice(AT_ONCE);
      more.hidden = !rest.length;
      more.onclick = () => addTexts(text, rest, current);
    });
  }

  /* For arrive.js on the page that is opened; without storage that page is opened unmarked. */
  function leaveBehind(needles) {
    try {
      sessionStorage.setItem("gazette.searched", JSON.stringify(needles.map(needle => needle.tokens)));
    } catch (refused) {
      return;
    }
  }

  /* 筛选: each select offers what the found pages have, and is shown where there is a choice. */
  function offerFilters(text) {
    const asked = parameters();
    const pages = firstOfEachPage(text.found).map(hit => text.engine.pages[hit.page]);
    let offered = false;
    for (const name of Object.keys(FILTERS)) {
      const select = filterForm.elements[name];
      const values = Array.from(new Set(pages.map(page => page[FILTERS[name]]))).filter(Boolean).sort();
      while (select.options.length > 1) select.remove(1);
      values.forEach(value => select.add(new Option(name === "kind" ? search.kindName(value) : value, value)));
      select.value = values.includes(asked.get(name)) ? asked.get(name) : "";
      select.closest("label").hidden = values.length < 2 && !asked.get(name);
      offered = offered || !select.closest("label").hidden;
    }
    filterForm.hidden = !offered;
  }

  filterForm.addEventListener("change", () => {
    const changed = new URLSearchParams({ q: parameters().get("q") });
    for (const name of Object.keys(FILTERS)) {
      if (filterForm.elements[name].value) changed.set(name, filterForm.elements[name].value);
    }
    go(changed);
  });

  addEventListener("popstate", run);
  run();
})();
