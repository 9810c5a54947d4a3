/* 检索页: the address says what is asked; numbers, dates, names and the full text answer, and the page shows. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const AT_ONCE = 10; /* results shown at a time; going back finds as many as were */
  const FILTERS = ["kind", "issuer", "year", "department"]; /* names in the address and in search/facts.js */
  const SORT = "sort";
  const UNSAID = 3, LONGEST_UNSAID = 12; /* words that are told to stand nowhere, and their characters */

  const container = document.querySelector("[data-search-state]");
  const list = container.querySelector("[data-search-results]");
  const status = container.querySelector("[data-search-status]");
  const more = container.querySelector("[data-search-more]");
  const again = container.querySelector("[data-search-again]");
  const filterForm = container.querySelector("[data-search-filters]");
  const box = document.querySelector("input[data-search-input]");
  const untitled = document.title;
  let latest = 0; /* a slow answer to an earlier question must not be shown under a later one */
  let shownFor = null;
  let refine = null; /* finds out what the filters need only offer, where that takes more than is loaded */

  /* What the address asks for; a long query stands behind #. A malformed part says nothing. */
  function parameters() {
    const asked = new URLSearchParams(location.search);
    if (!asked.has("q") && location.hash.startsWith("#q=")) {
      new URLSearchParams(location.hash.slice(1)).forEach((value, name) => asked.set(name, value));
    }
    return asked;
  }

  function say(state, ...sentences) {
    status.textContent = sentences.filter(Boolean).join("");
    container.dataset.searchState = state;
  }

  /* Changes the address without a new page; under file:// some browsers refuse, and the page is loaded anew. */
  function go(changed) {
    const query = changed.get("q");
    const address = search.address(query);
    const rest = FILTERS.concat(SORT).filter(name => changed.get(name))
      .map(name => "&" + name + "=" + encodeURIComponent(changed.get(name))).join("");
    const target = address.slice(address.search(/[?#]q=/)) + rest;
    if (target === (location.search || location.hash)) return run(true);
    try {
      history.pushState(null, "", location.href.split(/[?#]/)[0] + target);
    } catch (refused) {
      if (target[0] === "?") location.search = target;
      else location.hash = target;
      return undefined;
    }
    return run(true);
  }

  search.show = function (query) {
    go(new URLSearchParams({ q: query }));
  };

  /* What could not be loaded says so itself (box.js); else what came is not what this program reads. */
  function why(error) {
    return error.constructor === Error ? error.message : "收到的数据与网页不是同一次生成的，请刷新页面";
  }

  function run(anew) {
    const asked = parameters();
    const key = String(asked);
    if (!anew && key === shownFor) return; /* only the place on the page has changed */
    shownFor = key;
    const query = search.query(asked.get("q") || "");
    const turn = (latest += 1);
    const current = () => turn === latest;
    box.value = query;
    list.textContent = "";
    more.hidden = again.hidden = filterForm.hidden = true;
    refine = null;
    document.title = query ? search.shown(query) + " - 检索" : untitled;
    if (!query) {
      say("idle", "可输入发文字号、标题，或正文中的任何词句。");
      return;
    }
    say("loading", "正在检索……");
    search.losses.clear();
    prepare(query, asked);
    const adding = adder();
    numberAnswer(query)
      .then(numbers => {
        if (current()) showNumbers(numbers, asked, adding);
        return textAnswer(query, asked, isAsTyped(query, numbers)).then(text => current() && show(query, numbers, text, adding, current));
      })
      .catch(error => {
        if (!current()) return;
        const shown = list.children.length;
        say(shown ? "done" : "error", shown ? "只列出了一部分结果：" : "检索未能完成：", why(error), "。");
        again.hidden = false;
      });
  }

  /* What the text answers with is loaded while the numbers are looked up; what cannot be loaded is told when it is asked. */
  function prepare(query, asked) {
    Promise.all([search.numbers(), textParts()])
      .then(() => search.readQuestion(query, Object.assign(wanted(asked), { asTyped: search.numberRules.hasForm(query) })))
      .catch(() => {});
  }

  function textParts() {
    return search.parts("asking", "amounts", "question", "passages", "ranking", "filters", "answers", "results");
  }

  /* Each half answers without the other where its scripts cannot be loaded: {error}. */
  function numberAnswer(query) {
    return Promise.all([search.numbers(), search.parts("results")]).then(() => numbersOf(query)).catch(
      error => ({ matches: [], unknown: "", nearest: [], error: error }));
  }

  /* Of a number with an article behind it, what is not held: an article of ours is a place in the text. `named`: what the number
     was typed as. */
  async function numbersOf(query) {
    const pinpoint = search.readPlace(query);
    const named = pinpoint && pinpoint.rest ? pinpoint.rest : query;
    const found = await search.lookUpNumber(named);
    const matches = named === query ? found.matches : found.matches.filter(entry => !entry.own);
    return Object.assign(found, { named: named, matches: matches, limited: found.limited && matches.length > 0 });
  }

  /* What is a number is not looked for in bits. */
  function isAsTyped(query, numbers) {
    return numbers.named === query && Boolean(numbers.matches.length || numbers.unknown === "surely");
  }

  function textAnswer(query, asked, asTyped) {
    return Promise.all([search.numbers(), textParts()])
      .then(() => search.answer(query, Object.assign({ asTyped: asTyped }, wanted(asked))))
      .catch(error => ({ error: error, names: [] }));
  }

  /* The filters and the order that the address names. */
  function wanted(asked) {
    const filters = {};
    FILTERS.forEach(name => { if (asked.get(name)) filters[name] = asked.get(name); });
    const byDate = asked.get(SORT) === "date";
    return { filters: filters, byDate: byDate, everything: byDate || Object.keys(filters).length > 0 };
  }

  /* An address; the head of a document is the document. */
  function place(address) {
    return address.replace(/#(title|number|registration)$/, "");
  }

  /* Adds results to the list, each address once: {add, listed}. */
  function adder() {
    const listed = new Set();
    const add = item => {
      const address = place(item.querySelector("a").getAttribute("href"));
      if (listed.has(address)) return;
      list.append(item);
      listed.add(address);
    };
    return { add: add, listed: listed };
  }

  function isFiltered(asked) {
    return Object.keys(wanted(asked).filters).length > 0;
  }

  /* The numbers, and who cites them, stand there before the text has answered. */
  function showNumbers(numbers, asked, { add }) {
    if (isFiltered(asked)) return;
    numbers.matches.forEach(entry => add(search.numberItem(entry, "number")));
    numbers.matches.forEach(entry => entry.related.forEach(place => add(search.relatedItem(entry, place))));
    numbers.matches.forEach(entry => entry.citedBy.forEach(place => add(search.citationItem(entry, place))));
  }

  function show(query, numbers, text, { add, listed }, current) {
    if (numbers.error && text.error) throw text.error;
    const filtered = isFiltered(parameters());
    container.classList.toggle("unfiltered", !text.error && !text.hits.length && !filtered);
    const found = text.error ? [] : text.hits;
    if (!filtered) text.names.forEach(name => add(search.nameItem(name)));
    const unknown = numbers.unknown === "surely" || (numbers.unknown && !(found.length && text.exact));
    if (unknown && !filtered) numbers.nearest.forEach(entry => add(search.numberItem(entry, "nearest")));
    const about = [numberSentence(numbers, unknown), missingSentence(text), cutSentence(text)].join("");
    if (text.error) {
      again.hidden = false;
      say(listed.size ? "done" : "error", about,
        "全文检索未能载入（" + why(text.error) + "），只查了发文字号" + (listed.size ? "。" : "，没有找到。"));
      return null;
    }
    const before = listed.size;
    const shown = (history.state && history.state.shown) || AT_ONCE;
    return addTexts(query, text, found, 0, shown, listed, current).then(() => {
      if (!current()) return undefined;
      again.hidden = !search.losses.size;
      const state = list.children.length ? "done" : "empty";
      const said = [about, textSentence(query, text, listed.size - before), lossSentence()];
      say(state, ...said);
      const offer = wanted => search.choices(text, wanted).then(choices => {
        if (!current()) return;
        offerFilters(choices.values);
        if (!choices.exact) refine = () => offer(true);
      }).catch(error => {
        if (!current()) return;
        say(state, ...said, "不能筛选：" + why(error) + "。");
        again.hidden = false;
      });
      return found.length || text.filtered ? offer(false) : undefined;
    });
  }

  function quoted(query) {
    const shown = search.shown(query);
    return /^["“「]/.test(shown) ? shown : "“" + shown + "”";
  }

  function numberSentence(numbers, unknown) {
    if (numbers.error) return "文号表未能载入（" + why(numbers.error) + "），只查了全文。";
    if (unknown) {
      return "本公报没有" + quoted(numbers.named) + "这个文号，也未见引用" + (numbers.nearest.length ? "；先列出相近的文号。" : "。");
    }
    const [first] = numbers.matches;
    const limited = numbers.limited ? "同号的很多，只列出本公报收录的。" : "";
    if (!first || first.own) return limited;
    const cited = first.cited ? "有 " + first.cited + " 处引用，列在其后。" : "未见引用。";
    return first.alike
      ? "本公报没有以" + first.number + "收录的文件，有名称相近、可能相关的；" + cited
      : "本公报未收录" + first.number + "，" + cited;
  }

  function missingSentence(text) {
    return text.missing ? (text.missing.documents > 1 ? "这几份文件都没有" : "该文件没有") + text.missing.said + "。" : "";
  }

  function cutSentence(text) {
    return text.cut ? "输入的文字很长，只按开头的一段检索。" : "";
  }

  /* What is shown is near, not right, where it lacks a word. Of what could not be loaded nobody knows what stands in it. */
  function unsaidSentence(text) {
    const unsaid = text.exact || text.names.length || search.losses.size ? [] : text.unsaid.filter(word => word.length <= LONGEST_UNSAID);
    return unsaid.length ? "正文中没有“" + unsaid.slice(0, UNSAID).join("”“") + "”。" : "";
  }

  function lossSentence() {
    return search.losses.size ? "索引有 " + search.losses.size + " 个部分未能载入，结果可能不全。" : "";
  }

  function textSentence(query, text, shown) {
    const others = list.children.length > shown;
    if (shown) {
      const pages = new Set(text.hits.map(hit => hit.page)).size;
      return unsaidSentence(text) + (text.exact ? "" : (text.whole ? "" : "先查的部分") + "没有原样的词句，列出相近的。") + (others ? "全文另有相关的 " : "全文找到相关的 ") + text.hits.length
        + (text.whole ? " 处，在 " + pages + " 个网页上。" : " 处以上。");
    }
    if (others) return "列出 " + list.children.length + " 项。";
    if (text.filtered) return "现有筛选条件之下没有找到" + quoted(query) + "。";
    const fewer = /["“”「」]/.test(query) ? "可减少字数、去掉引号或换一种说法再试。" : "可减少字数或换一种说法再试。";
    const advice = search.runs(query).length ? fewer : "标点和括号不在检索范围内。";
    return "没有找到" + quoted(query) + "。" + advice;
  }

  /* The results from `start` to `end`; the keyboard goes on at the first that was asked for. `listed`: addresses shown. */
  function addTexts(query, text, hits, start, end, listed, current) {
    return Promise.all(hits.slice(start, end).map(hit => search.passage(hit, text.needles))).then(passages => {
      if (!current()) return;
      const items = [];
      for (const passage of passages) {
        const address = passage && place(search.base + passage.url);
        if (!passage || listed.has(address)) continue;
        listed.add(address);
        items.push(search.textItem(passage));
        markOnArrival(items[items.length - 1].querySelector("a"), query);
      }
      list.append(...items);
      if (start && items.length) items[0].querySelector("a").focus();
      more.hidden = end >= hits.length && text.whole;
      more.onclick = () => {
        more.hidden = true;
        history.replaceState(Object.assign({}, history.state, { shown: end + AT_ONCE }), "");
        furtherThan(query, text, hits).then(([whole, further]) =>
          addTexts(query, whole, further, end, end + AT_ONCE, listed, current)).catch(() => { more.hidden = false; });
      };
    });
  }

  /* All there is: where lists of frequent words were cut, the whole of them, behind what is shown already. */
  function furtherThan(query, text, hits) {
    if (text.whole) return Promise.resolve([text, hits]);
    const key = hit => hit.page + ":" + hit.block;
    const known = new Set(hits.map(key));
    return search.answer(query, Object.assign(wanted(parameters()), { everything: true, asTyped: text.asTyped })).then(whole =>
      [whole, hits.concat(whole.hits.filter(hit => !known.has(key(hit))))]);
  }

  /* The words go into the address only when the link is followed, in whatever way, so that it stays the
     document's own for whoever copies it. arrive.js reads them. */
  function markOnArrival(link, query) {
    const [address, anchor] = link.getAttribute("href").split("#");
    const followed = () => {
      link.href = address + "?hit=" + encodeURIComponent(search.hit(query)) + (anchor ? "#" + anchor : "");
    };
    link.addEventListener("click", followed);
    link.addEventListener("auxclick", followed);
  }

  /* 筛选: each select offers what the found pages have, and is shown where there is a choice. */
  function offerFilters(found) {
    const asked = parameters();
    for (const name of FILTERS) {
      const select = filterForm.elements[name];
      const values = found[name];
      while (select.options.length > 1) select.remove(1);
      if (asked.get(name) && !values.includes(asked.get(name))) values.push(asked.get(name));
      values.forEach(value => select.add(new Option(name === "kind" ? search.kindName(value) : value, value)));
      select.value = asked.get(name) || "";
      select.closest("label").hidden = values.length < 2 && !asked.get(name);
    }
    filterForm.elements[SORT].value = asked.get(SORT) === "date" ? "date" : "";
    filterForm.hidden = false;
  }

  filterForm.addEventListener("change", () => {
    const changed = new URLSearchParams({ q: parameters().get("q") });
    FILTERS.concat(SORT).forEach(name => {
      if (filterForm.elements[name].value) changed.set(name, filterForm.elements[name].value);
    });
    go(changed);
  });

  ["pointerenter", "focusin"].forEach(event => filterForm.addEventListener(event, () => {
    const found = refine;
    refine = null;
    if (found) found();
  }));
  again.addEventListener("click", () => run(true));
  addEventListener("popstate", () => run(false));
  addEventListener("hashchange", () => run(false));
  search.losses = new Set(); /* parts of the index that could not be loaded for the question at hand */
  search.receive("page", true);
  run(true);
})();
