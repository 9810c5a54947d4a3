/* 数: amounts in a question, in the other way of writing them: 三十万 -> 30万, 300000; 30 -> 三十. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const WRITTEN = /[一二两三四五六七八九十百千万零〇]{2,11}|[0-9]{2,7}/g;
  const PLACED = /[十百千万]/;
  const HAN = "零一二三四五六七八九", PLACES = ["", "十", "百", "千"];

  /* 一万三千 -> {value: 13000, high: 1, low: 3000}; null where it is no amount, 百万 of 百万庄, or nobody writes it, 一万三. */
  function read(han) {
    const [before, after, more] = han.split("万");
    const part = text => (text ? Number(search.numberRules.hanDigits(text) || NaN) : 0);
    const high = after === undefined ? 0 : before ? part(before) : NaN, low = part(after === undefined ? before : after);
    const told = more === undefined && PLACED.test(han) && /^[^百千]/.test(han) && !(high && low && low < 1000 && !/^[零〇]/.test(after));
    return told && high + low > 9 ? { value: high * 10000 + low, high: high, low: low } : null;
  }

  /* 5020 -> 五千零二十, of numbers below 10,000. */
  function spelled(number) {
    const digits = Array.from(String(number), Number);
    const told = digits.map((digit, at) => (digit ? HAN[digit] + PLACES[digits.length - 1 - at] : "零")).join("");
    return told.replace(/零+/g, "零").replace(/零$/, "").replace(/^一十/, "十");
  }

  function inHan(number) {
    const high = Math.floor(number / 10000), low = number % 10000;
    return (high ? spelled(high) + "万" : "") + (high && low && low < 1000 ? "零" : "") + (low ? spelled(low) : "");
  }

  /* The amounts in a run with how else they are written: [{from, to, written}]. A year is none, and 十 alone stands in too
     many words. */
  search.amounts = function (run) {
    const found = [];
    for (let told = WRITTEN.exec(run); told; told = WRITTEN.exec(run)) {
      const [typed] = told, digits = /^[1-9]/.test(typed), amount = digits ? null : read(typed);
      const written = amount ? [String(amount.value)].concat(amount.high && !amount.low ? amount.high + "万" : [])
        : digits && typed !== "10" && !search.numberRules.isYear(typed) ? [inHan(Number(typed))] : [];
      if (written.length) found.push({ from: told.index, to: told.index + typed.length, written: written, amount: true });
    }
    return found;
  };

  search.receive("amounts", true);
})();
