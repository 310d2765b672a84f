// A card: one decision as it is read, its sentence before and after, why, by which rule, and the buttons.
const SIGNS = {
  0xa0: "NBSP", 0xad: "SHY", 0x61c: "ALM", 0x200b: "ZWSP", 0x200c: "ZWNJ", 0x200d: "ZWJ", 0x200e: "LRM", 0x200f: "RLM",
  0x202a: "LRE", 0x202b: "RLE", 0x202c: "PDF", 0x202d: "LRO", 0x202e: "RLO", 0x202f: "NNBSP", 0x2060: "WJ",
  0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xfeff: "BOM",
};
const UNSEEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const BLANK = /^[\s\u200b-\u200d\u2060\ufeff]+$/;
const LONG = 600;

/** The sign for a character that cannot be seen. */
function sign(char) {
  const code = char.codePointAt(0);
  return element("span", { class: "sign" }, SIGNS[code] || `U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
}

/** Text that stands around a change: what cannot be seen, or would turn the line, is shown as a sign. */
function context(text) {
  return text.split(new RegExp(`(${UNSEEN.source})`)).map((part) => (UNSEEN.test(part) ? sign(part) : part));
}

/** Changed text: also line breaks, and blanks that are all there is, are shown. */
function exact(text) {
  if (!BLANK.test(text)) return context(text.replace(/\r\n|\n|\r/g, "⏎").replace(/\t/g, "⇥"));
  return Array.from(text.replace(/\r\n|\r/g, "\n"), (char) => ({ "\n": "⏎", "\t": "⇥", " ": "␣" })[char] || sign(char));
}

/** Changed text in its mark; of a very long one the middle is folded away. */
function marked(name, text) {
  if (text.length <= LONG) return element(name, {}, ...exact(text));
  const chars = Array.from(text);
  const middle = chars.slice(LONG / 2, -LONG / 4).join("");
  const more = element("button", { type: "button", class: "more" }, `… ${countOf(Array.from(middle).length, "character")} …`);
  more.addEventListener("click", () => more.replaceWith(...exact(middle)));
  const [head, tail] = [chars.slice(0, LONG / 2).join(""), chars.slice(-LONG / 4).join("")];
  return element(name, {}, ...exact(head), more, ...exact(tail));
}

/** The sentence with its marks: "del" shows what is there, "ins" what comes, "mark" what is pointed at. */
function sentence(decision, name, caption) {
  const text = element("p", { class: `text ${name}`, dir: "auto", lang: decision.lang });
  decision.edits.forEach((edit, number) => {
    text.append(...context(decision.texts[number]));
    const words = name === "ins" ? edit.after : edit.before;
    if (words) text.append(marked(name, words));
    else text.append(element("span", { class: "gap", "aria-hidden": "true" }));
  });
  text.append(...context(decision.texts[decision.edits.length]));
  return element("div", { class: "side" }, element("span", { class: "caption" }, caption), text);
}

/** A change in few words, for those who hear it. */
function brief(decision) {
  const cut = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text).replace(/\s+/g, " ").trim() || "nothing";
  const [before, after] = ["before", "after"].map((key) => cut(decision.edits.map((edit) => edit[key]).join(" … ")));
  return decision.kind === "show" ? before : `${before} becomes ${after}`;
}

function button(action, text, key) {
  const made = element("button", { type: "button", "data-do": action }, text);
  if (key) {
    made.setAttribute("aria-keyshortcuts", key);
    made.append(" ", element("kbd", { "aria-hidden": "true" }, key));
  }
  return made;
}

/** What has been decided, and the buttons that decide. */
function actions(decision) {
  const made = element("div", { class: "actions" }, element("p", { class: "verdict" }));
  if (decision.kind === "show") {
    made.append(button("s", "Seen", "a"));
    return made;
  }
  made.append(button("a", "Accept", "a"), button("r", "Reject", "r"));
  const count = ofRule.get(decision.rule).length;
  if (count > 1) {
    const all = element("div", { class: "all", role: "group", "aria-label": `All ${count} of ${decision.rule}` });
    all.append(element("span", {}, `All ${count} of this rule`), button("A", "Accept all"), button("R", "Reject all"));
    made.append(all);
  }
  return made;
}

function reasons(decision) {
  const made = element("div", { class: "reasons" }, element("p", { class: "why", dir: "auto" }, ...context(decision.why)));
  const known = [decision.evidence];
  if (!decision.evidence.includes(decision.place)) known.push(decision.place);
  const evidence = known.filter(Boolean).join(" · ");
  if (evidence) made.append(element("p", { class: "evidence", dir: "auto" }, ...context(evidence)));
  if (decision.rivals.length) {
    const others = decision.rivals.slice(0, 3).map((other) => decisions[other]);
    const told = others.map((other) => `${other.rule} in line ${other.line}`).join(", ");
    const more = decision.rivals.length > 3 ? ` and ${decision.rivals.length - 3} more` : "";
    made.append(element("p", { class: "against" }, `Stands against ${told}${more}: only one side can be made.`));
  }
  return made;
}

/** The article of a decision; `heading`: also the name of its file. */
function card(decision, position, total, heading) {
  const article = element("article", {
    id: `change-${decision.number}`, tabindex: "-1", "data-position": position, "aria-posinset": position + 1,
    "aria-setsize": total,
  });
  if (heading) article.append(element("h3", { class: "file" }, element("bdi", {}, ...context(decision.path))));
  const rule = element("button", { type: "button", class: "rule", "data-set": "rule", "data-value": decision.rule },
    element("span", { class: `dot ${decision.room}` }), element("bdi", {}, decision.rule));
  rule.title = "Show the changes of this rule only";
  const head = element("div", { class: "head" }, element("span", { class: "line" }, `Line ${decision.line}`),
    element("span", { class: `chip ${decision.kind}` }, book.kinds[decision.kind]), rule);
  const texts = decision.kind === "show"
    ? [sentence(decision, "mark", "Look")]
    : [sentence(decision, "del", "Before"), sentence(decision, "ins", "After")];
  const change = element("div", { class: "change" }, head, ...texts, reasons(decision));
  article.append(element("div", { class: "card" }, change, actions(decision)));
  return article;
}
