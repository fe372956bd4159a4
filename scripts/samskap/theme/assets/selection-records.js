// The selected records, each read from its own page, so that words and data have one source: title, formatted
// citations by style, and the references of a case. What has been read is not asked for again.
import { isRecord } from "./selected.js";

const home = new URL("../", import.meta.url).href;
const AT_ONCE = 6;
const read = new Map();

/** The records of items, in their order: {item, state, id, href, title, citations, references}. State is "found",
    "unknown" (nobody knows the address), "retired" (a page, but of no record) or "failed" (it could not be asked for). */
export async function records(items) {
  const found = [], waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) found[next[0]] = await record(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

export const areRead = (items) => items.every((item) => read.has(item) || !isRecord(item));

function record(item) {
  if (!isRecord(item)) return describe(item, "unknown");
  if (!read.has(item)) {
    const reading = ask(item);
    read.set(item, reading);
    reading.then(({ state }) => { if (state === "failed") read.delete(item); });
  }
  return read.get(item);
}

async function ask(item) {
  const href = `${home}${item}/`;
  try {
    const answer = await fetch(href);
    if (answer.status === 404 || answer.status === 410) return describe(item, "unknown");
    if (!answer.ok) return describe(item, "failed");
    return parse(new DOMParser().parseFromString(await answer.text(), "text/html"), item, answer.url || href);
  } catch {
    return describe(item, "failed");
  }
}

function parse(source, item, href) {
  const citations = {};
  for (const row of source.querySelectorAll(`.page-${kindOf(item)} .citations > div`)) {
    const [name, text] = row.children;
    for (const link of text.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), href).href;
    citations[name.textContent.trim().toLowerCase().split(" ")[0]] = [...text.childNodes];
  }
  const state = Object.keys(citations).length && href === `${home}${item}/` ? "found" : "retired";
  const title = source.querySelector("h1")?.textContent.trim();
  return { ...describe(item, state), href, title, citations, references: references(source, href) };
}

function references(source, href) {
  const links = [...source.querySelectorAll(".page-case .record[id] > .record-title")];
  const items = links.map((link) => new URL(link.getAttribute("href"), href).href.slice(home.length).replace(/\/$/, ""));
  return items.filter((item) => isRecord(item) && item.startsWith("references/"));
}

export const kindOf = (item) => (item.startsWith("references/") ? "reference" : "case");

function describe(item, state) {
  const id = item.slice(item.indexOf("/") + 1);
  return { item, state, id, href: `${home}${item}/`, title: id, citations: {}, references: [] };
}
