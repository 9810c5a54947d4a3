/* What a page can do by itself. Classic script, ES2019, no dependency; the page reads in full without it. */
(function () {
  "use strict";

  var root = document.documentElement;
  var CHOICES = { /* the first of each unless the reader chose another */
    theme: ["auto", "light", "dark"], text: ["normal", "large", "larger"], contrast: ["normal", "high"],
  };
  var DARK_MEDIA = {
    auto: "screen and (prefers-color-scheme: dark)",
    light: "not all",
    dark: "screen",
  };

  /* Storage may be refused: settings then last one page. Other sites write there too: what is no choice is none. */
  function recall(name) {
    var choices = CHOICES[name];
    try {
      return choices[Math.max(0, choices.indexOf(localStorage.getItem("gazette." + name)))];
    } catch (refused) {
      return choices[0];
    }
  }

  function remember(name, value) {
    try {
      localStorage.setItem("gazette." + name, value);
    } catch (refused) {
      /* applied to this page all the same */
    }
  }

  function apply(name, value) {
    root.setAttribute("data-" + name, value);
    if (name === "theme") {
      document.querySelector("link[data-dark]").media = DARK_MEDIA[value];
    }
  }

  function wireSettings(panel) {
    panel.querySelectorAll("[data-setting]").forEach(function (group) {
      var name = group.dataset.setting;
      var buttons = group.querySelectorAll("button");
      function show() {
        buttons.forEach(function (button) {
          button.setAttribute("aria-pressed", String(button.value === root.getAttribute("data-" + name)));
        });
      }
      buttons.forEach(function (button) {
        button.addEventListener("click", function () {
          set(name, button.value);
        });
      });
      document.addEventListener("gazette-setting", show);
      show();
    });
    closeWhenLeft(panel);
    panel.hidden = false;
  }

  function set(name, value) {
    apply(name, value);
    remember(name, value);
    document.dispatchEvent(new Event("gazette-setting"));
  }

  /* 字号: the next larger letters, after the largest the usual. */
  function wireLarger(button) {
    button.addEventListener("click", function () {
      var sizes = CHOICES.text;
      set("text", sizes[(sizes.indexOf(root.getAttribute("data-text")) + 1) % sizes.length]);
    });
    button.hidden = false;
  }

  function wirePrinting(button) {
    button.addEventListener("click", function () { print(); });
    button.hidden = false;
  }

  function closeWhenLeft(panel) {
    document.addEventListener("click", function (event) {
      if (!panel.contains(event.target)) panel.open = false;
    });
    panel.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !panel.contains(event.relatedTarget)) panel.open = false;
    });
    panel.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
  }

  /* 目录: open where it stands beside the text; the width is that of gazette.css. */
  function wireContents(contents) {
    var beside = matchMedia("(min-width: 64em)");
    function place() {
      contents.open = beside.matches;
    }
    beside.addListener(place); /* addEventListener is missing from older engines' MediaQueryList */
    place();
    var aside = contents.parentElement;
    contents.addEventListener("click", function (event) {
      if (!event.target.closest("a") || beside.matches) return;
      contents.open = false;
      aside.classList.remove("called");
    });
    document.querySelectorAll("[data-to-contents]").forEach(function (link) { /* 目录 of the action bar */
      link.addEventListener("click", function (event) {
        event.preventDefault();
        contents.open = aside.classList.toggle("called");
        if (contents.open) contents.querySelector("a").focus();
      });
    });
    aside.addEventListener("keydown", function (event) {
      if (event.key === "Escape") aside.classList.remove("called");
    });
    followReading(contents);
  }

  var wide = matchMedia("(min-width: 48em)"); /* there is room for what a phone has folded */

  /* What is folded on a phone is open where there is room. */
  function openWhereWide(details) {
    function place() {
      details.open = wide.matches;
    }
    wide.addListener(place);
    place();
  }

  /* Marks the last entry that has passed the upper third of the window, or in there the one that was asked for, and
     unfolds what it belongs to. */
  function followReading(contents) {
    var links = Array.from(contents.querySelectorAll("a"));
    var headings = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    function mark() {
      var current = null;
      var asked = null;
      headings.forEach(function (heading, index) {
        var top = heading ? heading.getBoundingClientRect().top : Infinity;
        if (top < innerHeight / 3) current = links[index];
        if (top < innerHeight / 3 && top >= 0 && heading.matches(":target")) asked = links[index];
      });
      current = asked || current;
      links.forEach(function (link) {
        if (link === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
      contents.querySelectorAll("li").forEach(function (entry) {
        entry.classList.toggle("reading", current !== null && entry.contains(current));
      });
      if (current) keepInView(contents, current);
    }
    /* A heading jumped over counts, too. */
    var watcher = new IntersectionObserver(mark, { rootMargin: "9999999px 0px -66% 0px" });
    headings.forEach(function (heading) {
      if (heading) watcher.observe(heading);
    });
    addEventListener("hashchange", mark);
  }

  /* Only the list scrolls, where it is a box of its own. */
  function keepInView(contents, link) {
    var box = contents.parentElement;
    if (box.scrollHeight <= box.clientHeight) return;
    var above = link.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (above < 0 || above > box.clientHeight * 0.8) box.scrollTop += above - box.clientHeight / 3;
  }

  var heard; /* the timer of what a screen reader hears */

  /* 复制: data-copy holds the text; data-copy-link an anchor of this page, copied as a full address. */
  function wireCopying(button, aloud) {
    var label = button.textContent;
    var shown;
    button.addEventListener("click", function () {
      var link = button.dataset.copyLink;
      var text = link === undefined ? button.dataset.copy : address() + link;
      copy(text).then(
        function () { say("已复制"); },
        function () { say("请手动复制"); }
      );
    });
    function say(words) {
      button.textContent = aloud.textContent = words;
      clearTimeout(shown);
      shown = setTimeout(function () { button.textContent = label; }, 2000);
      clearTimeout(heard);
      heard = setTimeout(function () { aloud.textContent = ""; }, 2000);
    }
    button.hidden = false;
  }

  /* Of this page, without the words that were searched for (search/box.js): they are the reader's own. */
  function address() {
    return location.href.split("#")[0].replace(/([?&])hit=[^&]*&?/, "$1").replace(/[?&]$/, "");
  }

  /* Over http there is only the old command; some apps refuse the new one. */
  function copy(text) {
    return navigator.clipboard ? navigator.clipboard.writeText(text).catch(function () { return copyOld(text); }) : copyOld(text);
  }

  function copyOld(text) {
    var area = document.createElement("textarea"), from = document.activeElement;
    area.value = text;
    from.parentNode.append(area); /* or the panel would close */
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    from.focus();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  /* 引文预览, on hover and on focus. */
  function wirePreviews() {
    var tip = document.createElement("div");
    var shown = null;
    tip.className = "preview";
    tip.id = "preview";
    tip.setAttribute("role", "tooltip");
    tip.hidden = true;
    document.body.append(tip);
    document.querySelectorAll("a.cite[title]").forEach(function (link) {
      link.dataset.cited = link.title;
      link.removeAttribute("title");
    });
    function show(event) {
      var link = event.target.closest && event.target.closest("a.cite[data-cited]");
      if (link) {
        shown = link;
        tip.textContent = link.dataset.cited;
        tip.hidden = false;
        place(tip, link);
        link.setAttribute("aria-describedby", tip.id);
      } else if (event.target !== tip && document.activeElement !== shown) hide();
    }
    function hide() {
      tip.hidden = true;
      document.querySelectorAll("[aria-describedby=preview]").forEach(function (link) {
        link.removeAttribute("aria-describedby");
      });
    }
    document.addEventListener("mouseover", show);
    document.addEventListener("focusin", show);
    document.addEventListener("focusout", hide);
    addEventListener("scroll", function () { /* it stays with its link, also while that is brought into view */
      if (!tip.hidden) place(tip, shown);
    }, { passive: true, capture: true });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") hide();
    });
  }

  /* Under the first line of the link; above it where there is no room. */
  function place(tip, link) {
    var box = link.getClientRects()[0];
    var left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    var below = box.bottom + 2;
    var top = below + tip.offsetHeight > innerHeight ? box.top - tip.offsetHeight - 2 : below;
    tip.style.left = Math.max(8, left) + "px";
    tip.style.top = top + "px";
  }

  /* A bar that is cut shows what is on both sides of its own entry, which may stick to an edge. */
  function showAround(entry) {
    var before = entry.previousElementSibling;
    var bar = entry.parentElement;
    if (before) bar.scrollLeft += before.getBoundingClientRect().right - bar.clientWidth / 2;
  }

  /* 返回: what was open is open again, unless the window has been made narrow or wide since. */
  function reopen() {
    var all = Array.from(document.querySelectorAll("main details"));
    var kept = history.state || {};
    (kept.wide === wide.matches ? kept.open : []).forEach(function (index) {
      if (all[index]) all[index].open = true;
    });
    document.addEventListener("toggle", function () {
      var open = all.map(function (details, index) {
        return details.open ? index : -1;
      });
      var state = { open: open.filter(function (index) { return index >= 0; }), wide: wide.matches };
      history.replaceState(Object.assign({}, history.state, state), "");
    }, true);
  }

  /* For the scripts of single kinds of pages: the place that the address points at, and what it says after its question
     mark. Under file:// some browsers refuse to change it in place; the page is then loaded anew. */
  window.GazettePage = {
    place: function () {
      try {
        return document.getElementById(decodeURIComponent(location.hash.slice(1)));
      } catch (malformed) {
        return null; /* what is no name names nothing */
      }
    },
    recall: function (name) {
      return new URLSearchParams(location.search).get(name);
    },
    record: function (changes) {
      var kept = new URLSearchParams(location.search);
      Object.keys(changes).forEach(function (name) {
        if (changes[name] === null) kept.delete(name);
        else kept.set(name, changes[name]);
      });
      var query = String(kept).replace(/=(?=&|$)/g, "");
      var changed = new URL(location.href); /* whole: a path that begins with // would name another host */
      changed.search = query;
      try {
        history.replaceState(history.state, "", changed.href);
      } catch (refused) {
        location.search = query;
      }
    },
  };

  Object.keys(CHOICES).forEach(function (name) {
    apply(name, recall(name));
  });

  /* What a script is about to fold is not shown unfolded before; where the script is late or lost, it is shown. */
  root.setAttribute("data-loading", "");
  function loaded() {
    root.removeAttribute("data-loading");
  }
  addEventListener("load", loaded);
  setTimeout(loaded, 3000);

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-settings]").forEach(wireSettings);
    document.querySelectorAll(".site-nav .current, .years .current").forEach(showAround);
    document.querySelectorAll("[data-contents]").forEach(wireContents);
    document.querySelectorAll("[data-open-wide]").forEach(openWhereWide);
    document.querySelectorAll("[data-panel]").forEach(closeWhenLeft);
    document.querySelectorAll("[data-larger]").forEach(wireLarger);
    document.querySelectorAll("[data-print]").forEach(wirePrinting);
    var aloud = document.createElement("p"); /* a screen reader hears what the button shows */
    aloud.className = "unseen";
    aloud.setAttribute("role", "status");
    document.body.append(aloud);
    document.querySelectorAll("button[data-copy], button[data-copy-link]").forEach(function (button) {
      wireCopying(button, aloud);
    });
    wirePreviews();
    reopen();
  });
})();
