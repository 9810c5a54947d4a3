/* Text -> tokens (分词): the rule of scripts/gazette/search/tokens.py, which explains it. Both sides are held
   together by one table of cases in the tests. */
(function () {
  "use strict";

  const SILENT = new Set(
    "()[]{}<>〔〕【】〖〗《》〈〉「」『』\"'“”‘’" +
    "-‐‑‒–—―−" +
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
  );

  function isWord(character) {
    return (
      (character >= "a" && character <= "z") ||
      (character >= "0" && character <= "9") ||
      (character >= "\u3400" && character <= "\u4dbf") ||
      (character >= "\u4e00" && character <= "\u9fff")
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
  GazetteSearch.locateTokens = function (text) {
    const tokens = [], starts = [], ends = [];
    let position = 0;
    for (const character of text) {
      const end = position + character.length;
      for (const folded of character.normalize("NFKC").toLowerCase()) {
        if (isWord(folded)) tokens.push(folded);
        else if (!isBlank(folded) && !SILENT.has(folded)) tokens.push("u" + folded.codePointAt(0).toString(16));
        else continue;
        starts.push(position);
        ends.push(end);
      }
      position = end;
    }
    return { tokens: tokens, starts: starts, ends: ends };
  };

  GazetteSearch.tokenize = function (text) {
    return GazetteSearch.locateTokens(text).tokens;
  };

  GazetteSearch.isWordToken = isWord;
})();
