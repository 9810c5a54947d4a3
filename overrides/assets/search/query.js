/* 检索式: what was typed -> sections, best first. One string is one phrase; several words are all wanted;
   what stands in quotation marks is not taken apart. Where nothing holds it all, the nearest is offered. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const LONGEST = 60; /* pairs of a query that are tried one by one; more is a pasted paragraph */
  const WINDOW = 80; /* tokens: what stands within so few is said about one thing */
  const APART = 0.3; /* how much less it counts at the far end of the window */
  /* 公文、解读、附表 before what they name, and all that before the pages that only repeat it (0). */
  const STANDING = { notice: 2, interpretation: 2, table: 2, instrument: 1, organization: 1 };
  const ASKING = /请问|为什么|什么|怎么样?|怎样|如何|是多少|多少|多久|多长时间|哪些|哪里|哪个|哪|谁|吗|呢|？|\?/g;

  /* query = (quoted | word)*      quoted = one of "…" “…” 「…」, with white space or an end on both sides
     Returns [{tokens, quoted}]; words without any token are dropped. */
  search.parseQuery = function (text) {
    const parts = text.match(/("[^"]+"|“[^”]+”|「[^」]+」)(?=\s|$)|\S+/g) || [];
    return parts
      .map(part => ({ tokens: search.tokenize(part), quoted: /^["“「].*["”」]$/.test(part) }))
      .filter(term => term.tokens.length);
  };

  /* Resolves to {needles, partial, found}. needles: [{tokens, weight}] to look for within the sections;
     found: [{section, page}], best first. */
  search.find = function (engine, text) {
    const terms = search.parseQuery(text);
    const needles = terms.map(term => ({ tokens: term.tokens, weight: 1 }));
    return allOf(engine, terms).then(found => {
      const mayTakeApart = !found.length && terms.length && !terms.some(term => term.quoted);
      return mayTakeApart ? nearestTo(engine, text) : { needles: needles, partial: false, found: found };
    });
  };

  /* Better ranks first: `ranks` are compared one after the other. */
  function inOrder(hits) {
    return hits.sort((a, b) => {
      const differing = a.ranks.findIndex((rank, k) => rank !== b.ranks[k]);
      return differing < 0 ? a.section - b.section : b.ranks[differing] - a.ranks[differing];
    });
  }

  function standing(engine, page) {
    return STANDING[engine.pages[page][2]] || 0;
  }

  /* Sections with any of the terms, on pages that hold every one. First those that have them side by side or
     in the title of the page; among these by the standing of the page, then by score. */
  function allOf(engine, terms) {
    if (!terms.length) return Promise.resolve([]);
    const together = engine.phrase([].concat(...terms.map(term => term.tokens)));
    return Promise.all([together, ...terms.map(term => engine.phrase(term.tokens))]).then(([whole, ...answers]) => {
      const pages = answers.map(answer => new Set(Array.from(answer.keys(), section => engine.sections[section])));
      const candidates = new Set([].concat(...answers.map(answer => Array.from(answer.keys()))));
      const titled = page => {
        const title = search.tokenize(engine.pages[page][1]);
        return Number(terms.every(term => search.positionsOf(term.tokens, title).length));
      };
      return inOrder(Array.from(candidates)
        .filter(section => pages.every(held => held.has(engine.sections[section])))
        .map(section => {
          const page = engine.sections[section];
          const score = answers
            .filter(answer => answer.has(section))
            .reduce((sum, answer) => sum + engine.score(answer, section), 0);
          return {
            section: section, page: page,
            ranks: [Number(whole.has(section)) + titled(page), standing(engine, page), score],
          };
        }));
    });
  }

  /* Pairs of neighbouring characters stand for the words of a language without spaces: a rare pair says more
     than a common one, and pairs that are no words hardly occur. What only makes it a question is left out. */
  search.pairsOf = function (text) {
    const pairs = new Map();
    for (const { tokens } of search.parseQuery(text.replace(ASKING, " "))) {
      const words = tokens.filter(search.isWordToken);
      for (let k = 0; k + 1 < words.length; k += 1) pairs.set(words[k] + words[k + 1], words.slice(k, k + 2));
    }
    return Array.from(pairs.values()).slice(0, LONGEST);
  };

  /* Sections by the most that they say in one place. */
  function nearestTo(engine, text) {
    const asked = search.pairsOf(text).map(pair => engine.phrase(pair).then(places =>
      ({ tokens: pair, weight: engine.rarity(places), places: places })));
    return Promise.all(asked).then(pairs => {
      const needles = pairs.filter(needle => needle.places.size);
      const sections = new Set([].concat(...needles.map(needle => Array.from(needle.places.keys()))));
      const found = Array.from(sections, section => {
        const page = engine.sections[section], rank = standing(engine, page);
        const said = search.mostSaid(needles, needle =>
          needle.places.has(section) ? needle.places.get(section).positions : []);
        return { section: section, page: page, ranks: [said.weight * (rank ? 1 : 0.5), rank] };
      });
      return { needles: needles, partial: true, found: inOrder(found) };
    });
  }

  /* Where within one window the distinct needles weigh most: {weight, at}, at the first of them. The wider they
     are apart, the less they count. positionsOf(needle): where it stands. */
  search.mostSaid = function (needles, positionsOf) {
    const places = [].concat(...needles.map(needle => positionsOf(needle).map(at => ({ at: at, needle: needle }))));
    places.sort((a, b) => a.at - b.at);
    let most = { weight: 0, at: 0 };
    places.forEach((first, k) => {
      const within = new Set();
      let weight = 0;
      for (let n = k; n < places.length && places[n].at < first.at + WINDOW; n += 1) {
        if (within.has(places[n].needle)) continue;
        within.add(places[n].needle);
        weight += places[n].needle.weight;
        const worth = weight * (1 - APART * (places[n].at - first.at) / WINDOW);
        if (worth > most.weight) most = { weight: worth, at: first.at };
      }
    });
    return most;
  };
})();
