/* 作答: a question -> the places that answer it, best first: what the index ranks, read again in the text itself. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const READ = 10; /* best places whose text is read before any is shown: as many as are shown at first */
  const FEW = 6, MOST_READ = 96; /* tokens of a query that are looked for in so many places, as is what is wanted as it stands */
  const EXACT = 3, ALMOST = 2, UNDATED = 1.25; /* a place that has the very words; but for punctuation at their ends; but for a date beside them */
  const HEADING = 0.6, TITLE = 1.5; /* a title says less than a line, unless it has the very words, or a document is asked for by its name */
  const SAME_PAGE = 0.9; /* each further place of one page */
  const OF_A_PAGE = 3; /* places of one page before others have had their turn */
  const NEAR = 0.25; /* of the best score: what is shown at all, where it does not hold as much of the question, nor its page all of it */
  const TOPICAL = 0.4; /* what must be held at most of a question that is about something known */
  const MOST = 0.9; /* of what the best place holds of the question */
  const ABOVE_TEXT = 1e3; /* documents of a date stand before texts that name it */
  const DOCUMENT = /(办法|规定|细则|条例|方案|计划|规划|通知|意见|决定|公告|通告|批复|报告|函|令|预案|清单|目录|[^发代报]表|纲要|章程|名单|文件?)$/;
  const ANY_DOCUMENT = /^(的|发布|印发|出台|公布|发|所有|全部|有|哪些|什么|了|公报|政府|公文|文件?|通知){0,6}$/;

  /* quoted = one of "…" “…” 「…」, with white space or an end on both sides: it is wanted as it stands. */
  function quotedIn(text) {
    return (text.match(/(^|\s)("[^"]+"|“[^”]+”|「[^」]+」)(?=\s|$)/g) || []).map(search.tokenize).filter(tokens => tokens.length);
  }

  /* How much a text must hold of a question: a few words must nearly all stand there, of a long question some; less where
     what it is about is known, and only what is asked of it stands nowhere: 医保 of 医保报销. */
  function needed({ length, topical }) {
    return Math.min(topical ? TOPICAL : 0.5, Math.max(0.14, 0.5 - 0.08 * (length - 4)));
  }

  /* Whether the tokens, characters and punctuation, stand one after the other in a cell of the text. */
  function has(text, tokens) {
    return text.split("\t").some(cell => (" " + search.tokenize(cell).join(" ") + " ").includes(" " + tokens.join(" ") + " "));
  }

  /* Punctuation before and behind the words is nothing that is asked for. */
  function withoutEnds(tokens) {
    const isWord = token => !/^u./.test(token);
    const first = tokens.findIndex(isWord);
    return first < 0 ? tokens : tokens.slice(first, tokens.length - tokens.slice().reverse().findIndex(isWord));
  }

  function asNeedles(parts) {
    const needles = [];
    for (const part of parts) for (const way of part.ways) for (const { token, weight } of way.tokens) {
      if (!part.faint || parts.every(other => other.faint)) needles.push({ tokens: Array.from(token.token), weight: weight });
    }
    return needles;
  }

  /* Reads the best places, and orders them anew by what only the text tells. Of a few characters, which stand in many
     places but seldom together, as many are read as it takes to find them as they were typed. */
  async function reread(hits, query, beside, quoted, most) {
    const runs = search.runs(query), typed = search.tokenize(query), said = withoutEnds(typed), undated = search.tokenize(beside);
    const named = DOCUMENT.test(runs[runs.length - 1] || "");
    const complete = hits.filter(hit => hit.complete);
    const read = new Map();
    const look = async more => {
      const unread = more.filter(hit => !read.has(hit));
      const texts = await Promise.all(unread.map(search.textOf));
      unread.forEach((hit, k) => {
        const text = texts[k] ? texts[k].text : "";
        hit.verbatim = has(text, typed);
        hit.weight = hit.verbatim ? EXACT : has(text, said) ? ALMOST : undated.length && has(text, undated) ? UNDATED : 1;
        hit.exact = hit.weight > 1;
        read.set(hit, texts[k]);
      });
      return more.some(hit => hit.verbatim);
    };
    if (!quoted.length) await look(hits.slice(0, READ));
    const together = quoted.length > 0 || await search.mayStand(query);
    for (let at = 0; together && at < complete.length && at < (typed.length <= FEW ? MOST_READ : most); at += READ) {
      if (await look(complete.slice(at, at + READ)) && !quoted.length) break;
    }
    read.forEach((block, hit) => {
      hit.score *= hit.weight;
      if (block && block.level === 1) hit.score *= named ? TITLE : hit.exact || hit.titled ? 1 : HEADING;
    });
    const kept = quoted.length
      ? Array.from(read.keys()).filter(hit => read.get(hit) && quoted.every(tokens => has(read.get(hit).text, tokens))) : hits;
    return { hits: kept.sort(search.inOrder), exact: kept.some(hit => hit.exact) };
  }

  /* Several places of a page where several answer, but no page alone. */
  function spread(hits) {
    const seen = new Map(), first = [], later = [];
    for (const hit of hits) {
      const count = seen.get(hit.page) || 0;
      seen.set(hit.page, count + 1);
      if (count >= OF_A_PAGE) later.push(hit);
      else first.push(Object.assign(hit, { score: hit.score * Math.pow(SAME_PAGE, count) }));
    }
    return first.sort(search.inOrder).concat(later);
  }

  /* Beside a date the rest is asked for; the date as it was typed only helps to order. */
  async function questionBeside(rest, query, how) {
    const whole = await search.readQuestion(query, how);
    if (!rest) return whole;
    const asked = await search.readQuestion(rest, Object.assign({}, how, { dated: true }));
    return Object.assign(asked, { parts: asked.parts.concat(whole.parts.map(part => Object.assign(part, { faint: true, aside: true }))) });
  }

  /* 停车 2013年: what is of the date and has the words stands before all that is of another. */
  function lift(hits, isOfDate) {
    const top = Math.max(...hits.map(hit => hit.score)), enough = Math.max(...hits.map(hit => hit.held)) * MOST;
    hits.forEach(hit => { if (isOfDate(hit.page) && (hit.complete || hit.held >= enough)) hit.score += top; });
  }

  /* The documents of a date or an issue themselves, 公文 first. */
  function documentsOf(isOfDate, kinds) {
    return Array.from(kinds, (kind, page) => ({ page: page, block: -1, held: 1, score: (kind === "n" ? 2 : 1) * ABOVE_TEXT }))
      .filter(hit => isOfDate(hit.page) && kinds[hit.page] !== "i" && kinds[hit.page] !== "t").sort(search.inOrder);
  }

  /* What a pinpoint means whose document is named by no name: the place on the documents that say most of it. */
  async function nearTo(pinpoint, wanted, rank) {
    const pages = new Map();
    rank(await search.readQuestion(pinpoint.rest, wanted)).forEach(hit => pages.has(hit.page) || pages.set(hit.page, hit));
    return search.pinpointedNear(pinpoint, Array.from(pages.values()));
  }

  /* Resolves to {hits, needles, exact, whole, cut, unsaid, filtered, asTyped, found, missing, names}. hits: [{page, block}], all
     that may be shown. unsaid: words that stand nowhere in the text. missing: {said, documents}, the article that the documents meant do not have.
     wanted: {filters, byDate, everything, asTyped}: only pages with these values, the newest first, with the whole of long
     lists, only what holds the question as it stands. */
  search.answer = async function (query, wanted) {
    const date = search.readDate(query);
    const pinpoint = search.readPlace(query);
    let places = pinpoint ? await search.pinpointed(pinpoint) : [];
    const filters = Object.entries(wanted.filters);
    const onlyDate = date && ANY_DOCUMENT.test(date.rest.replace(/\s/g, ""));
    const beside = date && !onlyDate ? date.rest : "";
    const [contents, first, isOfDate] = await Promise.all([
      search.data("contents"),
      questionBeside(beside, query, wanted),
      search.pagesOf(date),
    ]);
    const asTyped = wanted.asTyped || (places.length > 0 && search.numberRules.hasForm(pinpoint.rest));
    const quoted = asTyped ? [search.tokenize(query)] : quotedIn(query);
    const rank = asked => {
      const found = search.rank(asked.parts, contents.kinds, isOfDate);
      const best = Math.max(0, ...found.slice(0, READ).map(hit => hit.held));
      return best < needed(asked) ? found.filter(hit => hit.gathered) : found;
    };
    let question = first, ranked = rank(first);
    if (beside) { /* 于2009年1月正, 境2021年度重: the date is a part of the words, which say nothing, or something else, without it */
      const whole = await search.readQuestion(query, wanted);
      if (!ranked.length) question = whole;
      const withDate = rank(whole).filter(hit => question === whole || hit.complete);
      if (date.apart && question !== whole) lift([...withDate, ...ranked], isOfDate);
      const known = new Set(withDate.map(hit => hit.page + ":" + hit.block));
      ranked = withDate.concat(ranked.filter(hit => !known.has(hit.page + ":" + hit.block))).sort(search.inOrder);
    }
    const near = pinpoint && !places.length ? await nearTo(pinpoint, wanted, rank) : [];
    places = places.concat(near);
    const least = ranked.length ? ranked[0].score * NEAR : 0;
    const most = Math.max(0, ...ranked.slice(0, READ).map(hit => hit.held)) * MOST;
    ranked = ranked.filter(hit => hit.score >= least || hit.held >= most || hit.gathered);
    const apart = beside && date.apart ? beside : "";
    const dated = onlyDate ? documentsOf(isOfDate, contents.kinds) : [];
    const toRead = quoted.length && !asTyped ? MOST_READ : READ;
    const read = dated.length >= READ ? { hits: ranked, exact: true } : await reread(ranked, query, apart, quoted, toRead);
    let hits = dated.concat(read.hits);
    const pinned = new Set(places.map(place => place.page + ":" + place.block));
    const verbatim = hits.filter(hit => hit.verbatim).map(hit => hit.score);
    const behind = place => ((place.missing || near.length) && verbatim.length ? Math.min(...verbatim) * SAME_PAGE : Infinity);
    hits = places.map(place => ({ page: place.page, block: place.block, held: 1, score: behind(place) }))
      .concat(hits.filter(hit => !pinned.has(hit.page + ":" + hit.block)));
    const passing = await search.filtered(hits, filters);
    const ordered = wanted.byDate ? await search.newestFirst(passing) : spread(passing);
    return {
      hits: ordered,
      needles: asNeedles(question.parts),
      exact: read.exact || onlyDate || places.length > near.length,
      whole: question.parts.every(part => part.ways.every(way => way.tokens.every(one => one.token.whole))),
      cut: question.cut,
      unsaid: question.unsaid,
      filtered: filters.length > 0,
      asTyped: asTyped,
      found: hits,
      missing: places.length && places[0].missing ? { said: places[0].missing, documents: places.length } : null,
      names: filters.length ? [] : await search.namesAnswering(pinpoint && !places.length ? pinpoint.rest : query),
    };
  };

  search.receive("answers", true);
})();
