/* 问句: what was typed -> the parts that are looked for, each with what it weighs. A part is a pair of characters, or
   an everyday word with the words that documents have for it. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const LONGEST = 64; /* characters that are looked up one by one; a longer text says enough with its beginning */
  const SAME_SOUND = 0.8; /* what a word of the same sound counts, where the typed one stands nowhere */
  const SYNONYM = 0.8; /* what the documents' word counts for an everyday one that stands nowhere */
  const BESIDE = 0.55; /* the same where the everyday word stands in documents too */
  const ACROSS = 0.25; /* what a pair counts that stands in no word, beside one that always does */
  const UNKNOWN = 0.5; /* of what the rarest pair weighs: a pair that stands nowhere */
  const FAINT = 0.15;
  const SHARES = 9; /* shares_within_words() of words.py */
  /* What makes it a question, or is said in any: it weighs little. */
  const ASKING = ("请问|为什么|什么时候|什么|怎么办|怎么样|怎么|怎样|如何|是多少|多少钱|多少|多久|多长时间|多长|多大|多远|哪些|哪里|哪儿|" +
    "哪个|哪家|哪|谁|几天|几个|几次|几年|几|吗|呢|啊|吧|能不能|要不要|可不可以|可以|能|会|是否|有没有|没有|是不是|还是|还没|还|都|也|就|" +
    "属于|的|地|得|了|着|过|在|是|有|我们|我|你|他们|他|自己|家里|这个|那个|这|那|一个|两个|以前|现在|到底|应该|应当|需要|必须|" +
    "要|想|去|到|把|被|给|让|和|与|或|及|对|向|从|按|里|上|下|关于|有关|相关|规定|情况|问题|最多|最少|最")
    .split("|").sort((a, b) => b.length - a.length);

  /* Which characters of a run only ask. */
  function asking(characters) {
    const run = characters.join(""), only = characters.map(() => false);
    if (run.length !== characters.length) return only;
    for (let at = 0; at < run.length; at += 1) {
      const word = ASKING.find(word => run.startsWith(word, at));
      if (!word) continue;
      only.fill(true, at, at + word.length);
      at += word.length - 1;
    }
    return only.every(Boolean) ? only.fill(false) : only;
  }

  /* The everyday words in a run, the longest first, none over another: [{from, to, written}]. */
  function everyday(run, synonyms) {
    const found = [];
    for (let from = 0; from < run.length; from += 1) {
      for (let to = Math.min(run.length, from + 16); to > from + 1; to -= 1) {
        const word = run.slice(from, to);
        if (Object.prototype.hasOwnProperty.call(synonyms, word)) found.push({ from: from, to: to, written: synonyms[word] });
      }
    }
    found.sort((a, b) => (b.to - b.from) - (a.to - a.from) || a.from - b.from);
    return found.filter((one, k) => !found.slice(0, k).some(before => before.from < one.to && one.from < before.to));
  }

  /* Resolves to [{from, to, alternatives}] of one run: what each pair is in the index, or what sounds like it. */
  async function pairsOf(run, characters) {
    const pairs = search.pairs(run);
    const known = await Promise.all(pairs.map(pair => search.token(pair)));
    const alone = known.map((token, at) =>
      !token.count && !((known[at - 1] || token).count && (known[at + 1] || token).count));
    const alike = await search.soundingLike(pairs.map((pair, at) => (alone[at] ? pair : "")), known);
    await Promise.all(pairs.map(async (pair, at) => {
      if (known[at].count || !pair.includes("没")) return;
      const token = await search.token(pair.replace("没", "未"));
      if (token.count) alike[at] = [token];
    }));
    return known.map((token, at) => ({ from: at, to: at + Math.min(2, characters.length), token: token, alike: alike[at] || [] }));
  }

  /* What a question asks for: {parts, runs, cut}. part = {weight, faint, ways: [{factor, tokens: [{token, weight}]}]} */
  search.readQuestion = async function (text) {
    const [contents, synonyms] = await Promise.all([search.data("contents"), search.data("synonyms")]);
    const rarity = count => Math.log(1 + (contents.blocks - count + 0.5) / (count + 0.5));
    const weigh = token => (token.count ? rarity(token.count) * (ACROSS + (1 - ACROSS) * token.share / SHARES) : 0);
    const weighed = tokens => tokens.filter(token => token.count).map(token => ({ token: token, weight: weigh(token) }));
    const sum = tokens => tokens.reduce((total, one) => total + one.weight, 0);
    const runs = search.runs(text);
    const parts = [];
    let left = LONGEST;
    for (const whole of runs) {
      const characters = Array.from(whole).slice(0, left);
      left -= characters.length;
      if (!characters.length) break;
      const run = characters.join("");
      if (/^[a-z]+$/.test(run)) { parts.push(...await search.spelledOut(run, weighed, rarity)); continue; }
      const only = asking(characters);
      const spoken = run.length === characters.length ? everyday(run, synonyms) : [];
      const pairs = await pairsOf(run, characters);
      const held = characters.map((_, at) => pairs.some(pair => pair.from <= at && at < pair.to && (pair.token.count || pair.alike.length)));
      const inside = (pair, word) => word.from <= pair.from && pair.to <= word.to;
      const touching = (pair, word) => pair.from < word.to && word.from < pair.to;
      for (const word of spoken) {
        const asks = only.slice(word.from, word.to).every(Boolean);
        const own = weighed(pairs.filter(pair => inside(pair, word)).map(pair => pair.token));
        const ways = [];
        for (const written of word.written) {
          const tokens = await Promise.all(search.pairs(written).map(pair => search.token(pair)));
          const known = weighed(tokens);
          if (known.length && known.length >= tokens.length * 0.6) ways.push({ factor: own.length === word.to - word.from - 1 ? BESIDE : SYNONYM, tokens: known, all: tokens.length });
        }
        if (!ways.length) { word.idle = true; continue; }
        const complete = own.length === word.to - word.from - 1;
        if (own.length) ways.push({ factor: 1, tokens: own, all: word.to - word.from - 1 });
        const weight = complete ? sum(own) : SYNONYM * Math.max(...ways.map(way => Math.min(rarity(1) * 1.5, sum(way.tokens))));
        parts.push({ weight: weight * (asks ? 2 * FAINT : 1), faint: asks, ways: ways });
      }
      for (const pair of pairs) {
        if (spoken.some(word => !word.idle && touching(pair, word))) continue;
        const asks = only.slice(pair.from, pair.to).some(Boolean);
        const single = pair.token.token.length === 1 || characters.length === 1;
        if (pair.token.count) {
          const weight = single ? rarity(pair.token.count) * 0.5 : weigh(pair.token);
          parts.push({ weight: weight * (asks ? FAINT : 1), faint: asks, ways: [{ factor: 1, tokens: [{ token: pair.token, weight: 1 }], all: 1 }] });
        } else if (pair.alike.length) {
          const ways = pair.alike.map(token => ({ factor: SAME_SOUND, tokens: weighed([token]), all: 1 }));
          parts.push({ weight: Math.max(...ways.map(way => sum(way.tokens))), faint: asks, ways: ways });
        } else if (!asks && !(held[pair.from] && held[pair.to - 1])) {
          parts.push({ weight: rarity(0.5) * UNKNOWN, faint: false, ways: [] });
        }
      }
    }
    return { parts: parts.filter(part => part.weight > 0), runs: runs, cut: left <= 0 };
  };
})();
