// The selection as files for reference managers, put together from the ready-made files of its records, byte by byte as
// the server puts the bibliographies of pages together; and as text, on the clipboard or as a file.

const DATA = new URL("../../data/latest/", import.meta.url).href;
const AT_ONCE = 6;

// media type, and what stands around and between entries
const FORMATS = {
  bib: ["application/x-bibtex", "", "\n", ""],
  ris: ["application/x-research-info-systems", "", "", ""],
  json: ["application/vnd.citationstyles.csl+json", "[\n", ",\n", "\n]\n"],
};

/** Items as one file, references before cases, each by id. Rejects where an entry cannot be fetched. */
export async function bibliography(items, ending) {
  const [type, opening, between, closing] = FORMATS[ending];
  const sorted = [...items].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  const texts = [], waiting = [...sorted.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) texts[next[0]] = await entry(next[1], ending);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const bare = texts.map((text) => text.slice(opening.length, text.length - closing.length));
  return new Blob([opening, bare.join(between), closing], { type });
}

const rank = (item) => `${item.startsWith("references/") ? 0 : 1}${item}`;

async function entry(item, ending) {
  const folder = item.startsWith("references/") ? "bibliographies" : `citations/${document.documentElement.lang}`;
  const answer = await fetch(`${DATA}${folder}/${item}.${ending}`);
  if (!answer.ok) throw new Error(`${item}.${ending}: ${answer.status}`);
  return answer.text();
}

export function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Put a text, and the same as HTML, on the clipboard; say whether the browser allowed it. */
export async function copy(text, html = "") {
  const types = { "text/plain": text, ...(html && { "text/html": html }) };
  try {
    const blobs = Object.entries(types).map(([type, content]) => [type, new Blob([content], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch { /* no secure connection, or an older browser */ }
  const fill = (event) => {
    for (const [type, content] of Object.entries(types)) event.clipboardData.setData(type, content);
    event.preventDefault();
  };
  addEventListener("copy", fill, { once: true });
  try { return document.execCommand("copy"); } finally { removeEventListener("copy", fill); }
}
