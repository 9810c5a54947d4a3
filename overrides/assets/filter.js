/* 筛选: shows the rows that a body, a deadline and words leave, and says how many of how many. Kept in the address.
   Classic script, ES2019; without it all rows are visible. */
(function () {
  "use strict";

  var form = document.querySelector("form[data-filter]");
  var fields = Array.from(form.querySelectorAll("[name]"));
  var status = form.querySelector("[role=status]");
  var rows = Array.from(document.querySelectorAll("main tr[data-keys]"));
  var tables = null; /* read when something is first filtered: most readers only read */

  function folded(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

  /* A cell that reaches down over several rows cannot stay when some of them are hidden: `whole` has every row with
     all its cells, those from above copied, `printed` the row as it came. */
  function readTables() {
    return Array.from(new Set(rows.map(function (row) {
      return row.closest("table");
    }))).map(readTable);
  }

  function readTable(table) {
    var open = [];
    return {
      element: table,
      headings: Array.from(table.querySelectorAll("tr.group")),
      rows: Array.from(table.querySelectorAll("tr[data-keys]"), function (row) {
        var printed = Array.from(row.cells);
        var spans = printed.map(function (cell) {
          return cell.rowSpan;
        });
        return { element: row, words: folded(row.textContent), whole: wholeRow(printed, open), printed: printed, spans: spans };
      }),
    };
  }

  /* All cells of a row; `open` has by column the cell that may reach down from above, and over how many more rows. */
  function wholeRow(printed, open) {
    var own = printed.slice();
    var whole = [];
    var column = 0;
    while (own.length || (open[column] && open[column].left > 0)) {
      if (open[column] && open[column].left > 0) {
        open[column].left -= 1;
        whole.push(open[column].cell.cloneNode(true));
      } else {
        open[column] = { cell: own[0], left: own[0].rowSpan - 1 };
        whole.push(own.shift());
      }
      column += whole[whole.length - 1].colSpan;
    }
    return whole;
  }

  function spread(table, filtering) {
    table.element.classList.toggle("filtered", filtering);
    table.rows.forEach(function (row) {
      row.element.textContent = "";
      row.element.append.apply(row.element, filtering ? row.whole : row.printed);
      Array.from(row.element.cells).forEach(function (cell, column) {
        cell.rowSpan = filtering ? 1 : row.spans[column];
      });
    });
  }

  function apply() {
    var wanted = Array.from(form.querySelectorAll("option:checked"), function (option) {
      return option.dataset.key;
    }).filter(Boolean);
    var words = form.elements.words.value.split(/\s+/).map(folded).filter(Boolean);
    var filtering = wanted.length + words.length > 0;
    form.classList.toggle("filtering", filtering);
    if (filtering || tables) show(filtering, wanted, words);
    var shown = rows.filter(function (row) { return !row.hidden; }).length;
    status.textContent = filtering
      ? "显示 " + shown + " " + form.dataset.filter + "，共 " + rows.length + " " + form.dataset.filter
      : "共 " + rows.length + " " + form.dataset.filter;
  }

  function show(filtering, wanted, words) {
    tables = tables || readTables();
    tables.forEach(function (table) {
      spread(table, filtering);
      table.rows.forEach(function (row) {
        var keys = row.element.dataset.keys.split(" ");
        row.element.hidden = !(
          wanted.every(function (key) { return keys.indexOf(key) >= 0; }) &&
          words.every(function (word) { return row.words.indexOf(word) >= 0; })
        );
      });
      table.headings.forEach(function (heading) {
        heading.hidden = filtering && !heading.parentNode.querySelector("tr[data-keys]:not([hidden])");
      });
      var section = table.element.closest("section.group");
      if (section) count(section, table, filtering);
    });
  }

  /* A heading over rows of which some are hidden says how many are left. */
  function count(section, table, filtering) {
    var left = table.rows.filter(function (row) { return !row.element.hidden; }).length;
    var told = section.querySelector("h2 .count");
    table.count = table.count || told.textContent;
    told.textContent = filtering ? left + " " + form.dataset.filter + "，共 " + table.count : table.count;
    section.hidden = left === 0;
  }

  function remember() {
    var changes = {};
    fields.forEach(function (field) {
      changes[field.name] = field.value || null;
    });
    GazettePage.record(changes);
  }

  fields.forEach(function (field) {
    field.value = GazettePage.recall(field.name) || "";
    if (field.selectedIndex === -1) field.selectedIndex = 0;
  });
  form.addEventListener("input", function () {
    apply();
    remember();
  });
  form.addEventListener("reset", function () {
    setTimeout(function () { /* after the fields have been emptied */
      apply();
      remember();
    });
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.hidden = false;
  apply();
})();
