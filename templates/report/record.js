"use strict";
// One record, whole, in a dialog; and what ties the page together: the address, the keys, light and dark.

const LETTERS = "ABCDEFGH";

const record = {
  shown: -1, // row

  async open(i) {
    record.shown = i;
    const dialog = byId("record");
    let row;
    try {
      row = await gallery.record(i);
    } catch (error) {
      row = null;
      dialog.replaceChildren(element("p", { class: "broken", id: "record-title", tabindex: -1 }, `This record cannot be read: ${error.message}.`), record.button("Close", "Close", () => record.close()));
    }
    if (record.shown !== i) return; // another was asked for meanwhile
    const held = dialog.contains(document.activeElement) ? document.activeElement.title : "";
    if (row) dialog.replaceChildren(record.head(i, row), element("div", { class: "body" }, record.left(i, row), record.right(i, row)));
    if (!dialog.open) dialog.showModal();
    const same = [...dialog.querySelectorAll("header button:enabled")].find((button) => button.title === held);
    (same ?? dialog.querySelector(".right") ?? byId("record-title")).focus({ preventScroll: true }); // so that its keys scroll
  },

  close() {
    location.hash = filter.address({ id: "" });
  },

  step(by) {
    const at = filter.found.indexOf(record.shown), next = filter.found[at + by];
    if (at >= 0 && next !== undefined) location.replace(filter.address({ id: gallery.columns.id[next] }));
  },

  button: (label, title, onclick, more = {}) => element("button", { type: "button", "aria-label": title, title, onclick, ...more }, label),

  head(i, row) {
    const at = filter.found.indexOf(i), last = filter.found.length - 1;
    return element(
      "header",
      {},
      element("h2", { id: "record-title" }, plain(row.family)),
      element("code", {}, row.id),
      element("span", { class: "space" }),
      at >= 0 ? element("span", { class: "muted place" }, `${(at + 1).toLocaleString("en")} of ${(last + 1).toLocaleString("en")}`) : null,
      record.button("←", "Previous record", () => record.step(-1), { disabled: at <= 0 }),
      record.button("→", "Next record", () => record.step(1), { disabled: at < 0 || at === last }),
      record.button("✕", "Close", () => record.close()),
    );
  },

  left(i, row) {
    return element(
      "div",
      { class: "left" },
      record.versions(i),
      picture(gallery.picture(i), row),
      record.part("Caption", maths("p", row.caption)),
    );
  },

  versions(i) {
    const rows = gallery.versions(i);
    if (rows.length < 2) return null;
    const link = (r) => element("a", { href: filter.address({ id: gallery.columns.id[r] }), "aria-current": r === i ? "true" : null, onclick: record.other }, plain(gallery.name("version", r)));
    return element("nav", { class: "versions", "aria-label": "Versions of this problem" }, rows.map(link));
  },

  // another version takes this one's place in the history: Back leads to the grid
  other(event) {
    event.preventDefault();
    location.replace(event.currentTarget.getAttribute("href"));
  },

  right(i, row) {
    const parts = [record.facts(row), record.question(row), record.solution(row), record.rejected(row), record.given(row), record.checks(row), record.again(row), record.raw(row)];
    return element("div", { class: "right", tabindex: -1 }, parts);
  },

  part: (title, ...children) => element("section", {}, element("h3", {}, title), children),

  facts(row) {
    const facts = [row.domain, `${row.hops} hop${row.hops === 1 ? "" : "s"}`, plain(row.version), row.question_type, row.split];
    return element("p", { class: "facts" }, facts.map((fact) => element("span", {}, fact)));
  },

  question(row) {
    const exact = [row.answer_expr, row.answer_value].filter((value) => value != null).map(String);
    const told = [...new Set(exact)].filter((value) => value !== row.answer).join(" = ");
    const note = told ? element("code", { class: "muted" }, told) : null;
    const options = row.choices.map((choice, at) => {
      const letter = LETTERS[at], right = letter === row.answer, wrong = letter === row.rejected?.answer;
      const said = right ? "right answer" : wrong ? "the rejected solution ends here" : null;
      return element("li", { class: right ? "right-option" : wrong ? "wrong-option" : null }, element("b", {}, letter), maths("span", choice), said ? element("small", {}, said) : null);
    });
    return record.part(
      "Question",
      maths("p", row.question, "large"),
      options.length ? element("ul", { class: "options" }, options) : null,
      element("p", { class: "answer" }, element("span", { class: "muted" }, "Answer "), maths("b", row.answer), " ", note),
    );
  },

  solution(row) {
    const lines = row.solution.split("\n");
    const steps = row.steps.map((step, at) => {
      const told = step.expr ? `${step.name} = ${step.expr} = ${step.value}` : `${step.name}: concluded from ${step.uses.join(", ")}`;
      const held = step.expr ? "computed again and measured in the drawing" : "measured in the drawing";
      const faults = step.faults.map((fault) => element("p", { class: "bad" }, `✗ ${fault}`));
      const verdict = faults.length ? faults : element("span", { class: "good" }, "✓ ", element("span", {}, held));
      return element("li", {}, maths("p", lines[at + 1] ?? step.text), element("div", { class: "check" }, element("span", { class: "rule" }, plain(step.rule)), verdict, element("code", {}, told)));
    });
    return record.part("Solution", maths("p", lines[0]), element("ol", { class: "steps" }, steps), lines.length > steps.length + 1 ? maths("p", lines.at(-1)) : null);
  },

  rejected(row) {
    const wrong = row.rejected;
    if (!wrong) return null;
    const lines = wrong.solution.split("\n").map((line, at) => {
      if (at !== wrong.wrong_step + 1) return maths("li", line, at > wrong.wrong_step + 1 ? "after" : "");
      const first = maths("li", line, "first-wrong");
      first.append(element("small", {}, `✗ wrong here: ${wrong.mistake}`));
      return first;
    });
    return record.part("Rejected solution", element("ul", { class: "rejected" }, lines), element("p", { class: "answer" }, element("span", { class: "muted" }, "Ends in "), maths("b", wrong.answer)));
  },

  given(row) {
    const shown = { image: "picture", text: "text", both: "picture and text" };
    const lines = row.given.map((g) => element("tr", {}, element("td", {}, element("code", {}, g.name)), maths("td", g.text), element("td", {}, element("code", {}, g.expr)), element("td", {}, shown[g.shown_in] ?? g.shown_in)));
    const head = ["Name", "Printed", "Exact", "Stands in"].map((title) => element("th", { scope: "col" }, title));
    return record.part("Given", element("div", { class: "wide" }, element("table", {}, element("thead", {}, element("tr", {}, head)), element("tbody", {}, lines))));
  },

  checks(row) {
    const faulty = new Set(row.faults.map((fault) => fault.split(":")[0]));
    const names = gallery.checks.map((name) => element("span", { class: faulty.has(name) ? "bad" : "good" }, faulty.has(name) ? "✗ " : "✓ ", element("span", {}, name)));
    return record.part("Checks of this row", element("p", { class: "names" }, names), row.faults.map((fault) => element("p", { class: "bad" }, fault)));
  },

  again(row) {
    const command = `python -m engine show ${row.id} ${gallery.flags}`.trim();
    const copy = async (event) => {
      const button = event.currentTarget;
      try {
        await navigator.clipboard.writeText(command);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(button.previousSibling);
        button.textContent = "Selected";
      }
    };
    return record.part("Make it again", element("div", { class: "command" }, element("code", {}, command), record.button("Copy", "Copy the command", copy)));
  },

  raw(row) {
    const { faults, steps, ...rest } = row;
    const text = JSON.stringify({ ...rest, steps: steps.map(({ faults, ...step }) => step) }, null, 1);
    return element("details", {}, element("summary", {}, "The row as data"), element("pre", { tabindex: 0 }, text));
  },
};

// Text with its indices set low: x_A, log_2. They are letters of the text, so copying gives what the row holds.
function maths(tag, text, className = "") {
  const parts = String(text ?? "").split(/(?<=[\p{L}′)])_(\p{L}+|\d+)/u);
  const nodes = parts.map((part, at) => (at % 2 ? element("sub", {}, element("span", { class: "hidden" }, "_"), part) : part));
  return element(tag, { class: `maths ${className}`.trim() }, nodes);
}
