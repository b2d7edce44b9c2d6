"use strict";
// A picture with its grounding boxes: the object under the pointer, or the one whose name has the focus, is outlined.

const NEAR = 5; // picture pixels from a stroke at which it counts as pointed at
const WIDE = 420; // CSS pixels to which a small picture is enlarged, at most to twice its size

function picture(source, row) {
  if (!source) return element("p", { class: "no-picture stage" }, "This version has no picture.");
  const { width, height, objects } = row;
  const layer = element("svg:svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  const image = element("img", { src: source, alt: row.caption, width, height });
  image.style.width = `${Math.max(width, Math.min(2 * width, WIDE))}px`;
  const stage = element("div", { class: "stage" }, image, layer);
  const tag = element("p", { class: "tag muted" }, "Point at the picture or at a name to see what is where.");
  const all = element("button", { type: "button", class: "all", "aria-pressed": "false", title: "All boxes (b)" }, "All boxes");
  const boxes = () => (all.getAttribute("aria-pressed") === "true" ? objects.map((o) => outline(o)[0]) : []);
  const show = (o) => {
    layer.replaceChildren(...boxes(), ...(o ? outline(o) : []));
    tag.textContent = o ? [plain(o.kind), o.name, o.text === o.name ? "" : o.text].filter(Boolean).join(" · ") : " ";
    for (const button of names.querySelectorAll("button")) button.classList.toggle("lit", objects[button.dataset.at] === o);
  };
  const point = (event) => {
    const area = image.getBoundingClientRect(), scale = width / area.width;
    show(under(objects, (event.clientX - area.left) * scale, (event.clientY - area.top) * scale));
  };
  stage.addEventListener("pointermove", point);
  stage.addEventListener("pointerdown", point);
  stage.addEventListener("pointerleave", () => show(null));
  const names = element("div", { class: "objects" }, groups(objects, show));
  all.addEventListener("click", () => {
    all.setAttribute("aria-pressed", all.getAttribute("aria-pressed") === "false");
    show(null);
  });
  const sides = element("span", { class: "muted" }, `${width} × ${height}`);
  return element("figure", {}, stage, element("div", { class: "tags" }, tag, sides, all), names);
}

// box and stroke of an object, in picture pixels
function outline({ bbox: [x0, y0, x1, y1], points }) {
  const box = element("svg:rect", { x: x0 - 1, y: y0 - 1, width: x1 - x0 + 2, height: y1 - y0 + 2, rx: 1.5 });
  if (points.length < 2) return [box];
  return [box, element("svg:polyline", { points: points.map((p) => p.join(",")).join(" ") })];
}

// the object pointed at: the smallest box around the place; of a stroke only what lies near it
function under(objects, x, y) {
  let best = null, least = Infinity;
  for (const o of objects) {
    const [x0, y0, x1, y1] = o.bbox;
    if (x < x0 - NEAR || x > x1 + NEAR || y < y0 - NEAR || y > y1 + NEAR) continue;
    if (["segment", "axis", "curve", "arc", "line", "ray"].includes(o.kind) && away(o.points, x, y) > NEAR) continue;
    const area = (x1 - x0 + NEAR) * (y1 - y0 + NEAR);
    if (area < least) (best = o), (least = area);
  }
  return best;
}

function away(points, x, y) {
  let least = Infinity;
  for (let i = 1; i < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
    const dx = bx - ax, dy = by - ay, long = dx * dx + dy * dy;
    const along = long ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / long)) : 0;
    least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  }
  return least;
}

function groups(objects, show) {
  const kinds = new Map();
  objects.forEach((o, at) => kinds.set(o.kind, [...(kinds.get(o.kind) ?? []), at]));
  return [...kinds].map(([kind, places]) => {
    const buttons = places.map((at) => {
      const o = objects[at], name = o.kind === "label" || o.kind === "text" ? o.text : o.name;
      const lit = () => show(o), dark = () => show(null);
      return element("button", { type: "button", "data-at": at, onpointerenter: lit, onfocus: lit, onpointerleave: dark, onblur: dark }, (name.length > 60 ? `${name.slice(0, 60)}…` : name) || "·");
    });
    return element("p", {}, element("span", { class: "muted" }, plain(kind)), element("span", {}, buttons));
  });
}
