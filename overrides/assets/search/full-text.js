/* 全文引擎: starts Pagefind from scripts and asks it. Its program (WASM) runs in the page itself, from bytes,
   and its files come through the private fetch below, so that it needs neither worker nor network rights. */
(function () {
  "use strict";

  const search = GazetteSearch;

  function bytesOf(base64) {
    return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  }

  function chunk(name) {
    return search.data("index/" + name).then(bytesOf);
  }

  function response(bytes) {
    return {
      arrayBuffer: () => Promise.resolve(bytes.buffer),
      json: () => Promise.resolve(JSON.parse(new TextDecoder().decode(bytes))),
    };
  }

  /* What Pagefind asks for by address is in start.js, or is a chunk of the index. */
  function privateFetch(files) {
    return function (address) {
      const name = address.split("?")[0].replace(/^\//, "");
      const asked = /^index\/([0-9]+)\.pf_index$/.exec(name);
      if (asked) return chunk(asked[1]).then(response);
      if (files[name]) return Promise.resolve(response(bytesOf(files[name])));
      return Promise.reject(new Error("索引中没有 " + name));
    };
  }

  /* Resolves to {phrase, scores}; rejects where the browser has no WASM or the content policy refuses it. */
  function startProgram(pagefind) {
    if (typeof WebAssembly !== "object") return Promise.reject(new Error("没有 WebAssembly"));
    return pagefind.init("und", { load_wasm: true }).then(() => ({
      /* The sections in which the tokens follow each other: Set of section numbers. */
      phrase: tokens => pagefind.search('"' + tokens.join(" ") + '"').then(found =>
        new Set(found.results.map(result => Number(result.id)))),

      /* Pagefind's own ranking of the sections that hold all the tokens: Map of section number to score. */
      scores: tokens => pagefind.search(tokens.join(" ")).then(found =>
        new Map(found.results.map(result => [Number(result.id), result.score]))),
    }));
  }

  function startReader(pagefind, files) {
    const meta = Object.keys(files).find(name => name.endsWith(".pf_meta"));
    return search.parts("plain-reader").then(() => search.plainReader(
      pagefind.decompress(bytesOf(files[meta])),
      name => chunk(name).then(bytes => pagefind.decompress(bytes))));
  }

  function start([program, files, list]) {
    const PagefindInstance = program(privateFetch(files));
    const pagefind = new PagefindInstance({ basePath: "/", baseUrl: "/" });
    return startProgram(pagefind)
      .then(engine => [engine, false], () => startReader(pagefind, files).then(reader => [reader, true]))
      .then(([engine, plain]) => Object.assign(engine, { plain: plain, pages: list.pages, sections: list.sections }));
  }

  let started = null;

  /* Resolves to {pages, sections, phrase, scores, plain}; plain tells that Pagefind's program was refused. */
  search.startEngine = function () {
    if (!started) {
      started = Promise.all([search.data("engine"), search.data("start"), search.data("pages")]).then(start);
      started.catch(() => { started = null; }); /* a script that failed to load may be tried again */
    }
    return started;
  };
})();
