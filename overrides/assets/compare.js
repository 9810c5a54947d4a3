/* 对照: sets article and passage side by side, as one switch over what the page carries closed beside each article.
   Kept in the address (?compare, ?compare&whole), so that it can be passed on and gone back to. Classic script, ES2019. */
(function () {
  "use strict";

  var article = document.querySelector("article.gazette");
  var bar = document.querySelector("[data-compare]");
  var button = bar.querySelector("[data-compare-switch]");
  var whole = bar.querySelector("[data-compare-whole]");
  var copies = Array.from(article.querySelectorAll("details[data-beside]"));

  /* Each article, from its first paragraph to what stands beside it, becomes one row of two columns. */
  function pair(details) {
    var row = document.createElement("div");
    var text = document.createElement("div");
    var first = document.getElementById(details.dataset.beside);
    if (first.contains(details)) first = first.firstElementChild; /* a passage with others under it */
    row.className = "pair";
    details.parentNode.insertBefore(row, first);
    while (row.nextSibling !== details) text.append(row.nextSibling);
    row.append(text, details);
  }

  /* What the reader was reading stays where it is on the screen. */
  function keepingPlace(change) {
    var reading = Array.from(article.querySelectorAll("[id]")).find(function (element) {
      return element.getBoundingClientRect().top >= 0;
    });
    var before = reading.getBoundingClientRect().top;
    change();
    scrollBy(0, reading.getBoundingClientRect().top - before);
  }

  function show(on) {
    if (on && !article.querySelector(".pair")) copies.forEach(pair);
    document.documentElement.classList.toggle("comparing", on);
    copies.forEach(function (details) {
      details.open = on;
    });
    bar.querySelector(".compare-heads").hidden = !on;
    whole.hidden = !on || !article.querySelector(".untold");
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "退出对照" : "对照阅读";
  }

  /* 全段: the sentences round those that speak of the article. */
  function showWhole(on) {
    article.classList.toggle("told-only", !on);
    whole.setAttribute("aria-pressed", String(on));
  }

  function remember() {
    var on = button.getAttribute("aria-pressed") === "true";
    var all = on && whole.getAttribute("aria-pressed") === "true";
    GazettePage.record({ compare: on ? "" : null, whole: all ? "" : null });
  }

  showWhole(GazettePage.recall("whole") !== null);
  if (GazettePage.recall("compare") !== null) {
    show(true);
    /* The rows have moved the place that the address points at. */
    var target = GazettePage.place();
    if (target) target.scrollIntoView();
  }
  button.addEventListener("click", function () {
    var on = button.getAttribute("aria-pressed") !== "true";
    keepingPlace(function () {
      show(on);
    });
    remember();
  });
  whole.addEventListener("click", function () {
    var on = whole.getAttribute("aria-pressed") !== "true";
    keepingPlace(function () {
      showWhole(on);
    });
    remember();
  });
  button.hidden = false;
})();
