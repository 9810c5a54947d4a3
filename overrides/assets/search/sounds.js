/* 读音: finds what is typed in pinyin, or with another character of the same sound. */
(function () {
  "use strict";

  const search = GazetteSearch;
  let sounds = null;

  function load() {
    if (!sounds) {
      sounds = search.data("syllables").then(syllables => {
        const of = new Map();
        Object.keys(syllables).forEach(sound => Array.from(syllables[sound], character => of.set(character, sound)));
        return { of: of, known: new Set(Object.keys(syllables)), longest: 6 };
      });
      sounds.catch(() => { sounds = null; });
    }
    return sounds;
  }

  /* For each pair that stands nowhere, the tokens that sound the same and share a character with it. */
  search.soundingLike = async function (pairs, known) {
    const missing = pairs.map((pair, at) => (!known[at].count && /^[\u3400-\u9fff]{2}$/.test(pair) ? at : -1)).filter(at => at >= 0);
    if (!missing.length) return [];
    const { of } = await load();
    const found = [];
    await Promise.all(missing.map(async at => {
      const [first, second] = pairs[at];
      if (!of.has(first) || !of.has(second)) return;
      const alike = await search.lookUp("sounds", of.get(first) + of.get(second)) || [];
      const near = alike.filter(pair => pair[0] === first || pair[1] === second).slice(0, 2);
      found[at] = await Promise.all(near.map(pair => search.token(pair)));
    }));
    return found;
  };

  /* tingchechang -> ting, che, chang; [] for what is not pinyin. Each end is reached once: linear. */
  function syllablesOf(letters, known, longest) {
    const before = [0];
    for (let end = 1; end <= letters.length; end += 1) {
      for (let start = Math.max(0, end - longest); start < end; start += 1) {
        if (before[start] !== undefined && known.has(letters.slice(start, end))) { before[end] = start; break; }
      }
    }
    const found = [];
    if (before[letters.length] === undefined) return found;
    for (let end = letters.length; end > 0; end = before[end]) found.unshift(letters.slice(before[end], end));
    return found;
  }

  /* The parts of a question typed in pinyin; of other letters, their pairs. */
  search.spelledOut = async function (run, weighed, rarity) {
    const { known, longest } = await load();
    const spelled = syllablesOf(run, known, longest);
    const keys = spelled.slice(1).map((after, k) => spelled[k] + after);
    const alike = await Promise.all(keys.map(key => search.lookUp("sounds", key)));
    const parts = [];
    for (const pairs of alike) {
      const tokens = await Promise.all((pairs || []).slice(0, 3).map(pair => search.token(pair)));
      const ways = tokens.map(token => ({ factor: 1, tokens: weighed([token]), all: 1 })).filter(way => way.tokens.length);
      parts.push({ weight: ways.length ? Math.max(...ways.map(way => way.tokens[0].weight)) : rarity(0.5) * 0.5, faint: false, ways: ways });
    }
    const letters = await Promise.all(search.pairs(run).map(pair => search.token(pair)));
    const written = weighed(letters);
    if (written.length === letters.length) {
      return [{ weight: written.reduce((sum, one) => sum + one.weight, 0), faint: false, ways: [{ factor: 1, tokens: written, all: letters.length }] }];
    }
    return parts.some(part => part.ways.length) ? parts : [{ weight: rarity(0.5), faint: false, ways: [] }];
  };
})();
