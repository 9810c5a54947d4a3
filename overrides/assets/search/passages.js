/* 摘录: a block as it is shown among the results, with the words found in it. The text is that of the page, not
   the index's tokens, so it reads as printed. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const BEFORE = 24, LENGTH = 110; /* characters of an excerpt: before its first mark, and in all */
  const WINDOW = 80; /* tokens: what stands within so few is said about one thing */
  const APART = 0.3; /* how much less it counts at the far end of the window */

  /* Resolves to {facts, anchor, text, level, heading} of a hit; null where its text is lost, which is noted. A hit
     without a block is the page itself. */
  search.textOf = async function (hit) {
    const block = Math.max(0, hit.block), { together } = await search.data("contents");
    const count = 2 ** Number(together[hit.page]); /* blocks in one file: told.py */
    const name = "text/" + hit.page + "-" + Math.floor(block / count);
    return search.data(name).then(
      ({ page, blocks }) => {
        const [anchor, text, level, heading] = blocks[block % count];
        const [url, title, kind, genre, number, date, issuer, department, year] = page;
        const facts = { url, title, kind, genre, number, date, issuer, department, year };
        return hit.block < 0 ? { facts, anchor: "", text: "", level: 1, heading: "" } : { facts, anchor, text, level, heading };
      }
    ).catch(() => { search.losses.add(name); return null; }); /* not loaded, or of another build, which has other blocks */
  };

  /* Resolves to {url, facts, heading, excerpt}; excerpt is a list of [text, marked]. null where the text is lost. */
  search.passage = function (hit, needles) {
    return search.textOf(hit).then(block => {
      if (!block) return null;
      const { first, marks } = answerOf(block.text, needles);
      return {
        url: block.facts.url + (block.level === 1 || !block.anchor ? "" : "#" + block.anchor),
        facts: block.facts,
        heading: block.level ? "" : block.heading,
        excerpt: excerpt(block.text, marks, first),
      };
    });
  };

  /* What a text holds of the needles ({tokens: characters, weight}): where the best of it begins, and all marks. */
  function answerOf(text, needles) {
    const located = search.locateTokens(text);
    const marks = [];
    const first = mostSaid(needles, needle => {
      const last = needle.tokens.length - 1;
      const positions = search.positionsOf(needle.tokens, located.tokens).filter(at =>
        !text.slice(located.starts[at], located.ends[at + last]).includes("\t")); /* no words run from cell to cell */
      positions.forEach(at => marks.push([located.starts[at], located.ends[at + last]]));
      return positions;
    });
    return { first: located.starts[first] || 0, marks: merged(marks) };
  }

  /* The first of the needles within one window where the distinct ones weigh most; the wider apart, the less. */
  function mostSaid(needles, positionsOf) {
    const places = [].concat(...needles.map(needle => positionsOf(needle).map(at => ({ at: at, needle: needle }))));
    places.sort((a, b) => a.at - b.at);
    let most = 0, at = 0;
    places.forEach((first, k) => {
      const within = new Set();
      let weight = 0;
      for (let n = k; n < places.length && places[n].at < first.at + WINDOW; n += 1) {
        if (within.has(places[n].needle)) continue;
        within.add(places[n].needle);
        weight += places[n].needle.weight;
        const worth = weight * (1 - APART * (places[n].at - first.at) / WINDOW);
        if (worth > most) [most, at] = [worth, first.at];
      }
    });
    return at;
  }

  function merged(marks) {
    const result = [];
    for (const [start, end] of marks.sort((a, b) => a[0] - b[0])) {
      const last = result[result.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else result.push([start, end]);
    }
    return result;
  }

  function excerpt(text, marks, first) {
    const from = text.length <= LENGTH || first <= BEFORE ? 0 : Math.min(first - BEFORE, text.length - LENGTH);
    const to = Math.min(text.length, from + LENGTH);
    const pieces = [[from > 0 ? "……" : "", false]];
    let at = from;
    for (const [start, end] of marks.filter(mark => mark[1] > from && mark[0] < to)) {
      pieces.push([text.slice(at, Math.max(start, at)), false]);
      pieces.push([text.slice(Math.max(start, at), Math.min(end, to)), true]);
      at = Math.min(end, to);
    }
    pieces.push([text.slice(at, to), false], [to < text.length ? "……" : "", false]);
    return pieces.filter(piece => piece[0]);
  }

  search.receive("passages", true);
})();
