// The page of a report: what is packed in it, and its sessions.
(() => {
  const { byId, index, put, write, unpack, bringOut, adopt } = page;

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

  const strips = sessionStrips(document, open);

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
    put(title, "span", "outcome " + sessionStrips.words[mark], sessionStrips.words[mark]);
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
