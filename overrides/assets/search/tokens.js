/* Text -> tokens (分词): the rule of scripts/gazette/search/tokens.py, which explains it. Both sides are held
   together by one table of cases in the tests. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const SILENT = new Set(
    "()[]{}<>〔〕【】〖〗《》〈〉「」『』\"'“”‘’" +
    "-‐‑‒–—―−" +
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
  );
  const simplified = new Map();
  const folded = new Map(); /* a text is long, its characters are few */

  /* 繁简对照: 萬万號号…, the pairs that matter to the text of this site. */
  search.useVariants = function (pairs) {
    for (let k = 0; k < pairs.length; k += 2) simplified.set(pairs[k], pairs[k + 1]);
    folded.clear();
  };

  /* Full and half width, upper and lower case, 繁 and 简 become one; one character at a time. */
  search.fold = function (text) {
    return Array.from(text, foldCharacter).join("");
  };

  function foldCharacter(character) {
    if (!folded.has(character)) {
      const lower = Array.from(character.normalize("NFKC"), one => one.toLowerCase()).join("");
      folded.set(character, Array.from(lower, one => simplified.get(one) || one).join(""));
    }
    return folded.get(character);
  }

  function isWord(character) {
    return (
      (character >= "a" && character <= "z") ||
      (character >= "0" && character <= "9") ||
      character === "%" || character === "\u2030" ||
      (character >= "\u3400" && character <= "\u4dbf") ||
      (character >= "\u4e00" && character <= "\u9fff") ||
      (character >= "\ud840\udc00" && character <= "\ud8bf\udfff")
    );
  }

  function isBlank(character) {
    return (
      character <= " " ||
      (character >= "\u007f" && character <= "\u00a0") ||
      "\u1680\u2028\u2029".includes(character)
    );
  }

  /* Returns {tokens, starts, ends}: token k stands at text.slice(starts[k], ends[k]). */
  search.locateTokens = function (text) {
    const tokens = [], starts = [], ends = [];
    let position = 0;
    for (const character of text) {
      const end = position + character.length;
      for (const one of foldCharacter(character)) {
        if (isWord(one)) tokens.push(one);
        else if (!isBlank(one) && !SILENT.has(one)) tokens.push("u" + one.codePointAt(0).toString(16));
        else continue;
        starts.push(position);
        ends.push(end);
      }
      position = end;
    }
    return { tokens: tokens, starts: starts, ends: ends };
  };

  /* The stretches between punctuation, folded, what is silent left out: runs() of tokens.py. */
  search.runs = function (text) {
    const runs = [""];
    for (const character of text) {
      for (const one of character === "\t" ? "\t" : foldCharacter(character)) {
        if (isWord(one)) runs[runs.length - 1] += one;
        else if (one === "\t" || (!isBlank(one) && !SILENT.has(one))) runs.push("");
      }
    }
    return runs.filter(Boolean);
  };

  /* 停车场 -> 停车, 车场 */
  search.pairs = function (run) {
    const characters = Array.from(run);
    return characters.length < 2 ? characters : characters.slice(1).map((after, k) => characters[k] + after);
  };

  search.tokenize = function (text) {
    return search.locateTokens(text).tokens;
  };

  /* Where the needle's tokens stand one after the other. */
  search.positionsOf = function (needle, tokens) {
    const positions = [];
    for (let at = 0; at + needle.length <= tokens.length; at += 1) {
      if (needle.every((token, k) => token === tokens[at + k])) positions.push(at);
    }
    return positions;
  };

  search.receive("tokens", true);
})();
