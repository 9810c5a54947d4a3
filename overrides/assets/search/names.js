/* 名: titles, bodies, people, rows of tables and pages by their names, in characters, pinyin or initials. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const TOGETHER = 16; /* names in one file: NAMES_TOGETHER of names.py */
  const SIZES = [2, 3, 4, 6, 8, 12, 16, 24, 32]; /* of names.py */

  /* Resolves to names {text, kind, url, note} that hold what was typed: those of this very name, then the weightiest; at
     most `limit`. */
  search.findNames = async function (typed, limit) {
    const folded = search.runs(typed).join("");
    if (!folded) return [];
    const latin = /^[a-z]+$/.test(folded);
    const spelled = latin ? await search.soundsOf(folded) : { pairs: [] };
    const initials = spelled.pairs.length ? spelled.initials : folded;
    const sounding = await Promise.all(spelled.pairs.map(sound => listOf("=" + sound)));
    const sure = sounding.some(list => list.whole) ? common(sounding) : [];
    const [own, others] = await Promise.all([
      Promise.all(["@" + folded, "!" + folded].map(listOf)).then(lists => [].concat(...lists.map(list => list.places))),
      sure.length ? sure : Array.from(folded).length < 2 ? listOf("^" + folded).then(list => list.places)
        : holding(latin ? "~" : "", Array.from(latin ? initials : folded)),
    ]);
    const rows = await Promise.all(Array.from(new Set(own.concat(others.sort((a, b) => a - b))), nameAt));
    const sounds = row => !spelled.pairs.length || sure.length > 0 || spelled.isSaidIn(known(row));
    const holds = row => known(row).includes(folded) || (latin && row.initials.includes(initials) && sounds(row));
    const found = rows.filter(row => row && holds(row));
    return found.filter(row => known(row) === folded).concat(found.filter(row => known(row) !== folded)).slice(0, limit);
  };

  function known(row) {
    return search.runs(row.text).join("");
  }

  /* What a key of the dictionary leads to: {places, whole}; `whole` tells whether no name is left out. */
  function listOf(key) {
    return search.lookUp("names", key).then(list => ({
      places: (list || []).filter(place => place >= 0), whole: !list || list[list.length - 1] >= 0,
    }));
  }

  /* The places that all lists have. A list that leaves names out shuts none out, while there is another. */
  function common(lists) {
    const telling = lists.filter(list => list.whole);
    return (telling.length ? telling : lists).map(list => list.places).reduce((held, list) => held.filter(place => list.includes(place)));
  }

  /* The places of names that have these characters one after the other. Where all short stretches leave names out, longer
     ones are looked for; where there are none, those at both ends of what was typed. */
  async function holding(mark, characters) {
    const found = [];
    let lists = [];
    for (const size of SIZES.filter(size => size <= characters.length)) {
      const stretches = characters.slice(size - 1).map((_, at) => mark + characters.slice(at, at + size).join(""));
      lists = await Promise.all(stretches.map(listOf));
      found.push(...common(lists));
      if (lists.some(list => list.whole)) return found;
    }
    return found.concat(lists[0].places, lists[lists.length - 1].places);
  }

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
    const found = (await Promise.all((await listOf("@" + folded)).places.map(nameAt))).filter(Boolean);
    const urls = new Set();
    return found.filter(name => known(name) === folded).concat(found)
      .filter(name => !urls.has(name.url) && urls.add(name.url)).slice(0, 3);
  };

  search.receive("names", true);
})();
