// The draft that is open: where its fields stand, and what is done whenever something in it has changed.
import { check } from "./case-check.js";
import { filled } from "./case-yaml.js";
import { keep } from "./form-drafts.js";
import { fieldsIn } from "./form-fields.js";
import { fileOf, isNew } from "./form-file.js";
import { preview } from "./form-preview.js";
import { carry, written } from "./form-ways.js";

export const root = document.querySelector(".case-form");
export const words = JSON.parse(root.dataset.words);
export const one = (selector) => root.querySelector(selector);
export const language = document.documentElement.lang;
export const home = new URL("../", import.meta.url).href;
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
export let form, problems, id, draft, origin, file;
let lastKept = ""; // the draft as it was kept last
let everything = false; // whether problems show in fields that nobody has been in
let left = new WeakSet(); // the fields that have been left
let places = {};
let timer;
let pressing = false, waiting = false; // nothing moves between pressing and letting go of a button

const BESIDE = (code) => code !== "text-wanted"; // the field offers the other languages anyway

export const say = (text) => { one(".form-said").textContent = text; };
export const tell = (text) => { one(".form-heard").textContent = text; };
const bare = (content) => filled({ ...content, about: "", layout: "", kind: "", language: "", contributor: {}, references: content.references?.filter((item) => Object.keys(item).length > 1) });
const began = () => (origin ? JSON.stringify(bare(draft)) !== JSON.stringify(bare(origin)) : Boolean(bare(draft)));
export const forCase = () => isNew(draft) && Boolean(draft.findings?.[0]?.case); // a finding for a case that is there

/** What the page has brought: the data of the form, and what tells problems. */
export function bring(data, telling) {
  [form, problems] = [data, telling];
}

/** Put another draft in the place of the one that is open; null where that is deleted. */
export function put(key, content, published = null) {
  if (draft) keepDraft(); // what was written last
  [id, draft, origin, lastKept] = [key, content, published, JSON.stringify(content)];
  everything = false;
  left = new WeakSet();
}

/** Forget the draft that is open: it has been deleted. */
export function forget() {
  draft = null;
}

/** Somebody has been in a field: what is wrong in it may be told. */
export function leave(field) {
  left.add(field);
}

/* What stands where */
export const sectionOf = (field) => field.dataset.section;
export const itemOf = (field) => field.closest(".form-item");
export const items = (section) => [...one(`.form-items[data-part=${section}]`).children];
export const indexOf = (item) => [...item.parentElement.children].indexOf(item);

/** The part of the draft that a field is of; an empty one that is not of the draft, where the draft has no such part. */
export function holder(field) {
  const section = sectionOf(field), item = itemOf(field);
  if (!section) return draft;
  return (item ? draft[section][indexOf(item)] : draft[section]) ?? {};
}

/** The field of a path of the file; its items are those of the draft that are not blank. */
export function find(path) {
  const [section, ...parts] = path.split(".");
  if (path.startsWith("case.references")) return one(".form-known");
  if (section === "municipalities") return one(".form-new-place");
  if (!["findings", "references"].includes(section)) return fieldOf(root, section === "case" || section === "contributor" ? section : "", parts.length && section !== "comment" ? parts[0] : section);
  if (!parts.length) return one(`.form-adding[data-section=${section}]`);
  const item = items(section)[places[section]?.[parts[0] - 1] ?? parts[0] - 1];
  return item && (fieldOf(item, section, parts[1] === "ris" ? "bibtex" : parts[1]) ?? fieldsIn(item)[0]);
}

const fieldOf = (scope, section, name) => fieldsIn(scope).find((field) => sectionOf(field) === section && field.dataset.field === name);

/* What follows from a change */
export function keepDraft() {
  const now = JSON.stringify(draft);
  if (now === lastKept || !began()) return;
  const kept = keep(id, draft, origin);
  lastKept = now;
  one(".form-bar-saved").textContent = kept ? fill(words.saved, { time: new Date().toLocaleTimeString(language, { timeStyle: "short" }) }) : words.unkept;
}

export function soon() {
  clearTimeout(timer);
  timer = setTimeout(atRest, 250);
}

/** Problems in the order of the fields that they are of. */
function inOrder(found) {
  const order = [...root.querySelectorAll(".form-field")], rank = (path) => order.indexOf(find(path));
  return found.map((problem) => [rank(problem.path), problem]).sort(([first], [second]) => first - second).map(([, problem]) => problem);
}

function missing(content) {
  const required = Object.entries(form.schema.properties.case.properties).filter(([, field]) => field["x-required"]).map(([name]) => name);
  if (!isNew(draft) || !draft.case || content.case || content.findings?.some((finding) => finding.case)) return [];
  return required.map((name) => ({ code: "required", path: `case.${name}`, values: {}, severity: "error" }));
}

/** Update when nothing is being pressed, and tell what has come up beside the fields. */
function atRest() {
  waiting = pressing;
  if (waiting) return;
  const news = update();
  if (news) tell(news);
}

/** Keep the draft, check it, show it, and let the ways out carry it. */
export function update() {
  clearTimeout(timer);
  keepDraft();
  const made = fileOf(draft, form, origin);
  places = made.places;
  const found = inOrder([...missing(made.content), ...check(made.content, form)]);
  const visible = new Map();
  for (const problem of found) {
    const field = find(problem.path);
    if (field && (everything || (left.has(field) && problem.code !== "required")) && BESIDE(problem.code)) visible.set(field, [...(visible.get(field) ?? []), problem]);
  }
  const news = [...root.querySelectorAll(".form-field:has(> .form-problem)")].map((field) => problems.besideField(field, visible.get(field) ?? []));
  const number = problems.summary(found, find, began());
  problems.steps(found, find, (step) => fieldsIn(step).some((field) => filled({ value: holder(field)[field.dataset.field] })));
  one(".form-bar-left").textContent = !began() ? "" : number ? problems.plural("left", number) : words.ready;
  one(".form-left").textContent = number ? words.send_anyway : "";
  preview(one(".form-preview"), { findings: [], ...draft }, form);
  file = written(made.content, form, words.head);
  one(".form-file").textContent = file.text;
  carry(root, file, made.content, form, words);
  return news.find(Boolean) ?? "";
}

/** Update when the focus has come to where it goes. */
export function next() {
  clearTimeout(timer);
  timer = setTimeout(atRest);
}

/** Show what is wrong in every field. */
export function all() {
  everything = true;
  update();
}

/** Whether a button is being pressed; what waited for that is done. */
export function press(down) {
  pressing = down;
  if (!down && waiting) atRest();
}
