/* 名: titles, bodies, people, rows of tables and pages by their names, in characters, pinyin or initials. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const TOGETHER = 16; /* names in one file: NAMES_TOGETHER of names.py */
  const PREFIX = 7; /* 中华人民共和国, 某市: what may stand before a name that is asked for */

  /* Resolves to names {text, kind, url, note} that hold what was typed, the weightiest first; at most `limit`; with `about`
     only those of what no text stands for. */
  search.findNames = async function (typed, limit, about) {
    const folded = search.runs(typed).join("");
    if (!folded) return [];
    const latin = /^[a-z]+$/.test(folded);
    const spelled = latin ? await search.soundsOf(folded) : [];
    const keys = spelled.length > 0 ? spelled.map(sound => "=" + sound)
      : latin ? ["~" + folded.slice(0, 3)]
        : Array.from(folded).length < 2 ? ["^" + folded] : search.pairs(folded);
    const lists = await Promise.all(keys.map(key => search.lookUp("names", key)));
    if (!lists.every(Boolean)) return [];
    /* Twice the place of a name, and one more where it is about what no text stands for: names.py. */
    const told = lists.reduce((held, list) => held.filter(place => list.includes(place)));
    const rows = await Promise.all(told.filter(place => !about || place % 2).map(place => nameAt(Math.floor(place / 2))));
    const holds = row => (spelled.length > 0 || (latin ? row.initials : search.runs(row.text).join("")).includes(folded));
    return rows.filter(row => row && holds(row)).slice(0, limit);
  };

  function nameAt(place) {
    const part = "name/" + Math.floor(place / TOGETHER);
    return search.data(part).then(
      rows => {
        const [text, kind, url, note, initials] = rows[place % TOGETHER];
        return { text, kind, url, note, initials };
      }
    ).catch(() => { search.losses.add(part); return null; });
  }

  /* The pages that are asked for by their own name, and that no text of the gazette stands for. */
  search.namesAnswering = async function (query) {
    const folded = search.runs(query).join("");
    const found = (await search.findNames(query, 24, true)).filter(name => {
      const known = search.runs(name.text).join("");
      if (known === folded) return true;
      return (name.kind === "instrument" || name.kind === "organization")
        && folded.length > 2 && known.endsWith(folded) && known.length - folded.length <= PREFIX;
    });
    const urls = new Set();
    return found.filter(name => !urls.has(name.url) && urls.add(name.url)).slice(0, 3);
  };

  search.receive("names", true);
})();
