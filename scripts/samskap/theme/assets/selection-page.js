// The page of the selection: the reader's own, or the one that the address names (?refs=a,b&cases=c), as a formatted
// list. The words stand in the page.
import { carryQuery, query, writeQuery } from "./query.js";
import { fromQuery, select, selected, toQuery } from "./selected.js";
import { bibliography, copy, save } from "./selection-files.js";
import { areRead, kindOf, records } from "./selection-records.js";

const LONGEST = 8000; // many servers take no longer address
const page = document.querySelector(".selection");
const words = page.dataset;
const one = (selector) => page.querySelector(selector);
const button = (name) => one(`[data-do=${name}]`);
const [status, list, count, template] = [".selection-status", ".selection-list", ".selection-count", "template"].map(one);
const collator = new Intl.Collator(document.documentElement.lang, { ignorePunctuation: true });
let before = null; // the selection that can be brought back
let turn = 0;
let shown = []; // the records of the list, as they stand in it

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const plural = (name, number) => fill(words[`${name}${number === 1 ? "One" : "Many"}`], { number });
const style = () => one("[name=style]:checked").value;
const citation = ({ citations }) => citations[style()] ?? [];
const asText = (record) => citation(record).map((node) => node.textContent).join("").trim();

/** The list that the address names, unless it is the reader's own. */
function guest() {
  const given = fromQuery(query());
  const same = (one, other) => String([...one].sort()) === String([...other].sort());
  return given && !same(given, selected()) ? given : null;
}

async function draw(message = "", focus = () => {}) {
  const mine = (turn += 1);
  const given = guest();
  const items = given ?? selected();
  if (!areRead(items)) {
    list.ariaBusy = "true";
    say(words.loading);
  }
  const found = await records(items);
  if (mine !== turn) return; // the reader was quicker
  list.ariaBusy = "false";
  show(found, Boolean(given));
  showAddress(items);
  say(message || (status.textContent === words.loading ? words.shown : ""));
  focus();
}

/** Say something; that all is well is only heard, as it can be seen. */
function say(message) {
  status.textContent = message;
  status.classList.toggle("unseen", message === words.shown);
}

function show(found, isGuest) {
  shown = sorted(found);
  list.replaceChildren(...shown.map((record) => item(record, isGuest)));
  list.classList.toggle("numbered", style() === "vancouver");
  one(".selection-none").hidden = shown.length > 0;
  one(".selection-some").hidden = !shown.length;
  one(".selection-shared").hidden = !isGuest;
  for (const own of page.querySelectorAll(".selection-keep")) own.hidden = isGuest;
  button("replace").hidden = !selected().length;
  button("undo").hidden = !before;
  button("again").hidden = shown.every(({ state }) => state !== "failed");
  for (const taker of page.querySelectorAll("[data-file], [data-do=copy]")) taker.disabled = !taken().length;
  count.textContent = counted();
}

function counted() {
  const cases = taken().filter(({ item: name }) => kindOf(name) === "case").length;
  const references = taken().length - cases;
  return [references || !cases ? plural("references", references) : "", cases ? plural("cases", cases) : ""].filter(Boolean).join(", ");
}

function showAddress(items) {
  const address = new URL(toQuery(items), location.href.split(/[?#]/)[0]).href;
  const fits = address.length <= LONGEST;
  one(".selection-share").hidden = !fits;
  one(".selection-long").hidden = fits;
  one("#selection-address").value = fits ? address : "";
}

/** By author as the style sorts; Vancouver numbers the entries in the order of choice. Last, what was not found. */
function sorted(found) {
  const key = (record) => asText(record).replace(`(${words.nodate})`, "(0)");
  const keys = new Map(found.map((record) => [record, key(record)]));
  const byStyle = style() === "vancouver" ? () => 0 : (a, b) => collator.compare(keys.get(a), keys.get(b));
  return [...found].sort((a, b) => (a.state !== "found") - (b.state !== "found") || byStyle(a, b));
}

function item(record, isGuest) {
  const made = template.content.cloneNode(true).querySelector("li");
  const [text, link] = [made.querySelector(".selection-text"), made.querySelector("a")];
  const [cited, remove] = made.querySelectorAll("button");
  const kind = kindOf(record.item);
  made.dataset.item = record.item;
  link.href = record.href;
  link.textContent = words[kind];
  link.ariaLabel = `${words[kind]}: ${record.title}`;
  link.hidden = !["found", "retired"].includes(record.state);
  if (isGuest) remove.remove();
  remove.ariaLabel = `${remove.textContent}: ${record.title}`;
  if (record.state === "found") {
    text.replaceChildren(...citation(record).map((node) => node.cloneNode(true)));
  } else {
    made.className = "selection-missing";
    text.textContent = fill(record.state === "failed" ? words.failed : words[kind === "case" ? "unknownCase" : "unknownReference"], { id: record.id });
  }
  const missing = record.references.filter((reference) => !selected().includes(reference));
  if (isGuest || !missing.length) cited.remove();
  else cited.textContent = plural("cited", missing.length);
  return made;
}

/** Change the selection so that it can be undone. */
function change(items, message, focus) {
  before = selected();
  const kept = select(items);
  leaveAddress();
  return draw(kept ? message : `${message} ${words.lost}`, focus);
}

function leaveAddress() {
  const parameters = query();
  parameters.delete("refs");
  parameters.delete("cases");
  writeQuery(parameters, false);
}

function removed(record) {
  const place = shown.indexOf(record);
  const next = () => (list.children[place] ?? list.children[place - 1])?.querySelector("[data-do=remove]") ?? button("undo");
  return change(selected().filter((other) => other !== record.item), fill(words.removed, { title: record.title }), () => next().focus());
}

function withCited(record) {
  const items = selected();
  const added = record.references.filter((reference) => !items.includes(reference));
  return change([...items, ...added], fill(words.added, { number: added.length }), () => focusOn(record));
}

const focusOn = (record) => list.querySelector(`[data-item="${record.item}"] [data-do=remove]`)?.focus();
const taken = () => shown.filter(({ state }) => state === "found");

function lines() {
  return taken().map((record, place) => (style() === "vancouver" ? `${place + 1}. ` : "") + asText(record));
}

function asHtml() {
  const entries = taken().map((record) => {
    const entry = document.createElement("p");
    entry.append(...citation(record).map((node) => node.cloneNode(true)));
    return entry;
  });
  if (style() === "vancouver") entries.forEach((entry, place) => entry.prepend(`${place + 1}. `));
  return entries.map((entry) => entry.outerHTML).join("");
}

async function download(ending) {
  const text = () => new Blob([lines().map((line) => `${line}\n`).join("")], { type: "text/plain;charset=utf-8" });
  try {
    const file = ending === "txt" ? text() : await bibliography(taken().map((record) => record.item), ending);
    save(file, `samskap-selection.${ending}`);
    say("");
  } catch {
    say(words.nofile);
  }
}

const copied = async (copying) => say((await copying) ? words.copied : words.notcopied);
const toHeading = () => count.focus();

const DEEDS = {
  remove: (record) => removed(record),
  cited: (record) => withCited(record),
  clear: () => change([], words.cleared, () => button("undo").focus()),
  merge: () => change([...selected(), ...found(guest())], words.merged, toHeading),
  replace: () => change(found(guest()), words.replaced, toHeading),
  undo: () => {
    select(before);
    before = null;
    return draw(words.restored, shownFocus);
  },
  again: () => draw("", toHeading),
  copy: () => copied(copy(lines().join("\n"), asHtml())),
  share: () => copied(copy(one("#selection-address").value)),
};

/** Of a list that came with the address, what there is. */
const found = (items) => items.filter((name) => taken().some((record) => record.item === name));
const shownFocus = () => (one(".selection-some").hidden ? one(".selection-none a") : count).focus();

page.addEventListener("click", ({ target }) => {
  const pressed = target.closest("button");
  if (!pressed) return;
  const { item: name } = pressed.closest("li")?.dataset ?? {};
  if (pressed.dataset.file) download(pressed.dataset.file);
  else DEEDS[pressed.dataset.do]?.(shown.find((record) => record.item === name));
});
page.addEventListener("change", ({ target }) => {
  if (target.name !== "style") return;
  store((storage) => storage.setItem("citation-style", target.value));
  draw();
});
one("#selection-address").addEventListener("focus", ({ target }) => target.select());
addEventListener("storage", ({ key }) => { if (key === "selection" || key === null) draw(); });
addEventListener("popstate", () => draw());

function store(use) { try { return use(localStorage); } catch { return null; /* for this page only */ } }

for (const input of page.querySelectorAll("[name=style]")) {
  if (input.value === store((storage) => storage.getItem("citation-style"))) input.checked = true;
}
carryQuery();
page.hidden = false;
draw();
