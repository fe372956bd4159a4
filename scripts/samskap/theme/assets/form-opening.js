// Opening drafts: the one written last, a new one, another that is kept, or what the address asks for.
import { draftOf } from "./case-record.js";
import { filled } from "./case-yaml.js";
import { drafts, newId } from "./form-drafts.js";
import { fieldsIn } from "./form-fields.js";
import { blank } from "./form-file.js";
import { showKnown, showPlaces, showReferences } from "./form-chosen.js";
import { addItem, place, showParts } from "./form-parts.js";
import { draft, fill, form, holder, home, id, itemOf, language, leave, one, origin, put, root, say, update, words } from "./form-state.js";

const whenWritten = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

function show() {
  for (const section of ["references", "findings"]) one(`.form-items[data-part=${section}]`).replaceChildren();
  for (const field of fieldsIn(root)) if (!itemOf(field)) place(field);
  for (const section of ["references", "findings"]) for (const item of draft[section] ?? []) addItem(section, item);
  root.dataset.kind = draft.kind;
  const about = origin?.about, record = one(".form-record");
  record.hidden = !about;
  if (about) Object.assign(record.querySelector("a"), { href: home + about.path, textContent: about.text });
  document.querySelector("h1").firstChild.textContent = words[`title_${draft.kind}`];
  document.querySelector(".lede").textContent = words[`lede_${draft.kind}`];
  showComment();
  showParts();
  showPlaces();
  showKnown();
  showReferences();
  for (const field of fieldsIn(root)) if (filled({ value: holder(field)[field.dataset.field] })) leave(field);
  showDrafts();
  update();
}

/** A remark to the reviewer, the source of a correction, or the reasons of a dispute, which must be given. */
function showComment() {
  const step = one("#step-comment"), title = words[`comment_${draft.kind}`];
  step.querySelector("h2").textContent = title;
  one(".form-nav a[href='#step-comment'] .form-nav-name").textContent = title;
  step.querySelector(".form-hint").textContent = words[`hint_${draft.kind}`];
  step.querySelector(".form-needed")?.remove();
  if (draft.kind === "dispute") step.querySelector("label").append(Object.assign(document.createElement("span"), { className: "form-needed", textContent: ` ${words.required}` }));
}

export function showDrafts() {
  const kept = drafts(), list = one(".form-drafts ul"), template = one(".form-drafts template");
  one(".form-drafts").hidden = !kept.length;
  list.replaceChildren(...kept.map(({ id: key, saved, draft: other }) => {
    const item = template.content.cloneNode(true).firstElementChild, name = nameOfDraft(other);
    item.dataset.id = key;
    item.querySelector(".form-draft-name").textContent = name;
    item.querySelector("small").textContent = key === id ? words.open : whenWritten.format(new Date(saved));
    for (const button of item.querySelectorAll("button")) button.ariaLabel = `${button.textContent}: ${name}`;
    item.querySelector("[data-do=open]").hidden = key === id;
    return item;
  }));
}

export function nameOfDraft(other) {
  const text = other.case?.title ?? other.findings?.[0]?.statement ?? other.references?.[0]?.title ?? "";
  const name = typeof text === "object" ? Object.values(text).find(Boolean) : text;
  return name || other.case?.id || other.findings?.[0]?.id || other.references?.[0]?.id?.replace(/^reference-\d+$/, "") || words.untitled;
}

export function open(key, content, published = null) {
  put(key, content, published);
  one(".form-bar-saved").textContent = "";
  show();
}

export function begin() {
  const [latest] = drafts();
  open(newId(), blank(language, { ...latest?.draft.contributor }));
}

/** Open what the address asks for: a record to correct, translate or dispute; else the draft written last, or a new one. */
export async function start() {
  const asked = new URLSearchParams(location.search);
  const kind = asked.has("finding-for") ? "finding-for" : asked.get("kind");
  const wanted = [["case", "cases", asked.get("case") ?? asked.get("finding-for")], ["finding", "findings", asked.get("finding")], ["reference", "references", asked.get("reference")]];
  const [name, folder, record] = wanted.find(([, , given]) => /^[a-z0-9][a-z0-9_-]*$/.test(given ?? "")) ?? [];
  if (!["correction", "translation", "dispute", "finding-for"].includes(kind) || !name) {
    const [latest] = drafts();
    return latest ? open(latest.id, latest.draft, latest.origin) : begin();
  }
  const key = `${kind}-${name}-${record}`;
  const kept = drafts().find((other) => other.id === key);
  if (kept) return open(key, kept.draft, kept.origin);
  const answer = await fetch(`${home}../data/latest/${folder}/${record}.json`);
  if (!answer.ok) {
    begin();
    return say(fill(words.unknown, { id: record }));
  }
  const file = await answer.json();
  const content = { contributor: { ...drafts()[0]?.draft.contributor }, comment: "", ...draftOf(kind, { [name]: file }, form), language };
  if (content.case) content.chosen = content.case.references;
  if (kind === "finding-for") Object.assign(content, { chosen: file.references ?? [], references: [{ id: "reference-1" }] });
  const text = file.title ?? file.statement;
  const about = { path: `${folder}/${record}/`, text: typeof text === "object" ? text[language] || Object.values(text).find(Boolean) : text };
  return open(key, content, { ...structuredClone(content), about });
}
