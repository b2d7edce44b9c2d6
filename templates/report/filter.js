"use strict";
// Filters and search. The state is the address after #, so that a view can be kept and sent, and Back works.

const FACETS = [
  ["domain", "Domain"],
  ["hops", "Hops"],
  ["version", "Version"],
  ["question_type", "Question type"],
  ["split", "Split"],
  ["faults", "Checks"],
  ["family", "Family"],
];

const filter = {
  state: { q: "", id: "", chosen: {} }, // chosen: column -> Set of values
  found: [], // rows that fit, in order
  boxes: {}, // column -> value -> {input, count, line}

  values(column) {
    if (column === "faults") return [0, 1];
    if (column === "hops") return [...new Set(gallery.columns.hops)].sort((a, b) => a - b);
    return [...gallery.names[column]].sort((a, b) => a.localeCompare(b, "en"));
  },

  value(column, i) {
    if (column === "hops") return gallery.columns.hops[i];
    return column === "faults" ? +(gallery.columns.faults[i] > 0) : gallery.columns[column][i];
  },

  label(column, value) {
    if (column === "faults") return value ? "a fault found" : "all hold";
    return plain(String(value));
  },

  read() {
    const given = new URLSearchParams(location.hash.slice(1));
    filter.state = { q: given.get("q") ?? "", id: given.get("id") ?? "", chosen: {} };
    for (const [column] of FACETS) {
      const values = given.getAll(column);
      if (values.length) filter.state.chosen[column] = new Set(values);
    }
  },

  address(changes = {}) {
    const { q, id, chosen } = { ...filter.state, ...changes };
    const out = new URLSearchParams();
    if (q) out.set("q", q);
    for (const [column, values] of Object.entries(chosen)) for (const value of values) out.append(column, value);
    if (id) out.set("id", id);
    return `#${String(out).replaceAll("%2F", "/")}`;
  },

  // words of the search that must all be there; "in quotation marks" together; a key as it stands in ids
  terms(q) {
    const key = q.trim().match(/^(\w+\/-?\d+)\/(\d+)(\/\w+)?$/);
    if (key) return [`${key[1]}/${key[2].padStart(8, "0")}${key[3] ?? ""}`.toLowerCase()];
    return [...q.toLowerCase().matchAll(/"([^"]+)"|(\S+)/g)].map((m) => m[1] ?? m[2]);
  },

  // One pass: a row that fits all counts everywhere, a row that fails one filter counts in that one only.
  run() {
    const terms = filter.terms(filter.state.q);
    const shown = FACETS.filter(([column]) => filter.boxes[column]).map(([column]) => column);
    const wanted = shown.map((column) => {
      const chosen = filter.state.chosen[column];
      if (!chosen) return null;
      const names = gallery.names[column];
      return new Set([...chosen].map((value) => (names ? names.indexOf(value) : Number(value))));
    });
    const counts = shown.map(() => new Map());
    const found = [];
    for (let i = 0; i < gallery.rows; i++) {
      let failed = -1, failures = 0;
      for (let f = 0; f < shown.length && failures < 2; f++) {
        if (wanted[f] && !wanted[f].has(filter.value(shown[f], i))) (failed = f), failures++;
      }
      if (failures > 1 || !terms.every((term) => gallery.words[i]?.includes(term))) continue;
      for (let f = 0; f < shown.length; f++) {
        if (failures && f !== failed) continue;
        const value = filter.value(shown[f], i);
        counts[f].set(value, (counts[f].get(value) ?? 0) + 1);
      }
      if (!failures) found.push(i);
    }
    filter.found = found;
    shown.forEach((column, f) => {
      for (const [value, box] of filter.boxes[column]) {
        const number = gallery.names[column] ? gallery.names[column].indexOf(value) : value;
        const count = counts[f].get(number) ?? 0;
        box.input.checked = filter.state.chosen[column]?.has(String(value)) ?? false;
        box.count.textContent = count.toLocaleString("en");
        box.line.classList.toggle("none", !count && !box.input.checked);
      }
    });
  },

  build() {
    const form = byId("filters");
    for (const [column, title] of FACETS) {
      const values = filter.values(column);
      if (column === "faults" ? !gallery.columns.faults.some(Boolean) : values.length < 2) continue;
      filter.boxes[column] = new Map();
      const lines = values.map((value) => {
        const input = element("input", { type: "checkbox", name: column, value: String(value), onchange: filter.change });
        const count = element("span", { class: "count" });
        const line = element("label", {}, input, element("span", { class: "name" }, filter.label(column, value)), count);
        filter.boxes[column].set(value, { input, count, line });
        return line;
      });
      const part = element("fieldset", { class: column }, element("legend", {}, title), ...lines);
      if (column === "family") part.querySelector("legend").after(filter.finder(lines));
      form.append(part);
    }
    form.addEventListener("submit", (event) => event.preventDefault());
  },

  finder(lines) {
    const find = (event) => {
      const part = event.target.value.trim().toLowerCase();
      for (const line of lines) line.hidden = !line.querySelector(".name").textContent.toLowerCase().includes(part);
    };
    return element("input", { type: "search", class: "finder", placeholder: "Find a family", "aria-label": "Find a family", oninput: find });
  },

  change(event) {
    const { name, value, checked } = event.target;
    const values = new Set(filter.state.chosen[name] ?? []);
    if (checked) values.add(value);
    else values.delete(value);
    const chosen = { ...filter.state.chosen, [name]: values };
    if (!values.size) delete chosen[name];
    location.replace(filter.address({ chosen }));
  },
};
