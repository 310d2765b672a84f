// The book: every decision of the report, in order of file and place. Edits of one decision go together.
const book = JSON.parse(document.getElementById("book").textContent);
const decisions = [];
const ofRule = new Map(); // rule: the numbers of its decisions

book.report.files.forEach((file, fileNumber) => {
  const base = decisions.length;
  for (const [numbers, texts, against] of book.decisions[fileNumber]) {
    const edits = numbers.map((number) => file.edits[number]);
    const { rule, safety, line, why, evidence, applied } = edits[0];
    const number = decisions.length;
    const room = rule.split("/")[0];
    const rivals = against.map((other) => base + other);
    const place = book.places[rule] || "";
    decisions.push({
      number, file: fileNumber, path: file.path, lang: file.lang, edits, texts, rule, room, kind: safety, line, why,
      evidence, applied, rivals, place,
    });
    if (!ofRule.has(rule)) ofRule.set(rule, []);
    ofRule.get(rule).push(number);
  }
});

const find = (id) => document.getElementById(id);

/** A number with its noun. */
const countOf = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

/** An element with attributes and children; a string is only ever text. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}
