/* 直接读索引: answers from Pagefind's index without its program, for browsers that refuse WASM: Chromium
   before 97 does so under any content policy without unsafe-eval. It finds the same sections; only the ranking
   is simpler. The files it reads, once unpacked (CBOR):
     meta  = [version, pages, chunks, …]   pages = [[section, length], …]   chunks = [[from, to, name], …]
     chunk = [[word, …]]   word = [text, [[page, positions, …], …]]
   Positions below zero are weights of those that follow. */
(function () {
  "use strict";

  const UNSIGNED = 0, NEGATIVE = 1, BYTES = 2, TEXT = 3, ARRAY = 4;
  const SATURATION = 1.2; /* how soon further occurrences of a character stop counting, as BM25's k1 */

  function decode(bytes) {
    const decoder = new TextDecoder();
    let at = 0;

    function argument(short) {
      if (short < 24) return short;
      let value = 0;
      for (let left = 1 << (short - 24); left; left -= 1) value = value * 256 + bytes[at++];
      return value;
    }

    function item() {
      const head = bytes[at++], major = head >> 5, value = argument(head & 31);
      if (major === UNSIGNED) return value;
      if (major === NEGATIVE) return -1 - value;
      if (major === ARRAY) return Array.from({ length: value }, item);
      if (major !== TEXT && major !== BYTES) throw new Error("索引的格式不对");
      const content = bytes.subarray(at, at += value);
      return major === TEXT ? decoder.decode(content) : content;
    }

    return item();
  }

  /* metaBytes: the meta file; chunkBytes(name): promise of a chunk. Returns {phrase, scores}. */
  GazetteSearch.plainReader = function (metaBytes, chunkBytes) {
    const [, pages, chunks] = decode(metaBytes);
    const loaded = new Map();

    /* Map of word to [[page, positions]], for the chunk the word belongs to. */
    function wordsAround(word) {
      const chunk = chunks.find(([from, to]) => from <= word && word <= to);
      if (!chunk) return Promise.resolve(new Map());
      if (!loaded.has(chunk[2])) {
        loaded.set(chunk[2], chunkBytes(chunk[2]).then(bytes => new Map(decode(bytes)[0])));
      }
      return loaded.get(chunk[2]);
    }

    /* Map of page to Set of positions. */
    function occurrences(word) {
      return wordsAround(word).then(words => new Map((words.get(word) || []).map(([page, positions]) =>
        [page, new Set(positions.filter(position => position >= 0))])));
    }

    function sectionOf(page) {
      return Number(pages[page][0]);
    }

    function onAll(found) {
      return Array.from(found[0].keys()).filter(page => found.every(pagesOf => pagesOf.has(page)));
    }

    return {
      phrase: tokens => Promise.all(tokens.map(occurrences)).then(found => new Set(onAll(found)
        .filter(page => Array.from(found[0].get(page)).some(start =>
          found.every((pagesOf, k) => pagesOf.get(page).has(start + k))))
        .map(sectionOf))),

      scores: tokens => Promise.all(tokens.map(occurrences)).then(found => new Map(onAll(found).map(page => {
        const score = found.reduce((sum, pagesOf) => {
          const count = pagesOf.get(page).size;
          return sum + Math.log(1 + pages.length / pagesOf.size) * count / (count + SATURATION);
        }, 0);
        return [sectionOf(page), score];
      }))),
    };
  };
})();
