/* 表格与卡片: on a phone a table is shown as cards, or at the reader's wish as the table that it is (?view=table, kept in
   the address). A table that fits its window keeps its head by itself, and nothing is said of sliding it; the head of one
   that slides is moved along with the page. Classic script, ES2019; without it phones have the cards. */
(function () {
  "use strict";

  var button = document.querySelector("[data-table-view]");
  var hint = document.querySelector(".scroll-hint");
  var region = document.querySelector("main .table-scroll");
  var table = region.querySelector("table");
  var head = table.tHead;

  function fit() {
    region.classList.remove("fits");
    var slides = region.scrollWidth > region.clientWidth;
    region.classList.toggle("fits", !slides);
    hint.hidden = !slides;
    moveHead();
  }

  /* The head of a table that slides cannot stick to the page: it goes down as far as the page went past the table, and
     stays above the last row. */
  function moveHead() {
    var past = !hint.hidden ? Math.min(-region.getBoundingClientRect().top, table.offsetHeight - 2 * head.offsetHeight) : 0;
    head.classList.toggle("moved", past > 0);
    head.style.transform = past > 0 ? "translateY(" + past + "px)" : "";
  }

  function show(asTable) {
    region.classList.toggle("has-cards", !asTable);
    table.classList.toggle("cards", !asTable);
    button.textContent = asTable ? "看卡片" : "看表格";
    fit();
  }

  show(GazettePage.recall("view") === "table");
  button.addEventListener("click", function () {
    var asTable = table.classList.contains("cards");
    show(asTable);
    GazettePage.record({ view: asTable ? "table" : null });
  });
  addEventListener("resize", fit);
  document.addEventListener("gazette-setting", fit);
  addEventListener("scroll", moveHead, { passive: true });
  button.hidden = false;
})();
