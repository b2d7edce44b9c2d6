"use strict";
// What the page knows: the index at once, texts and records when their scripts come. Data call gallery.index, .texts and
// .records; the rest of the page waits on gallery.allTexts() and gallery.record(i).

const gallery = {
  rows: 0,
  columns: {}, // name -> a value a row; numbers that stand for names[name] where that exists
  names: {},
  words: [], // of each row, lower case, once its text is there
  chunkOf: null, // of each row, place in chunks
  textScripts: [],
  waiting: new Map(), // script -> [promise, resolve]
  kept: new Map(), // script -> what it brought

  index(_, content) {
    Object.assign(gallery, content);
    gallery.rows = content.columns.id.length;
    gallery.words = new Array(gallery.rows);
    for (let n = 0; n * gallery.per_text < gallery.rows; n++) gallery.textScripts.push(`texts-${String(n).padStart(4, "0")}`);
    gallery.chunkOf = new Uint16Array(gallery.rows);
    gallery.chunks = []; // {name, start, rows}
    let start = 0;
    for (const [name, rows] of content.chunks) {
      gallery.chunkOf.fill(gallery.chunks.length, start, start + rows);
      gallery.chunks.push({ name, start, rows });
      start += rows;
    }
    gallery.ready();
  },

  texts(number, texts) {
    texts.forEach((text, i) => (gallery.words[number * gallery.per_text + i] = text));
    gallery.came(gallery.textScripts[number], texts);
  },

  records(name, records) {
    gallery.came(name, records);
  },

  came(script, content) {
    gallery.kept.set(script, content);
    gallery.waiting.get(script)?.[1](content);
  },

  // the content of a script, which is loaded once; rejects when the file is not there
  load(script) {
    if (!gallery.waiting.has(script)) {
      let resolve, reject;
      const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]));
      gallery.waiting.set(script, [promise, resolve]);
      const tag = document.createElement("script");
      tag.src = `data/${script}.js`;
      tag.onload = () => tag.remove();
      tag.onerror = () => (gallery.waiting.delete(script), reject(new Error(`data/${script}.js is missing`)));
      document.head.append(tag);
    }
    return gallery.waiting.get(script)[0];
  },

  async record(i) {
    const chunk = gallery.chunks[gallery.chunkOf[i]];
    return (await gallery.load(chunk.name))[i - chunk.start];
  },

  async allTexts() {
    for (const script of gallery.textScripts) await gallery.load(script);
  },

  get searchable() {
    return gallery.textScripts.every((script) => gallery.kept.has(script));
  },

  name(column, i) {
    return gallery.names[column][gallery.columns[column][i]];
  },

  picture(i) {
    const chunk = gallery.chunks[gallery.chunkOf[i]];
    return gallery.columns.width[i] ? `pictures/${chunk.name}/${i - chunk.start}.png` : null;
  },

  // all rows of the row's problem: they stand together
  versions(i) {
    const problems = gallery.columns.problem_id;
    let from = i, to = i;
    while (from > 0 && problems[from - 1] === problems[i]) from--;
    while (to + 1 < gallery.rows && problems[to + 1] === problems[i]) to++;
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  },
};

// An element with attributes and children; strings become text nodes, so nothing of a row is read as HTML.
function element(tag, attributes = {}, ...children) {
  const made = tag.startsWith("svg:")
    ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== false));
  return made;
}

const plain = (name) => name.replaceAll("_", " ");
const byId = (id) => document.getElementById(id);
