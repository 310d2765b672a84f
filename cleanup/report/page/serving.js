// Serving: the decisions go to `cleanup review --web`, which writes them into the files.
const SAVED = `${KEPT}:saved`;
const faults = element("ul", { class: "notice", role: "alert", hidden: "" });
const line = new EventSource("alive"); // while it is open, somebody is here
let written = lastWritten();

function lastWritten() {
  try {
    return localStorage.getItem(SAVED) || "-".repeat(decisions.length);
  } catch {
    return "-".repeat(decisions.length);
  }
}

/** Whether there are decisions that have not been saved. */
const unsaved = () => written !== verdicts.join("");

/** Ask the server; what it answers, or null where it has ended. */
async function ask(way, value) {
  try {
    const answer = await fetch(way, { method: "POST", body: JSON.stringify(value) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Save; whether all went well. */
async function save() {
  const state = verdicts.join("");
  const answer = await ask("decisions", state);
  if (!answer) {
    say("Not saved: the review has ended where it was started. Start it again.");
    return false;
  }
  faults.replaceChildren(...answer.problems.map((text) => element("li", { dir: "auto" }, ...context(text))));
  faults.hidden = !answer.problems.length;
  say(answer.said);
  written = state;
  try {
    localStorage.setItem(SAVED, written);
  } catch {
    // then a second visit asks once more whether to leave
  }
  return faults.hidden;
}

async function finish() {
  if (!(await save())) return;
  line.close();
  const told = find("said").textContent;
  await ask("done", "");
  document.body.replaceChildren(
    element("main", {}, element("h1", { tabindex: "-1" }, "Done"), element("p", {}, `${told} You can close this page.`)),
  );
  document.querySelector("h1").focus();
}

find("desk").after(faults);
find("save").addEventListener("click", save);
find("save-too").addEventListener("click", save);
find("finish").addEventListener("click", finish);
find("rest").addEventListener("click", () => {
  const open = ({ number, kind }) => kind === "safe" && verdicts[number] === "-";
  decide(decisions.filter(open).map(({ number }) => number), "a");
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved() && line.readyState !== EventSource.CLOSED) event.preventDefault();
});
