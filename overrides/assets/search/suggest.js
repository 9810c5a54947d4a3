/* 检索建议: the search box as a combobox (WAI-ARIA 1.2, list autocomplete with manual selection). */
(function () {
  "use strict";

  const search = GazetteSearch;
  const MOST = 8;

  search.suggest = function (input, entries) {
    const listbox = document.createElement("ul");
    const count = document.createElement("p"); /* for screen readers that do not announce a list that opens */
    let shown = [], active = -1, dismissed = false;

    listbox.id = "search-suggestions-" + document.querySelectorAll(".search-suggestions").length;
    listbox.className = "search-suggestions";
    listbox.setAttribute("role", "listbox");
    listbox.setAttribute("aria-label", "文号和标题");
    listbox.hidden = true;
    count.className = "search-suggestions-count";
    count.setAttribute("role", "status");
    input.form.classList.add("search-combobox");
    input.form.append(listbox, count);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", listbox.id);

    function option(entry, place) {
      const made = document.createElement("li");
      const number = document.createElement("span");
      const title = document.createElement("span");
      made.id = listbox.id + "-" + place;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      number.className = "suggestion-number";
      number.textContent = entry.number;
      title.className = "suggestion-title";
      title.textContent = entry.own ? entry.title : entry.title + (entry.related.length ? "（被引用，收录有可能相关的）" : "（未收录，被引用）");
      made.append(number, " ", title);
      made.addEventListener("click", () => open(entry));
      return made;
    }

    function open(entry) {
      location.href = search.base + entry.url;
    }

    function close() {
      shown = [];
      active = -1;
      listbox.hidden = true;
      listbox.textContent = count.textContent = "";
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function update() {
      close();
      if (dismissed || !input.value.trim()) return;
      shown = search.suggestEntries(input.value, entries, MOST);
      if (!shown.length) return;
      listbox.append(...shown.map(option));
      listbox.hidden = false;
      count.textContent = shown.length + " 条建议";
      input.setAttribute("aria-expanded", "true");
    }

    function choose(place) {
      if (active >= 0) listbox.children[active].setAttribute("aria-selected", "false");
      active = place;
      if (active < 0) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      listbox.children[active].setAttribute("aria-selected", "true");
      listbox.children[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", listbox.children[active].id);
    }

    /* Down and up go through the list and once past its end, where nothing is chosen and Enter asks. */
    function step(by) {
      const places = shown.length + 1;
      choose(((active + 1 + by + places) % places) - 1);
    }

    input.addEventListener("input", () => {
      dismissed = false;
      update();
    });

    input.addEventListener("keydown", event => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!shown.length) {
          dismissed = false;
          update();
        }
        if (!shown.length) return;
        step(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && active >= 0) {
        open(shown[active]);
      } else if (event.key === "Escape" && shown.length) {
        dismissed = true;
        close();
      } else {
        return;
      }
      event.preventDefault();
    });

    listbox.addEventListener("mousedown", event => event.preventDefault()); /* the box keeps its focus */
    input.addEventListener("blur", close);
    input.form.addEventListener("submit", close);
    if (document.activeElement === input) update();
  };
})();
