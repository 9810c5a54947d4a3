/* 结果: list items for what was found. Built from text nodes only: nothing that was typed, and nothing from
   the data, is ever read as markup. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const KINDS = {
    notice: "公文", interpretation: "解读", table: "附表", issue: "期次",
    instrument: "被引文件", organization: "机构", topic: "主题", index: "索引", page: "网页",
  };

  search.kindName = kind => KINDS[kind] || kind;

  function element(name, className, children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter(child => child !== "" && child !== null));
    return made;
  }

  function item(kind, url, title, details) {
    const link = element("a", "", [title]);
    link.href = search.base + url;
    const made = element("li", "", [element("p", "result-title", [link]), ...details]);
    made.dataset.kind = kind;
    return made;
  }

  function facts(values) {
    const known = values.filter(Boolean);
    return known.length ? element("p", "result-facts", [known.join(" · ")]) : null;
  }

  /* 文号: kind is "number", or "nearest" for one that was not asked for. */
  search.numberItem = function (entry, kind) {
    const held = entry.own ? "" : entry.alike ? "本公报没有以这个文号收录" : "本公报未收录";
    const cited = entry.cited ? "有 " + entry.cited + " 处引用" : "";
    return item(kind, entry.url, entry.number + "　" + entry.title, [facts([entry.kind, entry.date, held, cited])]);
  };

  /* 引用: a place that cites the number. */
  search.citationItem = function (entry, [title, url]) {
    return item("citation", url, title, [facts(["引用 " + entry.number])]);
  };

  /* 可能相关: what is held under nearly the name of what bears the number. */
  search.relatedItem = function (entry, [title, url]) {
    return item("related", url, title, [facts(["与 " + entry.number + " 名称相近，可能相关"])]);
  };

  /* 名: a page that is asked for by its name. */
  search.nameItem = function (name) {
    return item("name", name.url, name.text, [facts([search.kindName(name.kind), name.note])]);
  };

  /* 全文: the place in a page. */
  search.textItem = function (passage) {
    const { title, kind, genre, number, date, issuer, department } = passage.facts;
    const marked = passage.excerpt.map(([text, hit]) => {
      const shown = text.replace(/\t/g, " | ");
      return hit ? element("mark", "", [shown]) : shown;
    });
    const row = /#row-([0-9]+)$/.exec(passage.url);
    const place = [row && "第 " + row[1] + " 行", passage.heading !== title && passage.heading].filter(Boolean);
    return item("text", passage.url, title, [
      place.length ? element("p", "result-place", [place.join("　")]) : null,
      marked.length ? element("p", "result-excerpt", marked) : null,
      facts([kind === "notice" && genre ? genre : search.kindName(kind), number, date, issuer,
        department && department !== issuer && "解读单位 " + department]),
    ]);
  };

  search.receive("results", true);
})();
