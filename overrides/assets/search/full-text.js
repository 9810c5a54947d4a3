/* 全文索引: reads the index that Pagefind made and ranks as Pagefind does (BM25 with its constants), a phrase
   being the term. Plain scripts and plain JavaScript: no WASM, worker, module or fetch, so that every browser
   gives the same answers, also to a page opened by double-click. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const SATURATION = 1.4; /* k1: how soon further occurrences stop counting */
  const LENGTH = 0.75; /* b: how much a long section must have more of them */

  /* pack() of scripts/gazette/search/postings.py, read: Map of section to {extra, positions}. */
  function unpack(packed) {
    const found = new Map();
    let at = 0, section = 0;

    function number() {
      let value = 0, digit = 32;
      for (let power = 1; digit > 31; power *= 32) {
        digit = DIGITS.indexOf(packed[at++]);
        value += (digit & 31) * power;
      }
      return value;
    }

    while (at < packed.length) {
      section += number();
      const extra = number(), positions = [];
      let position = 0;
      for (let left = number(); left; left -= 1) positions.push(position += number());
      found.set(section, { extra: extra, positions: positions });
    }
    return found;
  }

  function engine(contents) {
    const average = contents.lengths.reduce((sum, length) => sum + length, 0) / contents.lengths.length;
    const postings = new Map();

    /* The chunk that a token is in, if it is in any: the last one that begins at it or before. */
    function chunkOf(token) {
      let low = 0, high = contents.chunks.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (contents.chunks[middle] <= token) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    }

    function postingsOf(token) {
      if (!postings.has(token)) {
        const chunk = chunkOf(token);
        const loaded = chunk < 0 ? Promise.resolve({}) : search.data("index/" + chunk);
        postings.set(token, loaded.then(words => unpack(words[token] || "")));
        postings.get(token).catch(() => postings.delete(token)); /* what failed to load may be tried again */
      }
      return postings.get(token);
    }

    /* Where the tokens follow each other: Map of section to {positions, weight}. A heading weighs more, if
       all the tokens are in one. */
    function phrase(tokens) {
      return Promise.all(tokens.map(postingsOf)).then(all => {
        const found = new Map();
        for (const section of all[0].keys()) {
          if (!all.every(places => places.has(section))) continue;
          const sets = all.map(places => new Set(places.get(section).positions));
          const positions = all[0].get(section).positions.filter(start => sets.every((set, k) => set.has(start + k)));
          const extra = Math.min(...all.map(places => places.get(section).extra));
          if (positions.length) found.set(section, { positions: positions, weight: positions.length + extra });
        }
        return found;
      });
    }

    /* What an answer of phrase() is worth in one of its sections. */
    function score(found, section) {
      const weight = found.get(section).weight;
      const norm = SATURATION * (1 - LENGTH + LENGTH * contents.lengths[section] / average);
      return rarity(found) * (SATURATION + 1) * weight / (norm + weight);
    }

    function rarity(found) {
      return Math.log(1 + (contents.sections.length - found.size + 0.5) / (found.size + 0.5));
    }

    return {
      pages: contents.pages, sections: contents.sections, phrase: phrase, score: score, rarity: rarity,
    };
  }

  let started = null;

  /* Resolves to {pages, sections, phrase, score, rarity}. */
  search.startEngine = function () {
    if (!started) {
      started = search.data("pages").then(engine);
      started.catch(() => { started = null; });
    }
    return started;
  };
})();
