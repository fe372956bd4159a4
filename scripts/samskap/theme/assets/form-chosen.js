// What is chosen for a draft: publications that are there or in the draft, and places.
import { slug } from "./case-schema.js";
import { setOptions, write } from "./form-fields.js";
import { isNew } from "./form-file.js";
import { references } from "./form-preview.js";
import { draft, fill, find, form, holder, items, one, problems, tell, update, words } from "./form-state.js";
import { fold } from "./search-words.js";

/** The publications that a finding can be from. */
export function showReferences() {
  const found = references(draft, form);
  for (const item of items("findings")) {
    const field = item.querySelector("[data-widget=reference]"), own = holder(field);
    const options = own.reference && !found.some(([key]) => key === own.reference) && !/^reference-\d+$/.test(own.reference) ? [...found, [own.reference, mentioned(own.reference)]] : found;
    setOptions(field, options);
    write(field, own.reference ?? "");
    chooseOnly(field);
  }
}

const mentioned = (key) => form.known.references.find(([other]) => other === key)?.at(-1) ?? key;

/** The only publication that there is, is that of the finding. */
export function chooseOnly(field) {
  const own = holder(field), options = field.querySelectorAll("option:not([value=''])");
  if (own.reference || options.length !== 1 || !isNew(draft)) return;
  own.reference = options[0].value;
  write(field, own.reference);
}

/** The municipalities that the draft adds; those of other countries than that of the case are folded. */
export function showPlaces() {
  const list = one(".form-places");
  list.replaceChildren(...(draft.municipalities ?? []).map((place) => chip(place.name?.[draft.language] ?? place.name ?? place.id, () => {
    draft.municipalities = draft.municipalities.filter((other) => other !== place);
    draft.case.municipalities = draft.case.municipalities?.filter((other) => other !== place.id);
    showPlaces();
    update();
    one("#new-place").focus();
  })));
  const country = draft.case?.country ?? "";
  const field = find("case.municipalities");
  for (const group of field.querySelectorAll(".form-group")) {
    const own = group.dataset.country === country;
    group.hidden = Boolean(country) && !own && !group.querySelector(":checked");
    if (own) group.open = true;
  }
}

function chip(text, remove) {
  const item = document.createElement("li"), button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: words.remove, ariaLabel: `${words.remove}: ${text}` });
  button.addEventListener("click", remove);
  item.append(text, " ", button);
  return item;
}

/** Add the municipality that was typed; one that is known is chosen. */
export function addPlace() {
  const input = one("#new-place"), name = input.value.trim();
  if (!name) return input.focus();
  const key = slug(name);
  const known = form.known.municipalities.find(([other, label]) => other === key || fold(label) === fold(name));
  draft.case ??= {};
  const chosen = (draft.case.municipalities ??= []);
  if (!known && !draft.municipalities?.some((place) => place.id === key)) (draft.municipalities ??= []).push({ id: key, name, country: draft.case.country ?? "" });
  if (!chosen.includes(known?.[0] ?? key)) chosen.push(known?.[0] ?? key);
  if (known) write(find("case.municipalities"), chosen);
  input.value = "";
  showPlaces();
  tell(fill(words.added, { name: known?.[1] ?? name }));
  input.focus();
  update();
}

/** The known publications that are chosen, and those that the search finds. */
export function showKnown() {
  const chosen = draft.chosen ?? [];
  one(".form-known-chosen").replaceChildren(...chosen.map((key) => chip(mentioned(key), () => {
    draft.chosen = chosen.filter((other) => other !== key);
    showKnown();
    showReferences();
    update();
    one("#known-search").focus();
  })));
  const asked = fold(one("#known-search").value).split(" ").filter(Boolean);
  const text = ([key, name, year, doi, label]) => fold(`${label} ${name} ${year ?? ""} ${doi} ${key}`);
  const found = asked.length ? form.known.references.filter((item) => !chosen.includes(item[0]) && asked.every((word) => text(item).includes(word))) : [];
  one("#known-status").textContent = asked.length ? problems.plural("found", found.length) : "";
  one(".form-known-found").replaceChildren(...found.slice(0, 6).map(([key, name, , , label]) => {
    const item = document.createElement("li"), button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: words.choose, ariaLabel: `${words.choose}: ${label}` });
    button.addEventListener("click", () => {
      draft.chosen = [...chosen, key];
      one("#known-search").value = "";
      showKnown();
      showReferences();
      update();
      tell(fill(words.added, { name: label }));
      one("#known-search").focus();
    });
    item.append(`${label}${label.includes(name.slice(0, 20)) ? "" : ` ${name}`} `, button);
    return item;
  }));
}
