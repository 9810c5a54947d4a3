/* 检索框: the search box in the head of every page, and the loader that all other parts of the search share.
   Classic script, ES2019. It stays small: what suggests and answers is loaded when the box is first used.
   Without any script the form still leads to search.html. */
(function () {
  "use strict";

  const base = document.documentElement.dataset.base || "";
  const PATIENCE = 8000; /* milliseconds until a part that does not come is given up */
  const AT_MOST = 1500; /* milliseconds that Enter waits for the number table */
  const IN_ADDRESS = 900; /* characters, encoded: no more is sent than IIS takes (2,048, with the path) */
  const LONGEST = 2000; /* characters of a query that are kept at all */
  const HIT = 60; /* of one that goes along to the page that was found */
  const SHOWN = 40; /* of what was typed, in a sentence about it */
  const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g; /* would turn round the sentence they are shown in */
  const loading = new Map();
  const received = new Map();

  /* The one global name. Data scripts call receive(); fetch, modules and workers are refused under file://,
     so a script element is the only way to load anything. */
  const search = (window.GazetteSearch = {
    base: base,

    /* Every script says its own name at its end: one that is cut, or is a page of a login, does not. */
    receive: function (name, value) {
      received.set(name, value);
    },

    /* Loads a script of the site once; a failed load may be tried again. Those that are `ordered` run as they were asked for,
       though they are fetched together. */
    load: function (folder, name, ordered) {
      const path = folder + name + ".js";
      if (!loading.has(path)) {
        loading.set(path, new Promise(function (resolve, reject) {
          const script = document.createElement("script");
          const fail = function (why) {
            loading.delete(path);
            script.remove();
            reject(new Error(name + why));
          };
          const late = setTimeout(fail, PATIENCE, " 迟迟没有传来");
          script.async = !ordered;
          script.src = base + path;
          script.onload = function () {
            clearTimeout(late);
            if (received.has(name)) resolve(received.get(name));
            else fail(" 不完整");
          };
          script.onerror = function () {
            clearTimeout(late);
            fail(" 未能载入");
          };
          document.head.append(script);
        }));
      }
      return loading.get(path);
    },

    /* The value that search/<name>.js hands over. */
    data: function (name) {
      return search.load("search/", name);
    },

    /* Loads parts of the client, each behind those it needs: parts("tokens", "engine"). */
    parts: function (...names) {
      return Promise.all(names.map(function (name) {
        return search.load("assets/search/", name, true);
      }));
    },

    /* How text is compared and looked up, ready to be used. */
    rules: function () {
      return Promise.all([search.data("variants"), search.parts("tokens", "engine")]).then(function (loaded) {
        search.useVariants(loaded[0]);
      });
    },

    /* The number look-up, ready to be asked. */
    numbers: function () {
      return Promise.all([
        search.rules(), search.parts("number-key", "pinpoint", "sounds", "names", "passages", "number-lookup", "place"),
      ]);
    },

    /* What was typed, as much of it as is looked at: white space counts once. */
    query: function (typed) {
      return cut(typed.replace(/\s+/g, " ").trim(), LONGEST);
    },

    /* The part of a query that goes along to the page that was found. */
    hit: function (query) {
      return cut(query, HIT);
    },

    /* The beginning of what was typed, as it is shown. */
    shown: function (typed) {
      const plain = typed.replace(DIRECTIONS, "");
      return cut(plain, SHOWN) + (plain.length > SHOWN ? "……" : "");
    },

    /* Where a query is answered: a long one stands behind #, which no server sees. */
    address: function (query) {
      const kept = encodeURIComponent(search.query(query));
      return base + "search.html" + (kept.length <= IN_ADDRESS ? "?q=" : "#q=") + kept;
    },
  });

  /* The beginning of a text; of a character in two halves both are kept or none, since no address holds one. */
  function cut(text, length) {
    return text.slice(0, length).replace(/[\ud800-\udfff]/gu, "");
  }

  function later(milliseconds) {
    return new Promise(function (resolve) { setTimeout(resolve, milliseconds, null); });
  }

  function wireBox(input) {
    const form = input.form;
    let latest = 0; /* what Enter asked last */

    input.addEventListener("focus", function () {
      search.numbers().then(function () { return search.parts("suggest"); }).then(
        function () { search.suggest(input); },
        function () { /* no suggestions; Enter asks the search page */ }
      );
    }, { once: true });

    form.addEventListener("submit", function (event) {
      const query = search.query(input.value);
      const turn = (latest += 1);
      event.preventDefault();
      if (!query) {
        input.focus();
        return;
      }
      form.setAttribute("aria-busy", "true");
      const place = search.numbers().then(function () { return search.placeOf(query); });
      Promise.race([place.catch(function () { return null; }), later(AT_MOST)]).then(function (url) {
        if (turn !== latest) return; /* asked anew meanwhile */
        form.removeAttribute("aria-busy");
        if (url) location.href = base + url;
        else if (search.show) search.show(query);
        else location.href = search.address(query);
      });
    });

    /* A page restored or typed into before this script ran has missed its first focus. */
    if (document.activeElement === input) input.dispatchEvent(new Event("focus"));
  }

  /* A result that was followed says in the address what was searched for (page.js puts it there). */
  function arrive() {
    const query = search.hit(new URLSearchParams(location.search).get("hit") || "");
    if (!query) return;
    search.rules().then(function () { return search.parts("passages", "arrive"); }).then(
      function () { search.markArrival(query); },
      function () { /* the page is there without its marks */ }
    );
  }

  document.addEventListener("keydown", function (event) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || !plain || typing) return;
    event.preventDefault();
    const first = document.querySelector("input[data-search-input]");
    first.focus();
    first.select();
  });

  document.querySelectorAll("input[data-search-input]").forEach(wireBox);

  const container = document.querySelector("[data-search-state]");
  if (!container) arrive();
  else {
    search.parts("page").catch(function () {
      container.dataset.searchState = "error";
      container.querySelector("[data-search-status]").textContent = "检索的程序未能载入，请刷新页面重试。";
    });
  }
})();
