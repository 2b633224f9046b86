// The board: what happens is told as it happens, and the sections of the page follow.
(() => {
  const { byId, put } = page;
  const log = byId("log");
  const body = byId("session-body");

  // The page of a session.
  if (body) page.unpack("session-data").then(session => showSession(body, session));

  const sessionAt = (trader, place) => {
    const time = page.index.times[place];
    location.assign("/traders/" + page.index.traders[trader] + "/sessions/" + time.replace(" ", "T"));
  };
  if (page.index) sessionStrips(document, sessionAt);
  if (!log) return;

  // What is told, in a line each. A listener that was away continues after the last event it got.
  const kinds = ["session-started", "said", "tool-called", "filled", "partially-filled", "denied", "held", "accepted", "triggered", "expired", "cancelled",
    "cancel-denied", "approved", "split", "dividend-due", "dividend", "opened", "withdrawn", "model-changed", "mandate-changed",
    "session-ended", "faulted", "run-requested", "cancel-requested", "run-ended", "registered", "halted", "resumed", "gap"];
  const compact = text => { try { return JSON.stringify(JSON.parse(text)); } catch { return text; } };
  const order = told => told.side ? [told.side, told.quantity ?? told.units, told.symbol, told.limit && "limit " + told.limit, told.stop && "stop " + told.stop].filter(Boolean).join(" ") : "";
  const texts = {
    said: told => told.text,
    "tool-called": told => told.tool + " " + compact(told.arguments),
    held: told => told.reason,
    denied: told => [order(told), told.code, told.message].filter(Boolean).join(": "),
    faulted: told => told.type + ": " + told.message,
    "session-ended": told => told.outcome,
    "run-requested": told => told.from + " to " + told.to,
    "run-ended": told => told.state + (told.reason ? ": " + told.reason : ""),
    gap: told => "Events before " + told.first + " are not kept any more.",
  };
  const textOf = (kind, told) => (texts[kind] ?? (one => [order(one), one.price && "at " + one.price, one.reason].filter(Boolean).join(" ")))(told) ?? "";
  const most = 80;
  const list = log.firstElementChild;
  const longest = 400;
  const state = byId("events-state");
  const pause = byId("pause");
  let waiting = [];
  let last = log.dataset.after;
  let isPaused = false;
  let isStale = false;

  function listen() {
    const source = new EventSource(log.dataset.source + "?after=" + encodeURIComponent(last));
    source.addEventListener("open", () => { state.textContent = "live"; });
    source.addEventListener("error", () => {
      state.textContent = "connecting again";
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
    });
    for (const kind of kinds) source.addEventListener(kind, event => {
      last = event.lastEventId || last;
      isStale = true;
      waiting.push({ kind, data: event.data });
      if (waiting.length > most) waiting = waiting.slice(-most);
    });
  }

  function tell({ kind, data }) {
    const told = JSON.parse(data);
    const line = document.createElement("li");
    line.className = "told " + kind;
    const who = put(line, "a", null, told.signature ?? "");
    if (told.signature) who.href = "/traders/" + encodeURIComponent(told.signature);
    put(line, "span", "soft", told.time ?? "");
    put(line, "span", "what", kind.replaceAll("-", " "));
    const text = textOf(kind, told);
    put(line, "span", "text", text.length > longest ? text.slice(0, longest) + "…" : text);
    return line;
  }

  // At most twice a second, so that a reader of the screen is not flooded.
  setInterval(() => {
    if (isPaused || !waiting.length) return;
    const wasAtEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 40;
    list.append(...waiting.map(tell));
    waiting = [];
    while (list.children.length > most) list.firstElementChild.remove();
    if (wasAtEnd) log.scrollTop = log.scrollHeight;
  }, 500);

  pause.addEventListener("click", () => {
    isPaused = !isPaused;
    pause.setAttribute("aria-pressed", String(isPaused));
    pause.textContent = isPaused ? "Continue" : "Pause";
  });

  // The sections that are others now; none in which somebody reads or writes.
  const shown = new Map();
  let tag = "";
  async function follow() {
    if (isPaused || document.hidden) return;
    const wasStale = isStale;
    isStale = false;
    const answer = await fetch(location.pathname + "?part=live", { headers: { Accept: "text/html", "If-None-Match": tag }, cache: "no-store" });
    if (answer.redirected) { location.reload(); return; }
    if (answer.status === 304) return;
    if (!answer.ok) { isStale = wasStale; return; }
    tag = answer.headers.get("ETag") ?? "";
    const sections = [...new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("[data-live]")];
    const isBusy = sections.some(section => { const old = byId(section.id); return old && isUsed(old); });
    if (isBusy) { tag = ""; return; }
    const changed = sections.filter(section => shown.get(section.id) !== section.innerHTML);
    const before = new Map(changed.map(section => [section.id, byId(section.id)]));
    for (const section of changed) shown.set(section.id, section.innerHTML);
    const fresh = changed.map(section => document.adoptNode(section));
    for (const section of fresh) place(section, before.get(section.id));
    if (fresh.some(section => section.id === "data")) page.refresh();
    for (const section of fresh) {
      page.adopt(section);
      if (page.index) sessionStrips(section, sessionAt);
      keep(before.get(section.id), section);
    }
    const ids = new Set(sections.map(section => section.id));
    document.querySelectorAll("main > [data-live]").forEach(section => { if (!ids.has(section.id)) section.remove(); });
  }

  const isUsed = section => section.contains(document.activeElement) || section.querySelector(".readout:not([hidden])") || section.contains(getSelection().anchorNode) && !getSelection().isCollapsed
    || [...section.querySelectorAll("input:not([type=hidden])")].some(input => input.value !== input.defaultValue);

  function place(section, old) {
    if (old) old.replaceWith(section);
    else byId("main").append(section);
  }

  // What was unfolded, scrolled and sorted stays so.
  function keep(old, section) {
    if (!old) return;
    const pairs = selector => [...old.querySelectorAll(selector)].map((one, at) => [one, section.querySelectorAll(selector)[at]]).filter(([, other]) => other);
    for (const [one, other] of pairs("details")) other.open = one.open;
    for (const [one, other] of pairs(".scroll, .strips, .keys")) { other.scrollLeft = one.scrollLeft; other.scrollTop = one.scrollTop; }
    for (const [one, other] of pairs(".board th[data-sort]")) {
      const direction = one.getAttribute("aria-sort");
      for (let i = 0; direction && other.getAttribute("aria-sort") !== direction && i < 2; i++) other.querySelector("button").click();
    }
  }

  (async () => {
    for (;;) {
      await new Promise(next => setTimeout(next, isStale ? 2000 : 6000));
      try { await follow(); } catch (failure) { state.textContent = "the page cannot be read now"; }
    }
  })();
  listen();
})();
