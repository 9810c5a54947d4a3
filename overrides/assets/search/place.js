/* 定位: the one place that is meant beyond doubt: a document by its number, an article of it. */
(function () {
  "use strict";

  const search = GazetteSearch;

  const FEW = 3; /* documents of which it is told that they have no such article; of more nobody knows which is meant */
  const LINE = /^(?:附件[:：]?\s?)?(?:([0-9]{1,2})\s?[.．、])?\s?(.{1,200})$/;
  const LISTED = 24; /* enclosures of a document that are looked at */
  const NAMED = 24; /* documents whose name holds what was typed; there may be more */

  /* The places that a pinpoint (第十四条第二项, 附件2, with what stands before it) may mean: [{page, block, url, missing}]. Where
     no document has it, what has most of it: the article or the document, with what is `missing`. */
  search.pinpointed = async function (pinpoint) {
    if (!pinpoint.rest) return [];
    const known = await placesOn(await pagesOf(pinpoint.rest), pinpoint);
    const held = known.filter(place => !place.missing);
    return held.length || known.length > FEW ? held : known;
  };

  async function placesOn(pages, pinpoint) {
    const places = await Promise.all(Array.from(new Set(pages), url => (pinpoint.part ? partOf : placeIn)(url, pinpoint)));
    return places.filter(Boolean);
  }

  /* The enclosure or interpretation that is meant where no name holds what stands before it, 停车难计划附件2: of a document that the
     best `hits` belong to and whose title has half of that. What has the form of a number is that number or nothing, as is what
     stands in 《》; and an article may be another law's. */
  search.pinpointedNear = async function (pinpoint, hits) {
    if (!pinpoint.part || search.numberRules.hasForm(pinpoint.rest) || /[《》]/.test(pinpoint.rest)) return [];
    const texts = await Promise.all(hits.slice(0, FEW).map(search.textOf));
    const pairs = search.pairs(search.runs(pinpoint.rest).join("")), named = title => pairs.filter(pair => title.includes(pair)).length;
    const near = texts.filter(text => text && named(search.fold(text.facts.title)) >= pairs.length / 2);
    const pages = near.map(text => text.facts.url.replace(/\/(?:interpretation|table-[0-9]{1,4})\.html$/, ".html"));
    return (await placesOn(pages, pinpoint)).filter(place => !place.missing).slice(0, 1);
  };

  async function placeIn(url, pinpoint) {
    const known = await search.lookUp("places", url);
    if (!known) return null;
    const [page, anchors] = known;
    const anchor = [pinpoint.anchor, "article-" + pinpoint.article].find(anchor => anchors.includes(anchor)) || "";
    const missing = anchor === pinpoint.anchor ? "" : pinpoint.said;
    return { page: page, block: anchor ? anchors.indexOf(anchor) : -1, url: url + (anchor && "#" + anchor), missing: missing };
  }

  /* The page of an interpretation or an enclosure; where the latter has none, the line that lists it. */
  async function partOf(url, { part, number, said }) {
    const whole = await search.lookUp("places", url);
    if (!whole) return null;
    const listed = part === "解读" ? null : await lineOf(whole, number);
    const own = part === "解读" ? url.replace(/\.html$/, "/interpretation.html") : listed && await pageNamed(listed.title, url);
    const known = own && await search.lookUp("places", own);
    if (known) return { page: known[0], block: -1, url: own, missing: "" };
    if (listed) return { page: whole[0], block: listed.block, url: url + "#" + whole[1][listed.block], missing: "" };
    return { page: whole[0], block: -1, url: url, missing: said };
  }

  /* The line of a document that lists the enclosure of a number: 附件：1.某计划表, 2.某名单; {block, title}, or null. */
  async function lineOf([page, anchors], number) {
    const blocks = anchors.map((_, block) => block).filter(block => /enclosures$/.test(anchors[block])).slice(0, LISTED);
    const texts = await Promise.all(blocks.map(block => search.textOf({ page: page, block: block })));
    const lines = texts.map((text, k) => {
      const [, told, title] = LINE.exec(text ? text.text : "") || [];
      return { block: blocks[k], title: title, number: told ? Number(told) : blocks.length === 1 ? 1 : 0 };
    });
    return lines.find(line => line.title && (number === null || line.number === number)) || null;
  }

  /* The address of what has this title and belongs to a document, or "". */
  async function pageNamed(title, url) {
    const names = await search.findNames(title, LISTED);
    const own = names.find(name => name.url.startsWith(url.replace(/\.html$/, "/")));
    return own ? own.url : "";
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
    const names = await search.findNames(named, NAMED);
    return names.filter(name => name.kind === "notice").map(name => name.url);
  }

  /* Resolves to the address that Enter opens, or null where the reader has to choose. */
  search.placeOf = async function (query) {
    const pinpoint = search.readPlace(query);
    if (pinpoint && pinpoint.part === "附件" && !pinpoint.number) return null; /* which one, nobody knows */
    if (pinpoint && pinpoint.rest) {
      if ((await search.findNames(pinpoint.rest, NAMED)).length === NAMED) return null;
      const places = (await search.pinpointed(pinpoint)).filter(place => !place.missing);
      return places.length === 1 ? places[0].url : null;
    }
    const entry = await search.unambiguousNumber(query);
    return entry ? entry.url : null;
  };

  search.receive("place", true);
})();
