// Session strips: one stop of the keyboard a trader, arrows within it; Enter or a click opens a session.
function sessionStrips(root, open) {
  const { index } = page;
  const strips = [...root.querySelectorAll(".cells[role=slider]")];
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
      strip.setAttribute("aria-valuetext", index.times[place] + ", " + sessionStrips.words[marks[place]]);
    };
    move(place);
    strip.select = move;
    strip.addEventListener("click", event => {
      const at = Math.floor((event.clientX - strip.getBoundingClientRect().left) / index.cell);
      if (at >= 0 && at < marks.length) { move(at); strip.focus({ preventScroll: true }); open(trader, at); }
    });
    strip.addEventListener("pointermove", event => {
      const at = Math.floor((event.clientX - strip.getBoundingClientRect().left) / index.cell);
      strip.title = marks[at] ? index.times[at] + ", " + sessionStrips.words[marks[at]] : "";
    });
    strip.addEventListener("keydown", event => {
      const far = (from, by) => { for (let i = 0; i < 10; i++) from = next(from, by); return from; };
      const to = { ArrowRight: () => next(place, 1), ArrowUp: () => next(place, 1), ArrowLeft: () => next(place, -1), ArrowDown: () => next(place, -1),
        PageUp: () => far(place, 1), PageDown: () => far(place, -1), Home: () => next(-1, 1), End: () => next(marks.length, -1) }[event.key];
      if (to) { event.preventDefault(); move(to()); cursor.scrollIntoView({ block: "nearest", inline: "nearest" }); }
      else if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(trader, place); }
    });
  }
  return strips;
}
sessionStrips.words = { T: "traded", H: "held", U: "undecided", F: "faulted", ".": "missing", " ": "no session" };

