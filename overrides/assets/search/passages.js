/* 摘录: the paragraph of a section that answers best, with the words found in it. The text is that of the
   page, not the index's tokens, so it reads as printed. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const BEFORE = 24, LENGTH = 110; /* characters of an excerpt: before its first mark, and in all */

  /* Resolves to {anchor, heading, excerpt, score}; excerpt is a list of [text, marked]. */
  search.passage = function (section, needles) {
    return search.data("text/" + section).then(({ heading, blocks }) => {
      let best = null, above = heading;
      for (const [anchor, text, level] of blocks) {
        const answer = answerOf(text, needles);
        if (level) above = text;
        if (!best || answer.score > best.score) {
          best = { anchor: anchor, heading: level ? "" : above, text: text, score: answer.score, marks: answer.marks };
        }
      }
      return { anchor: best.anchor, heading: best.heading, score: best.score, excerpt: excerpt(best.text, best.marks) };
    });
  };

  /* A paragraph answers by the needles it holds; among equals the shorter one is more to the point. */
  function answerOf(text, needles) {
    const located = search.locateTokens(text);
    let score = 0;
    const marks = [];
    for (const needle of needles) {
      const positions = search.positionsOf(needle.tokens, located.tokens);
      if (positions.length) score += needle.weight;
      for (const at of positions) {
        marks.push([located.starts[at], located.ends[at + needle.tokens.length - 1]]);
      }
    }
    return { score: score && score - Math.min(0.9, located.tokens.length / 1000), marks: merged(marks) };
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

  function excerpt(text, marks) {
    const first = marks.length ? marks[0][0] : 0;
    const from = text.length <= LENGTH || first <= BEFORE ? 0 : Math.min(first - BEFORE, text.length - LENGTH);
    const to = Math.min(text.length, Math.max(from + LENGTH, marks.length ? marks[0][1] : 0));
    const pieces = [[from > 0 ? "……" : "", false]];
    let at = from;
    for (const [start, end] of marks.filter(mark => mark[0] < to)) {
      pieces.push([text.slice(at, start), false], [text.slice(start, Math.min(end, to)), true]);
      at = Math.min(end, to);
    }
    pieces.push([text.slice(at, to), false], [to < text.length ? "……" : "", false]);
    return pieces.filter(piece => piece[0]);
  }
})();
