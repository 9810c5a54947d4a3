/* 分组折叠: on a phone the groups of a long table are closed, each under a heading that tells its name and how many rows
   it has; opened by tap, by an address, by the search and by the filter. Wider windows and paper show all rows. Classic
   script, ES2019; without it all groups are open. */
(function () {
  "use strict";

  var groups = Array.from(document.querySelectorAll("main tbody[data-fold]"));

  /* Of a group that does not fold nothing changes. */
  function set(group, open) {
    if (groups.indexOf(group) < 0) return;
    group.classList.toggle("open", open);
    group.querySelector(".fold button").setAttribute("aria-expanded", String(open));
  }

  /* Opens the group that an element stands in. */
  function reveal(element) {
    var group = element && element.closest("tbody[data-fold]");
    if (group) set(group, true);
    return Boolean(group);
  }

  function addHeading(group) {
    var rows = Array.from(group.rows);
    var count = rows.filter(function (row) { return !row.classList.contains("group"); }).length;
    var row = document.createElement("tr");
    var cell = document.createElement("td");
    var button = document.createElement("button");
    var told = document.createElement("span");
    row.className = "fold";
    row.setAttribute("data-search-ignore", "");
    cell.colSpan = rows[0].closest("table").tHead.rows[0].cells.length;
    button.type = "button";
    button.textContent = group.dataset.fold + " ";
    told.className = "count";
    told.textContent = count + " 行";
    button.append(told);
    button.addEventListener("click", function () {
      set(group, !group.classList.contains("open"));
    });
    cell.append(button);
    row.append(cell);
    group.prepend(row);
    group.classList.add("folding");
    set(group, false);
  }

  function goTo() {
    var place = GazettePage.place();
    if (reveal(place)) place.scrollIntoView();
  }

  groups.forEach(addHeading);
  window.GazetteFold = { set: set, reveal: reveal };
  addEventListener("hashchange", goTo);
  goTo();
})();
