/* 索引: reads the index, and weighs the blocks of every page by what a question's parts say in them. Plain scripts
   and plain JavaScript: no WASM, worker, module or fetch, so that every browser gives the same answers, also to a
   page opened by double-click. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const LEVELS = 16;
  const ABOVE = 0.5; /* what a word of a heading counts for what stands under it */

  /* The bucket of a key: key_hash() of scripts/gazette/search/scripts.py. */
  function keyHash(key) {
    let value = 0x811c9dc5;
    for (let at = 0; at < key.length; at += 1) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193) >>> 0;
    return value;
  }

  /* What a dictionary of the index says of a key; null where it does not know it. */
  search.lookUp = function (name, key) {
    return search.data("contents").then(contents =>
      search.data(name + "/" + (keyHash(key) % contents[name]))
    ).then(bucket => (Object.prototype.hasOwnProperty.call(bucket, key) ? bucket[key] : null));
  };

  /* pack() of scripts/gazette/search/postings.py, read: [{page, places: [{block, weight, reach}]}]. */
  search.unpack = function (packed) {
    const pages = [];
    let at = 0, page = 0;

    function number() {
      let value = 0, digit = 32;
      for (let power = 1; digit > 31; power *= 32) {
        digit = DIGITS.indexOf(packed[at++]);
        value += (digit & 31) * power;
      }
      return value;
    }

    while (at < packed.length) {
      page += number();
      const places = [];
      let block = 0;
      for (let left = number(); left; left -= 1) {
        block += number();
        const code = number();
        places.push({ block: block, weight: ((code >> 1) + 1) / LEVELS, reach: code & 1 ? number() : 0 });
      }
      pages.push({ page: page, places: places });
    }
    return pages;
  };

  /* A token: {token, count, share, pages, whole}; `whole` tells whether pages are all that have it. */
  search.token = function (token, everything) {
    return search.lookUp("index", token).then(entry => {
      if (!entry) return { token: token, count: 0, share: 0, pages: [], whole: true };
      const [count, share, packed, first, further] = entry;
      const known = { token: token, count: count, share: share, pages: search.unpack(packed), whole: !further };
      if (!further || !everything) return known;
      const rest = Array.from({ length: further }, (_, k) => search.data("long/" + (first + k)));
      return Promise.all(rest).then(segments => {
        known.pages = known.pages.concat(...segments.map(search.unpack));
        known.whole = true;
        return known;
      });
    });
  };

  /* What a part of a question, given as tokens that belong together, says: Map of page to {own, over}.
     own: Map of block to weight; over: [{from, to, weight}], what stands under a heading that says it. */
  search.said = function (tokens) {
    const all = tokens.map(token => new Map(token.pages.map(({ page, places }) => [page, places])));
    const found = new Map();
    for (const page of all[0].keys()) {
      if (!all.every(pages => pages.has(page))) continue;
      const own = new Map(), over = [];
      for (const { block, weight, reach } of all[0].get(page)) {
        const least = all.slice(1).reduce((least, pages) => {
          const place = pages.get(page).find(other => other.block === block);
          return place ? Math.min(least, place.weight) : 0;
        }, weight);
        if (!least) continue;
        own.set(block, least);
        if (reach) over.push({ from: block + 1, to: block + reach, weight: least * ABOVE });
      }
      if (own.size) found.set(page, { own: own, over: over });
    }
    return found;
  };

  /* The most that an answer of said() says of one block. */
  search.saidAt = function (page, block) {
    if (!page) return 0;
    return page.over.reduce(
      (most, one) => (one.from <= block && block <= one.to ? Math.max(most, one.weight) : most), page.own.get(block) || 0);
  };
})();
