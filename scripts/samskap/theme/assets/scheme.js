// What the browser keeps and every page shows: the choice of light or dark colours, and how many
// records are selected. Without script the colours are the system's.
(() => {
  const root = document.documentElement;
  root.classList.add("with-script"); // what needs script shows only then, and nothing moves
  const system = matchMedia("(prefers-color-scheme: dark)");
  const read = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };
  const write = (scheme) => { try { localStorage.setItem("scheme", scheme); } catch { /* private mode: for this page only */ } };
  const current = () => root.dataset.scheme || (system.matches ? "dark" : "light");
  let selected = 0; // the reader's selection, counted before anything is painted
  try { selected = JSON.parse(localStorage.getItem("selection"))?.length ?? 0; } catch { /* nothing is kept */ }
  root.classList.toggle("with-selection", selected > 0);
  const chosen = read();
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;

  addEventListener("DOMContentLoaded", () => {
    const number = document.querySelector(".selection-number");
    if (number && selected) number.textContent = selected;
    const button = document.querySelector(".scheme");
    if (!button) return;
    const name = () => { button.ariaLabel = button.title = current() === "dark" ? button.dataset.light : button.dataset.dark; };
    button.addEventListener("click", () => {
      root.dataset.scheme = current() === "dark" ? "light" : "dark";
      write(root.dataset.scheme);
      name();
    });
    system.addEventListener("change", name);
    name();
    button.hidden = false;
  });
})();
