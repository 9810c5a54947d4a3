/* 排序: weighs every block of the pages that say something of a question. One order over phrases, words and near
   words: all of a question in one place outweighs its parts. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const W = search.weights = Object.assign({ page: 0.3, heading: 0.6, named: 1.5, cov: 1, soft: 2,
    n: 1, i: 0.88, t: 0.97, p: 0.5, o: 0.5 }, search.weights);
  const GENRE = /(办法|规定|细则|条例|方案|计划|规划|通知|意见|决定|公告|通告|批复|报告|函|令|预案|清单|目录|纲要|章程|解读|文件|名单|一览表|表)$/;

  /* What one way of saying a part amounts to: of its tokens, by weight, how much stands there and how strongly. */
  function wayAt(way, page, block) {
    let held = 0, strength = 0, all = 0;
    for (const { said, weight } of way.tokens) {
      const here = search.saidAt(said.get(page), block);
      all += weight;
      if (!here) continue;
      held += weight;
      strength += weight * here;
    }
    if (!held) return { share: 0, worth: 0 };
    const share = held / all * (way.tokens.length / way.all);
    return { share: Math.pow(share, W.soft), worth: way.factor * Math.pow(share, W.soft - 1) * strength / all };
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

  /* Resolves to {hits, question}: hits [{page, block, score, held}], best first; held: how much of the question. */
  search.rank = async function (text) {
    const [contents, question] = await Promise.all([search.data("contents"), search.readQuestion(text)]);
    const parts = question.parts;
    const pages = new Map();
    for (const part of parts) for (const way of part.ways) for (const one of way.tokens) {
      one.said = search.said([one.token]);
      one.said.forEach((said, page) => {
        if (!pages.has(page)) pages.set(page, new Set());
        said.own.forEach((_, block) => pages.get(page).add(block));
      });
    }
    const total = parts.reduce((sum, part) => sum + (part.faint ? 0 : part.weight), 0) || 1;
    const titled = GENRE.test(question.runs[question.runs.length - 1] || "");
    const hits = [];
    pages.forEach((blocks, page) => {
      const prior = W[contents.kinds[page]] || W.o;
      let somewhere = 0;
      for (const part of parts) {
        if (part.faint) continue;
        let most = 0;
        for (const way of part.ways) {
          let held = 0, all = 0;
          for (const one of way.tokens) { all += one.weight; if (one.said.has(page)) held += one.weight; }
          most = Math.max(most, way.factor * held / all * (way.tokens.length / way.all));
        }
        somewhere += part.weight * most;
      }
      blocks.forEach(block => {
        let score = 0, held = 0;
        for (const part of parts) {
          const at = partAt(part, page, block);
          score += part.weight * at.worth;
          if (!part.faint) held += part.weight * at.share;
        }
        held /= total;
        hits.push({ page: page, block: block, held: held, score: held * (score + W.page * somewhere) * prior });
      });
    });
    hits.sort((a, b) => b.score - a.score || b.page - a.page || a.block - b.block);
    return { hits: hits, question: question, titled: titled };
  };
})();
