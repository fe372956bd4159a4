// Two to four cases side by side. The address names them: ?cases=first,second. Facts and findings are read from the
// cases' own pages, so that words and data have one source; the other words stand in the page's data attributes.
import { MOST, choose } from "./chosen.js";
import { carryQuery, query, writeQuery } from "./query.js";

const page = document.querySelector(".comparison");
const words = page.dataset;
const form = document.querySelector("form.compare-add");
const select = form.querySelector("select");
const status = page.querySelector("[role=status]");
const chips = page.querySelector(".facets-chosen");
const result = page.querySelector(".comparison-result");
const titles = new Map([...select.options].filter(({ value }) => value).map(({ value, text }) => [value, text]));
const languages = new Map([...select.options].filter(({ lang }) => lang).map(({ value, lang }) => [value, lang]));
const loaded = new Map();

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const wanted = () => [...new Set((query().get("cases") ?? "").split(",").filter(Boolean))];

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (select.value) go([...known(), select.value]);
});
chips.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  go(known().filter((id) => id !== button.value));
  select.focus();
});
addEventListener("popstate", draw);
form.hidden = page.hidden = false;
carryQuery();
draw();

/** The language of a title that is not in that of the page, as a property of an element. */
function language(id) {
  return languages.has(id) ? { lang: languages.get(id) } : {};
}

function known() {
  return wanted().filter((id) => titles.has(id)).slice(0, MOST);
}

function go(ids) {
  const parameters = query();
  if (ids.length) parameters.set("cases", ids.join(","));
  else parameters.delete("cases");
  writeQuery(parameters);
  select.value = "";
  draw();
}

async function draw() {
  const ids = known();
  choose(ids.map((id) => ({ id, title: titles.get(id) })));
  chips.replaceChildren(...ids.map(chip));
  chips.hidden = !ids.length;
  for (const option of select.options) option.disabled = ids.includes(option.value);
  form.querySelector("button").disabled = select.disabled = ids.length >= MOST;
  const messages = wanted().filter((id) => !titles.has(id)).map((id) => fill(words.unknown, { id }));
  if (wanted().length - messages.length > MOST) messages.push(words.full);
  if (ids.length < 2) messages.push(ids.length ? words.one : words.empty);
  try {
    const cases = ids.length < 2 ? [] : await Promise.all(ids.map(load));
    if (String(ids) !== String(known())) return; // the reader was quicker
    result.replaceChildren(...(cases.length ? comparison(cases) : []));
    if (cases.length) messages.push(fill(words.shown, { number: cases.length }));
  } catch {
    result.replaceChildren();
    messages.push(words.failed);
  }
  status.textContent = messages.join(" ");
}

function chip(id) {
  const button = element("button", { type: "button", value: id }, titles.get(id));
  button.ariaLabel = fill(words.remove, { case: titles.get(id) });
  return element("li", {}, button);
}

/** The page of a case, once. */
function load(id) {
  if (!loaded.has(id)) {
    const address = new URL(`${words.cases}${id}/`, location.href).href;
    const reading = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.text();
    }).then((text) => read(new DOMParser().parseFromString(text, "text/html"), id, address));
    reading.catch(() => loaded.delete(id));
    loaded.set(id, reading);
  }
  return loaded.get(id);
}

/** Title, facts (by name) and findings of a case, as nodes for this page and as values to compare. */
function read(source, id, address) {
  for (const link of source.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  for (const note of source.querySelectorAll(".wanted")) note.remove();
  for (const named of source.querySelectorAll("[id]")) named.removeAttribute("id");
  const facts = new Map([...source.querySelectorAll(".case-facts > [data-fact]")].map((row) => [row.dataset.fact, fact(row)]));
  const findings = [...source.querySelectorAll(".case-findings > .record")].map((record) => ({
    statement: record.querySelector(".statement"),
    direction: record.querySelector(".direction"),
    themes: [...record.querySelectorAll(".meta a")].filter(({ href }) => /\/themes\/[^/]+\/$/.test(href)),
  }));
  return { id, title: titles.get(id), address, facts, findings };
}

function fact(row) {
  const [term, value] = row.children;
  const links = [...value.querySelectorAll("a")].map(({ href }) => href);
  return {
    title: term.firstChild.textContent.trim(),
    nodes: [...value.childNodes, ...term.querySelectorAll(".inferred")],
    values: value.querySelector(".unknown") ? [] : links.length ? links : [value.textContent.trim()],
    free: "free" in row.dataset,
  };
}

function comparison(cases) {
  const facts = factRows(cases);
  const themes = themeRows(cases);
  return [
    summary([...facts, ...themes]),
    element("h2", {}, words.facts), table(cases, words.facts, words.fact, facts),
    element("h2", {}, words.findings), ...(themes.length ? [table(cases, words.findings, words.theme, themes)] : [element("p", {}, words.nofindings)]),
  ];
}

function factRows(cases) {
  const names = [...new Set(cases.flatMap(({ facts }) => [...facts.keys()]))];
  return names.map((name) => {
    const found = cases.map(({ facts }) => facts.get(name));
    const { title, free } = found.find(Boolean);
    const values = found.map((item) => item?.values ?? []);
    return {
      title: [title], name: title, verdict: free ? "" : sameness(values),
      cells: found.map((item) => item?.nodes ?? [element("span", { className: "none" }, words.notknown)]),
    };
  });
}

/** How far lists of values are the same: "unknownall", "gaps" (some are not known), "same", "part" or "different". */
function sameness(lists) {
  if (lists.every((list) => !list.length)) return "unknownall";
  if (lists.some((list) => !list.length)) return "gaps";
  const shared = lists[0].filter((value) => lists.every((list) => list.includes(value)));
  if (lists.every((list) => list.length === shared.length)) return "same";
  return shared.length ? "part" : "different";
}

function themeRows(cases) {
  const themes = new Map();
  cases.forEach(({ findings }, place) => findings.forEach((finding) => {
    for (const theme of finding.themes.length ? finding.themes : [null]) {
      const key = theme?.href ?? "";
      if (!themes.has(key)) themes.set(key, { theme, byCase: cases.map(() => []) });
      themes.get(key).byCase[place].push(finding);
    }
  }));
  const rows = [...themes.values()].map(({ theme, byCase }) => {
    const name = theme?.textContent ?? words.notheme;
    const having = byCase.filter((findings) => findings.length);
    const directions = having.map((findings) => [...new Set(findings.map(({ direction }) => direction.textContent))]);
    const verdict = having.length === 1 ? "only" : { same: "agree", part: "agreepart", different: "differ" }[sameness(directions)];
    return { title: [theme?.cloneNode(true) ?? name], name, verdict, having: having.length, cells: byCase.map(findingList) };
  });
  return rows.sort((a, b) => b.having - a.having || a.name.localeCompare(b.name, document.documentElement.lang));
}

function findingList(findings) {
  if (!findings.length) return [element("span", { className: "none" }, words.nofinding)];
  const items = findings.map(({ direction, statement }) => element("li", {}, direction.cloneNode(true), " ", statement.cloneNode(true)));
  return [element("ul", { className: "compare-findings" }, ...items)];
}

/** What is the same and what differs, in words: for each verdict the facts or themes it holds for. */
function summary(rows) {
  const verdicts = ["same", "part", "different", "gaps", "unknownall", "agree", "agreepart", "differ", "only"];
  const entries = verdicts.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).map(({ name }) => name)]);
  const list = entries.filter(([, names]) => names.length).map(([verdict, names]) => element(
    "div", {}, element("dt", {}, sign(verdict)), element("dd", {}, names.join(", ")),
  ));
  return element("dl", { className: "facts" }, ...list);
}

const sign = (verdict) => element("span", { className: `verdict verdict-${verdict}` }, words[verdict]);

function table(cases, caption, corner, rows) {
  const head = row(cell("th", "columnheader", corner), ...cases.map(({ id, title, address }) => cell("th", "columnheader", element("a", { href: address, ...language(id) }, title))));
  const body = rows.map(({ title, verdict, cells }) => row(
    cell("th", "rowheader", ...title, ...(verdict ? [sign(verdict)] : [])),
    ...cells.map((nodes, place) => labelled(cell("td", "cell", ...nodes.map((node) => node.cloneNode(true))), cases[place].title)),
  ));
  return element("table", { className: "comparison-table", role: "table" }, element("caption", { className: "unseen" }, caption),
    element("thead", { role: "rowgroup" }, head), element("tbody", { role: "rowgroup" }, ...body));
}

const row = (...cells) => element("tr", { role: "row" }, ...cells);
const cell = (tag, role, ...content) => element(tag, { role, ...(tag === "th" && { scope: role === "rowheader" ? "row" : "col" }) }, ...content);
const labelled = (made, label) => { made.dataset.label = label; return made; };

function element(tag, properties, ...content) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content);
  return made;
}
