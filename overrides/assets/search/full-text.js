/* 全文引擎: starts Pagefind from scripts and asks it. Its program (WASM) runs in the page itself, from bytes,
   and its files come through the private fetch below, so that it needs neither worker nor network rights. */
(function () {
  "use strict";

  const search = GazetteSearch;

  function bytesOf(base64) {
    return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  }

  function response(bytes) {
    return {
      arrayBuffer: () => Promise.resolve(bytes.buffer),
      json: () => Promise.resolve(JSON.parse(new TextDecoder().decode(bytes))),
    };
  }

  /* What Pagefind asks for by address is in start.js, or is chunk k of the index. */
  function privateFetch(files) {
    return function (address) {
      const name = address.split("?")[0].replace(/^\//, "");
      const chunk = /^index\/([0-9]+)\.pf_index$/.exec(name);
      if (chunk) return search.data("index/" + chunk[1]).then(text => response(bytesOf(text)));
      if (files[name]) return Promise.resolve(response(bytesOf(files[name])));
      return Promise.reject(new Error("索引中没有 " + name));
    };
  }

  let started = null;

  /* Resolves to {pages, sections, phrase, scores}; rejects where the browser refuses WASM. */
  search.startEngine = function () {
    if (!started) {
      if (typeof WebAssembly !== "object") return Promise.reject(new Error("没有 WebAssembly"));
      started = Promise.all([search.data("engine"), search.data("start"), search.data("pages")]).then(start);
    }
    return started;
  };

  function start([program, files, list]) {
    const PagefindInstance = program(privateFetch(files));
    const pagefind = new PagefindInstance({ basePath: "/", baseUrl: "/" });
    return pagefind.init("und", { load_wasm: true }).then(() => ({
      pages: list.pages,
      sections: list.sections,

      /* The sections in which the tokens follow each other: Set of section numbers. */
      phrase: tokens => pagefind.search('"' + tokens.join(" ") + '"').then(found =>
        new Set(found.results.map(result => Number(result.id)))),

      /* Pagefind's own ranking of the sections that hold all the tokens: Map of section number to score. */
      scores: tokens => pagefind.search(tokens.join(" ")).then(found =>
        new Map(found.results.map(result => [Number(result.id), result.score]))),
    }));
  }
})();
