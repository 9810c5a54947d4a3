/* 到达: marks the words that were searched for on the page they were found on, and scrolls to the first one
   from the place the result pointed at. Loaded only when coming from a result. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, tr, caption, dt, dd, div, section, article, main";

  /* What was asked is marked wherever it stands; where only parts of it do, those at the place pointed at. */
  search.markArrival = function (query) {
    const main = document.getElementById("main");
    const target = document.getElementById(named(location.hash.slice(1))) || main;
    const marksIn = (part, needles) => {
      blocksOf(part).forEach(nodes => markWithin(nodes, needles));
      return Array.from(part.querySelectorAll("mark.found"));
    };
    const runs = [].concat(...query.split(/\s+/).map(search.runs)).map(run => Array.from(run));
    let marks = marksIn(main, runs);
    if (!marks.length) marks = marksIn(target, [].concat(...runs.map(run => search.pairs(run.join("")).map(pair => Array.from(pair)))));
    const first = marks.find(mark => target.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
    const found = first || marks[0];
    if (found && window.GazetteFold) GazetteFold.reveal(found);
    if (!found) return;
    const show = () => found.scrollIntoView({ block: "center" });
    show();
    /* While the page comes to rest, what stands above may grow, and the browser goes to the address once more. */
    let moved = false;
    ["wheel", "touchstart", "keydown", "pointerdown"].forEach(event =>
      addEventListener(event, () => { moved = true; }, { once: true, passive: true }));
    [50, 300, 1000, 3200].forEach(later => setTimeout(() => {
      const box = found.getBoundingClientRect();
      if (!moved && (box.top < 0 || box.bottom > innerHeight)) show();
    }, later));
  };

  /* The name in an address; what is no name there names nothing. */
  function named(written) {
    try {
      return decodeURIComponent(written);
    } catch (malformed) {
      return "";
    }
  }

  /* The text nodes of each block, in order; what the index leaves out is left out here too. */
  function blocksOf(part) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: node => {
        if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
        return node.matches("[data-search-ignore], script, style, template, svg, select, button, nav")
          ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
      },
    });
    const blocks = [];
    let holder = null;
    while (walker.nextNode()) {
      const block = walker.currentNode.parentElement.closest(BLOCKS);
      if (block !== holder) blocks.push([]);
      blocks[blocks.length - 1].push(walker.currentNode);
      holder = block;
    }
    return blocks;
  }

  /* A hit may begin in a link and end behind it, so it is looked for in the text of the whole block and then
     marked in each text node it touches; from the end, so that earlier positions stay true. */
  function markWithin(nodes, needles) {
    const located = search.locateTokens(nodes.map(node => node.data).join(""));
    const ranges = [].concat(...needles.map(needle => search.positionsOf(needle, located.tokens).map(at =>
      [located.starts[at], located.ends[at + needle.length - 1]])));
    if (!ranges.length) return;
    let start = nodes.reduce((length, node) => length + node.length, 0);
    for (const node of nodes.reverse()) {
      const end = start;
      start -= node.length;
      const touched = ranges
        .map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start])
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

  function markPart(node, from, to) {
    const part = node.splitText(from);
    part.splitText(to - from);
    const mark = document.createElement("mark");
    mark.className = "found";
    part.replaceWith(mark);
    mark.append(part);
  }

  search.receive("arrive", true);
})();
