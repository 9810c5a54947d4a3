/* 检索框: the search box in the head of every page, and the loader that all other parts of the search share.
   Classic script, ES2019. It stays small: what suggests and answers is loaded when the box is first used.
   Without any script the form still leads to search.html. */
(function () {
  "use strict";

  const base = document.documentElement.dataset.base || "";
  const scripts = new Map();
  const received = new Map();

  /* The one global name. Data scripts call receive(); fetch, modules and workers are refused under file://,
     so a script element is the only way to load anything. */
  const search = (window.GazetteSearch = {
    base: base,

    receive: function (name, value) {
      received.set(name, value);
    },

    /* Loads a script of the site once; a failed load may be tried again. */
    load: function (path) {
      if (!scripts.has(path)) {
        scripts.set(path, new Promise(function (resolve, reject) {
          const script = document.createElement("script");
          script.src = base + path;
          script.onload = resolve;
          script.onerror = function () {
            scripts.delete(path);
            script.remove();
            reject(new Error("未能载入 " + path));
          };
          document.head.append(script);
        }));
      }
      return scripts.get(path);
    },

    /* The value that search/<name>.js hands over. */
    data: function (name) {
      return search.load("search/" + name + ".js").then(function () {
        return received.get(name);
      });
    },

    /* Loads parts of the client: parts("tokens", "query"). */
    parts: function (...names) {
      return Promise.all(names.map(function (name) {
        return search.load("assets/search/" + name + ".js");
      }));
    },

    /* How text is compared, ready to be used. */
    rules: function () {
      return Promise.all([search.data("variants"), search.parts("tokens")]).then(function (loaded) {
        search.useVariants(loaded[0]);
      });
    },

    /* The number table, ready to be asked. */
    numbers: function () {
      return Promise.all([search.data("numbers"), search.rules(), search.parts("number-lookup")]).then(
        function (loaded) { return loaded[0]; });
    },

    address: function (query) {
      return base + "search.html?q=" + encodeURIComponent(query);
    },
  });

  function wireBox(input) {
    const form = input.form;

    input.addEventListener("focus", function () {
      Promise.all([search.numbers(), search.parts("suggest")]).then(
        function (loaded) { search.suggest(input, loaded[0]); },
        function () { /* the box works without suggestions; Enter asks the search page */ }
      );
    }, { once: true });

    form.addEventListener("submit", function (event) {
      const query = input.value.trim();
      event.preventDefault();
      if (!query) {
        input.focus();
        return;
      }
      search.numbers().then(
        function (entries) { return search.unambiguousNumber(query, entries); },
        function () { return null; }
      ).then(function (entry) {
        if (entry) location.href = base + entry.url;
        else if (search.show) search.show(query);
        else location.href = search.address(query);
      });
    });

    /* A page restored or typed into before this script ran has missed its first focus. */
    if (document.activeElement === input) input.dispatchEvent(new Event("focus"));
  }

  /* A result that was followed says in the address what was searched for (page.js puts it there). */
  function arrive() {
    const query = new URLSearchParams(location.search).get("hit");
    if (!query) return;
    Promise.all([search.rules(), search.parts("query", "arrive")]).then(function () {
      search.markArrival(query);
    });
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

  if (document.querySelector("[data-search-state]")) search.load("assets/search/page.js");
  else arrive();
})();
