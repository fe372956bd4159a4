// The field, the results and what narrows them down, in the dialog of every page and on the page of the search.
import { Index } from "./search-index.js";
import { nearest } from "./search-words.js";
import "./selection.js"; // hits can be selected

const SHOWN = 10;
const PAUSE = 150; // milliseconds without a key after which what is typed is searched

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

class Panel {
  constructor(panel) {
    const part = (name) => panel.querySelector(name);
    Object.assign(this, {
      panel,
      form: part("form"),
      input: part("input[type=search]"),
      status: part(".search-status"),
      link: part(".search-permalink"),
      chips: part(".facets-chosen"),
      fold: part(".facets-fold"),
      all: part(".facets-all"),
      list: part(".search-results"),
      more: part(".search-more"),
      nothing: part(".search-nothing"),
      said: part(".search-said"),
      widen: part(".search-widen"),
      near: part(".search-near"),
    });
    this.text = panel.dataset;
    this.number = new Intl.NumberFormat(document.documentElement.lang);
    this.root = new URL("..", this.form.action);
    this.index = new Index(new URL(this.form.action));
    this.inPage = !panel.closest("dialog");
    this.chosen = new Map();
    this.turn = 0;
    this.listen();
  }

  listen() {
    let waiting;
    this.input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.search(), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      if (this.inPage) this.search(true);
      else location.assign(this.address());
    });
    this.panel.addEventListener("keydown", (event) => this.walk(event));
    this.more.addEventListener("click", () => this.show(this.list.children.length + SHOWN));
    this.widen.addEventListener("click", () => this.choose(() => this.chosen.clear()));
    if (this.inPage) addEventListener("popstate", () => this.restore());
    if (this.inPage && location.search) this.restore();
    else if (this.input.value.trim()) this.search();
  }

  // Arrow keys lead from the field to the results and back.
  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [this.input, ...this.list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (!step || at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  }

  // The address of the search page with what is asked for now.
  address() {
    const asked = new URLSearchParams();
    if (this.input.value.trim()) asked.set("q", this.input.value.trim());
    for (const [facet, values] of this.chosen) for (const value of values) asked.append(facet, value);
    return new URL(asked.size ? `?${asked}` : "", this.form.action);
  }

  restore() {
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") ?? "";
    this.chosen = new Map();
    for (const [facet, value] of asked) if (facet !== "q") this.values(facet).add(value);
    this.search(null);
  }

  values(facet) {
    if (!this.chosen.has(facet)) this.chosen.set(facet, new Set());
    return this.chosen.get(facet);
  }

  choose(change) {
    change();
    for (const [facet, values] of this.chosen) if (!values.size) this.chosen.delete(facet);
    this.search(true);
  }

  // Keep the address: a new entry of the history for what was chosen or sent, none while somebody types.
  remember(entry) {
    const address = this.address();
    this.link.href = address;
    if (!this.inPage) return;
    if (entry !== null && address.href !== location.href) history[entry ? "pushState" : "replaceState"](null, "", address);
    for (const link of document.querySelectorAll(".languages a")) link.search = address.search;
  }

  async search(entry = false) {
    const turn = ++this.turn;
    this.remember(entry);
    const query = this.input.value.trim();
    if (!query && !this.chosen.size) return this.clear();
    this.panel.setAttribute("aria-busy", "true");
    try {
      const found = await this.index.find(query);
      if (turn !== this.turn) return;
      this.marks = found.marks;
      if (this.chosen.size) this.facets ??= await this.index.facets();
      if (turn !== this.turn) return;
      await this.present(found.results, turn);
      this.facets ??= await this.index.facets();
      if (turn === this.turn) this.count(found.results);
    } catch (error) {
      console.warn(error);
      this.clear(this.text.failed);
    } finally {
      if (turn === this.turn) this.panel.removeAttribute("aria-busy");
    }
  }

  clear(status = "") {
    this.list.replaceChildren();
    this.status.textContent = status;
    for (const part of [this.more, this.nothing, this.fold, this.link, this.chips]) part.hidden = true;
  }

  async present(results, turn) {
    this.results = results.filter((result) => this.fits(result));
    const first = await Promise.all(this.results.slice(0, SHOWN).map((result) => result.data()));
    if (turn !== this.turn) return;
    const number = this.results.length;
    this.status.textContent = fill(number === 1 ? this.text.one : this.text.many, { number: this.number.format(number) });
    this.link.hidden = this.inPage || !number;
    this.list.replaceChildren(...first.map((data) => this.item(data)));
    this.more.hidden = number <= SHOWN;
    this.nothing.hidden = number > 0;
    if (!number) await this.explain(turn);
  }

  async show(number) {
    const from = this.list.children.length;
    const data = await Promise.all(this.results.slice(from, number).map((result) => result.data()));
    this.list.append(...data.map((item) => this.item(item)));
    this.more.hidden = number >= this.results.length;
    this.list.children[from]?.querySelector("a").focus();
  }

  item({ meta, content, locations, raw_url: path }) {
    const title = make("a", { className: "record-title", href: new URL(path.slice(1), this.root) });
    if (meta.language) title.lang = meta.language;
    title.append(...this.marked((meta.title ?? meta.name ?? meta.statement).split(/\s+/), new Set()));
    const about = make("p", { className: "meta", textContent: meta.about });
    const words = content.split(/\s+/);
    const hits = new Set(locations);
    const first = words.findIndex((word, at) => hits.has(at) || this.marks(word));
    const from = first < 12 ? 0 : first - 6;
    const quoted = make("p", {}, from ? "… " : "");
    quoted.append(...this.marked(words.slice(from, from + 32), new Set([...hits].map((at) => at - from))));
    if (words.length > from + 32) quoted.append("…");
    const said = content.replace(/\.$/, "") === meta.about; // a page without text of its own
    return make("li", { className: "record" }, title, about, said ? "" : quoted);
  }

  marked(words, hits) {
    return words.flatMap((word, at) => [hits.has(at) || this.marks(word) ? make("mark", {}, word) : word, " "]);
  }

  // Facets: values of one facet are alternatives, facets narrow each other.
  fits(result, but) {
    if (!this.chosen.size) return true;
    const numbers = this.facets.records[result.id] ?? [];
    const { options } = this.known();
    return [...this.chosen].every(([facet, values]) =>
      facet === but || numbers.some((number) => options[number]?.facet === facet && values.has(options[number].value)));
  }

  known() {
    return (this.built ??= this.build());
  }

  build() {
    const options = [];
    const groups = this.facets.facets.map(([facet, title, values]) => {
      const group = make("details", {}, make("summary", { textContent: title }));
      const set = make("fieldset", {}, make("legend", { className: "search-legend", textContent: title }));
      for (const [value, label] of values) {
        const box = make("input", { type: "checkbox" });
        const count = make("span", { className: "count" });
        const line = make("label", {}, box, make("span", { textContent: label }), count);
        box.addEventListener("change", () =>
          this.choose(() => this.values(facet)[box.checked ? "add" : "delete"](value)));
        options.push({ facet, value, label, title, box, count, line });
        set.append(line);
      }
      group.append(set);
      return { facet, group, set };
    });
    this.all.replaceChildren(...groups.map(({ group }) => group));
    return { options, groups };
  }

  count(results) {
    const { options, groups } = this.known();
    const counts = options.map(() => 0);
    for (const { facet } of groups) {
      for (const result of results) {
        if (!this.fits(result, facet)) continue;
        for (const number of this.facets.records[result.id] ?? []) if (options[number]?.facet === facet) counts[number]++;
      }
    }
    options.forEach(({ facet, value, box, count, line }, number) => {
      box.checked = this.chosen.get(facet)?.has(value) ?? false;
      count.textContent = this.number.format(counts[number]);
      line.hidden = !counts[number] && !box.checked;
    });
    for (const { group, set } of groups) {
      const visible = [...set.querySelectorAll("label")].filter((line) => !line.hidden);
      group.hidden = visible.length < 2 && !visible.some((line) => line.firstChild.checked);
      if (visible.some((line) => line.firstChild.checked)) group.open = true;
    }
    this.fold.hidden = !results.length;
    this.remind(options.filter(({ box }) => box.checked));
  }

  remind(options) {
    this.chips.hidden = !options.length;
    this.chips.replaceChildren(...options.map(({ facet, value, label, title }) => {
      const button = make("button", { type: "button", textContent: label });
      button.ariaLabel = fill(this.text.remove, { facet: title, option: label });
      button.addEventListener("click", () => {
        this.choose(() => this.values(facet).delete(value));
        this.input.focus();
      });
      return make("li", {}, button);
    }));
  }

  // Nothing found: say what was tried, and offer the terms with the nearest words.
  async explain(turn) {
    const query = this.input.value.trim();
    const filters = [...this.chosen].flatMap(([facet, values]) => [...values].map((value) =>
      this.known().options.find((option) => option.facet === facet && option.value === value)?.label ?? value));
    const tried = this.chosen.size ? (query ? this.text.nothingWith : this.text.nothingFits) : this.text.nothing;
    this.said.textContent = fill(tried, { words: query, filters: filters.join(", ") });
    this.widen.hidden = !this.chosen.size || !query;
    const near = query ? nearest(query, await this.index.terms()) : [];
    if (turn !== this.turn) return;
    this.near.hidden = !near.length;
    this.near.querySelector("ul").replaceChildren(...near.map((term) => this.suggestion(term)));
  }

  suggestion({ path, label, word }) {
    const again = new URL(`?${new URLSearchParams({ q: word })}`, this.form.action);
    const link = make("a", { href: again, textContent: word });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.input.value = word;
      this.chosen.clear();
      this.search(true);
      this.input.focus();
    });
    const page = path ? [" → ", make("a", { href: new URL(path, this.root), textContent: label })] : [];
    return make("li", {}, link, ...page);
  }
}

export const start = (panel) => new Panel(panel);
