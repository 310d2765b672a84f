// The keys and buttons; then the page begins.
const help = find("help");
const single = find("keys");
const SWITCH = "cleanup:keys";

/** Decide on the current card with a key; one that is out of sight is brought into it first, and nothing decided. */
function press(verdict, whole) {
  if (!inSight()) {
    go(current >= 0 ? current : firstInSight());
    say("Decide on this one?");
    return;
  }
  const decision = decisions[shown[current]];
  if (decision.kind === "show" && verdict === "r") {
    say("There is nothing to reject: this is only pointed at.");
    return;
  }
  decide(whole ? ofRule.get(decision.rule) : [decision.number], decision.kind === "show" ? "s" : verdict);
  if (!whole) go(current + 1);
}

const KEYS = {
  j: () => go(inSight() ? current + 1 : firstInSight()),
  k: () => go(inSight() ? current - 1 : firstInSight()),
  a: () => press("a"),
  r: () => press("r"),
  A: () => press("a", true),
  R: () => press("r", true),
  u: undo,
  "/": () => {
    form.classList.add("open");
    find("unfold").setAttribute("aria-expanded", "true");
    find("text").select();
  },
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
  if (event.target.closest("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const act = single.checked && Object.hasOwn(KEYS, event.key) && KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

document.addEventListener("click", (event) => {
  const setter = event.target.closest("[data-set]");
  if (setter) choose(setter.dataset.set, setter.dataset.value);
  const doer = event.target.closest("[data-do]");
  if (!doer) return;
  const decision = decisions[shown[Number(doer.closest("article").dataset.position)]];
  const act = doer.dataset.do;
  if (act === "A" || act === "R") decide(ofRule.get(decision.rule), act.toLowerCase());
  else decide([decision.number], verdicts[decision.number] === act ? "-" : act);
});

single.addEventListener("change", () => {
  try {
    localStorage.setItem(SWITCH, single.checked ? "on" : "off");
  } catch {
    // a browser that keeps nothing keeps the keys
  }
});
try {
  single.checked = localStorage.getItem(SWITCH) !== "off";
} catch {
  single.checked = true;
}

find("undo").addEventListener("click", undo);
find("ask").addEventListener("click", () => help.showModal());
offer();
filter();
tally();
