/* 摘录: the paragraph of a section that answers best, with the words found in it. The text is that of the
   page, not the index's tokens, so it reads as printed. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const BEFORE = 24, LENGTH = 110; /* characters of an excerpt: before its first mark, and in all */

  /* Resolves to {anchor, heading, excerpt}; excerpt is a list of [text, marked]. Among paragraphs that answer
     alike the first is taken: it introduces what the others go into. */
  search.passage = function (section, needles) {
    return search.data("text/" + section).then(({ heading, blocks }) => {
      let best = null, above = heading;
      for (const [anchor, text, level] of blocks) {
        const answer = answerOf(text, needles);
        if (level) above = text;
        if (!best || answer.score > best.score) {
          best = { anchor: anchor, heading: level ? "" : above, text: text, ...answer };
        }
      }
      return { anchor: best.anchor, heading: best.heading, excerpt: excerpt(best.text, best.marks, best.first) };
    });
  };

  /* What a paragraph holds of the needles: {score, first, marks}, first where the best of it begins. */
  function answerOf(text, needles) {
    const located = search.locateTokens(text);
    const marks = [];
    const said = search.mostSaid(needles, needle => {
      const last = needle.tokens.length - 1;
      const positions = search.positionsOf(needle.tokens, located.tokens).filter(at =>
        !text.slice(located.starts[at], located.ends[at + last]).includes("\t")); /* no words run from cell to cell */
      positions.forEach(at => marks.push([located.starts[at], located.ends[at + last]]));
      return positions;
    });
    return { score: said.weight, first: located.starts[said.at] || 0, marks: merged(marks) };
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
})();
