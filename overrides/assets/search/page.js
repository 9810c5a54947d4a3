/* 检索页: the address says what is asked; the page asks the number table and the full text, and shows. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const AT_ONCE = 10; /* text results shown at a time: each costs the text of one section; going back finds as many as were */
  const FILTERS = { kind: 2, issuer: 3, year: 4, department: 5 }; /* name in the address: place in a row of a page */

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
    search.parts("results")
      .then(() => Promise.all([numberAnswer(query), textAnswer(query)]))
      .then(([numbers, text]) => current() && show(query, numbers, text, current))
      .catch(error => {
        if (current()) say("error", "检索未能完成，请刷新页面重试。（" + error.message + "）");
      });
  }

  /* Each half answers without the other where its scripts cannot be loaded: {error}. */
  function numberAnswer(query) {
    return search.numbers().then(
      entries => search.lookUpNumber(query, entries),
      error => ({ matches: [], unknown: "", nearest: [], error: error }));
  }

  function textAnswer(query) {
    return Promise.all([search.rules(), search.parts("full-text", "query", "passages")])
      .then(() => search.startEngine())
      .then(engine => search.find(engine, query).then(answer => Object.assign(answer, { engine: engine })))
      .catch(error => ({ error: error }));
  }

  function show(query, numbers, text, current) {
    const listed = new Set();
    const rows = new Map((text.error ? [] : text.engine.pages).map(row => [row[0], row]));
    const add = item => {
      const address = item.querySelector("a").getAttribute("href");
      const row = rows.get(pageOf(address));
      if (listed.has(address) || (row && !passes(row))) return;
      list.append(item);
      listed.add(address);
    };
    numbers.matches.forEach(entry => add(search.numberItem(entry, "number")));
    numbers.matches.forEach(entry => entry.related.forEach(place => add(search.relatedItem(entry, place))));
    numbers.matches.forEach(entry => entry.citedBy.forEach(place => add(search.citationItem(entry, place))));
    const unknown = numbers.unknown === "surely" || (numbers.unknown && (text.error || text.partial || !text.found.length));
    if (unknown) numbers.nearest.forEach(entry => add(search.numberItem(entry, "nearest")));
    const about = numberSentence(query, numbers, unknown);
    if (text.error) {
      say(listed.size ? "done" : "error", about,
        "全文检索未能载入（" + text.error.message + "），只查了发文字号" + (listed.size ? "。" : "，没有找到。"));
      return null;
    }
    offerFilters(text);
    const pagesListed = new Set(Array.from(listed, pageOf));
    const found = firstOfEachPage(text.found).filter(hit => {
      const row = text.engine.pages[hit.page];
      return passes(row) && !pagesListed.has(row[0]);
    });
    const shown = (history.state && history.state.shown) || AT_ONCE;
    return addTexts(query, text, found, 0, shown, current).then(() => {
      if (current()) say(list.children.length ? "done" : "empty", about, textSentence(query, text, found, listed, unknown));
    });
  }

  function quoted(query) {
    return /^["“「]/.test(query) ? query : "“" + query + "”";
  }

  function numberSentence(query, numbers, unknown) {
    if (numbers.error) return "文号表未能载入（" + numbers.error.message + "），只查了全文。";
    if (unknown) {
      return "本公报没有" + quoted(query) + "这个文号，也未见引用" + (numbers.nearest.length ? "；先列出相近的文号。" : "。");
    }
    const [first] = numbers.matches;
    if (!first || first.own) return "";
    const cited = first.citedBy.length ? "有 " + first.citedBy.length + " 处引用，列在其后。" : "未见引用。";
    return first.related.length
      ? "本公报没有以" + first.number + "收录的文件，有名称相近、可能相关的；" + cited
      : "本公报未收录" + first.number + "，" + cited;
  }

  function textSentence(query, text, found, listed, unknown) {
    if (!found.length) {
      if (listed.size) return "";
      if (text.found.length) return "现有筛选条件之下没有找到" + quoted(query) + "。";
      const advice = search.tokenize(query).length ? "可减少字数、去掉引号或换一种说法再试。" : "标点和括号不在检索范围内。";
      return "没有找到" + quoted(query) + "。" + advice;
    }
    return text.partial
      ? "没有哪一页完整含有" + quoted(query) + "，以下是部分相符的结果。"
      : (listed.size && !unknown ? "按文号找到 " + listed.size + " 条，全文另有 " : "全文找到 ") + found.length + " 页。";
  }

  /* The page that a link on this page leads to, as the page list names it. */
  function pageOf(address) {
    return address.slice(search.base.length).split("#")[0];
  }

  /* Whether a page is within the filters that the address names. */
  function passes(row) {
    const asked = parameters();
    return Object.keys(FILTERS).every(name => !asked.get(name) || row[FILTERS[name]] === asked.get(name));
  }

  function firstOfEachPage(found) {
    const seen = new Set();
    return found.filter(hit => !seen.has(hit.page) && seen.add(hit.page));
  }

  /* The results from `start` to `end`; the keyboard goes on at the first that was asked for. */
  function addTexts(query, text, found, start, end, current) {
    const hits = found.slice(start, end);
    return Promise.all(hits.map(hit => search.passage(hit.section, text.needles))).then(passages => {
      if (!current()) return;
      const items = passages.map((passage, k) => {
        const item = search.textItem(text.engine.pages[hits[k].page], passage);
        markOnArrival(item.querySelector("a"), query);
        return item;
      });
      list.append(...items);
      if (start) items[0].querySelector("a").focus();
      more.hidden = end >= found.length;
      more.onclick = () => {
        more.hidden = true;
        history.replaceState(Object.assign({}, history.state, { shown: end + AT_ONCE }), "");
        addTexts(query, text, found, end, end + AT_ONCE, current);
      };
    });
  }

  /* The words go into the address only when the link is followed, in whatever way, so that it stays the
     document's own for whoever copies it. arrive.js reads them. */
  function markOnArrival(link, query) {
    const [address, anchor] = link.getAttribute("href").split("#");
    const followed = () => {
      link.href = address + "?hit=" + encodeURIComponent(query) + (anchor ? "#" + anchor : "");
    };
    link.addEventListener("click", followed);
    link.addEventListener("auxclick", followed);
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
