/* 到达: marks the words that were searched for on the page they were found on, and scrolls to the first one
   in the place the result pointed at. Loaded only when coming from a result. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, caption, dt, dd";

  search.markArrival = function (needles) {
    const main = document.getElementById("main");
    main.querySelectorAll(BLOCKS).forEach(block => {
      if (!block.closest("[data-search-ignore]") && !block.querySelector(BLOCKS)) markWithin(block, needles);
    });
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1))) || main;
    const first = target.querySelector("mark.found") || main.querySelector("mark.found");
    if (first) first.scrollIntoView({ block: "center" });
  };

  /* A hit may begin in a link and end behind it, so it is looked for in the text of the whole block and then
     marked in each text node it touches; from the end, so that earlier positions stay true. */
  function markWithin(block, needles) {
    const located = search.locateTokens(block.textContent);
    const ranges = [].concat(...needles.map(needle => search.positionsOf(needle, located.tokens).map(at =>
      [located.starts[at], located.ends[at + needle.length - 1]])));
    const nodes = textNodes(block);
    for (const { node, start } of nodes.reverse()) {
      const touched = ranges
        .map(([from, to]) => [Math.max(from - start, 0), Math.min(to - start, node.length)])
        .filter(([from, to]) => from < to)
        .sort((a, b) => b[0] - a[0]);
      let free = node.length;
      for (const [from, to] of touched) {
        if (from >= free) continue;
        markPart(node, from, Math.min(to, free));
        free = from;
      }
    }
  }

  function textNodes(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let start = 0;
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: start });
      start += walker.currentNode.length;
    }
    return nodes;
  }

  function markPart(node, from, to) {
    const part = node.splitText(from);
    part.splitText(to - from);
    const mark = document.createElement("mark");
    mark.className = "found";
    part.replaceWith(mark);
    mark.append(part);
  }
})();
