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
  const UNKNOWN = 0.75; /* of what the rarest pair weighs: a pair that stands nowhere */
  const FAINT = 0.15;
  const GENERAL = 0.4; /* of what it weighs: what is asked of anything, 申请 */
  const READ_WHOLE = 2; /* parts of a long list that are read beyond the first */
  const SINGLE = 0.5; /* what a single character counts, which stands in many words */
  const MOSTLY = 0.6; /* so much of a documents' word must stand somewhere */
  const RAREST = 1.5; /* a word of several pairs weighs at most so many of the rarest */
  const IN_WORD = 6; /* a pair of at least this share is taken for part of a word */
  const SHARES = 9; /* shares_within_words() of words.py */
  const OFFICE = /^[局厅部院处校所站队]长$/;

  /* The everyday words and the amounts in a run, the longest first, none over another: [{from, to, written, amount}]. */
  function sayings(run, pairs) {
    const found = search.amounts(run).concat(...pairs.map((pair, from) => Object.keys(pair.everyday)
      .filter(word => run.startsWith(word, from))
      .map(word => ({ from: from, to: from + word.length, written: pair.everyday[word] }))));
    found.sort((a, b) => (b.to - b.from) - (a.to - a.from) || a.from - b.from);
    return found.filter((one, k) => !found.slice(0, k).some(before => before.from < one.to && one.from < before.to));
  }

  /* What stands between the characters that are `known` as parts of words, and holds a pair that `isMissing`. Behind a single
     character that asks nobody knows whether a word begins: 方不 of 对方不给. */
  function unsaid(characters, asks, isKnown, isMissing) {
    const found = [];
    let from = 0;
    characters.concat("").forEach((_, at) => {
      if (at < characters.length && !asks[at] && !isKnown(at)) return;
      const doubtful = asks[from - 1] && !asks[from - 2];
      const missing = characters.some((_, pair) => pair >= from && pair < at - 1 && isMissing(pair));
      if (missing && !doubtful) found.push(characters.slice(from, at).join(""));
      from = at + 1;
    });
    return found;
  }

  /* Reads questions with what the index has of their words. `everything`: with the whole lists of frequent ones; `asTyped`: no
     other words are meant than those that stand there. */
  class Reader {
    constructor(contents, { everything, asTyped }) {
      this.blocks = contents.blocks;
      this.everything = everything;
      this.asTyped = asTyped;
    }

    tokens(texts) {
      return Promise.all(texts.map(text => search.token(text, this.everything)));
    }

    rarity(count) {
      return Math.log(1 + (this.blocks - count + 0.5) / (count + 0.5));
    }

    weigh(token) {
      const single = Array.from(token.token).length === 1;
      return this.rarity(token.count) * (single ? SINGLE : ACROSS + (1 - ACROSS) * token.share / SHARES);
    }

    /* One way to say a part. Tokens that stand nowhere weigh as much as the others do on average. */
    way(factor, tokens) {
      const known = tokens.filter(token => token.count).map(token => ({ token: token, weight: this.weigh(token) }));
      const weight = known.reduce((sum, one) => sum + one.weight, 0);
      return { factor: factor, tokens: known, known: weight, weight: known.length ? weight * tokens.length / known.length : 0 };
    }

    part(weight, faint, ways, general = false) {
      return { weight: weight * (faint ? FAINT : general ? GENERAL : 1), faint: faint, general: general, ways: ways };
    }

    hint(token) {
      return { weight: this.weigh(token), faint: true, ways: [this.way(1, [token])] };
    }

    missing(general) {
      return this.part(this.rarity(0.5) * UNKNOWN, false, [], general);
    }

    /* What one run says: {parts, topical, unsaid}. `topical`: what it is about, its first word, is known; unsaid: words in it of
       which the text has no pair. */
    async run(characters) {
      const run = characters.join("");
      if (/^[a-z]+$/.test(run)) return { parts: await search.spelledOut(this, run), topical: false, unsaid: [] };
      const pairs = await this.tokens(search.pairs(run));
      const isWord = at => at >= 0 && at < pairs.length && pairs[at].share >= IN_WORD;
      const asks = search.asking(characters, isWord), general = search.askedOfAnything(characters);
      const alike = this.asTyped ? [] : await search.meantBy(this, characters, pairs, asks);
      const everydays = run.length === characters.length && !this.asTyped ? sayings(run, pairs) : [];
      const parts = [];
      const taken = pairs.map(() => false);
      for (const word of everydays) {
        const office = OFFICE.test(run.slice(word.to - 1, word.to + 1)); /* 环保局长 is 环保局局长 */
        if (!word.amount && ((isWord(word.from - 1) && !asks[word.from - 1]) || (isWord(word.to - 1) && !office))) continue; /* 人行 in 人行道 is another word */
        const said = asks.slice(word.from, word.to);
        const isGeneral = said.every((one, k) => one || general[word.from + k]);
        const part = await this.everyday(word, pairs.slice(word.from, word.to - 1), said.every(Boolean), isGeneral);
        if (!part) continue;
        parts.push(part);
        if (office) parts.push(...(await this.tokens([run[word.to - 1].repeat(2)])).filter(token => token.count).map(token => this.hint(token)));
        taken.fill(true, word.from, word.to - 1);
      }
      const known = at => at >= 0 && at < pairs.length && (pairs[at].count || alike[at]);
      let missing = false; /* a word that stands nowhere leaves several pairs missing, of which every second counts */
      pairs.forEach((pair, at) => {
        const before = missing;
        missing = false;
        if (taken[at]) return;
        const faint = asks.slice(at, at + 2).some(Boolean);
        if (pair.count) parts.push(this.part(this.weigh(pair), faint, [this.way(1, [pair])], general[at] && general[at + 1]));
        else if (alike[at]) parts.push(this.part(this.weigh(alike[at]), faint, [this.way(SAME_SOUND, [alike[at]])]));
        else if (!faint && !taken[at - 1] && !taken[at + 1] && !(known(at - 1) && known(at + 1))) {
          missing = !before;
          if (missing) parts.push(this.missing(general[at] && general[at + 1]));
        }
      });
      /* A character that is told in no pair still helps to choose: 赔 of 怎么赔. */
      const told = (at, share) => [at - 1, at].some(pair => pair >= 0 && pair < pairs.length && (taken[pair] || alike[pair] ||
        (pairs[pair].count && pairs[pair].share >= share && !asks[pair] && !asks[pair + 1])));
      const alone = characters.filter((_, at) => characters.length > 1 && !asks[at] && !told(at, 0));
      for (const token of await this.tokens(alone)) if (token.count) parts.push(this.hint(token));
      const first = characters.findIndex((_, at) => !asks[at] && !general[at]);
      const topical = first >= 0 && Boolean(taken[first] || (isWord(first) && pairs[first].count));
      return { parts: parts, topical: topical, unsaid: this.asTyped ? [] : unsaid(characters, asks, at => told(at, IN_WORD), pair => !pairs[pair].count) };
    }

    /* An everyday word with what documents have for it; null where they have nothing. */
    async everyday(word, own, faint, general) {
      const stands = own.every(token => token.count);
      const written = await Promise.all(word.written.map(text => this.tokens([].concat(...text.split(" ").map(search.pairs)))));
      const ways = written
        .filter(tokens => tokens.filter(token => token.count).length >= tokens.length * MOSTLY)
        .map((tokens, k) => this.way((stands ? BESIDE : SYNONYM) * Math.pow(0.95, k), tokens));
      if (!ways.length) return null;
      const usual = Math.max(...ways.map(way => Math.min(RAREST * this.rarity(1), way.known))) * SYNONYM;
      const itself = this.way(1, own);
      if (itself.tokens.length) ways.push(itself);
      return this.part(stands ? itself.known : usual, faint, ways, general);
    }
  }

  /* Where all words are so frequent that only the beginning of their lists was read, the rarest is read whole, if that
     is not too much: what holds the very words is then among the candidates. One word alone has its best places at the beginning,
     unless they must be `dated`. */
  async function completeRarest(parts, dated) {
    const own = [].concat(...parts.filter(part => !part.faint).map(part => [].concat(...part.ways
      .filter(way => way.factor === 1).map(way => way.tokens))));
    if (own.length < (dated ? 1 : 2) || own.some(one => one.token.whole)) return;
    const rarest = own.reduce((least, one) => (one.token.count < least.token.count ? one : least));
    if (rarest.token.further <= READ_WHOLE) rarest.token = await search.token(rarest.token.token, true);
  }

  /* What a question asks for: {parts, runs, length, cut, topical, unsaid}; part = {weight, faint, general, ways},
     way = {factor, weight, tokens}. A faint part only helps to order; a general one is asked of anything; `cut` tells that the end of a long text was left aside; topical and unsaid as of
     Reader.run. how: {everything, asTyped, dated}, as of Reader and completeRarest. */
  search.readQuestion = async function (text, how) {
    const reader = new Reader(await search.data("contents"), how);
    const plain = how.asTyped ? text : search.plainly(text);
    const runs = search.telling([].concat(...plain.split(/\s+/).map(search.runs))); /* what is typed apart is looked for apart */
    const read = [];
    let left = LONGEST;
    for (const run of runs) {
      const characters = Array.from(run);
      if (left > 0) read.push(await reader.run(characters.slice(0, left)));
      left -= characters.length;
    }
    const parts = [].concat(...read.map(one => one.parts));
    await completeRarest(parts, how.dated);
    return {
      parts: parts.filter(part => part.weight > 0), runs: runs, length: LONGEST - left, cut: left < 0,
      topical: read.length > 0 && read[0].topical, unsaid: [].concat(...read.map(one => one.unsaid)),
    };
  };

  /* Whether a text may stand somewhere as it is: every pair of it does. */
  search.mayStand = async function (text) {
    const runs = search.runs(text), pairs = [].concat(...runs.map(run => search.pairs(Array.from(run).slice(0, LONGEST).join(""))));
    return (await Promise.all(pairs.slice(0, LONGEST).map(pair => search.token(pair, false)))).every(token => token.count > 0);
  };

  search.receive("question", true);
})();
