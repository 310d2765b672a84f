// The list: cards of what is shown, made in stretches as they come near the window and let go when they are far.
const STRETCH = 30;
const GUESS = 260; // pixels of a card nobody has seen yet
const feed = find("feed");
let shown = []; // numbers of decisions
let current = -1; // a position in `shown`
let stretches = [];
let printing = false; // paper has no window: all of it is there

const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      const stretch = stretches[Number(entry.target.dataset.number)];
      if (!stretch || stretch.node !== entry.target) continue;
      if (entry.isIntersecting) fill(stretch);
      else empty(stretch);
    }
  },
  { rootMargin: "1200px 0px" },
);

function fill(stretch) {
  if (stretch.filled) return;
  const made = document.createDocumentFragment();
  for (let position = stretch.from; position < stretch.to; position += 1) {
    const decision = decisions[shown[position]];
    const heading = position === 0 || decisions[shown[position - 1]].file !== decision.file;
    const article = card(decision, position, shown.length, heading);
    article.classList.toggle("current", position === current);
    paint(article, decision);
    made.append(article);
  }
  stretch.node.replaceChildren(made);
  stretch.node.style.height = "";
  stretch.filled = true;
}

function empty(stretch) {
  if (printing || !stretch.filled || (current >= stretch.from && current < stretch.to)) return;
  stretch.node.style.height = `${stretch.node.offsetHeight}px`;
  stretch.node.replaceChildren();
  stretch.filled = false;
}

/** Show these decisions, and stay where the reader was if that is among them. */
function list(numbers) {
  const reading = current >= 0 ? shown[current] : -1;
  shown = numbers;
  current = reading >= 0 ? numbers.indexOf(reading) : -1;
  watcher.disconnect();
  stretches = [];
  for (let from = 0; from < shown.length; from += STRETCH) {
    const to = Math.min(from + STRETCH, shown.length);
    const node = element("div", { class: "stretch", role: "presentation", "data-number": stretches.length });
    node.style.height = `${(to - from) * GUESS}px`;
    stretches.push({ node, from, to, filled: false });
  }
  if (stretches.length) fill(stretches[0]);
  feed.replaceChildren(...stretches.map((stretch) => stretch.node));
  for (const stretch of stretches) watcher.observe(stretch.node);
  find("nothing").hidden = shown.length > 0;
}

/** The article at a position, if it is there. */
const articleAt = (position) => feed.querySelector(`[data-position="${position}"]`);

function setCurrent(position) {
  if (position === current) return;
  articleAt(current)?.classList.remove("current");
  current = position;
  articleAt(current)?.classList.add("current");
}

/** Go to a position: its card is made, brought into the window and given the focus. */
function go(position) {
  if (position < 0 || position >= shown.length) return;
  fill(stretches[Math.floor(position / STRETCH)]);
  setCurrent(position);
  const article = articleAt(position);
  article.focus({ preventScroll: true });
  article.scrollIntoView({ block: "nearest" });
}

/** Whether the reader sees the current card. */
function inSight() {
  const box = articleAt(current)?.getBoundingClientRect();
  return Boolean(box) && box.bottom > find("desk").offsetHeight && box.top < window.innerHeight;
}

/** The first position that the reader sees. */
function firstInSight() {
  const top = find("desk").getBoundingClientRect().bottom;
  for (const article of feed.querySelectorAll("article")) {
    if (article.getBoundingClientRect().bottom > top + 40) return Number(article.dataset.position);
  }
  return 0;
}

feed.addEventListener("focusin", (event) => {
  const article = event.target.closest("article");
  if (article) setCurrent(Number(article.dataset.position));
});
feed.addEventListener("pointerdown", (event) => {
  const article = event.target.closest("article");
  if (article) setCurrent(Number(article.dataset.position));
});
window.addEventListener("beforeprint", () => {
  printing = true;
  stretches.forEach(fill);
});
window.addEventListener("afterprint", () => {
  printing = false;
  for (const stretch of stretches) {
    watcher.unobserve(stretch.node); // observed anew it tells whether it is near
    watcher.observe(stretch.node);
  }
});
