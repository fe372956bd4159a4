// The parts of the form: which are shown, items that are added, and what is written in the fields taken into the draft.
import { changeLanguage, fieldsIn, made, read, showChosen, write } from "./form-fields.js";
import { isNew } from "./form-file.js";
import { chooseOnly, showPlaces, showReferences } from "./form-chosen.js";
import { references } from "./form-preview.js";
import { draft, forCase, form, holder, indexOf, itemOf, items, one, root, sectionOf } from "./form-state.js";

const INHERITED = ["read", "source_url"];
let count = 0;

/** Of a draft about a published record, only the parts that it has. */
export function showParts() {
  const part = { case: Boolean(draft.case), findings: Boolean(draft.findings), references: Boolean(draft.references), contributor: true };
  for (const element of root.querySelectorAll("[data-part]:is(section, div)")) {
    element.hidden = !element.dataset.part.split(" ").some((name) => part[name]);
  }
  one("#step-preview").hidden = !draft.case;
  for (const field of fieldsIn(root)) field.hidden = !isShown(field);
  for (const step of root.querySelectorAll(".form-step:has(.form-field[data-field])")) step.hidden ||= fieldsIn(step).every((field) => step.contains(field.closest("[hidden]")));
  one(".form-known").hidden = !draft.chosen;
  if (forCase()) for (const more of root.querySelectorAll("[data-part=findings] .form-more")) more.open = true;
  for (const more of root.querySelectorAll(".form-more")) more.hidden = fieldsIn(more).every((field) => field.hidden);
  for (const adding of root.querySelectorAll("[data-do^=add-], .form-remove, .form-new-place")) adding.hidden = !isNew(draft);
  for (const link of root.querySelectorAll(".form-nav a")) link.parentElement.hidden = one(link.hash).hidden;
}

function isShown(field) {
  if (draft.kind === "translation") return field.dataset.widget === "text" || ["contributor", ""].includes(sectionOf(field));
  if (draft.kind === "dispute") return ["contributor", ""].includes(sectionOf(field));
  return true;
}

/** Write what the draft has into a field. */
export function place(field) {
  const { field: name, widget } = field.dataset, own = holder(field);
  if (name === "bibtex") write(field, own.bibtex || own.ris || "");
  else if (widget === "reference") own[name] && write(field, own[name]);
  else write(field, own[name] ?? (widget === "choices" ? [] : undefined), draft.language);
}

/** Add an item to a repeated part: one that is given, or a new one. */
export function addItem(section, given) {
  const list = one(`.form-items[data-part=${section}]`);
  const item = made(one(`template[data-part=${section}]`), (count += 1));
  list.append(item);
  if (!given) {
    const inherited = Object.fromEntries(INHERITED.filter((name) => draft.case?.[name]).map((name) => [name, draft.case[name]]));
    const { source_url: _, ...read } = inherited; // another publication stands on another page
    (draft[section] ??= []).push(section === "references" ? { id: freeId(), ...read } : { ...read });
  }
  number(section);
  if (section === "findings") showReferences();
  if (section === "references") showPasted(item);
  for (const field of fieldsIn(item)) {
    place(field);
    field.hidden = !isShown(field);
    if (field.dataset.widget === "reference" && draft.findings.at(-1).reference === undefined) chooseOnly(field);
  }
  return item;
}

/** What has been read from a pasted reference; then the fields need not be filled in. */
function showPasted(item) {
  const { bibtex = "", ris = "" } = draft.references[indexOf(item)], said = item.querySelector(".form-pasted");
  const [[, name] = []] = bibtex || ris ? references({ references: [{ bibtex, ris }] }, form) : [];
  said.textContent = name ? `${said.dataset.read} ${name}` : "";
  item.querySelector(".form-typed").open = !name;
}

const freeId = () => `reference-${1 + Math.max(0, ...(draft.references ?? []).map((item) => Number(item.id?.match(/^reference-(\d+)$/)?.[1] ?? 0)))}`;

/** Number the items of a repeated part. */
export function number(section) {
  items(section).forEach((item, place) => {
    const name = item.querySelector(".form-item-name");
    name.dataset.name ??= name.textContent;
    name.textContent = `${name.dataset.name} ${place + 1}`;
  });
}

/** Take what is written in a field into the draft, with all that follows from it. */
export function take(field) {
  if (sectionOf(field) && !itemOf(field)) draft[sectionOf(field)] ??= {};
  const { field: name } = field.dataset, own = holder(field), before = own[name];
  const value = name === "doi" ? bareDoi(read(field)) : read(field, draft.language);
  if (name === "bibtex") {
    const ris = /^\s*TY {2}-/.test(value);
    Object.assign(own, { bibtex: ris ? "" : value, ris: ris ? value : "" });
  } else if (name === "language" && own === draft) {
    for (const other of fieldsIn(root)) if (other.dataset.widget === "text") changeLanguage(other, before, value);
    draft.language = value;
  } else {
    own[name] = name === "municipalities" ? [...value, ...(draft.municipalities ?? []).map((place) => place.id)] : value;
  }
  if (own === draft.case && INHERITED.includes(name)) inherit(name, before, value);
  if (own === draft.case && name === "country") {
    for (const place of draft.municipalities ?? []) place.country = value;
    showPlaces();
  }
  if (sectionOf(field) === "references") showReferences();
  if (name === "bibtex") showPasted(itemOf(field));
  showChosen(field);
}

const bareDoi = (text) => text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "");

/** What was read of the source holds for what was not told otherwise. */
function inherit(name, before, value) {
  for (const field of fieldsIn(root)) {
    const own = itemOf(field) && field.dataset.field === name ? holder(field) : null;
    if (own && (own[name] ?? "") === (before ?? "") && (name === "read" || indexOf(itemOf(field)) === 0)) {
      own[name] = value;
      place(field);
    }
  }
}
