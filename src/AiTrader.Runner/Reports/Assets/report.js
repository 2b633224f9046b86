"use strict";
// Everything that comes from data goes into the page as text (textContent); no markup is ever made of it.
(() => {
  const byId = id => document.getElementById(id);
  const index = JSON.parse(byId("index").textContent);
  const words = { T: "traded", H: "held", U: "undecided", F: "faulted", ".": "missing", " ": "no session" };

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
  const places = new Map([...document.querySelectorAll(".board tbody tr")].map((row, place) => [row, place]));
  for (const head of document.querySelectorAll(".board th[data-sort]")) {
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
    body.append(...[...places.keys()].filter(row => row.parentElement === body).sort((a, b) => compare(a, b) || places.get(a) - places.get(b)));
  }

  // Bringing out traders in the charts.
  const chosen = new Set();
  for (const key of document.querySelectorAll("button.key")) {
    key.addEventListener("click", () => {
      const series = key.dataset.series;
      if (!chosen.delete(series)) chosen.add(series);
      key.setAttribute("aria-pressed", String(chosen.has(series)));
      bringOut(document);
    });
  }
  function bringOut(root) {
    for (const mark of root.querySelectorAll(".chart:not(#allocation) .s")) {
      const series = [...mark.classList].find(name => /^s\d+$/.test(name)).slice(1);
      mark.classList.toggle("dim", chosen.size > 0 && !chosen.has(series));
      mark.classList.toggle("bright", chosen.has(series));
    }
  }

  // Charts of which one is chosen.
  for (const select of document.querySelectorAll("select[data-figure]")) {
    select.addEventListener("change", async () => {
      const number = select.value;
      const block = await unpack(select.dataset.figure + "-" + number);
      if (select.value === number) show(byId(select.dataset.figure), block);
    });
  }
  function show(figure, block) {
    const parser = new DOMParser();
    const drawings = block.drawings.map(svg => document.importNode(parser.parseFromString(svg, "image/svg+xml").documentElement, true));
    figure.querySelectorAll(":scope > svg").forEach(svg => svg.remove());
    figure.prepend(...drawings);
    const bands = figure.querySelector(".bands");
    bands.replaceChildren();
    for (const { name, color } of block.bands) {
      const item = put(bands, "li");
      put(item, "span", "band").style.background = color;
      write(item, name);
    }
    const table = figure.querySelector("table");
    table.caption.textContent = block.caption;
    table.closest(".scroll").setAttribute("aria-label", block.caption);
    const head = document.createElement("tr");
    for (const title of block.head) put(head, "th", null, title).scope = "col";
    table.tHead.replaceChildren(head);
    table.tBodies[0].replaceChildren(...block.rows.map(cells => {
      const row = document.createElement("tr");
      cells.forEach((cell, at) => { const made = put(row, at === 0 ? "th" : "td", null, cell); if (at === 0) made.scope = "row"; });
      return row;
    }));
    bringOut(figure);
  }

  // Session strips: one stop of the keyboard a trader, arrows within it.
  const strips = [...document.querySelectorAll(".cells[role=slider]")];
  for (const strip of strips) {
    const trader = Number(strip.dataset.trader);
    const marks = index.marks[trader];
    const cursor = document.createElement("span");
    cursor.className = "cursor";
    strip.append(cursor);
    let place = Number(strip.getAttribute("aria-valuenow")) - 1;
    const next = (from, by) => {
      for (let at = from + by; at >= 0 && at < marks.length; at += by) if (marks[at] !== " ") return at;
      return from;
    };
    const move = to => {
      place = Math.max(0, Math.min(marks.length - 1, to));
      cursor.style.left = place * index.cell + "px";
      cursor.style.width = index.cell + 4 + "px";
      strip.setAttribute("aria-valuenow", String(place + 1));
      strip.setAttribute("aria-valuetext", index.times[place] + ", " + words[marks[place]]);
    };
    move(place);
    strip.select = move;
    strip.addEventListener("click", event => {
      const at = Math.floor((event.clientX - strip.getBoundingClientRect().left) / index.cell);
      if (at >= 0 && at < marks.length) { move(at); strip.focus({ preventScroll: true }); open(trader, at); }
    });
    strip.addEventListener("pointermove", event => {
      const at = Math.floor((event.clientX - strip.getBoundingClientRect().left) / index.cell);
      strip.title = marks[at] ? index.times[at] + ", " + words[marks[at]] : "";
    });
    strip.addEventListener("keydown", event => {
      const far = (from, by) => { for (let i = 0; i < 10; i++) from = next(from, by); return from; };
      const to = { ArrowRight: () => next(place, 1), ArrowUp: () => next(place, 1), ArrowLeft: () => next(place, -1), ArrowDown: () => next(place, -1),
        PageUp: () => far(place, 1), PageDown: () => far(place, -1), Home: () => next(-1, 1), End: () => next(marks.length, -1) }[event.key];
      if (to) { event.preventDefault(); move(to()); cursor.scrollIntoView({ block: "nearest", inline: "nearest" }); }
      else if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(trader, place); }
    });
  }

  if (index.silent) {
    byId("silent").textContent = "From " + index.silent + " on, the conversations are left out: the page would be too large to open. A report with fewer traders has them.";
    byId("silent").hidden = false;
  }

  // One session.
  const dialog = byId("session");
  let opened = null;
  byId("session-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  byId("session-before").addEventListener("click", () => openNext(-1));
  byId("session-after").addEventListener("click", () => openNext(1));
  function openNext(by) {
    const marks = index.marks[opened.trader];
    for (let at = opened.place + by; at >= 0 && at < marks.length; at += by) {
      if (marks[at] !== " ") { strips[opened.trader].select(at); open(opened.trader, at); return; }
    }
  }
  async function open(trader, place) {
    const mark = index.marks[trader][place];
    if (mark === " ") return;
    opened = { trader, place };
    const title = byId("session-title");
    title.replaceChildren();
    write(title, index.traders[trader] + ", " + index.times[place]);
    put(title, "span", "outcome " + words[mark], words[mark]);
    const body = byId("session-body");
    body.replaceChildren();
    if (!dialog.open) dialog.showModal();
    const number = place * index.traders.length + trader;
    let pack = index.firsts.findLastIndex(first => first <= number);
    const session = (await unpack("pack-" + pack))[number];
    if (opened.trader !== trader || opened.place !== place) return;
    render(body, session);
    body.scrollTop = 0;
  }

  function render(body, session) {
    for (const fact of session.facts || []) put(body, "p", "fact soft", fact);
    const faults = session.faults;
    if (faults.length) {
      const section = part(body, faults.length === 1 ? "Fault" : "Faults");
      for (const fault of faults) {
        const box = put(section, "div", "box bad");
        put(box, "p", "soft", "Attempt " + fault.attempt + ", " + fault.at);
        put(box, "p", "strong", fault.type);
        put(box, "pre", null, fault.message);
      }
    }
    const acts = part(body, "Acts");
    if (!session.acts.length) put(acts, "p", "soft", "Nothing.");
    for (const act of session.acts) {
      const box = put(acts, "div", "box " + act.act);
      const given = (act.act === "filled" ? "Filled: " : "Denied: ") + act.order;
      put(box, "p", "strong", act.act === "held" ? "Held" : act.act === "booked" ? act.what : given);
      if (act.act === "filled") put(box, "p", null, act.units + " at " + act.price + ", fee " + act.fee + "; then " + act.cash + " in cash and " + act.holding + " held");
      if (act.act === "denied") { put(box, "p", "code", act.code); put(box, "pre", "words", act.reason); }
      if (act.act === "held") put(box, "pre", "words", act.reason);
      put(box, "p", "soft", "by " + act.model);
    }
    const talk = part(body, "Conversation");
    if (!session.conversation) { put(talk, "p", "soft", "The conversation is left out: the page would be too large to open. A report of fewer traders has it."); return; }
    if (!session.conversation.length) put(talk, "p", "soft", "No conversation is recorded: who decided was no language model, or its journal is elsewhere.");
    let turn = 0;
    let calls = [];
    for (const { kind, said } of session.conversation) {
      if (kind === "prompt") prompt(talk, said);
      else if (kind === "reply") calls = reply(talk, said, ++turn);
      else answer(talk, calls.shift(), said);
    }
  }

  function part(body, title) {
    const section = put(body, "section");
    put(section, "h3", null, title);
    return section;
  }

  const listOf = value => Array.isArray(value) ? value : [];
  const asText = value => typeof value === "string" ? value : JSON.stringify(value, null, 2);

  function prompt(talk, messages) {
    const box = put(talk, "details", "box prompt");
    put(box, "summary", null, "Prompt");
    if (!Array.isArray(messages)) { put(box, "pre", null, asText(messages)); return; }
    for (const message of messages) {
      put(box, "p", "role", message && message.role);
      contents(box, listOf(message && message.contents));
    }
  }

  function reply(talk, response, turn) {
    const box = put(talk, "div", "box reply");
    put(box, "p", "role", "Turn " + turn);
    const messages = response && listOf(response.messages);
    if (!messages || !messages.length) put(box, "pre", null, asText(response));
    const calls = listOf(messages).flatMap(message => contents(box, listOf(message && message.contents)));
    const usage = response && response.usage;
    if (usage && typeof usage === "object") {
      const parts = ["inputTokenCount", "outputTokenCount"].filter(name => Number.isFinite(usage[name])).map(name => usage[name].toLocaleString("en") + (name === "inputTokenCount" ? " tokens in" : " tokens out"));
      if (parts.length) put(box, "p", "soft", parts.join(", "));
    }
    return calls;
  }

  // Shows what a message holds; gives the places of its calls, into which their answers go.
  function contents(box, parts) {
    const calls = [];
    for (const content of parts) {
      const type = content && content.$type;
      if (type === "text") put(box, "pre", "words", content.text);
      else if (type === "reasoning") { const thought = put(box, "details", "thought"); put(thought, "summary", null, "Reasoning"); put(thought, "pre", null, content.text); }
      else if (type === "functionCall") {
        const call = put(box, "div", "call");
        put(call, "p", "strong", content.name);
        put(call, "pre", "arguments", content.arguments === undefined || content.arguments === null ? "without arguments that can be read" : JSON.stringify(content.arguments, null, 2));
        calls.push(call);
      }
      else put(box, "pre", null, asText(content));
    }
    return calls;
  }

  function answer(talk, call, said) {
    const box = call || put(talk, "div", "box");
    put(box, "p", "role", "Answer");
    put(box, "pre", "answer", asText(said));
  }

  // What is folded is printed too.
  let folded = [];
  addEventListener("beforeprint", () => { folded = [...document.querySelectorAll("main details:not([open])")]; folded.forEach(details => { details.open = true; }); });
  addEventListener("afterprint", () => { folded.forEach(details => { details.open = false; }); });
})();
