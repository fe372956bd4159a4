// Facets: a form of checkboxes that narrows a list, a map or a table, and whose choice is kept in the address.
//
// connect(form, items, show)
//   form   <form class="facets" hidden>, as the macro facet_form in pages/templates/_facets.md.j2 writes it:
//          checkboxes with name = facet and value = id, each in a <label> with its words (.facet-label) and its .count,
//          the checkboxes of a facet in a <fieldset> with a <legend>
//   items  what is narrowed, in the order of the document: for each an object of facet name to ids,
//          {country: ["SE"], phase: ["co-design", "co-assessment"]}; a name that is missing has no ids
//   show   called with an array of booleans, one for each item: at the start, and after each change of the choice
//
// Within a facet an item fits if it has any of the chosen ids; between facets it must fit all. The number beside an
// option tells how many items there would be if it were chosen (also) in its facet, the other facets being as they are.
// The address holds the choice as ?country=SE&country=DK&phase=co-design; ids that the form does not have are passed
// over, other parameters and the hash are left alone. Words come from the form, none are written here.

import { carryQuery, query, writeQuery } from "./query.js";

export function connect(form, items, show) {
  const facets = facetsOf(form);
  const codes = facets.map(({ name, ids }) => items.map((item) => (item[name] ?? []).flatMap((id) => ids.get(id) ?? [])));
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const status = form.querySelector("[role=status]");
  const chips = form.querySelector(".facets-chosen");
  const options = () => facets.flatMap((facet) => facet.options);

  const update = () => {
    const { kept, counts } = narrow(codes, facets.map(({ options }) => options.map(({ input }) => input.checked)));
    facets.forEach(({ options }, facet) => options.forEach((option, index) => {
      const count = counts[facet][index];
      option.count.textContent = number.format(count);
      option.row.classList.toggle("facet-none", count === 0);
    }));
    const shown = kept.reduce((sum, keep) => sum + keep, 0);
    const message = shown === items.length ? form.dataset.whole : shown ? form.dataset.some : form.dataset.nothing;
    status.textContent = message.replace("{shown}", number.format(shown));
    drawChips(form, chips, options().filter(({ input }) => input.checked));
    show(kept);
  };

  const restore = () => {
    const wanted = query();
    let changed = false;
    for (const { input } of options()) {
      const checked = wanted.getAll(input.name).includes(input.value);
      if (input.checked !== checked) changed = true;
      input.checked = checked;
      if (checked) openAround(input, form);
    }
    carryQuery();
    return changed;
  };

  const change = () => {
    const wanted = query();
    for (const { name } of facets) wanted.delete(name);
    for (const { input } of options()) if (input.checked) wanted.append(input.name, input.value);
    writeQuery(wanted);
    update();
  };

  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-clear], button[data-value]");
    if (!button) return;
    const place = [...chips.querySelectorAll("button")].indexOf(button);
    for (const { input } of options()) {
      const meant = !button.dataset.value || (input.name === button.dataset.name && input.value === button.dataset.value);
      if (meant) input.checked = false;
    }
    change();
    const left = chips.querySelectorAll("button");
    (left[place] ?? left[left.length - 1] ?? form.querySelector("summary")).focus();
  });
  for (const event of ["popstate", "pageshow"]) addEventListener(event, () => { if (restore()) update(); });

  restore();
  update();
  if (form.classList.contains("facets-beside") && matchMedia("(min-width: 68em)").matches) form.querySelector("details").open = true;
  form.hidden = false;
}

/** Which items fit, and how many there would be with each option: `codes[facet][item]` and `chosen[facet][option]`. */
export function narrow(codes, chosen) {
  const length = codes[0]?.length ?? 0;
  const misses = new Uint8Array(length);
  const missed = new Uint8Array(length);
  codes.forEach((byItem, facet) => {
    if (!chosen[facet].includes(true)) return;
    for (let item = 0; item < length; item += 1) {
      if (byItem[item].some((option) => chosen[facet][option])) continue;
      misses[item] += 1;
      missed[item] = facet;
    }
  });
  const counts = chosen.map((options) => options.map(() => 0));
  const count = (facet, item) => { for (const option of codes[facet][item]) counts[facet][option] += 1; };
  for (let item = 0; item < length; item += 1) {
    if (misses[item] === 0) for (let facet = 0; facet < codes.length; facet += 1) count(facet, item);
    else if (misses[item] === 1) count(missed[item], item); // only this facet is in the way
  }
  return { kept: Array.from(misses, (number) => number === 0), counts };
}

/** The facets of a form in their order: name, options, and the place of each id among the options. */
function facetsOf(form) {
  const facets = new Map();
  for (const input of form.querySelectorAll("input[type=checkbox]")) {
    if (!facets.has(input.name)) facets.set(input.name, { name: input.name, options: [], ids: new Map() });
    const { options, ids } = facets.get(input.name);
    const row = input.closest("label");
    ids.set(input.value, options.length);
    options.push({ input, row, count: row.querySelector(".count") });
  }
  return [...facets.values()];
}

/** A button for each chosen option, which takes it away, and one that takes all away. */
function drawChips(form, list, chosen) {
  const template = form.querySelector("template").content;
  list.replaceChildren(...chosen.map(({ input, row }) => {
    const chip = template.cloneNode(true);
    const button = chip.querySelector("button");
    const label = row.querySelector(".facet-label").textContent;
    const facet = input.closest("fieldset").querySelector("legend").textContent;
    chip.querySelector(".facet-label").textContent = label;
    button.ariaLabel = form.dataset.remove.replace("{facet}", facet).replace("{option}", label);
    Object.assign(button.dataset, { name: input.name, value: input.value });
    return chip;
  }));
  list.hidden = !chosen.length;
  form.querySelector("[data-clear]").hidden = !chosen.length;
}

/** Open what an option is folded away in, up to the form's own fold. */
function openAround(input, form) {
  for (let fold = input.closest("details"); fold && fold.parentElement !== form; fold = fold.parentElement.closest("details")) fold.open = true;
}
