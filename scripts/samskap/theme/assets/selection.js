// Selecting references and cases on any page: a button beside each that is listed, hits of the search too, made from its
// link, and those that stand on pages of records. The header, where the words stand, counts what is selected.
import { isRecord, select, selected, toQuery } from "./selected.js";

const home = new URL("../", import.meta.url).href;
const link = document.querySelector(".selection-link");
const address = link.getAttribute("href");
const name = link.querySelector(".selection-name").textContent;
const said = document.querySelector(".selection-said");

/** The record that a link leads to, as the selection names it, or "". */
function record({ href }) {
  const item = href.startsWith(home) && href.endsWith("/") ? href.slice(home.length, -1) : "";
  return isRecord(item) ? item : "";
}

function addButtons(root) {
  for (const title of root.querySelectorAll(".record > a:first-of-type")) {
    const item = record(title);
    if (!item || title.nextElementSibling?.matches(".select")) continue;
    const button = Object.assign(document.createElement("button"), { className: "select", type: "button", textContent: name });
    button.ariaLabel = `${name}: ${title.textContent.trim()}`;
    button.dataset.item = item;
    title.after(button);
  }
  draw(root);
}

function draw(root = document) {
  const items = selected();
  for (const button of root.querySelectorAll("button.select")) {
    button.ariaPressed = String(items.includes(button.dataset.item));
    button.hidden = false;
  }
  link.querySelector(".selection-number").textContent = items.length || "";
  document.documentElement.classList.toggle("with-selection", items.length > 0);
}

function toggle(item) {
  const items = selected();
  const without = items.filter((other) => other !== item);
  const added = without.length === items.length;
  const now = added ? [...items, item] : without;
  const kept = select(now);
  link.href = kept ? address : address + toQuery(now);
  if (!said) return; // hits of the search on a page without records: the button tells its state itself
  const words = (added ? said.dataset.added : said.dataset.removed).replace("{number}", now.length);
  said.textContent = kept ? words : `${words} ${said.dataset.lost}`;
  said.classList.toggle("unseen", kept);
}

addEventListener("click", ({ target }) => {
  const button = target.closest?.("button.select");
  if (button) toggle(button.dataset.item);
});
addEventListener("selected", () => draw());
addEventListener("storage", ({ key }) => { if (key === "selection" || key === null) draw(); });
addEventListener("pageshow", ({ persisted }) => { if (persisted) draw(); });
for (const results of document.querySelectorAll(".search-results")) {
  new MutationObserver(() => addButtons(results)).observe(results, { childList: true });
}
addButtons(document);
