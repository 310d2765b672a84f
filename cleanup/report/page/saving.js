// Saving: the decisions become a file for `cleanup apply`.

/** The record of the run with the decisions in it, as `cleanup apply` takes it. */
function saved() {
  const files = book.report.files.map((file) => ({ ...file, edits: file.edits.map((edit) => ({ ...edit })) }));
  for (const { number, file } of decisions) {
    const verdict = verdicts[number];
    if (verdict !== "a" && verdict !== "r") continue;
    const index = number - firstOf[file];
    for (const edit of book.decisions[file][index][0]) files[file].edits[edit].accepted = verdict === "a";
  }
  return JSON.stringify({ ...book.report, files }, null, 1) + "\n";
}

const firstOf = book.decisions.map(() => 0);
decisions.forEach(({ file, number }) => {
  if (number === 0 || decisions[number - 1].file !== file) firstOf[file] = number;
});

function save() {
  const address = URL.createObjectURL(new Blob([saved()], { type: "application/json" }));
  element("a", { href: address, download: "decisions.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  say("Saved as decisions.json. Next: cleanup apply decisions.json");
}

find("save").addEventListener("click", save);
find("save-too").addEventListener("click", save);
