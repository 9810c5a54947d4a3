/* 筛选: shows the items (rows, entries of lists) that the choices and words leave, and says how many of how many. What
   is named so stands before what merely mentions it (data-name); groups without a hit go, others open and say how many
   they have left; the picture counts again. Kept in the address. Classic script, ES2019; without it all items are there. */
(function () {
  "use strict";

  var form = document.querySelector("form[data-filter]");
  var fields = Array.from(form.querySelectorAll("[name]"));
  var status = form.querySelector("[role=status]");
  var items = Array.from(document.querySelectorAll("main [data-keys]"), readItem);
  var known = null; /* tables, groups, pictures: read when something is first filtered, as most readers only read */
  var before = false; /* whether something was filtered before */

  function folded(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

  function readItem(element) {
    return { element: element, keys: element.dataset.keys.split(" "), name: folded(element.dataset.name || "") };
  }

  function readAll() {
    var rows = items.filter(function (item) { return item.element.matches("tr"); });
    readRows(rows);
    items.forEach(function (item) {
      item.words = folded((item.whole || [item.element]).map(function (part) { return part.textContent; }).join(" "));
    });
    return {
      rows: rows,
      tables: new Set(rows.map(function (row) { return row.element.closest("table"); })),
      groups: Array.from(document.querySelectorAll("main .group:not(tr), main tbody"), readGroup)
        .filter(function (group) { return group.items.length; }),
      bars: Array.from(document.querySelectorAll("main .picture [data-key]"), readBar),
    };
  }

  /* A cell that reaches down over several rows cannot stay when some of them are hidden: `whole` has every cell of the
     row, those from above copied, `printed` those it came with. */
  function readRows(rows) {
    var open = [];
    rows.forEach(function (row) {
      row.printed = Array.from(row.element.cells);
      row.spans = row.printed.map(function (cell) { return cell.rowSpan; });
      row.whole = wholeRow(row.printed, open);
    });
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

  /* A section, a <details> or a part of a table, with the count that its heading tells. */
  function readGroup(element) {
    var told = element.querySelector(".count");
    return {
      element: element,
      items: items.filter(function (item) { return element.contains(item.element); }),
      told: told,
      count: told && told.textContent,
      open: false,
    };
  }

  function readBar(element) {
    var figure = element.querySelector(".figure");
    return {
      key: element.dataset.key,
      label: element.querySelector(".name").textContent,
      amount: Number(element.dataset.amount),
      box: element.querySelector("rect"),
      length: Number(element.querySelector("rect").getAttribute("width")),
      figure: figure,
      printed: figure.textContent,
      picture: element.closest("figure"),
    };
  }

  function apply() {
    var wanted = Array.from(form.querySelectorAll("option:checked"), function (option) {
      return option.dataset.key;
    }).filter(Boolean);
    var typed = form.elements.words ? form.elements.words.value.trim() : "";
    var words = typed.split(/\s+/).map(folded).filter(Boolean);
    var filtering = wanted.length + words.length > 0;
    var named = 0;
    form.classList.toggle("filtering", filtering);
    if (filtering || before) {
      known = known || readAll();
      if (filtering !== before) turn(filtering);
      before = filtering;
      named = show(wanted, words);
      known.groups.forEach(function (group) { count(group, filtering); });
      known.bars.forEach(function (bar) { draw(bar, filtering); });
    }
    tell(filtering, typed, named);
  }

  /* From reading to filtering or back: cells are spread or as printed, groups are open or as they were. */
  function turn(filtering) {
    known.tables.forEach(function (table) { table.classList.toggle("filtered", filtering); });
    known.rows.forEach(function (row) {
      row.element.textContent = "";
      row.element.append.apply(row.element, filtering ? row.whole : row.printed);
      row.printed.forEach(function (cell, index) { cell.rowSpan = filtering ? 1 : row.spans[index]; });
    });
    known.groups.forEach(function (group) {
      if (filtering) group.open = isOpen(group.element);
      setOpen(group.element, filtering || group.open);
    });
    document.querySelectorAll("main [data-filtered]").forEach(function (part) { part.hidden = !filtering; });
    document.querySelectorAll("main [data-unfiltered]").forEach(function (part) { part.hidden = filtering; });
  }

  function isOpen(element) {
    return element.tagName === "DETAILS" ? element.open : element.classList.contains("open");
  }

  function setOpen(element, open) {
    if (element.tagName === "DETAILS") element.open = open;
    else if (window.GazetteFold) GazetteFold.set(element, open);
  }

  /* Hides what is not asked for; returns how many of the rest are named by the words. */
  function show(wanted, words) {
    items.forEach(function (item) {
      item.element.hidden = !(
        wanted.every(function (key) { return item.keys.indexOf(key) >= 0; }) &&
        words.every(function (word) { return item.words.indexOf(word) >= 0; })
      );
      item.rank = words.length && item.name ? rank(item.name, words) : 3;
    });
    if (items.some(function (item) { return item.name; })) order();
    return items.filter(function (item) { return item.rank < 3 && !item.element.hidden; }).length;
  }

  /* Named just so, beginning so, with these words in its name, or merely mentioning them. */
  function rank(name, words) {
    if (words.some(function (word) { return name.indexOf(word) < 0; })) return 3;
    if (name === words.join("")) return 0;
    return name.indexOf(words[0]) === 0 ? 1 : 2;
  }

  function order() {
    [0, 1, 2, 3].forEach(function (rank) {
      items.forEach(function (item) {
        if (item.rank === rank) item.element.parentNode.append(item.element);
      });
    });
  }

  /* A group of which some items are hidden says how many are left. */
  function count(group, filtering) {
    var left = group.items.filter(function (item) { return !item.element.hidden; }).length;
    group.element.hidden = left === 0;
    if (group.told) {
      group.told.textContent = filtering ? left + " " + form.dataset.filter + "，共 " + group.count : group.count;
    }
  }

  /* A bar is as long as what is left of its amount; an item without an amount of its own counts as one. */
  function draw(bar, filtering) {
    var left = items.reduce(function (sum, item) {
      var counts = !item.element.hidden && item.keys.indexOf(bar.key) >= 0;
      return counts ? sum + Number(item.element.dataset.amount || 1) : sum;
    }, 0);
    left = Number(left.toFixed(6)); /* no tails of binary fractions */
    var length = filtering && bar.amount ? bar.length * left / bar.amount : bar.length;
    bar.box.setAttribute("width", length);
    bar.figure.setAttribute("x", Number(bar.box.getAttribute("x")) + length + 8);
    bar.figure.textContent = filtering ? bar.printed.replace(/^[0-9.]+/, String(left)) : bar.printed;
    bar.picture.querySelector("desc").textContent = known.bars
      .filter(function (other) { return other.picture === bar.picture; })
      .map(function (other) { return other.label + " " + other.figure.textContent; }).join("，");
  }

  function tell(filtering, typed, named) {
    var unit = form.dataset.filter;
    var said = "“" + GazetteSearch.shown(typed) + "”";
    var all = "共 " + items.length + " " + unit;
    var shown = items.filter(function (item) { return !item.element.hidden; }).length;
    if (!filtering) status.textContent = all;
    else if (!shown) status.textContent = "没有符合的" + (typed ? "：" + said : "") + "，" + all;
    else {
      status.textContent = "显示 " + shown + " " + unit + "，" + all +
        (named && named < shown ? "；名称里有" + said + "的 " + named + " " + unit + "，排在前面" : "");
    }
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
    document.activeElement.blur(); /* the keyboard of a phone goes, and what was found is seen */
  });
  form.hidden = false;
  apply();
})();
