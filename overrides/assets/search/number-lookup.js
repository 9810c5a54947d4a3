/* 文号查找: which numbers of the table a typed spelling may mean. numberKey is the rule of number_table.py. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const RUN = /[0-9]+|[a-z\u3400-\u4dbf\u4e00-\u9fff]+/g;
  const CONNECTING = /[年第号]/g;
  const DIGITS = "一二三四五六七八九";
  const YEAR = /[一二][九〇○◯零][一二三四五六七八九〇○◯零]{2}(?=年)/g;
  const ORDINAL = new RegExp(
    `([第令])(?=[${DIGITS}十])(?:([${DIGITS}])千)?[零〇]?(?:([${DIGITS}])百)?[零〇]?(?:([${DIGITS}]?)十)?[零〇]?([${DIGITS}])?号`, "g");

  /* 一九七九 -> 1979 */
  function year(written) {
    return Array.from(written, digit => DIGITS.indexOf(digit) + 1).join("");
  }

  /* 第九百三十一号 -> 第931号; 十 alone is ten. */
  function ordinal(all, before, thousands, hundreds, tens, ones) {
    const value = (digit, unit) => (digit ? (DIGITS.indexOf(digit) + 1) * unit : 0);
    const sum = value(thousands, 1000) + value(hundreds, 100) + value(tens === "" ? "一" : tens, 10) + value(ones, 1);
    return `${before}${sum}号`;
  }

  /* Returns [head, digits]: the letters in one piece, the runs of digits. */
  search.numberKey = function (spelling) {
    let head = "";
    const digits = [];
    const plain = search.fold(spelling).replace(/^ +| +$/g, "").replace(/^中华人民共和国/, "").replace(/号文件?$/, "号");
    for (const run of plain.replace(YEAR, year).replace(ORDINAL, ordinal).match(RUN) || []) {
      if (run >= "0" && run < ":") digits.push(run);
      else head += run.replace(CONNECTING, "");
    }
    return [head, digits];
  };

  /* Outweighs the digits' quality; below twice this a match rests on scattered characters alone. */
  const LOOSE = 4;

  function bare(digits) {
    return digits.replace(/^0+(?=.)/, "");
  }

  function isYear(digits) {
    return /^(19|20)[0-9][0-9]$/.test(digits);
  }

  /* How well a typed head names a series: 5 by its name, 4 by the end of it (办发), 3 by a part (政办),
     2 by pinyin initials (yzbf), 1 by some of its characters up to the last (省政府令); 0 not at all. */
  function headQuality(typed, head, initials) {
    if (typed === head) return 5;
    if (head.endsWith(typed)) return 4;
    if (head.includes(typed)) return 3;
    if (initials.endsWith(typed)) return 2;
    if (typed.slice(-1) !== head.slice(-1)) return 0;
    let found = 0;
    for (const character of head) if (character === typed[found]) found += 1;
    return found === typed.length ? 1 : 0;
  }

  /* How well typed digits name a number: 3 all of it, also without gaps (202113); 2 its last runs (13号);
     1 other runs of it in order (GB5749 without its year); 0 not at all. A year alone names nothing. */
  function digitsQuality(typed, digits) {
    if (!typed.length) return 0;
    const wanted = typed.map(bare), held = digits.map(bare);
    if (wanted.join(" ") === held.join(" ")) return 3;
    if (typed.length === 1 && (typed[0] === digits.join("") || typed[0] === held.join(""))) return 3;
    if (typed.length === 1 && isYear(typed[0])) return 0;
    for (let at = held.length - wanted.length; at >= 0; at -= 1) {
      if (wanted.every((run, k) => run === held[at + k])) return at + wanted.length === held.length ? 2 : 1;
    }
    return 0;
  }

  /* A list or range as printed, year and serials: 2017, 5, 6 -> [2017, 5], [2017, 6]; [] for any other. */
  function inList(digits) {
    return digits.length > 2 && isYear(digits[0]) ? digits.slice(1).map(serial => [digits[0], serial]) : [];
  }

  /* As digitsQuality, for a number still being typed: the last run may go on. */
  function mayBecome(typed, digits) {
    const wanted = typed.map(bare), held = digits.map(bare);
    if (held.join("").startsWith(wanted.join(""))) return true;
    return held.some((run, at) =>
      at + wanted.length <= held.length &&
      wanted.every((part, k) => (k + 1 < wanted.length ? part === held[at + k] : held[at + k].startsWith(part))));
  }

  /* Own documents first, then the better match, then the newer. */
  function inOrder(a, b) {
    return (
      b.entry.own - a.entry.own ||
      b.quality - a.quality ||
      (b.entry.date || "").localeCompare(a.entry.date || "") ||
      a.place - b.place
    );
  }

  /* Entries with a key for which measure(head, initials, digits) is above 0, each with its best quality. */
  function matching(entries, measure) {
    return entries
      .map((entry, place) => ({
        entry: entry,
        place: place,
        quality: Math.max(...entry.keys.map(key => measure(key[0], key[1], key[2]))),
      }))
      .filter(match => match.quality > 0);
  }

  /* A series named in full is meant: 永政发 is then not 永政办发, though its characters are all in it. */
  function headMeasure(typed, entries) {
    const exact = entries.some(entry => entry.keys.some(key => key[0] === typed));
    return function (head, initials) {
      if (!typed) return 1;
      return exact ? (head === typed ? 5 : 0) : headQuality(typed, head, initials);
    };
  }

  /* Returns {matches, unknown, nearest}. matches: entries the spelling may mean, best first. Where there is
     none, unknown tells that a number was meant: "surely" if it names a series of the table, "maybe" if it
     only has the form of a number; nearest holds the numbers that come closest. */
  search.lookUpNumber = function (spelling, entries) {
    const [typedHead, typedDigits] = search.numberKey(spelling);
    const none = { matches: [], unknown: "", nearest: [] };
    if (!typedDigits.length) return none;
    const measureHead = headMeasure(typedHead, entries);
    const naming = wanted => matching(entries, (head, initials, digits) => {
      const byHead = measureHead(head, initials);
      const byDigits = Math.max(0, ...wanted.map(one => digitsQuality(one, digits)));
      return byHead && byDigits && byHead * LOOSE + byDigits;
    });
    const whole = naming([typedDigits]);
    const matches = whole.length ? whole : naming(inList(typedDigits));
    if (matches.length) {
      const named = matches.filter(match => match.quality >= 2 * LOOSE);
      const meant = (named.length ? named : matches).sort(inOrder).map(match => match.entry);
      return { matches: meant, unknown: "", nearest: [] };
    }
    const inSeries = entries.some(entry => entry.keys.some(key => key[0] === typedHead));
    if (!inSeries && !hasForm(spelling, typedHead, typedDigits)) return none;
    return { matches: [], unknown: inSeries ? "surely" : "maybe", nearest: nearest(typedHead, typedDigits, entries) };
  };

  /* number = letters (digit | bracket | connecting)*, ending in 号 or with a year and more. */
  function hasForm(spelling, head, digits) {
    const plain = search.fold(spelling).replace(/\s/g, "");
    const form = /^[a-z\/\u3400-\u9fff]{0,20}(?:[^a-z\u3400-\u9fff]|[年第号])*$/;
    const year = digits.length > 1 ? digits.some(isYear) : /^(19|20)[0-9]{3,}$/.test(digits[0]);
    return form.test(plain) && (plain.endsWith("号") || year || (head.endsWith("令") && digits.length === 1));
  }

  /* The numbers with most of the letters typed, among these those whose digits are closest. */
  function nearest(typedHead, typedDigits, entries) {
    const wanted = apart(typedDigits);
    return entries
      .map((entry, place) => {
        const [head, , digits] = entry.keys[0];
        return { entry: entry, place: place, likeness: likeness(typedHead, head), distance: distance(wanted, digits) };
      })
      .filter(one => one.likeness > 0)
      .sort((a, b) => b.likeness - a.likeness || a.distance - b.distance || a.place - b.place)
      .slice(0, 3)
      .map(one => one.entry);
  }

  /* The part of the letters that both have: 永政办法 and 永政办发 0.75; without letters all are alike. */
  function likeness(typed, head) {
    if (!typed) return 1;
    const common = Array.from(typed).filter(letter => head.includes(letter)).length;
    return common / Math.max(typed.length, head.length);
  }

  /* Run by run from the last; one year off is further than any serial. */
  function distance(wanted, digits) {
    return wanted.slice().reverse().reduce((sum, run, k) => {
      const held = digits[digits.length - 1 - k] || "0";
      return sum + Math.abs(Number(run) - Number(held)) * (isYear(run) && isYear(held) ? 1e6 : 1);
    }, 0);
  }

  /* 202113 -> 2021, 13 */
  function apart(digits) {
    const joined = digits.length === 1 && /^((?:19|20)[0-9]{2})([0-9]+)$/.exec(digits[0]);
    return joined ? joined.slice(1) : digits;
  }

  /* The one entry that is meant beyond doubt, or null. 13号 alone may be a street number, and two entries
     of equal right are for the reader to choose between. */
  search.unambiguousNumber = function (spelling, entries) {
    const [head, digits] = search.numberKey(spelling);
    const telling = head || digits.length > 1 || (digits.length === 1 && digits[0].length > 3);
    if (!telling) return null;
    const matches = search.lookUpNumber(spelling, entries).matches;
    const exact = matches.filter(entry =>
      entry.keys.some(key => key[0] === head && digitsQuality(digits, key[2]) === 3));
    if (!exact.length && inList(digits).length) return null;
    const meant = exact.length ? exact : matches;
    return meant.every(entry => entry.url === meant[0].url) ? meant[0] || null : null;
  };

  /* What to suggest for an unfinished spelling, best first: numbers that it may become, then titles. */
  search.suggestEntries = function (typed, entries, limit) {
    const [typedHead, typedDigits] = search.numberKey(typed);
    const measureHead = headMeasure(typedHead, entries);
    const numbers = matching(entries, (head, initials, digits) => {
      const unfinished = !typedDigits.length || mayBecome(typedDigits, digits);
      const byHead = typedHead || typedDigits.length ? measureHead(head, initials) : 0;
      return byHead && unfinished ? byHead * LOOSE + digitsQuality(typedDigits, digits) : 0;
    });
    const words = search.fold(typed).trim().split(/\s+/);
    const titles = entries
      .map((entry, place) => ({ entry: entry, place: place, quality: 1 }))
      .filter(match => words.every(word => search.fold(match.entry.title).includes(word)));
    const seen = new Set();
    return numbers.sort(inOrder).concat(titles.sort(inOrder))
      .map(match => match.entry)
      .filter(entry => !seen.has(entry.url) && seen.add(entry.url))
      .slice(0, limit);
  };
})();
