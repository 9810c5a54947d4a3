/* 条款和日期: the article that a text ends with, and the date or issue of the gazette that is named in it. Needs the
   rules of text and number-key.js. Every pattern is bounded, and so is what it is tried on. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const ENDING = 48; /* characters; no place in a document is written longer */
  const LONGEST = 200; /* characters of a text in which a date is looked for */

  const HAN = "〇○◯零一二三四五六七八九十百千两";
  const NUMERAL = `([0-9]{1,4}|[${HAN}]{1,9})`;
  const PLACE = new RegExp(
    `第?\\s?${NUMERAL}\\s?[条條](?:之${NUMERAL})?(?:\\s?第\\s?${NUMERAL}\\s?款)?` +
    `(?:\\s?第?\\s?[（(]?${NUMERAL}[）)]?\\s?[项項])?$`);

  const PART = new RegExp(`\\s?的?\\s?(?:(附件|附表)\\s?${NUMERAL}?|(?:政策)?(解读))$`);
  const NAMED = 2; /* characters of what stands before it, at least; of 附件 alone and 解读 MORE: 政策解读 names no document */
  const MORE = 4;

  const YEAR = "((?:19|20)[0-9]{2}|[一二][九〇○◯零][〇○◯零一二三四五六七八九]{2})\\s?年";
  const SMALL = "([0-9]{1,2}|[一二三四五六七八九十]{1,3})";
  const BEFORE = `(^|[^0-9${HAN}])`;
  const ISSUE = new RegExp(`${BEFORE}${YEAR}\\s?第?\\s?${SMALL}(?:\\s?[-—–~至、]\\s?${SMALL})?\\s?期`);
  const SERIAL = new RegExp(`()(?:([总總])\\s?第?|第)\\s?${NUMERAL}\\s?期`);
  /* Each with year, month and day; what a form does not tell is an empty group. */
  const DATES = [
    new RegExp(`${BEFORE}${YEAR}\\s?${SMALL}\\s?月份?(?:\\s?${SMALL}\\s?[日号號])?`),
    /(^|[^0-9])((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])/,
    /(^|[^0-9])((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])/,
    new RegExp(`${BEFORE}()${SMALL}\\s?月\\s?${SMALL}\\s?[日号號]`),
    new RegExp(`${BEFORE}()${SMALL}\\s?(?:月份|月(?=的))()`),
    new RegExp(`${BEFORE}${YEAR}度?()()`),
  ];
  const BARE = /(^|\s)((?:19|20)[0-9]{2})()()(?=\s|$)/; /* 停车 2013: a year beside words */
  const WORDS = /[\u3400-\u9fff]{2}/;
  /* Letters, then nothing but digits, brackets and what connects them. */
  const SERIES_FIRST = /^[a-z/\u3400-\u9fff]{1,20}(?:[^a-z\u3400-\u9fff]|[年第号])*$/;
  const FIGURE = new RegExp(`[0-9${HAN}]`);
  const SERIES = /[a-z]$|.[发函字办令]$/;

  function halfWidth(text) {
    return text.replace(/[－．／０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  }

  /* 14, 十四, 一〇 -> a number; null where nothing is written, or what is no numeral. */
  function valueOf(written) {
    if (!written) return null;
    const digits = written >= "0" && written < ":" ? written : search.numberRules.hanDigits(written);
    return digits ? Number(digits) : null;
  }

  /* What a text ends with as the place in a document: {rest, article, item, paragraph, anchor, said}, or null.
     停车场管理办法第十四条第二项 -> 停车场管理办法, "14", 2, null, article-14-item-2, 第十四条第二项. The first paragraph (第一款) is the
     article itself; an item bears its article's name, in whatever paragraph it stands. */
  search.splitPinpoint = function (text) {
    const typed = halfWidth(text.slice(-ENDING)).trimEnd();
    const told = PLACE.exec(typed);
    const before = told ? typed.slice(0, told.index) : "";
    if (!told || (FIGURE.test(told[0][0]) && FIGURE.test(before.slice(-1)))) return null;
    const [number, further, paragraph, item] = told.slice(1).map(valueOf);
    if (!number || told.slice(1).some(written => written && !valueOf(written))) return null;
    const article = further ? number + "-" + further : String(number);
    const inside = item ? "-item-" + item : paragraph > 1 ? "-p" + paragraph : "";
    return {
      rest: (text.slice(0, -ENDING) + before).replace(/[\s的]{1,3}$/, ""),
      article: article, item: item, paragraph: paragraph, anchor: "article-" + article + inside,
      said: told[0].replace(/\s/g, "").replace(/^(?!第)/, "第"),
    };
  };

  /* What a text ends with as a part of a document that has a page of its own: {rest, part, number, said}, or null.
     某政办发〔2021〕16号附件2 -> 某政办发〔2021〕16号, "附件", 2, 附件2; number is null where it has none. */
  function splitPart(text) {
    const typed = halfWidth(text.slice(-ENDING)).trimEnd();
    const told = PART.exec(typed);
    if (!told) return null;
    const rest = (text.slice(0, -ENDING) + typed.slice(0, told.index)).trim();
    const number = valueOf(told[2]);
    if (rest.length < (told[2] ? NAMED : MORE) || number === 0) return null;
    return { rest: rest, part: told[1] || told[3], number: number, said: (told[1] || told[3]) + (told[2] || "") };
  }

  /* The place in a document that a text ends with: an article, an enclosure, its interpretation. */
  search.readPlace = text => search.splitPinpoint(text) || splitPart(text);

  /* A spelling that is a document number tells no date: 某政办发2021年13号, 某政办发20211013; 7月15号 is a day. */
  function isNumber(text) {
    const typed = search.fold(text).replace(/\s/g, "");
    if (/号(?:文件?)?$/.test(typed)) return !new RegExp(`月${SMALL}号$`).test(typed);
    return SERIES_FIRST.test(typed) && SERIES.test(search.numberKey(typed)[0]);
  }

  /* The text without what was read from it, and without the 的 that joined it. */
  function without(text, told) {
    const start = told.index + told[1].length;
    let before = text.slice(0, start).trimEnd(), after = text.slice(told.index + told[0].length).trimStart();
    if (!before) after = after.replace(/^的\s*/, "");
    if (!after) before = before.replace(/的$/, "").trimEnd();
    return /\s/.test(text[start - 1] || "") && before && after ? before + " " + after : before + after;
  }

  function readDay(text) {
    for (const form of [...DATES, BARE]) {
      const told = form.exec(text);
      if (!told || (form === BARE && !WORDS.test(text))) continue;
      const [year, month, day] = told.slice(2).map(valueOf);
      const right = (month === null || (month > 0 && month < 13)) && (day === null || (day > 0 && day < 32));
      const rest = without(text, told);
      if (right) return { rest: rest, apart: text.includes(rest) || /\s/.test(rest), year: year, month: month, day: day };
    }
    return null;
  }

  /* The date or issue in a text, {rest, apart, year, month, day, serialIssue, issueYear, issueNumber}, or null; what is not told
     is null. Of an issue with two numbers, 第7-8期, the first one. `apart`: the date stands beside the words, not among them. */
  search.readDate = function (text) {
    if (text.length > LONGEST || isNumber(text)) return null;
    const found = {
      rest: halfWidth(text).trim(), apart: true, year: null, month: null, day: null, serialIssue: null, issueYear: null, issueNumber: null,
    };
    const issue = ISSUE.exec(found.rest), serial = issue ? null : SERIAL.exec(found.rest);
    if (issue) {
      found.issueYear = valueOf(issue[2]);
      found.issueNumber = valueOf(issue[3]);
    } else if (serial) {
      found.serialIssue = valueOf(serial[3]);
      if (!serial[2]) found.issueNumber = found.serialIssue; /* 第3期 may be that of any year */
    }
    if (issue || serial) found.rest = without(found.rest, issue || serial);
    const day = readDay(found.rest);
    return issue || serial || day ? Object.assign(found, day) : null;
  };

  search.receive("pinpoint", true);
})();
