// Choosing cases to compare, in lists and on the pages of cases: a button each (.compare), and a tray with what is
// chosen (.tray). The words stand in the page.
import { MOST, choose, chosen } from "./chosen.js";

const tray = document.querySelector(".tray");
const status = tray.querySelector("[role=status]");
const actions = tray.querySelector(".actions");
const link = actions.querySelector("a");
const address = link.getAttribute("href");
const buttons = [...document.querySelectorAll("button.compare")];
let cases = chosen();

const title = (button) => (button.closest("li")?.querySelector(".record-title") ?? document.querySelector("h1")).textContent.trim();

function draw(message = "") {
  const ids = cases.map(({ id }) => id);
  for (const button of buttons) button.ariaPressed = String(ids.includes(button.dataset.case));
  const names = cases.map(({ title }) => title).join("; ");
  const text = cases.length === 1 ? tray.dataset.one : tray.dataset.more;
  status.textContent = cases.length ? `${text.replace("{number}", cases.length).replace("{cases}", () => names)} ${message}`.trim() : "";
  link.href = `${address}?cases=${ids.join(",")}`;
  actions.hidden = !cases.length;
  tray.classList.toggle("tray-open", cases.length > 0);
  document.documentElement.classList.toggle("with-tray", cases.length > 0);
}

function toggle(button) {
  const id = button.dataset.case;
  const without = cases.filter((item) => item.id !== id);
  if (without.length === cases.length && cases.length >= MOST) return draw(tray.dataset.full);
  cases = without.length < cases.length ? without : [...cases, { id, title: title(button) }];
  choose(cases);
  return draw();
}

for (const button of buttons) {
  const known = cases.find(({ id }) => id === button.dataset.case);
  if (known) known.title = title(button); // in the language of this page
  button.ariaLabel = `${button.textContent}: ${title(button)}`;
  button.hidden = false;
}
addEventListener("click", ({ target }) => {
  const button = target.closest?.("button.compare");
  if (button) toggle(button);
});
actions.querySelector("button").addEventListener("click", () => {
  cases = [];
  choose(cases);
  draw();
  (buttons.find((button) => button.checkVisibility()) ?? document.querySelector("main")).focus();
});
addEventListener("pageshow", ({ persisted }) => { if (persisted) { cases = chosen(); draw(); } });
tray.hidden = false;
draw();
