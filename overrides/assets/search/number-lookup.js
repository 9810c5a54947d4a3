/* 文号查找: which numbers a typed spelling may mean, asked of the dictionaries that number_table.py writes. Needs the
   rules of text, engine.js and number-key.js; nothing is loaded but what stands under the keys of one spelling. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const rules = search.numberRules;
  const LONGEST = 64; /* characters; no number is longer */
  const SERIES = 4; /* are looked up one by one; for more the numbers with the serial are gone through too */
  const NEAREST = 3;
  const RECENT = 3; /* years of a long series among which a serial is looked for that is still being typed */
  const CITED = 3; /* matches whose citing places are loaded; the others only tell how many there are */
  const EXACT = 5; /* what a series named in full counts */
  const LOOSE = 4; /* what the letters count beside the digits */
  const DAY = /^(?:19|20)[0-9]{2} ?[-/.] ?(?:0?[1-9]|1[0-2]) ?[-/.] ?(?:0?[1-9]|[12][0-9]|3[01])$/; /* 2021.8.20 lists no numbers */
  const none = () => ({ matches: [], unknown: "", nearest: [], limited: false });

  /* [head, digits, digits with a year of two digits in full or null] */
  function keyOf(spelling) {
    const typed = spelling.trim();
    if (typed.length > LONGEST) return ["", [], null];
    const [head, digits] = search.numberKey(typed);
    return [head, digits, digits.length ? rules.inFull(typed, digits) : null];
  }

  /* A row of the table: told() of number_table.py. `cited` and `alike` count what the lists hold once they are loaded. */
  function entryOf([number, kind, title, date, url, own, keys, cited, alike]) {
    return {
      number: number, kind: kind, title: title, date: date, url: url, own: own === 1,
      keys: keys.map(([head, ...digits]) => ({ head: head, digits: digits })),
      cited: cited, alike: alike, citedBy: [], related: [],
    };
  }

  async function series() {
    return (await search.data("series")).map(([head, initials, own]) => ({ head: head, initials: initials, own: own === 1 }));
  }

  /* What stands under one key, {entries, limited}: all of the year, where without it that were too much. */
  async function under(head, run, year) {
    let held = await search.lookUp("numbers", head + "|" + run);
    if (held && held[0] && year) held = (await search.lookUp("numbers", head + "|" + run + "|" + year)) || held;
    return held ? { entries: held.slice(1).map(entryOf), limited: held[0] === 1 } : { entries: [], limited: false };
  }

  /* What stands under several keys, given as [head, run, year], each entry once. */
  async function underAll(keys) {
    return joined(await Promise.all(keys.map(key => under(...key))));
  }

  function joined(found) {
    const entries = [].concat(...found.map(one => one.entries));
    return { entries: onceEach(entries, entry => entry.number + "|" + entry.url), limited: found.some(one => one.limited) };
  }

  function onceEach(entries, name) {
    const seen = new Set();
    return entries.filter(entry => !seen.has(name(entry)) && seen.add(name(entry)));
  }

  const pageOf = entry => entry.url;

  /* How well typed letters name a series: EXACT by its name, 4 by the end of it (办发), 2 by its initials (mzbf). */
  function headQuality(typed, one) {
    if (typed === one.head) return EXACT;
    if (one.head.endsWith(typed)) return 4;
    return one.initials.endsWith(typed) ? 2 : 0;
  }

  /* The same while letters are still being typed. */
  function headBecoming(typed, one) {
    if (one.head.startsWith(typed)) return 4;
    return headQuality(typed, one) || (one.head.includes(typed) ? 3 : one.initials.startsWith(typed) ? 2 : 0);
  }

  /* Heads that the letters may mean, with how well: Map. A series named in full is meant: 某政发 is then not 省某政发. */
  function headsMeant(typed, all, measure) {
    const exact = all.some(one => one.head === typed);
    const meant = all.filter(one => (exact ? one.head === typed : measure(typed, one)));
    return new Map(meant.map(one => [one.head, exact ? EXACT : measure(typed, one)]));
  }

  function keysOf(heads, digits) {
    const runs = rules.serials(digits), year = rules.year(digits);
    return [].concat(...heads.map(head => runs.map(run => [head, run, year])));
  }

  /* Own documents first, then the better match, then the newer. */
  function inOrder(a, b) {
    return b.entry.own - a.entry.own || b.quality - a.quality || (b.entry.date || "").localeCompare(a.entry.date || "");
  }

  /* The same, of those alike the one with the later year, then the later day, then the higher serial. */
  function newer(a, b) {
    const told = match => match.entry.keys[0].digits;
    const last = match => Number(told(match)[told(match).length - 1]);
    const year = match => rules.year(told(match));
    return b.entry.own - a.entry.own || b.quality - a.quality || year(b).localeCompare(year(a)) || inOrder(a, b) || last(b) - last(a);
  }

  /* The entries with a key of these heads (Map; null: any) of which `measure` of its digits is above 0, the best first. */
  function matching(entries, heads, measure, order = inOrder) {
    return entries
      .map(entry => ({
        entry: entry,
        quality: Math.max(...entry.keys.map(({ head, digits }) => {
          const byHead = heads ? heads.get(head) || 0 : 1, byDigits = measure(digits);
          return byHead && byDigits && byHead * LOOSE + byDigits;
        })),
      }))
      .filter(match => match.quality > 0)
      .sort(order)
      .map(match => match.entry);
  }

  /* {entries, limited, digits}: numbers with these digits in these series (Map; null: any); where there is none, with the year
     in `full`. */
  async function naming(heads, digits, full) {
    const found = await namedBy(heads, digits);
    return full && !found.entries.length && !found.limited ? namedBy(heads, full) : found;
  }

  async function namedBy(heads, digits) {
    const named = heads ? Array.from(heads.keys()).slice(0, SERIES) : [];
    const found = await underAll(keysOf(heads && heads.size <= SERIES ? named : [...named, ""], digits));
    return { entries: matching(found.entries, heads, held => rules.quality(digits, held)), limited: found.limited, digits: digits };
  }

  /* Resolves to {matches, unknown, nearest, limited}. matches: entries the spelling may mean, best first, of a series
     and a year alone all of the year; `limited` tells that there may be others. Where there is none, unknown tells that a number was meant: "surely" if it names
     a series of the table, "maybe" if it only has the form of a number; nearest holds the numbers that come closest. */
  search.lookUpNumber = async function (spelling) {
    const [typed, written, full] = keyOf(spelling);
    if (!written.length) return none();
    const digits = full || written;
    const all = await series();
    const heads = typed ? headsMeant(typed, all, headQuality) : null;
    const inSeries = all.some(one => one.head === typed);
    let found = written.length === 1 && full ? await naming(heads, full) : await naming(heads, written, full);
    if (!found.entries.length && inSeries && digits.length === 1 && rules.isYear(digits[0])) {
      found = await under(typed, digits[0], "");
    } else if (!found.entries.length) {
      const listed = DAY.test(search.fold(spelling).trim()) ? [] : rules.listed(digits);
      const parts = await Promise.all(listed.map(one => naming(heads, one)));
      found = joined(parts);
    }
    const matches = found.entries;
    if (matches.length) {
      await Promise.all(matches.slice(0, CITED).map(withCiting));
      return { matches: matches, unknown: "", nearest: [], limited: found.limited };
    }
    if (found.limited || lost() || (!inSeries && !rules.hasForm(spelling))) return none();
    return { matches: [], unknown: inSeries ? "surely" : "maybe", nearest: await nearest(typed, digits, all), limited: false };
  };

  /* Whether a part of the table could not be loaded: of what it may hold nobody can say that it is unknown. */
  function lost() {
    return Array.from(search.losses).some(name => name.startsWith("numbers/"));
  }

  async function withCiting(entry) {
    if (!entry.cited && !entry.alike) return;
    const places = await search.lookUp("citing", entry.number + "|" + entry.url);
    if (places) [entry.citedBy, entry.related] = places;
  }

  /* Of the series with most of the letters typed, the numbers whose digits are closest. */
  async function nearest(typed, digits, all) {
    const wanted = rules.apart(digits), year = rules.year(digits);
    const alike = all
      .map((one, place) => ({ head: one.head, likeness: likeness(typed, one.head), place: place }))
      .filter(one => one.likeness > 0)
      .sort((a, b) => b.likeness - a.likeness || a.place - b.place)
      .slice(0, NEAREST);
    const found = await Promise.all(alike.map(async ({ head, likeness }) => {
      const ofYear = year ? await under(head, year, "") : { entries: [] };
      const held = ofYear.entries.length ? ofYear : await underAll([...keysOf([head], digits), [head, "", ""]]);
      return held.entries.map(entry => ({
        entry: entry, likeness: likeness,
        distance: Math.min(...entry.keys.filter(key => key.head === head).map(key => distance(wanted, key.digits))),
      }));
    }));
    const sorted = [].concat(...found).sort((a, b) => b.likeness - a.likeness || a.distance - b.distance);
    return onceEach(sorted.map(one => one.entry), pageOf).slice(0, NEAREST);
  }

  /* The part of the letters that both have: 某政办法 and 某政办发 0.75; without letters all are alike. */
  function likeness(typed, head) {
    if (!typed) return 1;
    const common = Array.from(typed).filter(letter => head.includes(letter)).length;
    return common / Math.max(typed.length, head.length);
  }

  /* Run by run from the last; one year off is further than any serial. */
  function distance(wanted, digits) {
    return wanted.slice().reverse().reduce((sum, run, k) => {
      const held = digits[digits.length - 1 - k] || "0";
      return sum + Math.abs(Number(run) - Number(held)) * (rules.isYear(run) && rules.isYear(held) ? 1e6 : 1);
    }, 0);
  }

  /* The one series that typed letters mean beyond doubt, {head, short}, or null: by its name, by its initials, or
     `short`, a series of ours without its place (政办发 for 某政办发). Of what else is part of a name or like it nobody
     knows whose it is: 永办发 is the Party committee's, 国函 is not 国办函. */
  function seriesMeant(typed, all) {
    if (all.some(one => one.head === typed)) return { head: typed, short: false };
    const spelt = all.filter(one => one.initials === typed);
    if (spelt.length) return only(spelt.some(one => one.own) ? spelt.filter(one => one.own) : spelt, false);
    /* No series begins so, since its place or body comes first (numbers/series.py): what does lacks its place. */
    if (typed.length < 2 || !/^[政府办发省市县区州]/.test(typed)) return null;
    const ending = all.filter(one => one.head.endsWith(typed) && one.head.length - typed.length <= 2);
    const places = new Set(ending.filter(one => one.own).map(one => one.head[0]));
    return only(ending.filter(one => places.has(one.head[0])), true);
  }

  function only(found, short) {
    return found.length === 1 ? { head: found[0].head, short: short } : null;
  }

  /* Resolves to the one entry that is meant beyond doubt, or null. 13号 alone may be a street number, and two entries
     of equal right are for the reader to choose between. */
  search.unambiguousNumber = async function (spelling) {
    const [typed, written, full] = keyOf(spelling);
    if (!written.length || !(typed || written.length > 1 || written[0].length > 3) || (written.length === 1 && full)) return null;
    const named = typed ? seriesMeant(typed, await series()) : { head: "", short: false };
    if (!named) return null;
    const found = await naming(typed ? new Map([[named.head, EXACT]]) : null, written, full);
    const digits = found.digits;
    const exact = found.entries.filter(entry =>
      entry.keys.some(key => (!typed || key.head === named.head) && rules.quality(digits, key.digits) === 3));
    if (found.limited && !(typed && exact.length)) return null;
    if (!exact.length && rules.listed(digits).length) return null;
    const [first, ...others] = exact.length ? exact : found.entries;
    return first && (first.own || !named.short) && others.every(entry => entry.url === first.url) ? first : null;
  };

  /* Resolves to the numbers that an unfinished spelling may become, best first, without their citing places. */
  search.suggestNumbers = async function (spelling, limit) {
    const [typed, written, full] = keyOf(spelling);
    if (!typed && !written.length) return [];
    const all = await series();
    const heads = typed ? headsMeant(typed, all, written.length ? headQuality : headBecoming) : null;
    const own = new Set(all.filter(one => one.own).map(one => one.head));
    const bestFirst = (a, b) => own.has(b) - own.has(a) || heads.get(b) - heads.get(a);
    const named = heads ? Array.from(heads.keys()).sort(bestFirst).slice(0, SERIES) : [];
    const openYear = rules.beginsYear(spelling, written);
    const asWritten = await becoming(heads, named, written, openYear, limit);
    const found = asWritten.length || !full ? asWritten : await becoming(heads, named, full, openYear, limit);
    return onceEach(found, pageOf).slice(0, limit);
  };

  /* The numbers that these digits may become in series of `heads` (Map; null: any), the best of which are `named`. `openYear`:
     they are the beginning of a year. */
  async function becoming(heads, named, digits, openYear, limit) {
    const year = rules.year(digits);
    const measure = held => (openYear ? held[0].startsWith(digits[0]) && 1
      : digits.length ? rules.mayBecome(digits, held) && 1 + rules.quality(digits, held) : 1);
    const exact = digits.length && !openYear ? keysOf(heads ? named : [""], digits) : [];
    const [first] = named;
    const [near, older] = await Promise.all([
      underAll([...exact, ...named.map(head => [head, year, ""])]),
      first && digits.length && !year ? ofYears(first, digits, held => measure(held) > 0, limit) : [],
    ]);
    return matching(joined([near, ...older]).entries, heads, measure, newer);
  }

  /* What stands under the years of a long series that begin with these digits, else under the newest, the newest first, until
     there are so many numbers that fit. */
  async function ofYears(head, digits, fits, limit) {
    const years = (await search.lookUp("numbers", head + "|*")) || [];
    const begun = digits.length === 1 ? years.filter(year => year.startsWith(digits[0])) : [];
    const found = [];
    let left = limit;
    for (const year of begun.length ? begun : years.slice(0, RECENT)) {
      const held = await under(head, year, "");
      found.push(held);
      left -= held.entries.filter(entry => entry.keys.some(key => key.head === head && fits(key.digits))).length;
      if (left <= 0) break;
    }
    return found;
  }

  search.receive("number-lookup", true);
})();
