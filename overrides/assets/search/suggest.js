/* 检索建议: the search box as a combobox (WAI-ARIA 1.2, list autocomplete with manual selection). */
(function () {
  "use strict";

  const search = GazetteSearch;
  const MOST = 8;
  const COMPOSING = 229; /* keyCode of a key that belongs to an input method */

  /* Resolves to [{url, name, note}]: numbers that the spelling may become, then names; each address once. */
  function suggestions(typed) {
    return Promise.all([search.suggestNumbers(typed, MOST), search.findNames(typed, MOST)]).then(([numbers, names]) => {
      const seen = new Set();
      return numbers.map(entry => ({ url: entry.url, name: entry.number, note: entry.title + heldNote(entry) }))
        .concat(names.map(name => ({ url: name.url, name: name.text, note: name.note || kindNote(name.kind) })))
        .filter(one => !seen.has(one.url) && seen.add(one.url))
        .slice(0, MOST);
    });
  }

  function heldNote(entry) {
    return entry.own ? "" : entry.alike ? "（被引用，收录有可能相关的）" : "（未收录，被引用）";
  }

  function kindNote(kind) {
    return { interpretation: "解读", table: "附表", issue: "期次", instrument: "被引文件", organization: "机构", topic: "主题" }[kind] || "";
  }

  search.suggest = function (input) {
    const listbox = document.createElement("ul");
    const count = document.createElement("p"); /* for screen readers that do not announce a list that opens */
    let shown = [], active = -1, dismissed = false, latest = 0;

    listbox.id = "search-suggestions-" + document.querySelectorAll(".search-suggestions").length;
    listbox.className = "search-suggestions";
    listbox.setAttribute("role", "listbox");
    listbox.setAttribute("aria-label", "文号、标题和名称");
    listbox.hidden = true;
    count.className = "search-suggestions-count";
    count.setAttribute("role", "status");
    input.form.classList.add("search-combobox");
    input.form.append(listbox, count);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", listbox.id);

    function option(one, place) {
      const made = document.createElement("li");
      const name = document.createElement("span");
      const note = document.createElement("span");
      made.id = listbox.id + "-" + place;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      name.className = "suggestion-number";
      name.textContent = one.name;
      note.className = "suggestion-title";
      note.textContent = one.note;
      made.append(name, " ", note);
      made.addEventListener("click", () => open(one));
      return made;
    }

    function open(one) {
      location.href = search.base + one.url;
    }

    function close() {
      latest += 1;
      shown = [];
      active = -1;
      listbox.hidden = true;
      listbox.textContent = count.textContent = "";
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function update() {
      const typed = search.query(input.value);
      if (dismissed || !typed) {
        close();
        return Promise.resolve();
      }
      const turn = (latest += 1);
      return suggestions(typed).then(found => {
        if (turn !== latest) return;
        close();
        if (!found.length || document.activeElement !== input) return;
        shown = found;
        listbox.append(...shown.map(option));
        listbox.hidden = false;
        count.textContent = shown.length + " 条建议";
        input.setAttribute("aria-expanded", "true");
      }, () => { /* what can't be loaded suggests nothing */ });
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

    input.addEventListener("input", event => {
      dismissed = false;
      if (!event.isComposing) update(); /* the letters of an input method are not yet words */
    });
    input.addEventListener("compositionend", update);

    input.addEventListener("keydown", event => {
      if (event.isComposing || event.keyCode === COMPOSING) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const by = event.key === "ArrowDown" ? 1 : -1;
        dismissed = false;
        if (shown.length) step(by);
        else update().then(() => { if (shown.length) step(by); });
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

  search.receive("suggest", true);
})();
