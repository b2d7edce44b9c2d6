"use strict";
// What ties the page together: the address, the keys, light and dark.

gallery.ready = () => {
  filter.build();
  addEventListener("hashchange", follow);
  addEventListener("resize", () => requestAnimationFrame(grid.redraw));
  let asked = false;
  const scrolled = () => ((asked = false), grid.draw());
  addEventListener("scroll", () => asked || ((asked = true), requestAnimationFrame(scrolled)), { passive: true });
  follow();
  gallery.allTexts().then(() => filter.state.q && follow(true), report);
};

let before = null; // address without the record, as the grid shows it

// make the page what the address says; `again`: although its filters are the same, since texts have come
function follow(again) {
  filter.read();
  const { q, id } = filter.state, view = filter.address({ id: "" });
  if (view !== before || again === true) {
    before = view;
    grid.focused = 0;
    filter.run();
    grid.redraw();
    if (byId("search").value !== q) byId("search").value = q;
    const narrowed = q || Object.keys(filter.state.chosen).length;
    const found = filter.found.length.toLocaleString("en"), all = gallery.rows.toLocaleString("en");
    byId("status").textContent = q && !gallery.searchable ? "Loading the texts…" : narrowed ? `${found} of ${all} records` : `${all} records`;
    byId("clear").hidden = !narrowed;
    byId("empty").hidden = filter.found.length > 0 || (q && !gallery.searchable);
  }
  const row = id ? gallery.columns.id.indexOf(id) : -1;
  if (row >= 0) record.open(row);
  else leave();
}

// close the record and give the focus back to its card
function leave() {
  const at = filter.found.indexOf(record.shown);
  record.shown = -1;
  if (!byId("record").open) return;
  byId("record").close();
  if (at >= 0) grid.focus(at);
}

function report(error) {
  byId("status").textContent = error.message;
}

byId("record").addEventListener("cancel", (event) => (event.preventDefault(), record.close()));
byId("record").addEventListener("click", (event) => event.target === byId("record") && record.close());
byId("clear").addEventListener("click", () => location.replace(filter.address({ q: "", chosen: {} })));
let typed; // a browser slows down a page that changes its address at every letter
byId("search").addEventListener("input", (event) => {
  clearTimeout(typed);
  typed = setTimeout(() => location.replace(filter.address({ q: event.target.value })), 60);
});
byId("keys-button").addEventListener("click", () => byId("keys").showModal());
byId("theme").addEventListener("click", turn);
byId("filters-button").addEventListener("click", (event) => {
  const open = document.body.classList.toggle("filtering");
  event.currentTarget.setAttribute("aria-expanded", open);
});

function turn() {
  const dark = (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.theme = document.documentElement.dataset.theme;
  } catch {} // not allowed for files in some browsers: then it lasts as long as the page
}
try {
  if (localStorage.theme) document.documentElement.dataset.theme = localStorage.theme;
} catch {}

addEventListener("keydown", (event) => {
  const typing = event.target.matches("input[type=search]");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing && event.key === "Escape") return void event.target.blur();
  if (typing && event.key === "ArrowDown") return grid.key(event);
  if (typing || byId("keys").open) return;
  if (event.key === "t") return turn();
  if (event.key === "?") return byId("keys").showModal();
  if (byId("record").open) {
    if (event.key === "ArrowLeft") record.step(-1);
    if (event.key === "ArrowRight") record.step(1);
    if (event.key === "b") byId("record").querySelector(".all")?.click();
    if (/^[1-6]$/.test(event.key)) byId("record").querySelectorAll(".versions a")[event.key - 1]?.click();
  } else if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  } else if (!event.target.matches("#filters *")) grid.key(event);
});
