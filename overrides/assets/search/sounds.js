/* 读音: finds what is typed in pinyin, or with another character of the same sound. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const HAN = /^[\u3400-\u9fff]{2}$/;
  const LONGEST = 6; /* letters of a syllable: zhuang */
  let sounds = null;

  function load() {
    if (!sounds) {
      sounds = search.data("syllables").then(syllables => {
        const of = new Map();
        Object.keys(syllables).forEach(sound => Array.from(syllables[sound], character => of.set(character, sound)));
        return { of: of, known: new Set(Object.keys(syllables)) };
      });
      sounds.catch(() => { sounds = null; });
    }
    return sounds;
  }

  /* By the place of a pair that stands nowhere, the token that is meant: 停车厂管 -> 车场, 场管 of the same sound.
     One character is taken for another only where that makes every pair known that it is in; 没参 is 未参 too. */
  search.meantBy = async function (reader, characters, pairs, asks) {
    const found = [];
    const around = at => (characters[at] === "没" ? [at] : [at - 1, at]).filter(pair => pairs[pair] && !asks[pair] && !asks[pair + 1]);
    const doubtful = characters.map((_, at) => at).filter(at =>
      around(at).length && around(at).every(pair => !pairs[pair].count && HAN.test(pairs[pair].token)));
    if (!doubtful.length) return found;
    const near = characters.map((_, at) => doubtful.some(one => Math.abs(one - at) < 2));
    const sounds = await Promise.all(characters.map((one, at) => (near[at] ? search.lookUp("sounds", one) : null)));
    await Promise.all(doubtful.map(async at => {
      const changed = other => around(at).map(pair =>
        (pair === at ? other + characters[at + 1] : characters[at - 1] + other));
      const others = characters[at] === "没" ? ["未"] : [].concat(...await Promise.all(around(at).map(async pair => {
        const kept = pair === at ? 1 : 0;
        const alike = await search.lookUp("sounds", sounds[pair] + sounds[pair + 1]);
        return (alike || []).filter(word => word[kept] === characters[pair + kept]).map(word => word[1 - kept]);
      })));
      for (const other of new Set(others)) {
        const tokens = await reader.tokens(changed(other));
        if (!tokens.every(token => token.count)) continue;
        around(at).forEach((pair, k) => { found[pair] = tokens[k]; });
        return;
      }
    }));
    return found;
  };

  /* tingchechang -> ting, che, chang; [] for what is not pinyin. Each end is reached once: linear. */
  function syllablesOf(letters, known) {
    const before = [0];
    for (let end = 1; end <= letters.length; end += 1) {
      for (let start = Math.max(0, end - LONGEST); start < end; start += 1) {
        if (before[start] !== undefined && known.has(letters.slice(start, end))) { before[end] = start; break; }
      }
    }
    const found = [];
    if (before[letters.length] === undefined) return found;
    for (let end = letters.length; end > 0; end = before[end]) found.unshift(letters.slice(before[end], end));
    return found;
  }

  /* Resolves to the sounds of the pairs that letters spell, their initials, and whether a text sounds so: tingchechang ->
     tingche, chechang; tcc; no sounds of what is no pinyin. */
  search.soundsOf = async function (letters) {
    const { of, known } = await load();
    const spelled = syllablesOf(letters, known);
    return {
      pairs: spelled.slice(1).map((after, k) => spelled[k] + after),
      initials: spelled.map(sound => sound[0]).join(""),
      isSaidIn: text => Array.from(text, character => of.get(character) || character).join("").includes(letters),
    };
  };

  /* The parts of a run of letters: what it says as it stands, else what sounds like it. */
  search.spelledOut = async function (reader, run) {
    const letters = await reader.tokens(search.pairs(run));
    if (letters.every(token => token.count)) {
      const way = reader.way(1, letters);
      return [reader.part(way.weight, false, [way])];
    }
    const heard = await Promise.all((await search.soundsOf(run)).pairs.map(sound => search.lookUp("sounds", sound)));
    if (!heard.some(Boolean)) return [reader.missing()];
    return Promise.all(heard.map(async pairs => {
      const ways = (await reader.tokens((pairs || []).slice(0, 3))).map(token => reader.way(1, [token]));
      return ways.length ? reader.part(Math.max(...ways.map(way => way.weight)), false, ways) : reader.missing();
    }));
  };

  search.receive("sounds", true);
})();
