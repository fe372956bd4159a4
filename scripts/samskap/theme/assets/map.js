// The map of the evidence narrowed by facets: its cells are counted anew where they stand. What is counted is loaded
// when the filter is first opened, or at once where the address carries a choice.
//
// The table brings all words: data-forms has singular and plural of what is said of a number, by direction, in the order
// in which directions are shown, and first that of their total; data-none is what an empty cell says.

import { connect } from "./facets.js";

const form = document.querySelector("form.facets");
const table = document.querySelector("table.matrix");
const { total: totalForms, ...directions } = JSON.parse(table.dataset.forms);
const number = new Intl.NumberFormat(document.documentElement.lang);
const cells = new Map([...table.querySelectorAll("td")].map((cell) => [`${cell.dataset.theme} ${cell.dataset.phase}`, cell.firstElementChild]));

let started;
function start() {
  started ??= load().catch(() => {
    started = undefined;
    form.querySelector("[role=status]").textContent = table.dataset.failed;
  });
}

async function load() {
  const answer = await fetch(table.dataset.findings);
  const findings = await answer.json();
  const early = [...form.querySelectorAll("input:checked")]; // by a reader quicker than the network
  let counted = findings.length;
  connect(form, findings, (kept) => {
    const left = findings.filter((_, index) => kept[index]);
    if (left.length < findings.length || counted < findings.length) draw(left);
    counted = left.length;
  });
  for (const input of early) if (!input.checked) input.click();
}

function draw(findings) {
  const counts = new Map();
  for (const { themes, phases, direction } of findings) {
    for (const key of themes.flatMap((theme) => phases.map((phase) => `${theme} ${phase}`))) {
      if (!counts.has(key)) counts.set(key, {});
      counts.get(key)[direction] = (counts.get(key)[direction] ?? 0) + 1;
    }
  }
  for (const [key, link] of cells) drawCell(link, counts.get(key) ?? {});
}

function drawCell(link, counts) {
  const found = Object.keys(directions).filter((direction) => counts[direction]);
  const total = found.reduce((sum, direction) => sum + counts[direction], 0);
  const parts = found.map((direction) => say(directions[direction], counts[direction]));
  link.className = `cell shade-${shade(total)}`;
  link.querySelector(".says").textContent = total ? `${say(totalForms, total)}; ${parts.join(", ")}` : table.dataset.none;
  link.querySelector(".figures").replaceChildren(...(total
    ? [element("b", number.format(total)), ...found.flatMap((direction) => [" ", element("span", number.format(counts[direction]), `direction-${direction}`)])]
    : [element("i", table.dataset.none)]));
}

const say = ([one, many], count) => (count === 1 ? one : many).replace("{number}", number.format(count));
const shade = (count) => count && Math.ceil(table.dataset.shades * Math.log1p(count) / Math.log1p(table.dataset.fullest));

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

form.hidden = false;
form.addEventListener("toggle", ({ target }) => { if (target.open && target.matches(".facets-fold")) start(); }, true);
const asked = new URLSearchParams(location.search);
if ([...form.querySelectorAll("input")].some((input) => asked.has(input.name))) start();
