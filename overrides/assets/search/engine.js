/* 索引: reads the index, and weighs the blocks of every page by what a question's parts say in them. Plain scripts
   and plain JavaScript: no WASM, worker, module or fetch, so that every browser gives the same answers, also to a
   page opened by double-click. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const LEVELS = 16;
  const ABOVE = 0.5; /* what a word of a heading counts for what stands under it */

  const tokens = new Map(); /* what was read, for the next question */
  search.losses = new Set(); /* parts of the index that could not be loaded for the question at hand */

  /* key_hash() of scripts/gazette/search/scripts.py. */
  function keyHash(key) {
    let value = 0x811c9dc5;
    for (let at = 0; at < key.length; at += 1) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193) >>> 0;
    return value;
  }

  /* The number of the bucket that has a key: `Roots` of that file. */
  function bucketOf(roots, key) {
    const hash = keyHash(key), halves = roots[hash % roots.length];
    let modulus = roots.length;
    for (let at = 0; halves[at] === "1"; modulus *= 2) {
      at += 1;
      if (!(hash & modulus)) continue;
      for (let open = 1; open; at += 1) open += halves[at] === "1" ? 1 : -1;
    }
    return modulus + hash % modulus;
  }

  /* What a dictionary of the index says of a key; null where it does not know it, or where the part of it that would
     is lost, which is noted. */
  search.lookUp = function (name, key) {
    return search.data("contents").then(contents => {
      const bucket = name + "/" + bucketOf(contents[name], key);
      return search.data(bucket).then(
        entries => (Object.prototype.hasOwnProperty.call(entries, key) ? entries[key] : null)
      ).catch(() => { search.losses.add(bucket); return null; });
    });
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

  /* A token: {token, count, share, pages, whole, everyday}. `whole` tells whether pages are all that have it; everyday:
     the words that begin with it, each with what documents have for it. */
  search.token = function (token, everything) {
    const key = (everything ? "+" : "") + token;
    if (!tokens.has(key)) {
      tokens.set(key, readToken(token, everything));
      tokens.get(key).then(() => { if (search.losses.size) tokens.delete(key); }, () => tokens.delete(key));
    }
    return tokens.get(key);
  };

  function readToken(token, everything) {
    return search.lookUp("index", token).then(entry => {
      const [count, share, packed, number, further, everyday] = entry || [0, 0, ""];
      const known = {
        token: token, count: count, share: share, pages: search.unpack(packed), whole: !further, further: further || 0,
        everyday: everyday || {},
      };
      if (!further || !everything) return known;
      const rest = Array.from({ length: further }, (_, k) => search.data("long/" + number + "-" + k).catch(() => {
        search.losses.add("long/" + number + "-" + k);
        return "";
      }));
      return Promise.all(rest).then(segments => {
        known.pages = known.pages.concat(...segments.map(search.unpack));
        known.whole = true;
        return known;
      });
    });
  }

  /* Where a token stands: Map of page to {own, over}. own: Map of block to weight; over: [{from, to, weight}], what
     stands under a heading that has it. */
  search.said = function (token) {
    if (!token.said) {
      token.said = new Map(token.pages.map(({ page, places }) => [page, {
        own: new Map(places.map(place => [place.block, place.weight])),
        over: places.filter(place => place.reach).map(place =>
          ({ from: place.block + 1, to: place.block + place.reach, weight: place.weight * ABOVE })),
      }]));
    }
    return token.said;
  };

  /* The most that an answer of said() says of one block. */
  search.saidAt = function (page, block) {
    if (!page) return 0;
    return page.over.reduce(
      (most, one) => (one.from <= block && block <= one.to ? Math.max(most, one.weight) : most), page.own.get(block) || 0);
  };

  search.receive("engine", true);
})();
