// The verdicts: what the reader has decided and undone, kept in this browser.
// a: accepted, r: rejected, s: seen, -: nothing yet.
const KEPT = `cleanup:${book.digest}`;
const past = []; // each step: a map from the number of a decision to what it was before
const verdicts = kept();
const WORDS = { a: "Accepted", r: "Rejected", s: "Seen" };

function kept() {
  let text = "";
  try {
    text = localStorage.getItem(KEPT) || "";
  } catch {
    say("This browser keeps nothing here: save your decisions before you leave.");
  }
  return new RegExp(`^[-ars]{${decisions.length}}$`).test(text) ? text.split("") : new Array(decisions.length).fill("-");
}

function keep() {
  try {
    localStorage.setItem(KEPT, verdicts.join(""));
  } catch {
    say("This browser keeps nothing here: save your decisions before you leave.");
  }
}

function say(text) {
  find("said").textContent = text;
}

/** Whether the change would be made as things stand. */
function made(number) {
  return verdicts[number] === "a" || (verdicts[number] === "-" && decisions[number].applied);
}

/** Decide on several at once, as one step. What an accepted one excludes is rejected. */
function decide(numbers, verdict) {
  const step = new Map();
  const set = (number, value) => {
    if (verdicts[number] === value) return;
    if (!step.has(number)) step.set(number, verdicts[number]);
    verdicts[number] = value;
  };
  const accepted = new Set();
  let excluded = 0;
  for (const number of numbers) {
    const { kind, rivals } = decisions[number];
    if (verdict !== "-" && (kind === "show") !== (verdict === "s")) continue;
    const barred = verdict === "a" && rivals.some((rival) => accepted.has(rival));
    set(number, barred ? "r" : verdict);
    if (verdict !== "a" || barred) continue;
    accepted.add(number);
    for (const rival of rivals.filter(made)) {
      set(rival, "r");
      excluded += 1;
    }
  }
  if (!step.size) return;
  past.push(step);
  show(step.keys());
  if (excluded) say(`Accepted; ${countOf(excluded, "change")} of the same words rejected.`);
  else if (verdict === "-") say("Undecided again.");
  else say(step.size > 1 ? `${WORDS[verdict]}: ${countOf(step.size, "change")}.` : `${WORDS[verdict]}.`);
}

function undo() {
  const step = past.pop();
  if (!step) {
    say("Nothing to undo.");
    return;
  }
  for (const [number, verdict] of step) verdicts[number] = verdict;
  show(step.keys());
  const position = shown.indexOf(step.keys().next().value);
  if (position >= 0) go(position);
  say(`Undone: ${countOf(step.size, "decision")}.`);
}

/** Keep what has changed, and show it on the cards that are there. */
function show(numbers) {
  keep();
  for (const number of numbers) {
    const article = find(`change-${number}`);
    if (article) paint(article, decisions[number]);
  }
  tally();
}

/** Put a card into the state of its verdict. */
function paint(article, decision) {
  const verdict = verdicts[decision.number];
  article.dataset.verdict = verdict;
  for (const button of article.querySelectorAll("[data-do=a],[data-do=r],[data-do=s]")) {
    button.setAttribute("aria-pressed", String(button.dataset.do === verdict));
  }
  const open = decision.kind === "show" ? "" : decision.applied ? "Will be made" : "Will be left";
  const told = WORDS[verdict] || open;
  article.querySelector(".verdict").textContent = told;
  article.setAttribute("aria-label", `Line ${decision.line}, ${book.kinds[decision.kind]}: ${brief(decision)}. ${told}`);
}

function tally() {
  let [total, decided, making] = [0, 0, 0];
  decisions.forEach(({ kind }, number) => {
    if (kind === "show") return;
    total += 1;
    decided += verdicts[number] !== "-";
    making += made(number);
  });
  find("progress").max = Math.max(total, 1);
  find("progress").value = decided;
  find("count").textContent = `${decided.toLocaleString("en")} of ${total.toLocaleString("en")} decided · ${making.toLocaleString("en")} will be made`;
  find("undo").disabled = !past.length;
}

window.addEventListener("storage", (event) => {
  if (event.key !== KEPT) return; // decided in another tab
  kept().forEach((verdict, number) => { verdicts[number] = verdict; });
  past.length = 0;
  list(shown);
  tally();
});
