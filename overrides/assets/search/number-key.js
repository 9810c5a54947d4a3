/* 文号键: what of the spelling of a number counts, and how far two keys agree. numberKey is the rule of
   scripts/gazette/search/number_key.py, which explains it; one table of cases in the tests holds both together. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const RUN = /[0-9]+|[a-z\u3400-\u4dbf\u4e00-\u9fff]+/g;
  const CONNECTING = /[年第号]/g;
  const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
  const MIXED = /([0-9a-z]+)([号年〕)\]】]?)/g;
  const MISTYPED = /^([a-z]*?)([oli]?)([0-9][0-9oli]*)$/;
  const PLACES = {
    "〇": 0, "○": 0, "◯": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  };
  const HAN = /([〇○◯零一二三四五六七八九两十百千]+)([号年]?)/g;
  const BRACKETED = /[〔[(【] ?([0-9]{1,4}) ?([〕\])】]?)/;
  const PIVOT = "50"; /* 〔49〕 is 2049, 〔50〕 1950 */
  const PLACED = /[两十百千]/;
  const ONE = "一二两三四五六七八九";
  const ORDINAL = new RegExp(`^(?:([${ONE}])千)?[零〇]?(?:([${ONE}])百)?[零〇]?(?:([${ONE}]?)十)?[零〇]?([${ONE}])?$`);

  /* 2o21 -> 2021; l3号 -> 13号; at its ends only where something shows that a number ends there: 100l, o2 stay. */
  function mistyped(all, run, end) {
    const told = MISTYPED.exec(run);
    if (!told || (!end && !/[0-9]$/.test(run))) return all;
    const digits = typed => typed.replace(/o/g, "0").replace(/[li]/g, "1");
    return told[1] + (end && !told[1] ? digits(told[2]) : told[2]) + digits(told[3]) + end;
  }

  /* The digits of a Han numeral: 一九七九 -> 1979, 九百三十一 -> 931; "" where it is none. */
  function hanDigits(run) {
    if (!PLACED.test(run)) return Array.from(run, one => PLACES[one]).join("");
    const told = ORDINAL.exec(run);
    if (!told) return "";
    const value = (digit, unit) => (digit ? (digit === "两" ? 2 : PLACES[digit]) * unit : 0);
    const [, thousands, hundreds, tens, ones] = told;
    return String(value(thousands, 1000) + value(hundreds, 100) + value(tens === "" ? "一" : tens, 10) + value(ones, 1));
  }

  /* 一九七九年 -> 1979年; 九百三十一号 -> 931号; 三一八号 -> 318号; all else stays. */
  function numeral(all, run, end) {
    const digits = hanDigits(run), oneByOne = !PLACED.test(run);
    return digits && (end === "号" || (oneByOne && isYear(digits))) ? digits + end : all;
  }

  function stripped(text) {
    let from = 0, to = text.length;
    while (text[from] === " ") from += 1;
    while (to > from && text[to - 1] === " ") to -= 1;
    return text.slice(from, to);
  }

  function plain(spelling) {
    return stripped(search.fold(spelling).replace(INVISIBLE, ""))
      .replace(/^中华人民共和国/, "").replace(/号文件?$/, "号").replace(MIXED, mistyped).replace(HAN, numeral);
  }

  /* Returns [head, digits]: the letters in one piece, the runs of digits. */
  search.numberKey = function (spelling) {
    let head = "";
    const digits = [];
    for (const run of plain(spelling).match(RUN) || []) {
      if (run >= "0" && run < ":") digits.push(run);
      else head += run.replace(CONNECTING, "");
    }
    return [head, digits];
  };

  function bare(digits) {
    return digits.replace(/^0+(?=.)/, "");
  }

  function isYear(digits) {
    return /^(19|20)[0-9][0-9]$/.test(digits);
  }

  /* How well typed digits name a number: 3 all of it, also without gaps (202113); 2 its last runs (13号);
     1 other runs of it in order (GB5749 without its year); 0 not at all. A year alone names nothing. */
  function quality(typed, digits) {
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

  /* The same for a number still being typed: the last run may go on. */
  function mayBecome(typed, digits) {
    const wanted = typed.map(bare), held = digits.map(bare);
    if (held.join("").startsWith(wanted.join(""))) return true;
    return held.some((run, at) =>
      at + wanted.length <= held.length &&
      wanted.every((part, k) => (k + 1 < wanted.length ? part === held[at + k] : held[at + k].startsWith(part))));
  }

  /* A list or range as printed, year and serials: 2017, 5, 6 -> [2017, 5], [2017, 6]; [] for any other. */
  function listed(digits) {
    return digits.length > 2 && isYear(digits[0]) ? digits.slice(1).map(serial => [digits[0], serial]) : [];
  }

  /* 202113 -> 2021, 13 */
  function apart(digits) {
    const joined = digits.length === 1 && /^((?:19|20)[0-9]{2})([0-9]+)$/.exec(digits[0]);
    return joined ? joined.slice(1) : digits;
  }

  /* 〔03〕5号 -> 2003, 5; 某政发98-5 -> 1998, 5; 某政发〔03〕 -> 2003: digits with a year of two digits in full; null where none
     is one. Without brackets nothing shows it but a serial behind it, in something that is a number. */
  function inFull(spelling, digits) {
    const typed = plain(spelling), written = BRACKETED.exec(typed);
    const shown = written ? written[1] === digits[0] && (written[2] || !/^(19|20)$/.test(digits[0]))
      : digits.length > 1 && (search.numberKey(spelling)[0] || typed.endsWith("号"));
    if (!shown || !/^[0-9]{2}$/.test(digits[0]) || digits.some(isYear)) return null;
    return [(digits[0] < PIVOT ? "20" : "19") + digits[0], ...digits.slice(1)];
  }

  /* Whether the digits are a year in brackets that are still open: 某政发〔20 */
  function beginsYear(spelling, digits) {
    const written = BRACKETED.exec(plain(spelling));
    return Boolean(written) && digits.length === 1 && written[1] === digits[0] && !written[2];
  }

  /* The runs under which the table may hold what these digits name. */
  function serials(digits) {
    const last = runs => bare(runs.filter(run => !isYear(run)).pop() || runs[runs.length - 1]);
    const found = [digits, apart(digits)];
    if (digits.length === 1 && /[0-9](19|20)[0-9]{2}$/.test(digits[0])) found.push([digits[0].slice(0, -4)]);
    return Array.from(new Set(found.map(last)));
  }

  function year(digits) {
    return apart(digits).find(isYear) || "";
  }

  /* number = letters (digit | bracket | connecting)*, ending in 号 or with a year and more. */
  function hasForm(spelling) {
    const [head, digits] = search.numberKey(spelling);
    const typed = plain(spelling).replace(/\s/g, "");
    const form = /^[a-z\/\u3400-\u9fff]{0,20}(?:[^a-z\u3400-\u9fff]|[年第号])*$/;
    const dated = digits.length > 1 ? digits.some(isYear) : /^(19|20)[0-9]{3,}$/.test(digits[0]);
    return form.test(typed) && (typed.endsWith("号") || dated || (head.endsWith("令") && digits.length === 1));
  }

  search.numberRules = {
    apart: apart, beginsYear: beginsYear, hanDigits: hanDigits, hasForm: hasForm, inFull: inFull, isYear: isYear, listed: listed,
    mayBecome: mayBecome, quality: quality, serials: serials, year: year,
  };

  search.receive("number-key", true);
})();
