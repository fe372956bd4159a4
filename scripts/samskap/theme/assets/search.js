// Opens the search: the link in the header, "/" and Ctrl+K or Cmd+K. What searches is loaded only when it is used.
const panel = document.querySelector(".search");
const dialog = panel.closest("dialog");
const input = panel.querySelector("input[type=search]");
const key = panel.querySelector(".search-key input"); // a key without Ctrl must be possible to turn off (WCAG 2.1.4)
let started;
const start = () => (started ??= import("./search-panel.js").then((module) => module.start(panel)));

const open = () => {
  if (dialog && !dialog.open) dialog.showModal();
  input.focus();
  input.select();
  start();
};

document.querySelector(".search-link").addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open();
});

const store = (write) => { try { return write(localStorage); } catch { return null; /* private mode: for this page only */ } };
key.checked = store((storage) => storage.getItem("search-key")) !== "off";
key.addEventListener("change", () => store((storage) => storage.setItem("search-key", key.checked ? "on" : "off")));

addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = key.checked && event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!slash && !(letter && (!writing || writing === input))) return;
  event.preventDefault();
  open();
});

if (dialog) {
  dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => { // in a field of this type the key would only empty the field
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
} else {
  panel.addEventListener("focusin", start, { once: true });
  if (location.search) start();
}
