/* 校读: walks the places that are to be looked at, binds the lines of both sides, takes over a new draft at once.
   A classic script, ES2019, for Chromium 80. All HTML it puts in comes escaped from the server. */
(function () {
  "use strict";
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const panes = { source: $("source"), draft: $("draft"), stops: $("stops"), state: $("state") };
  const name = $("name");
  let fading = 0;
  const say = (text) => {
    $("say").textContent = text;
    clearTimeout(fading);
    fading = setTimeout(() => { $("say").textContent = ""; }, 6000);
  };

  let version = root.dataset.version;
  let current = null;   /* id of the present stop */
  let line = 0;         /* the present line of source.txt */
  let place = null;     /* id of the present place of the draft */

  let shown = 0;        /* when a line was last brought into view */

  const all = (selector, from) => [...(from || document).querySelectorAll(selector)];
  const stopButtons = () => all("[data-stop]", panes.stops);
  const stopNow = () => stopButtons().find((one) => one.dataset.stop === current);
  const lineAt = (number) => panes.source.querySelector('[data-number="' + number + '"]');
  const placeAt = (id) => all("[data-place]", panes.draft).find((one) => one.dataset.place === id);

  /* The marker at the end of a block names the block it stands in. */
  function adopt() {
    for (const marker of all("span[hidden][data-place]", panes.draft)) {
      const block = marker.parentElement;
      Object.assign(block.dataset, marker.dataset);
      marker.remove();
    }
    for (const stop of stopButtons()) {
      const block = placeAt(stop.dataset.at);
      const sign = stop.classList.contains("fault") ? "has-fault"
        : stop.classList.contains("confirmed") ? "has-confirmed" : "has-stop";
      if (block) block.classList.add(sign);
      for (let at = Number(stop.dataset.first); at && at <= Number(stop.dataset.last); at += 1) {
        const row = lineAt(at);
        if (row && (at === Number(stop.dataset.first) || at === Number(stop.dataset.last))) row.classList.add(sign);
      }
    }
  }

  function into(pane, element) {
    const outer = pane.getBoundingClientRect();
    const inner = element.getBoundingClientRect();
    const top = pane.scrollTop + inner.top - outer.top;
    if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 40) {
      pane.scrollTop = Math.max(0, top - Math.max(40, (outer.height - inner.height) / 3));
    }
  }

  function clear(kind) {
    for (const one of all("." + kind)) one.classList.remove(kind);
  }

  /* A box over the line in question, on the picture of its page. */
  function boxes(rows) {
    for (const box of all(".box", panes.source)) box.hidden = true;
    const found = rows.filter((row) => row.dataset.box);
    const sheets = new Map();
    for (const row of found) {
      const sheet = row.closest(".sheet");
      const own = row.dataset.box.split(",").map(Number);
      const held = sheets.get(sheet);
      sheets.set(sheet, held
        ? [Math.min(held[0], own[0]), Math.min(held[1], own[1]), Math.max(held[2], own[2]), Math.max(held[3], own[3])]
        : own);
    }
    for (const [sheet, [left, top, right, bottom]] of sheets) {
      const box = sheet.querySelector(".box");
      if (!box) continue;
      Object.assign(box.style, {
        left: left * 100 + "%", top: top * 100 + "%",
        width: (right - left) * 100 + "%", height: (bottom - top) * 100 + "%",
      });
      box.hidden = false;
    }
  }

  /* Show some lines of source.txt and the place of the draft that they came to. */
  function show(first, last, id, scroll) {
    clear("here");
    clear("near");
    const rows = [];
    for (let at = first; at && at <= last; at += 1) {
      const row = lineAt(at);
      if (row) { row.classList.add("here"); rows.push(row); }
    }
    boxes(rows);
    const block = id ? placeAt(id) : null;
    if (block) {
      block.classList.add("here");
      for (let at = Number(block.dataset.first || 0); at && at <= Number(block.dataset.last); at += 1) {
        const row = lineAt(at);
        if (row && !row.classList.contains("here")) row.classList.add("near");
      }
    }
    line = first || line;
    place = block ? id : null;
    if (scroll.source && rows.length) {
      into(panes.source, rows[0]);
      shown = Date.now();
    }
    if (scroll.draft && block) into(panes.draft, block);
  }

  const BOTH = { source: true, draft: true };

  function showLine(number, scroll) {
    const held = all("[data-first]", panes.draft).filter((one) =>
      Number(one.dataset.first) <= number && number <= Number(one.dataset.last));
    const least = held.sort((one, other) =>
      (one.dataset.last - one.dataset.first) - (other.dataset.last - other.dataset.first))[0];
    show(number, number, least ? least.dataset.place : null, scroll);
  }

  function showBlock(block, scroll) {
    show(Number(block.dataset.first || 0), Number(block.dataset.last || 0), block.dataset.place, scroll);
  }

  function go(button, scroll) {
    current = button.dataset.stop;
    for (const one of stopButtons()) one.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    $("stop").textContent = "";
    $("stop").append(button.parentElement.querySelector("template").content.cloneNode(true));
    show(Number(button.dataset.first), Number(button.dataset.last), button.dataset.at, scroll || BOTH);
    into(panes.stops, button);
  }

  function step(by) {
    const buttons = stopButtons();
    if (!buttons.length) return;
    const at = buttons.findIndex((one) => one.dataset.stop === current);
    const next = at < 0 ? (by > 0 ? 0 : buttons.length - 1) : at + by;
    if (next < 0 || next >= buttons.length) {
      say(by > 0 ? "已是最后一处" : "已是第一处");
      return;
    }
    say("");
    go(buttons[next]);
  }

  function stepLine(by) {
    for (let at = line + by; lineAt(at); at += by) {
      if (lineAt(at).textContent.replace(/^\s*\d+/, "").trim()) { showLine(at, BOTH); return; }
    }
  }

  function take(parts) {
    version = String(parts.version);
    const kept = ["source", "draft", "stops"].map((key) => [panes[key], panes[key].scrollTop]);
    const anchor = topmost();
    for (const key of ["source", "draft", "stops", "state"]) {
      if (panes[key].kept !== parts[key]) { panes[key].innerHTML = parts[key]; panes[key].kept = parts[key]; }
    }
    adopt();
    for (const [pane, top] of kept) pane.scrollTop = top;
    if (anchor) {
      const block = placeAt(anchor.id);
      if (block) panes.draft.scrollTop += block.getBoundingClientRect().top - anchor.top;
    }
    const button = stopNow();
    if (button) {
      go(button, {});
    } else {
      current = null;
      $("stop").textContent = "";
      if (place && placeAt(place)) showBlock(placeAt(place), {}); else if (line) showLine(line, {});
    }
  }

  /* The place that stands highest in the draft's window, so that a new draft keeps it there. */
  function topmost() {
    const edge = panes.draft.getBoundingClientRect().top;
    const held = all("[data-place]", panes.draft).find((one) => one.getBoundingClientRect().bottom > edge);
    return held ? { id: held.dataset.place, top: held.getBoundingClientRect().top } : null;
  }

  async function listen() {
    for (;;) {
      try {
        const answer = await fetch("/draft?version=" + encodeURIComponent(version), { cache: "no-store" });
        const parts = await answer.json();
        if (!answer.ok) {
          say(parts.refused);
          await new Promise((done) => { setTimeout(done, 1000); });
          continue;
        }
        root.classList.remove("alone");
        if (String(parts.version) !== version) take(parts);
      } catch (error) {
        if (!root.classList.contains("alone")) say("make review 已经停了；重新运行，再打开本页");
        root.classList.add("alone");
        await new Promise((done) => { setTimeout(done, 2000); });
      }
    }
  }

  async function send(what) {
    const button = stopNow();
    if (!button) { say("先选一处：按 n"); return; }
    if (!name.value.trim()) {
      say("先写上你的姓名，再确认");
      name.focus();
      return;
    }
    try {
      const answer = await fetch(what, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Review-Token": root.dataset.token },
        body: JSON.stringify({ stop: current, name: name.value }),
      });
      const told = await answer.json();
      if (!answer.ok) { say(told.refused); return; }
      say(what === "/confirm" ? "已确认" : "已收回");
      take(told);
    } catch (error) {
      say("没有送到：make review 可能已经停了");
    }
  }

  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    confirm: () => send("/confirm"),
    withdraw: () => send("/withdraw"),
    help: () => {
      $("help").hidden = !$("help").hidden;
      document.querySelector("[data-do=help]").setAttribute("aria-expanded", String(!$("help").hidden));
    },
  };
  const keys = {
    n: "next", p: "previous", c: "confirm", u: "withdraw", "?": "help", "？": "help",
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target === name) {
      if (event.key === "Escape" || event.key === "Enter") { event.preventDefault(); name.blur(); $("stop").focus(); }
      return;
    }
    if (keys[event.key]) { event.preventDefault(); actions[keys[event.key]](); }
    else if (event.key === "j" || event.key === "ArrowDown") { event.preventDefault(); stepLine(1); }
    else if (event.key === "k" || event.key === "ArrowUp") { event.preventDefault(); stepLine(-1); }
    else if (event.key === "Escape" && !$("help").hidden) actions.help();
  });

  document.addEventListener("click", (event) => {
    const doing = event.target.closest("[data-do]");
    const stop = event.target.closest("[data-stop]");
    const row = event.target.closest("[data-number]");
    const block = event.target.closest("#draft [data-place]");
    const figure = event.target.closest(".sheet figure");
    if (doing) actions[doing.dataset.do]();
    else if (stop) { say(""); go(stop); }
    else if (row) showLine(Number(row.dataset.number), { draft: true });
    else if (block) showBlock(block, { source: true });
    else if (figure) figure.classList.toggle("large");
  });

  /* A picture that comes late pushes what is below it. */
  panes.source.addEventListener("load", () => {
    const row = panes.source.querySelector(".here");
    if (row && Date.now() - shown < 3000) into(panes.source, row);
  }, true);

  panes.source.addEventListener("error", (event) => {
    const figure = event.target.closest("figure");
    if (figure) figure.hidden = true;
  }, true);

  $("who").addEventListener("submit", (event) => event.preventDefault());
  name.addEventListener("change", () => sessionStorage.setItem("review.name", name.value.trim()));
  if (!name.value) name.value = sessionStorage.getItem("review.name") || "";
  adopt();
  listen();
  root.classList.add("ready");
}());
