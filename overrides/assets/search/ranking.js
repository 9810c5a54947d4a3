/* 排序: weighs every block of the pages that say something of a question. One order over phrases, words and near
   words: all of a question in one place outweighs its parts. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const ELSEWHERE = 0.3; /* what a part of the question counts that stands elsewhere on the page */
  const TITLED = 1.5; /* a document whose title says all that is asked, in whatever words */
  const HEAD = 4; /* blocks of a page among which its title stands */
  const SAME_DATE = 1.6; /* a page of the date that was asked for */
  /* 公文 before 解读, both before the pages of issues, which only list them. */
  const STANDING = { n: 1, i: 0.88, t: 0.97, p: 0.5 };

  /* What one way of saying a part amounts to in a block: how much of it stands there, and how strongly. */
  function wayAt(way, page, block) {
    let held = 0, strength = 0;
    for (const { said, weight } of way.tokens) {
      const here = search.saidAt(said.get(page), block);
      if (!here) continue;
      held += weight;
      strength += weight * here;
    }
    const share = held / way.weight;
    return { share: share * share, worth: way.factor * share * share * strength / way.weight };
  }

  function partAt(part, page, block) {
    let share = 0, worth = 0;
    for (const way of part.ways) {
      const at = wayAt(way, page, block);
      share = Math.max(share, at.share);
      worth = Math.max(worth, at.worth);
    }
    return { share: share, worth: worth };
  }

  /* Whether all of a part may stand in a block: of a long list that is not read to its end nobody knows. */
  function mayHold(part, page, block) {
    return part.ways.some(way => way.known === way.weight &&
      way.tokens.every(one => !one.token.whole || search.saidAt(one.said.get(page), block)));
  }

  /* Whether all of a part stands somewhere on a page. */
  function stands(part, page) {
    return part.ways.some(way => way.known === way.weight && way.tokens.every(one => one.said.has(page)));
  }

  /* Whether one title of a page, which reaches over all of it, has all of the parts. */
  function entitles(parts, page) {
    const has = (part, block) => part.ways.some(way => way.known === way.weight && way.tokens.every(one =>
      one.said.has(page) && one.said.get(page).over.some(over => over.from === block + 1)));
    return parts.length > 0 && Array.from({ length: HEAD }, (_, block) => block).some(block => parts.every(part => has(part, block)));
  }

  /* How much of a part stands anywhere on a page. */
  function onPage(part, page) {
    return Math.max(0, ...part.ways.map(way =>
      way.factor * way.tokens.reduce((held, one) => held + (one.said.has(page) ? one.weight : 0), 0) / way.weight));
  }

  /* The blocks of all pages that say something of the parts: [{page, block, held, complete, score}], best first. `held`
     is how much of the question stands there, 0-1, `complete` whether all parts may that are not set `aside`, `gathered` whether it says most on a
     page that has them all, together or apart; isOfDate(page) whether the page is of the date that is asked for. */
  search.rank = function (parts, kinds, isOfDate) {
    const pages = new Map();
    for (const part of parts) for (const way of part.ways) for (const one of way.tokens) {
      one.said = search.said(one.token);
      one.said.forEach((said, page) => {
        if (!pages.has(page)) pages.set(page, new Set());
        said.own.forEach((_, block) => pages.get(page).add(block));
      });
    }
    const telling = parts.filter(part => !part.faint);
    const total = telling.reduce((sum, part) => sum + part.weight, 0);
    const naming = parts.some(part => part.aside) ? [] : telling.filter(part => !part.general);
    const hits = [];
    pages.forEach((blocks, page) => {
      const titled = kinds[page] === "n" && entitles(naming, page);
      const standing = (STANDING[kinds[page]] || 1) * (isOfDate(page) ? SAME_DATE : 1) * (titled ? TITLED : 1);
      const elsewhere = ELSEWHERE * telling.reduce((sum, part) => sum + part.weight * onPage(part, page), 0);
      const ofPage = Array.from(blocks, block => {
        let score = elsewhere, held = 0, complete = true;
        for (const part of parts) {
          const at = partAt(part, page, block);
          score += part.weight * at.worth;
          if (!part.faint) held += part.weight * at.share;
          complete = complete && (part.aside || mayHold(part, page, block));
        }
        held = total ? held / total : 1;
        return { page: page, block: block, held: held, complete: complete, titled: titled, gathered: false, score: held * score * standing };
      }).sort(search.inOrder);
      if (ofPage.length && telling.length && telling.every(part => stands(part, page))) ofPage[0].gathered = true;
      hits.push(...ofPage);
    });
    return hits.sort(search.inOrder);
  };

  /* The better first; of those alike the newer page, and what stands first on it. */
  search.inOrder = function (a, b) {
    return b.score - a.score || b.page - a.page || a.block - b.block;
  };

  search.receive("ranking", true);
})();
