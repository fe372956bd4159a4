// Before anything is painted: the reader's choice of light or dark colours, and how much is selected, as the browser keeps it.
(() => {
  const root = document.documentElement;
  root.classList.add("with-script"); // what needs script shows only then, and nothing moves
  const system = matchMedia("(prefers-color-scheme: dark)");
  const read = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };
  const write = (scheme) => { try { localStorage.setItem("scheme", scheme); } catch { /* private mode: for this page only */ } };
  const current = () => root.dataset.scheme || (system.matches ? "dark" : "light");
  const selected = (() => { try { return JSON.parse(localStorage.getItem("selection")).length; } catch { return 0; } })();
  root.classList.toggle("with-selection", selected > 0);
  const chosen = read();
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".scheme");
    if (!button) return;
    document.querySelector(".selection-number").textContent ||= selected || "";
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
