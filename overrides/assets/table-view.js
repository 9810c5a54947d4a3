/* 表格与卡片: on a phone a table is shown as cards, or at the reader's wish as the table that it is (?view=table, kept in
   the address). Where the table does not reach beyond its window, nothing is said of sliding it. Classic script, ES2019;
   without it phones have the cards. */
(function () {
  "use strict";

  var button = document.querySelector("[data-table-view]");
  var hint = document.querySelector(".scroll-hint");
  var region = document.querySelector("main .table-scroll");
  var table = region.querySelector("table");

  function tellOfSliding() {
    hint.hidden = region.scrollWidth <= region.clientWidth;
  }

  function show(asTable) {
    region.classList.toggle("has-cards", !asTable);
    table.classList.toggle("cards", !asTable);
    button.textContent = asTable ? "看卡片" : "看表格";
    tellOfSliding();
  }

  show(GazettePage.recall("view") === "table");
  button.addEventListener("click", function () {
    var asTable = table.classList.contains("cards");
    show(asTable);
    GazettePage.record({ view: asTable ? "table" : null });
  });
  addEventListener("resize", tellOfSliding);
  button.hidden = false;
})();
