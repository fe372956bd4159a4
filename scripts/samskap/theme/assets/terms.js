// A link to a term tells what it means while it is pointed at or has the keyboard's focus. Definitions are fetched when
// first needed. Touch, and a browser without script, follow the link to them.
const home = new URL("../", import.meta.url).href;
const links = 'main a:is([href*="themes/"], [href*="phases/"], [href*="topics/"], [href*="glossary/#"])';
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const note = make("div", { id: "term-note", className: "note", role: "tooltip", popover: "manual" });
let definitions, timer, pointed, focused, shown;

const load = () => fetch(`${home}glossary/terms.json`).then((answer) => answer.json()).catch(() => ({ terms: {} }));

async function show(link) {
  if (link === shown) return;
  shown?.removeAttribute("aria-describedby");
  note.remove();
  shown = link;
  if (!link?.href.startsWith?.(home)) return;
  const { languages, terms } = await (definitions ??= load());
  const [definition, ...words] = terms[link.href.slice(home.length)] ?? [];
  if (!definition || shown !== link) return;
  note.replaceChildren(make("p", {}, definition), ...languages.map(([lang, name], number) =>
    make("small", {}, `${name}: `, make("span", { lang }, words[number]))));
  document.querySelector("main").append(note);
  note.showPopover();
  place(link);
  link.setAttribute("aria-describedby", note.id);
}

// Below the link's first line, or above it for want of room.
function place(link) {
  const { left, top, bottom } = link.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height } = note;
  const above = bottom + height > innerHeight && top > height;
  note.style.left = `${scrollX + Math.max(8, Math.min(left, document.body.clientWidth - width - 8))}px`;
  note.style.top = `${scrollY + (above ? top - height : bottom)}px`;
}

const update = (delay) => {
  clearTimeout(timer);
  timer = setTimeout(() => show(pointed ?? focused), delay);
};

addEventListener("pointerover", ({ target, pointerType }) => {
  if (pointerType === "touch") return;
  pointed = note.contains(target) ? shown : target.closest(links);
  update(250);
});
addEventListener("focusin", ({ target }) => {
  focused = target.matches(":focus-visible") ? target.closest(links) : null;
  update(0);
});
addEventListener("resize", () => { if (note.isConnected) place(shown); });
addEventListener("focusout", () => { focused = null; update(0); });
addEventListener("keydown", ({ key }) => {
  if (key === "Escape") { pointed = focused = null; update(0); }
});
