// The page of a report: what is packed in it, and its sessions.
(() => {
  const { byId, index, put, write, unpack, bringOut, adopt } = page;
  const words = { T: "traded", H: "held", U: "undecided", F: "faulted", ".": "missing", " ": "no session" };

  // Charts of which one is chosen.
  for (const select of document.querySelectorAll("select[data-figure]")) {
    select.addEventListener("change", () => choose(select));
  }
  async function choose(select) {
    const number = select.value;
    const block = await unpack(select.dataset.figure + "-" + number);
    if (select.value !== number) return;
    const figure = byId(select.dataset.figure);
    if (typeof block === "string") replace(figure, block); else show(figure, block);
  }
  // The section of a trader is markup that the program wrote and escaped, as it wrote this page.
  function replace(figure, markup) {
    figure.replaceChildren(...new DOMParser().parseFromString(markup, "text/html").body.childNodes);
    adopt(figure);
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
    showSession(body, session);
    body.scrollTop = 0;
  }

  // Links to a trader or to a session open it.
  async function follow(hash) {
    const [, what, first, second] = /^#(trader|session)-(\d+)(?:-(\d+))?$/.exec(hash) ?? [];
    const trader = Number(first) - 1;
    if (what === "trader" && index.traders[trader] !== undefined) {
      const select = document.querySelector("select[data-figure=trader]");
      select.value = trader;
      await choose(select);
      byId("traders").scrollIntoView();
      select.focus({ preventScroll: true });
    }
    if (what === "session" && index.marks[trader]?.[second - 1] !== undefined) {
      strips[trader].select(second - 1);
      await open(trader, second - 1);
    }
  }
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#trader-'], a[href^='#session-']");
    if (link) { event.preventDefault(); follow(link.hash); }
  });
  addEventListener("hashchange", () => follow(location.hash));
  follow(location.hash);
})();
