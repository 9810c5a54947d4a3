/* 检索式: what was typed -> sections, best first. One string is one phrase; several words are all wanted;
   what stands in quotation marks is not taken apart. Where nothing holds it all, the nearest is offered. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const LONGEST = 60; /* pairs of a query that are tried one by one; more is a pasted paragraph */
  const WHOLE = 100; /* outweighs every score: the words stand side by side, or in the title */
  const LISTING = ["index", "page", "issue"]; /* kinds of pages that only repeat what others say */

  /* words = (quoted | word)*   quoted = one of "…" “…” 「…」   Words without any token are dropped. */
  search.parseQuery = function (text) {
    const parts = text.match(/"[^"]+"|“[^”]+”|「[^」]+」|[^\s"“”]+/g) || [];
    return parts.map(search.tokenize).filter(tokens => tokens.length);
  };

  /* Resolves to {needles, partial, found}. needles: [{tokens, weight}] to look for within the sections;
     found: [{section, page, score}], best first, for partial answers only the sections worth reading. */
  search.find = function (engine, text) {
    const terms = search.parseQuery(text);
    return allOf(engine, terms).then(found =>
      found.length || !terms.length
        ? { needles: terms.map(tokens => ({ tokens: tokens, weight: 1 })), partial: false, found: found }
        : nearestTo(engine, terms));
  };

  function byScore(a, b) {
    return b.score - a.score || a.section - b.section;
  }

  function hit(engine, section, score) {
    const page = engine.sections[section];
    const listing = LISTING.includes(engine.pages[page][2]);
    return { section: section, page: page, score: listing ? score / 2 : score };
  }

  /* Sections with any of the terms, on pages that hold every one. */
  function allOf(engine, terms) {
    const asked = terms.map(tokens => Promise.all([engine.phrase(tokens), engine.scores(tokens)]));
    const joined = [].concat(...terms);
    const whole = terms.length > 1 ? engine.phrase(joined) : Promise.resolve(new Set());
    return Promise.all([whole, ...asked]).then(([together, ...answers]) => {
      const pagesOf = sections => new Set(Array.from(sections, section => engine.sections[section]));
      const pages = answers.map(([sections]) => pagesOf(sections));
      const titled = page => terms.every(tokens => search.positionsOf(tokens, search.tokenize(engine.pages[page][1])).length);
      const candidates = new Set([].concat(...answers.map(([sections]) => Array.from(sections))));
      return Array.from(candidates)
        .filter(section => pages.every(held => held.has(engine.sections[section])))
        .map(section => {
          let score = together.has(section) ? WHOLE : 0;
          if (titled(engine.sections[section])) score += WHOLE;
          for (const [sections, scores] of answers) {
            if (sections.has(section)) score += 1 + (scores.get(section) || 0);
          }
          return hit(engine, section, score);
        })
        .sort(byScore);
    });
  }

  /* Pairs of neighbouring characters stand for the words of a language without spaces; a rare pair says
     more than a common one, and pairs that are no words hardly occur. */
  function nearestTo(engine, terms) {
    const pairs = new Map();
    for (const tokens of terms) {
      for (let k = 0; k + 1 < tokens.length; k += 1) {
        const pair = [tokens[k], tokens[k + 1]];
        if (pair.every(search.isWordToken)) pairs.set(pair.join(" "), pair);
      }
    }
    return Promise.all(Array.from(pairs.values()).slice(0, LONGEST).map(pair =>
      engine.phrase(pair).then(sections => ({
        tokens: pair,
        weight: Math.log(1 + engine.sections.length / (sections.size || 1)),
        sections: sections,
      }))
    )).then(asked => {
      const needles = asked.filter(needle => needle.sections.size);
      const scores = new Map();
      for (const needle of needles) {
        for (const section of needle.sections) scores.set(section, (scores.get(section) || 0) + needle.weight);
      }
      const found = Array.from(scores, ([section, score]) => hit(engine, section, score)).sort(byScore);
      return { needles: needles, partial: true, found: found };
    });
  }

  /* Where the needle's tokens stand one after the other. */
  search.positionsOf = function (needle, tokens) {
    const positions = [];
    for (let at = 0; at + needle.length <= tokens.length; at += 1) {
      if (needle.every((token, k) => token === tokens[at + k])) positions.push(at);
    }
    return positions;
  };
})();
