// The filters: which of the decisions are listed.
const FIELDS = ["kind", "room", "file", "rule", "verdict"];
const VERDICTS = { open: "open", a: "accepted", r: "rejected", s: "seen" };
const form = find("filters");
let words; // of each decision, in small letters; made at the first search

/** Fill a choice: each value with its label. */
function options(id, labels) {
  find(id).replaceChildren(...[["", "any"], ...labels].map(([value, label]) => element("option", { value }, label)));
}

/** How many decisions have each value of a key, in the order in which these come. */
function counted(key) {
  const counts = new Map();
  for (const decision of decisions) counts.set(decision[key], (counts.get(decision[key]) || 0) + 1);
  return [...counts];
}

function offer() {
  const labels = (counts, label) => counts.map(([value, count]) => [value, `${label(value)} (${count.toLocaleString("en")})`]);
  const ordered = (key, names) => Object.keys(names).flatMap((name) => counted(key).filter(([value]) => value === name));
  options("kind", labels(ordered("kind", book.kinds), (kind) => book.kinds[kind]));
  options("room", labels(ordered("room", book.rooms), (room) => book.rooms[room]));
  options("file", labels(counted("file"), (file) => book.report.files[file].path));
  options("rule", labels(counted("rule").sort((one, other) => other[1] - one[1]), (rule) => rule));
  options("verdict", Object.entries(VERDICTS));
}

function wordsOf(decision) {
  const edits = decision.edits.flatMap((edit) => [edit.before, edit.after]);
  const { path, rule, why, evidence, texts } = decision;
  const whole = texts.map((text, number) => text + (decision.edits[number]?.before || "")).join("");
  return [path, rule, why, evidence, whole, ...edits].join("\n").toLowerCase();
}

function filter() {
  const wanted = Object.fromEntries(FIELDS.map((id) => [id, find(id).value]).filter(([, value]) => value));
  const text = find("text").value.trim().toLowerCase();
  if (text && !words) words = decisions.map(wordsOf);
  const fits = ({ number, kind, room, file, rule }) =>
    (!wanted.kind || kind === wanted.kind) &&
    (!wanted.room || room === wanted.room) &&
    (!wanted.file || file === Number(wanted.file)) &&
    (!wanted.rule || rule === wanted.rule) &&
    (!wanted.verdict || verdicts[number] === (wanted.verdict === "open" ? "-" : wanted.verdict)) &&
    (!text || words[number].includes(text));
  list(decisions.filter(fits).map(({ number }) => number));
  const all = shown.length === decisions.length;
  find("shown").textContent = all ? countOf(shown.length, "change") : `${shown.length.toLocaleString("en")} of ${countOf(decisions.length, "change")}`;
  find("clear").hidden = !text && !Object.keys(wanted).length;
}

/** Set one filter, as the numbers, bars and names of the first screen and the rules of the cards do. */
function choose(id, value) {
  find(id).value = find(id).value === value && id !== "rule" ? "" : value;
  filter();
  find("changes").scrollIntoView({ block: "start" });
  if (shown.length) go(Math.max(current, 0));
  say(`${countOf(shown.length, "change")} shown.`);
}

form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (shown.length) go(0);
});
find("unfold").addEventListener("click", () => {
  const open = form.classList.toggle("open");
  find("unfold").setAttribute("aria-expanded", String(open));
});
