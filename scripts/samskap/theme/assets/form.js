// The form for a case: what is written goes into a draft, which is kept, checked, shown and sent on. The words stand in
// the page and in form.json beside it. Here is what buttons and keys do.
import { filled } from "./case-yaml.js";
import { addPlace, showKnown, showReferences } from "./form-chosen.js";
import { bringBack, drafts, drop } from "./form-drafts.js";
import { fieldsIn, target, wireOptions } from "./form-fields.js";
import { begin, nameOfDraft, open, showDrafts, start } from "./form-opening.js";
import { addItem, number, place, take } from "./form-parts.js";
import { problemsOf } from "./form-problems.js";
import {
  all, bring, draft, file, fill, find, forget, form, holder, home, id, indexOf, items, keepDraft, leave, next, one, press,
  problems, root, say, soon, tell, update, words,
} from "./form-state.js";
import { copy, save } from "./selection-files.js";

let deleted;

const DEEDS = {
  new: () => { begin(); scrollTo(0, 0); one("#case-title").focus(); },
  open: (button) => {
    const kept = drafts().find((other) => other.id === button.closest("li").dataset.id);
    open(kept.id, kept.draft, kept.origin);
    say(fill(words.opened, { name: nameOfDraft(kept.draft) }));
    document.querySelector("h1").focus();
  },
  delete: (button) => {
    deleted = drop(button.closest("li").dataset.id);
    if (deleted?.id === id) {
      forget();
      begin();
    } else showDrafts();
    say(fill(words.deleted, { name: nameOfDraft(deleted.draft) }));
    one(".form-undo").hidden = false;
    one("[data-do=undo]").focus();
  },
  undo: () => {
    bringBack(deleted);
    open(deleted.id, deleted.draft, deleted.origin);
    one(".form-undo").hidden = true;
    say(fill(words.opened, { name: nameOfDraft(deleted.draft) }));
    one(".form-drafts [data-do=delete]").focus();
  },
  "add-references": () => focusItem(addItem("references")),
  "add-findings": () => focusItem(addItem("findings")),
  "add-place": addPlace,
  remove: (button) => {
    const item = button.closest(".form-item"), { part: section } = item.parentElement.dataset, place = indexOf(item);
    const [gone] = draft[section].splice(place, 1);
    item.remove();
    if (section === "references") for (const finding of draft.findings ?? []) if (finding.reference === gone.id) finding.reference = "";
    number(section);
    showReferences();
    update();
    tell(fill(words.removed, { title: item.querySelector(".form-item-name").textContent }));
    (items(section)[Math.max(0, place - 1)]?.querySelector("[data-do=remove]") ?? one(`[data-do=add-${section}]`)).focus();
  },
  download: () => { all(); save(new Blob([file.text], { type: "application/yaml;charset=utf-8" }), file.name); sent(fill(words.downloaded, { name: file.name })); },
  copy: async () => { all(); sent((await copy(file.text)) ? words.copied : words.notcopied); },
  mail: onward, issue: onward, pull: onward,
};

const sent = (text) => { one(".form-sent").textContent = text; };

/** On to another program; what is too long for its address goes along as a file. */
function onward(link) {
  all();
  if (!link.closest("[data-way]").querySelector(".form-way-long").hidden) DEEDS.download();
}

function focusItem(item) {
  update();
  target(fieldsIn(item)[0]).focus();
}

function goTo(path) {
  all();
  const field = find(path);
  if (!field) return;
  for (let around = field; around; around = around.parentElement.closest("details")) if (around.localName === "details") around.open = true;
  const language = path.split(".").at(-1);
  const input = target(field, language);
  if (input.closest(".form-others")) input.closest(".form-others").open = true;
  input.focus({ preventScroll: true });
  field.scrollIntoView({ block: "start" });
}

root.addEventListener("input", ({ target: input }) => {
  if (input.id === "known-search") return showKnown();
  const field = input.closest(".form-field[data-field]");
  if (!field || input.matches(".form-search")) return undefined;
  take(field);
  if (input.matches("[type=radio], [type=checkbox], select")) leave(field);
  return soon();
});
root.addEventListener("focusout", ({ target: input, relatedTarget: following }) => {
  const field = input.closest(".form-field[data-field]");
  if (!field || field.contains(following) || input.matches(".form-search")) return;
  if (filled({ value: holder(field)[field.dataset.field] })) leave(field);
  if (field.dataset.field === "doi") place(field);
  next();
});
addEventListener("pointerdown", () => press(true), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => press(false)), true);
root.addEventListener("click", ({ target: pressed }) => {
  const link = pressed.closest("[data-path]");
  if (link) goTo(link.dataset.path);
  const button = pressed.closest("[data-do]");
  if (button) DEEDS[button.dataset.do](button);
});
root.addEventListener("click", (event) => {
  if (event.target.closest("a[data-path]")) event.preventDefault();
  if (event.target.closest(".form-bar-left")) {
    event.preventDefault();
    all();
    one(".form-summary").focus();
    one("#step-check").scrollIntoView({ block: "start" });
  }
});
root.addEventListener("submit", (event) => event.preventDefault());
root.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input")) return;
  event.preventDefault();
  if (event.target.id === "new-place") addPlace();
});
addEventListener("pagehide", () => { if (form && draft) keepDraft(); });

try {
  const answer = await fetch(`${home}contribute/new-case/form.json`);
  if (!answer.ok) throw new Error(String(answer.status));
  const data = await answer.json();
  bring(data, problemsOf(root, data, words));
  wireOptions(root, (number) => problems.plural("terms", number));
  await start();
  root.hidden = false;
} catch (error) {
  root.hidden = false;
  root.replaceChildren(Object.assign(document.createElement("p"), { role: "alert", textContent: words.failed }));
  throw error;
}
