/* What a page can do by itself: remembered display settings, the contents list, copy buttons.
   Classic script, ES2019, no dependency; the page reads in full without it. */
(function () {
  "use strict";

  var root = document.documentElement;
  var DEFAULTS = { theme: "auto", text: "normal", contrast: "normal" };
  var DARK_MEDIA = {
    auto: "screen and (prefers-color-scheme: dark)",
    light: "not all",
    dark: "screen",
  };

  /* Storage is refused in private windows and in some browsers under file://; settings then last one page. */
  function recall(name) {
    try {
      return localStorage.getItem("gazette." + name) || DEFAULTS[name];
    } catch (refused) {
      return DEFAULTS[name];
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
      document.querySelector("link[data-dark]").media = DARK_MEDIA[value] || DARK_MEDIA.auto;
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
          apply(name, button.value);
          remember(name, button.value);
          show();
        });
      });
      show();
    });
    closeWhenLeft(panel);
    panel.hidden = false;
  }

  function closeWhenLeft(panel) {
    document.addEventListener("click", function (event) {
      if (!panel.contains(event.target)) panel.open = false;
    });
    panel.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
  }

  /* 目录: open where it stands beside the text, closed where it stands above; the same width as gazette.css. */
  function wireContents(contents) {
    var beside = matchMedia("(min-width: 64em)");
    function place() {
      contents.open = beside.matches;
    }
    beside.addListener(place); /* addEventListener is missing from older engines' MediaQueryList */
    place();
    contents.addEventListener("click", function (event) {
      if (event.target.closest("a") && !beside.matches) contents.open = false;
    });
    followReading(contents);
  }

  /* Marks the last heading that has passed the upper third of the window. */
  function followReading(contents) {
    var links = Array.from(contents.querySelectorAll("a"));
    var headings = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    function mark() {
      var current = -1;
      headings.forEach(function (heading, index) {
        if (heading && heading.getBoundingClientRect().top < innerHeight / 3) current = index;
      });
      links.forEach(function (link, index) {
        if (index === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }
    /* Reaches far above the window, so that a heading jumped over also counts as having crossed the line. */
    var watcher = new IntersectionObserver(mark, { rootMargin: "9999999px 0px -66% 0px" });
    headings.forEach(function (heading) {
      if (heading) watcher.observe(heading);
    });
  }

  /* 复制: data-copy holds the text; data-copy-link an anchor of this page, copied as a full address. */
  function wireCopying(button) {
    var label = button.textContent;
    button.addEventListener("click", function () {
      var link = button.dataset.copyLink;
      var text = link === undefined ? button.dataset.copy : location.href.split("#")[0] + link;
      copy(text).then(
        function () { say("已复制"); },
        function () { say("请手动复制"); }
      );
    });
    function say(words) {
      button.textContent = words;
      setTimeout(function () { button.textContent = label; }, 2000);
    }
    button.hidden = false;
  }

  /* The clipboard API needs https; an intranet served over http has only the old command. */
  function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    var area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  Object.keys(DEFAULTS).forEach(function (name) {
    apply(name, recall(name));
  });

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-settings]").forEach(wireSettings);
    document.querySelectorAll("[data-contents]").forEach(wireContents);
    document.querySelectorAll("button[data-copy], button[data-copy-link]").forEach(wireCopying);
  });
})();
