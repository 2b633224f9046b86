"use strict";
// What every page has: text that is made visible, the theme, the leaderboard, the curves and their values.
// Everything that comes from data goes into a page as text (textContent), or as markup that was escaped where it was made.
const page = (() => {
  const byId = id => document.getElementById(id);
  const readIndex = () => JSON.parse(byId("index")?.textContent ?? "null");
  let index = readIndex();

  // Terminal controls, direction marks and invisible characters are shown by their names.
  const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]|[\u{e0000}-\u{e0fff}]/gu;

  function put(parent, name, style, text) {
    const element = document.createElement(name);
    if (style) element.className = style;
    if (text !== undefined && text !== null) write(element, String(text));
    parent.append(element);
    return element;
  }

  function write(element, text) {
    let end = 0;
    for (const match of text.matchAll(unseen)) {
      if (match[0] === "\r") continue;
      element.append(text.slice(end, match.index));
      const name = document.createElement("span");
      name.className = "unseen";
      name.textContent = "U+" + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      element.append(name);
      end = match.index + match[0].length;
    }
    element.append(text.slice(end));
  }

  // gzip in base64 inside a JSON string; unpacked once.
  const unpacked = new Map();
  function unpack(id) {
    if (!unpacked.has(id)) unpacked.set(id, (async () => {
      const bytes = Uint8Array.from(atob(JSON.parse(byId(id).textContent)), letter => letter.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return JSON.parse(await new Response(stream).text());
    })());
    return unpacked.get(id);
  }

  // Theme: the theme of the system until the user chooses one.
  const theme = byId("theme");
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (systemDark.matches ? "dark" : "light")) === "dark";
  const nameTheme = () => { theme.textContent = isDark() ? "Light theme" : "Dark theme"; };
  theme.addEventListener("click", () => { document.documentElement.dataset.theme = isDark() ? "light" : "dark"; nameTheme(); });
  systemDark.addEventListener("change", nameTheme);
  nameTheme();

  // The leaderboard sorts by any column; numbers begin with the largest. Equal rows keep the order of their ranks, and
  // what is not defined is last in both directions.
  function sortable(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(head));
  }
  function sort(head) {
    const body = head.closest("table").tBodies[0];
    const column = [...head.parentElement.children].indexOf(head);
    const isNumber = head.dataset.sort === "number";
    const now = head.getAttribute("aria-sort");
    const direction = now ? (now === "ascending" ? -1 : 1) : (isNumber && column > 0 ? -1 : 1);
    for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    const valueOf = row => row.children[column].dataset.value;
    const compareNumbers = (a, b) => a === undefined || b === undefined ? (a === undefined) - (b === undefined) : direction * (a - b);
    const compare = (a, b) => isNumber ? compareNumbers(valueOf(a), valueOf(b)) : direction * a.children[column].textContent.localeCompare(b.children[column].textContent);
    for (const [place, row] of [...body.rows].entries()) row.dataset.place ??= place;
    body.append(...[...body.rows].sort((a, b) => compare(a, b) || a.dataset.place - b.dataset.place));
  }

  // Bringing out traders in the charts.
  const chosen = new Set();
  function choosable(key) {
    const series = key.dataset.series;
    key.setAttribute("aria-pressed", String(chosen.has(series)));
    key.addEventListener("click", () => {
      if (!chosen.delete(series)) chosen.add(series);
      key.setAttribute("aria-pressed", String(chosen.has(series)));
      bringOut(document);
    });
  }
  function bringOut(root) {
    for (const mark of root.querySelectorAll(".chart:not(#allocation):not([data-only]) .s")) {
      const series = [...mark.classList].find(name => /^s\d+$/.test(name)).slice(1);
      mark.classList.toggle("dim", chosen.size > 0 && !chosen.has(series));
      mark.classList.toggle("bright", chosen.has(series));
    }
  }

  // Values at the pointer, and by the arrow keys: a slider over each chart, one step a stamp.
  let rows = null;
  async function curves() {
    rows ??= (await unpack("curves")).map(row => {
      let value = 0;
      return row.map(step => step === null ? null : (value += step));
    });
    return rows;
  }
  const kinds = {
    returns: row => row,
    falls: row => { let peak = 0; return row.map(value => { if (value === null) return null; peak = Math.max(peak, value); return ((1e5 + value) / (1e5 + peak) - 1) * 1e5; }); },
  };
  const percent = value => (value > 0 ? "+" : "") + (value / 1000).toFixed(2) + "%";
  const colorOf = series => series === index.traders.length ? "var(--ink)" : "var(--s" + series + ",var(--rest))";

  const most = 12;
  function probe(chart) {
    const last = index.times.length - 1;
    const slider = put(chart, "div", "probe");
    const line = put(slider, "span", "hairline");
    const readout = put(chart, "div", "readout");
    const only = chart.dataset.only === undefined ? null : Number(chart.dataset.only);
    let values = null;
    let place = last;
    Object.entries({ role: "slider", tabindex: 0, "aria-label": "Values at a time; arrow keys move", "aria-valuemin": 1, "aria-valuemax": last + 1, "aria-valuenow": last + 1, "aria-valuetext": index.times[last] })
      .forEach(([name, value]) => slider.setAttribute(name, value));
    readout.setAttribute("aria-hidden", "true");
    readout.hidden = line.hidden = true;

    const drawing = () => [...chart.querySelectorAll(":scope > svg")].find(svg => svg.getClientRects().length > 0);
    const pair = text => text.split(" ").map(Number);
    function geometry() {
      const svg = drawing();
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const [x0, x1] = pair(svg.dataset.x);
      const [y0, y1] = pair(svg.dataset.y);
      return { left: svg.getBoundingClientRect().left, width: svg.getBoundingClientRect().width, x: at => (x0 + (x1 - x0) * at) * scale, y: value => (y0 + (y1 - y0) * value / 1e5) * scale, at: x => Math.round((x / scale - x0) / (x1 - x0)) };
    }
    const shown = series => only !== null ? series === only || series === index.traders.length
      : chosen.size === 0 || chosen.has(String(series)) || series === index.traders.length;
    async function move(to) {
      place = Math.max(0, Math.min(last, to));
      const wanted = place;
      values ??= (await curves()).map(kinds[chart.dataset.values]);
      if (wanted !== place) return;
      const found = values.map((row, series) => ({ series, value: row[place] })).filter(one => one.value !== null && shown(one.series)).sort((a, b) => b.value - a.value);
      const nameOf = series => series === index.traders.length ? "Benchmark" : index.traders[series];
      slider.setAttribute("aria-valuenow", place + 1);
      slider.setAttribute("aria-valuetext", index.times[place] + (found.length ? ": " + found.slice(0, most).map(one => nameOf(one.series) + " " + percent(one.value)).join(", ") : ": no value"));
      const size = geometry();
      const x = size.x(place);
      line.hidden = readout.hidden = false;
      line.style.left = x + "px";
      slider.querySelectorAll(".dot").forEach(dot => dot.remove());
      readout.replaceChildren();
      put(readout, "p", "strong", index.times[place]);
      for (const { series, value } of found.slice(0, most)) {
        const row = put(readout, "p");
        put(row, "span", "band").style.background = colorOf(series);
        put(row, "bdi", null, nameOf(series));
        put(row, "span", "value", percent(value));
        const dot = put(slider, "span", "dot");
        dot.style.cssText = "left:" + x + "px;top:" + size.y(value) + "px;background:" + colorOf(series);
      }
      if (found.length > most) put(readout, "p", "soft", "and " + (found.length - most) + " more; choose names to see theirs");
      if (!found.length) put(readout, "p", "soft", "no value");
      const isLeft = x > size.width / 2;
      readout.style.left = isLeft ? "auto" : x + 14 + "px";
      readout.style.right = isLeft ? size.width - x + 14 + "px" : "auto";
    }
    const hide = () => { readout.hidden = line.hidden = true; slider.querySelectorAll(".dot").forEach(dot => dot.remove()); };
    slider.addEventListener("pointermove", event => { const size = geometry(); move(size.at(event.clientX - size.left)); });
    slider.addEventListener("pointerdown", event => { const size = geometry(); move(size.at(event.clientX - size.left)); });
    slider.addEventListener("pointerleave", () => { if (document.activeElement !== slider) hide(); });
    slider.addEventListener("focus", () => move(place));
    slider.addEventListener("blur", hide);
    slider.addEventListener("keydown", event => {
      const far = Math.max(2, Math.round(last / 20));
      const to = { ArrowRight: place + 1, ArrowUp: place + 1, ArrowLeft: place - 1, ArrowDown: place - 1, PageUp: place + far, PageDown: place - far, Home: 0, End: last }[event.key];
      if (event.key === "Escape") hide();
      if (to !== undefined) { event.preventDefault(); move(to); }
    });
  }

  // Whatever is shown later has the same behavior.
  function adopt(root) {
    if (index) root.querySelectorAll("[data-values]").forEach(probe);
    root.querySelectorAll(".board th[data-sort]").forEach(sortable);
    root.querySelectorAll("button.key").forEach(choosable);
    bringOut(root);
  }
  adopt(document);

  // The data of the page are others now.
  function refresh() {
    index = readIndex();
    rows = null;
    unpacked.clear();
  }

  // What is folded is printed too.
  let folded = [];
  addEventListener("beforeprint", () => { folded = [...document.querySelectorAll("main details:not([open])")]; folded.forEach(details => { details.open = true; }); });
  addEventListener("afterprint", () => { folded.forEach(details => { details.open = false; }); });
  return { byId, get index() { return index; }, refresh, put, write, unpack, bringOut, adopt };
})();
