/* 筛选: what pages are filtered and sorted by, loaded by stretches of pages: facts.py writes them. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const STRETCH = 256; /* pages of one stretch: STRETCH of facts.py */
  const AT_ONCE = 4; /* stretches that are loaded to offer only what is found, before the reader turns to the filters */
  const FILTERS = ["kind", "issuer", "year", "department"];

  const stretchOf = page => Math.floor(page / STRETCH);

  /* Of another build it tells of other pages. */
  async function head() {
    const [contents, facts] = await Promise.all([search.data("contents"), search.data("facts")]);
    if (facts.pages !== contents.kinds.length) throw new TypeError("facts");
    return facts;
  }

  /* The stretches of a folder, by their number: Map. */
  async function stretches(folder, numbers) {
    const wanted = Array.from(new Set(numbers));
    const loaded = await Promise.all(wanted.map(number => search.data(folder + "/" + number)));
    return new Map(wanted.map((number, k) => [number, loaded[k]]));
  }

  /* What each of these pages has under a filter: function of its name and a page. */
  async function valuesOf(pages) {
    const facts = await head();
    const columns = await stretches("facts", pages.map(stretchOf));
    return (name, page) => facts[name][columns.get(stretchOf(page))[name][page % STRETCH]];
  }

  /* The hits whose pages have these values: [[name, value], …]. */
  search.filtered = async function (hits, filters) {
    if (!filters.length) return hits;
    const valueOf = await valuesOf(hits.map(hit => hit.page));
    return hits.filter(hit => filters.every(([name, value]) => valueOf(name, hit.page) === value));
  };

  /* The hits in the order of their dates, the newest first. */
  search.newestFirst = async function (hits) {
    const dates = await stretches("dates", hits.map(hit => stretchOf(hit.page)));
    const dateOf = hit => dates.get(stretchOf(hit.page))[hit.page % STRETCH];
    return hits.slice().sort((a, b) => dateOf(b).localeCompare(dateOf(a)) || search.inOrder(a, b));
  };

  /* Which pages are of a date, an issue, as readDate() gives it: function of a page. */
  search.pagesOf = async function (date) {
    if (!date) return () => false;
    if (date.serialIssue || date.issueNumber) {
      const isMeant = ([, year, numbers, serials]) => serials.includes(date.serialIssue) ||
        (numbers.includes(date.issueNumber) && (!date.issueYear || year === date.issueYear));
      const pages = new Set((await search.data("issues")).filter(isMeant).map(row => row[0]));
      return page => pages.has(page);
    }
    const two = number => String(number).padStart(2, "0");
    const wanted = (date.year ? date.year + "-" : "-") + (date.month ? two(date.month) + (date.day ? "-" + two(date.day) : "-") : "");
    const { days } = await head();
    const mayHave = ([first, last]) => !date.year || (first.slice(0, wanted.length) <= wanted && wanted <= last.slice(0, wanted.length));
    const dates = await stretches("dates", days.map((_, number) => number).filter(number => mayHave(days[number])));
    return page => {
      const held = dates.get(stretchOf(page));
      return Boolean(held) && held[page % STRETCH].slice(date.year ? 0 : 4).startsWith(wanted);
    };
  };

  /* What the pages of an answer can be filtered by: {values: {kind: [value, …], …}, exact}. Where not all that is found is
     known, or it is spread over many stretches that are not yet `wanted`, all there is, which is told. */
  search.choices = async function (answer, wanted) {
    const facts = await head();
    const pages = Array.from(new Set(answer.found.map(hit => hit.page)));
    const few = wanted || new Set(pages.map(stretchOf)).size <= AT_ONCE;
    const valueOf = answer.whole && few ? await valuesOf(pages) : null;
    const values = {};
    for (const name of FILTERS) {
      const held = valueOf ? pages.map(page => valueOf(name, page)) : facts[name];
      values[name] = Array.from(new Set(held)).filter(Boolean).sort();
    }
    return { values: values, exact: few || !answer.whole };
  };

  search.receive("filters", true);
})();
