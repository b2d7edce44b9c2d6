"use strict";
// The grid of pictures: only the lines in view are in the page, so ten thousand records scroll like fifty.

const GAP = 12, LEAST = 148, BELOW = 42, SPARE = 2; // pixels; a card's least width; the lines under a picture; lines kept beyond the view

const grid = {
  cards: new Map(), // place in filter.found -> element
  across: 1,
  side: LEAST,
  focused: 0,

  measure() {
    const width = byId("grid").clientWidth;
    grid.across = Math.max(1, Math.floor((width + GAP) / (LEAST + GAP)));
    grid.side = (width - GAP * (grid.across - 1)) / grid.across;
    byId("grid").style.height = `${Math.ceil(filter.found.length / grid.across) * grid.line()}px`;
  },

  line: () => grid.side + BELOW + GAP,

  card(at) {
    const i = filter.found[at];
    const id = gallery.columns.id[i], picture = gallery.picture(i), hops = gallery.columns.hops[i];
    const family = plain(gallery.name("family", i)), version = plain(gallery.name("version", i));
    const meta = `${hops} hop${hops === 1 ? "" : "s"} · ${version}`;
    const face = picture
      ? element("img", { src: picture, alt: "", loading: "lazy", decoding: "async", width: gallery.columns.width[i], height: gallery.columns.height[i] })
      : element("span", { class: "no-picture" }, gallery.columns.asked[i]);
    const fault = gallery.columns.faults[i] ? element("span", { class: "fault" }, "fault") : null;
    const link = element(
      "a",
      { href: filter.address({ id }), "data-at": at, tabindex: at === grid.focused ? 0 : -1 },
      element("span", { class: "face" }, face, fault),
      element("span", { class: "family" }, family),
      element("span", { class: "meta" }, meta),
      element("span", { class: "hidden" }, id),
    );
    const item = element("li", { "aria-setsize": filter.found.length, "aria-posinset": at + 1 }, link);
    item.style.width = `${grid.side}px`;
    item.style.height = `${grid.side + BELOW}px`;
    item.style.transform = `translate(${(at % grid.across) * (grid.side + GAP)}px, ${Math.floor(at / grid.across) * grid.line()}px)`;
    return item;
  },

  // put in the cards in view, take out those that left it
  draw() {
    const list = byId("grid"), top = -list.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(top / grid.line()) - SPARE) * grid.across;
    const last = Math.min(filter.found.length, (Math.ceil((top + innerHeight) / grid.line()) + SPARE) * grid.across);
    for (const [at, card] of grid.cards) {
      if ((at < first || at >= last) && !card.contains(document.activeElement)) card.remove(), grid.cards.delete(at);
    }
    const fresh = document.createDocumentFragment();
    for (let at = first; at < last; at++) {
      if (grid.cards.has(at)) continue;
      grid.cards.set(at, grid.card(at));
      fresh.append(grid.cards.get(at));
    }
    list.append(fresh);
  },

  redraw() {
    for (const card of grid.cards.values()) card.remove();
    grid.cards.clear();
    grid.measure();
    grid.draw();
  },

  // focus the card at a place of the list, scrolled into view first
  focus(at) {
    at = Math.max(0, Math.min(filter.found.length - 1, at));
    if (!filter.found.length) return;
    grid.cards.get(grid.focused)?.firstChild.setAttribute("tabindex", -1);
    grid.focused = at;
    const top = byId("grid").getBoundingClientRect().top + Math.floor(at / grid.across) * grid.line();
    const bar = document.querySelector(".bar").offsetHeight;
    if (top < bar + GAP) scrollBy(0, top - bar - GAP);
    else if (top + grid.line() > innerHeight) scrollBy(0, top + grid.line() - innerHeight);
    grid.draw();
    const link = grid.cards.get(at).firstChild;
    link.setAttribute("tabindex", 0);
    link.focus({ preventScroll: true });
  },

  key(event) {
    const moves = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -grid.across, ArrowDown: grid.across };
    const ends = { Home: 0, End: filter.found.length - 1 };
    if (!(event.key in moves) && !(event.key in ends)) return;
    event.preventDefault();
    const here = document.activeElement.dataset?.at;
    if (event.key in ends) grid.focus(ends[event.key]);
    else grid.focus(here === undefined ? grid.focused : Number(here) + moves[event.key]);
  },
};
