/* 定位: the one place that is meant beyond doubt: a document by its number, an article of it. */
(function () {
  "use strict";

  const search = GazetteSearch;

  const FEW = 3; /* documents of which it is told that they have no such article; of more nobody knows which is meant */

  /* The places that a pinpoint (第十四条第二项, with what stands before it) may mean: [{page, block, url, missing}]. Where no
     document has it, what has most of it: the article or the document, with what is `missing`. */
  search.pinpointed = async function (pinpoint) {
    if (!pinpoint.rest) return [];
    const pages = await pagesOf(pinpoint.rest);
    const known = (await Promise.all(Array.from(new Set(pages), url => placeIn(url, pinpoint)))).filter(Boolean);
    const held = known.filter(place => !place.missing);
    return held.length || known.length > FEW ? held : known;
  };

  async function placeIn(url, pinpoint) {
    const known = await search.lookUp("places", url);
    if (!known) return null;
    const [page, anchors] = known;
    const anchor = [pinpoint.anchor, "article-" + pinpoint.article].find(anchor => anchors.includes(anchor)) || "";
    const missing = anchor === pinpoint.anchor ? "" : pinpoint.said;
    return { page: page, block: anchor ? anchors.indexOf(anchor) : -1, url: url + (anchor && "#" + anchor), missing: missing };
  }

  /* The documents that a number or a title means. Where a series is typed, only the one that it means beyond doubt:
     another series' document is never opened. */
  async function pagesOf(named) {
    const [series, digits] = search.numberKey(named);
    if (digits.length && search.numberRules.hasForm(named)) {
      const held = series
        ? [await search.unambiguousNumber(named)] : (await search.lookUpNumber(named)).matches;
      return held.filter(entry => entry && entry.own).map(entry => entry.url.split("#")[0]);
    }
    const names = await search.findNames(named, 24);
    return names.filter(name => name.kind === "notice").map(name => name.url);
  }

  /* Resolves to the address that Enter opens, or null where the reader has to choose. */
  search.placeOf = async function (query) {
    const pinpoint = search.splitPinpoint(query);
    if (pinpoint && pinpoint.rest) {
      const places = (await search.pinpointed(pinpoint)).filter(place => !place.missing);
      return places.length === 1 ? places[0].url : null;
    }
    const entry = await search.unambiguousNumber(query);
    return entry ? entry.url : null;
  };

  search.receive("place", true);
})();
