// The form for a case: what is written goes into a draft, which is kept, checked, shown and sent on. The words stand in
// the page and in form.json beside it.
import { check } from "./case-check.js";
import { draftOf } from "./case-record.js";
import { slug } from "./case-schema.js";
import { filled } from "./case-yaml.js";
import { bringBack, drafts, drop, keep, newId } from "./form-drafts.js";
import { changeLanguage, fieldsIn, made, read, setOptions, showChosen, target, wireOptions, write } from "./form-fields.js";
import { blank, fileOf, isNew } from "./form-file.js";
import { preview, references } from "./form-preview.js";
import { problemsOf, title } from "./form-problems.js";
import { carry, written } from "./form-ways.js";
import { fold } from "./search-words.js";
import { copy, save } from "./selection-files.js";

const root = document.querySelector(".case-form");
const words = JSON.parse(root.dataset.words);
const one = (selector) => root.querySelector(selector);
const language = document.documentElement.lang;
const home = new URL("../", import.meta.url).href;
const INHERITED = ["read", "source_url"];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const whenWritten = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
let form, problems, id, draft, origin, deleted, timer, file;
let everything = false; // whether problems show in fields that nobody has been in
let left = new WeakSet(); // the fields that have been left
let places = {};
let count = 0;

const BESIDE = (code) => code !== "text-wanted"; // the field offers the other languages anyway
let pressing = false, waiting = false; // nothing moves between pressing and letting go of a button

const say = (text) => { one(".form-said").textContent = text; };
const tell = (text) => { one(".form-heard").textContent = text; };
const bare = (content) => filled({ ...content, about: "", layout: "", kind: "", language: "", contributor: {}, references: content.references?.filter((item) => Object.keys(item).length > 1) });
const began = () => (origin ? JSON.stringify(bare(draft)) !== JSON.stringify(bare(origin)) : Boolean(bare(draft)));
const forCase = () => isNew(draft) && Boolean(draft.findings?.[0]?.case); // a finding for a case that is there

/* What stands where */
const sectionOf = (field) => field.dataset.section;
const itemOf = (field) => field.closest(".form-item");
const items = (section) => [...one(`.form-items[data-part=${section}]`).children];
const indexOf = (item) => [...item.parentElement.children].indexOf(item);

/** The part of the draft that a field is of; an empty one that is not of the draft, where the draft has no such part. */
function holder(field) {
  const section = sectionOf(field), item = itemOf(field);
  if (!section) return draft;
  return (item ? draft[section][indexOf(item)] : draft[section]) ?? {};
}

/** The field of a path of the file; its items are those of the draft that are not blank. */
function find(path) {
  const [section, ...parts] = path.split(".");
  if (path.startsWith("case.references")) return one(".form-known");
  if (section === "municipalities") return one(".form-new-place");
  if (!["findings", "references"].includes(section)) return fieldOf(root, section === "case" || section === "contributor" ? section : "", parts.length && section !== "comment" ? parts[0] : section);
  if (!parts.length) return one(`.form-adding[data-section=${section}]`);
  const item = items(section)[places[section]?.[parts[0] - 1] ?? parts[0] - 1];
  return item && (fieldOf(item, section, parts[1] === "ris" ? "bibtex" : parts[1]) ?? fieldsIn(item)[0]);
}

const fieldOf = (scope, section, name) => fieldsIn(scope).find((field) => sectionOf(field) === section && field.dataset.field === name);

/* Opening a draft */
function show() {
  everything = false;
  left = new WeakSet();
  for (const section of ["references", "findings"]) one(`.form-items[data-part=${section}]`).replaceChildren();
  for (const field of fieldsIn(root)) if (!itemOf(field)) place(field);
  for (const section of ["references", "findings"]) for (const item of draft[section] ?? []) addItem(section, item);
  root.dataset.kind = draft.kind;
  const about = origin?.about, record = one(".form-record");
  record.hidden = !about;
  if (about) Object.assign(record.querySelector("a"), { href: home + about.path, textContent: about.text });
  document.querySelector("h1").firstChild.textContent = words[`title_${draft.kind}`];
  showParts();
  showPlaces();
  showKnown();
  showReferences();
  for (const field of fieldsIn(root)) if (filled({ value: holder(field)[field.dataset.field] })) left.add(field);
  showDrafts();
  update();
}

/** Of a draft about a published record, only the parts that it has. */
function showParts() {
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

function place(field) {
  const { field: name, widget } = field.dataset, own = holder(field);
  if (name === "bibtex") write(field, own.bibtex || own.ris || "");
  else if (widget === "reference") own[name] && write(field, own[name]);
  else write(field, own[name] ?? (widget === "choices" ? [] : undefined), draft.language);
}

function addItem(section, given) {
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

function number(section) {
  items(section).forEach((item, place) => {
    const name = item.querySelector(".form-item-name");
    name.dataset.name ??= name.textContent;
    name.textContent = `${name.dataset.name} ${place + 1}`;
  });
}

/* What depends on something else */
function showReferences() {
  const found = references(draft, form);
  for (const item of items("findings")) {
    const field = item.querySelector("[data-widget=reference]"), own = holder(field);
    const options = own.reference && !found.some(([key]) => key === own.reference) && !/^reference-\d+$/.test(own.reference) ? [...found, [own.reference, mentioned(own.reference)]] : found;
    setOptions(field, options);
    write(field, own.reference ?? "");
    chooseOnly(field);
  }
}

const mentioned = (key) => form.known.references.find(([other]) => other === key)?.at(-1) ?? key;

/** The only publication that there is, is that of the finding. */
function chooseOnly(field) {
  const own = holder(field), options = field.querySelectorAll("option:not([value=''])");
  if (own.reference || options.length !== 1 || !isNew(draft)) return;
  own.reference = options[0].value;
  write(field, own.reference);
}

function showPlaces() {
  const list = one(".form-places");
  list.replaceChildren(...(draft.municipalities ?? []).map((place) => chip(place.name?.[draft.language] ?? place.name ?? place.id, () => {
    draft.municipalities = draft.municipalities.filter((other) => other !== place);
    draft.case.municipalities = draft.case.municipalities?.filter((other) => other !== place.id);
    showPlaces();
    update();
    one("#new-place").focus();
  })));
  const country = draft.case?.country ?? "";
  const field = find("case.municipalities");
  for (const group of field.querySelectorAll(".form-group")) {
    const own = group.dataset.country === country;
    group.hidden = Boolean(country) && !own && !group.querySelector(":checked");
    if (own) group.open = true;
  }
}

function chip(text, remove) {
  const item = document.createElement("li"), button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: words.remove, ariaLabel: `${words.remove}: ${text}` });
  button.addEventListener("click", remove);
  item.append(text, " ", button);
  return item;
}

function addPlace() {
  const input = one("#new-place"), name = input.value.trim();
  if (!name) return input.focus();
  const key = slug(name);
  const known = form.known.municipalities.find(([other, label]) => other === key || fold(label) === fold(name));
  draft.case ??= {};
  const chosen = (draft.case.municipalities ??= []);
  if (!known && !draft.municipalities?.some((place) => place.id === key)) (draft.municipalities ??= []).push({ id: key, name, country: draft.case.country ?? "" });
  if (!chosen.includes(known?.[0] ?? key)) chosen.push(known?.[0] ?? key);
  if (known) write(find("case.municipalities"), chosen);
  input.value = "";
  showPlaces();
  tell(fill(words.added, { name: known?.[1] ?? name }));
  input.focus();
  update();
}

function showKnown() {
  const chosen = draft.chosen ?? [];
  one(".form-known-chosen").replaceChildren(...chosen.map((key) => chip(mentioned(key), () => {
    draft.chosen = chosen.filter((other) => other !== key);
    showKnown();
    showReferences();
    update();
    one("#known-search").focus();
  })));
  const asked = fold(one("#known-search").value).split(" ").filter(Boolean);
  const text = ([key, name, year, doi, label]) => fold(`${label} ${name} ${year ?? ""} ${doi} ${key}`);
  const found = asked.length ? form.known.references.filter((item) => !chosen.includes(item[0]) && asked.every((word) => text(item).includes(word))) : [];
  one("#known-status").textContent = asked.length ? problems.plural("found", found.length) : "";
  one(".form-known-found").replaceChildren(...found.slice(0, 6).map(([key, name, , , label]) => {
    const item = document.createElement("li"), button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: words.choose, ariaLabel: `${words.choose}: ${label}` });
    button.addEventListener("click", () => {
      draft.chosen = [...chosen, key];
      one("#known-search").value = "";
      showKnown();
      showReferences();
      update();
      tell(fill(words.added, { name: label }));
      one("#known-search").focus();
    });
    item.append(`${label}${label.includes(name.slice(0, 20)) ? "" : ` ${name}`} `, button);
    return item;
  }));
}

/* Writing */
function take(field) {
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

function keepDraft() {
  if (!began()) return;
  const kept = keep(id, draft, origin);
  one(".form-bar-saved").textContent = kept ? fill(words.saved, { time: new Date().toLocaleTimeString(language, { timeStyle: "short" }) }) : words.unkept;
}

function soon() {
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
function update() {
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

/* Drafts */
function showDrafts() {
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

function nameOfDraft(other) {
  const text = other.case?.title ?? other.findings?.[0]?.statement ?? other.references?.[0]?.title ?? "";
  const name = typeof text === "object" ? Object.values(text).find(Boolean) : text;
  return name || other.case?.id || other.findings?.[0]?.id || other.references?.[0]?.id?.replace(/^reference-\d+$/, "") || words.untitled;
}

function open(key, content, published = null) {
  [id, draft, origin] = [key, content, published];
  show();
}

function begin() {
  const [latest] = drafts();
  open(newId(), blank(language, { ...latest?.draft.contributor }));
}

/** Open what the address asks for: a record to correct, translate or dispute; else the draft written last, or a new one. */
async function start() {
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

/* What buttons do */
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
    if (deleted?.id === id) begin();
    else showDrafts();
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

function all() {
  everything = true;
  update();
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
  if (input.matches("[type=radio], [type=checkbox], select")) left.add(field);
  return soon();
});
root.addEventListener("focusout", ({ target: input, relatedTarget: next }) => {
  const field = input.closest(".form-field[data-field]");
  if (!field || field.contains(next) || input.matches(".form-search")) return;
  if (filled({ value: holder(field)[field.dataset.field] })) left.add(field);
  if (field.dataset.field === "doi") place(field);
  atRest();
});
addEventListener("pointerdown", () => { pressing = true; }, true);
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, () => setTimeout(() => {
    pressing = false;
    if (waiting) atRest();
  }), true);
}
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
  form = await answer.json();
  problems = problemsOf(root, form, words);
  wireOptions(root, (number) => problems.plural("terms", number));
  await start();
  root.hidden = false;
} catch (error) {
  root.hidden = false;
  root.replaceChildren(Object.assign(document.createElement("p"), { role: "alert", textContent: words.failed }));
  throw error;
}
