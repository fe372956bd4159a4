// The reader's choice of light or dark colours, kept in the browser. Without script the system's choice holds.
(() => {
  const root = document.documentElement;
  root.classList.add("with-script"); // what needs script shows only then, and nothing moves
  const system = matchMedia("(prefers-color-scheme: dark)");
  const read = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };
  const write = (scheme) => { try { localStorage.setItem("scheme", scheme); } catch { /* private mode: for this page only */ } };
  const current = () => root.dataset.scheme || (system.matches ? "dark" : "light");
  try { root.classList.toggle("with-selection", localStorage.getItem("selection")?.length > 2); } catch { /* nothing is kept */ }
  const chosen = read();
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;

  addEventListener("DOMContentLoaded", () => {
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
