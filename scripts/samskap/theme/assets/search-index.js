// The index of the language: reads a query, asks Pagefind, and knows the facets of each result.
import { fold, stem } from "./search-words.js";

const RANKING = {
  metaWeights: { name: 8, title: 5, spelled: 4, statement: 1.5, about: 0.5, words: 0.3 },
  pageLength: 0.2, // a short text is no better than a long one
};

const read = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

export class Index {
  // folder: the address of the search page, below which everything stands
  constructor(folder) {
    this.folder = folder;
    this.ready = this.load();
    this.ready.catch(() => {});
  }

  async load() {
    const [pagefind, families] = await Promise.all([
      import(new URL("pagefind/pagefind.js", this.folder)),
      read(new URL("words.json", this.folder)),
    ]);
    this.families = Object.entries(families).map(([id, words]) => [id, words.map((word) => word.split(" "))]);
    await pagefind.options({ ranking: RANKING });
    await pagefind.init();
    this.pagefind = pagefind;
  }

  facets() {
    return (this.loaded ??= read(new URL("pagefind/facets.json", this.folder)));
  }

  terms() {
    return (this.offered ??= read(new URL("terms.json", this.folder)));
  }

  // The families that a query names, and the words that are left.
  parse(query) {
    const typed = query.replace(/\bco (?=\p{L})/giu, "co-").split(/\s+/).filter((word) => fold(word));
    const folded = typed.map(fold);
    const used = new Set();
    const families = new Set();
    for (const [id, words] of this.families) {
      for (const word of words) {
        for (let at = 0; at + word.length <= folded.length; at++) {
          const fits = word.every((part, i) =>
            i === word.length - 1 ? folded[at + i].startsWith(part) : folded[at + i] === part);
          if (!fits) continue;
          families.add(id);
          word.forEach((_, i) => used.add(at + i));
        }
      }
    }
    return { families: [...families], words: typed.filter((_, at) => !used.has(at)) };
  }

  // The results of a query, best first, and what marks a word as one that was asked for.
  async find(query) {
    await this.ready;
    const { families, words } = this.parse(query);
    const results = words.length ? await this.ask(words, families) : await this.list(families);
    const beginnings = words.map((word) => stem(fold(word)));
    for (const [id, group] of this.families) {
      if (families.includes(id)) beginnings.push(...group.filter((word) => word.length === 1).map(([word]) => word));
    }
    return {
      results,
      marks: (word) => beginnings.some((begin) => fold(word).startsWith(begin)),
    };
  }

  async ask(words, families) {
    const filters = Object.fromEntries(families.map((id) => [id, ["1"]]));
    const { results } = await this.pagefind.search(words.join(" "), { filters });
    return results.length && this.says(await results[0].data(), words) ? results : [];
  }

  // Without other words than those of families Pagefind would load its whole index: the facets know as much.
  async list(families) {
    const { families: known, records } = await this.facets();
    const wanted = families.map((id) => (known.includes(id) ? -1 - known.indexOf(id) : NaN));
    return Object.entries(records)
      .filter(([, numbers]) => wanted.every((number) => numbers.includes(number)))
      .map(([id]) => ({ id, data: () => this.fragment(id) }));
  }

  async fragment(id) {
    const answer = await fetch(new URL(`pagefind/fragment/${id}.pf_fragment`, this.folder));
    const packed = await answer.blob();
    const opened = packed.stream().pipeThrough(new DecompressionStream("gzip"));
    const data = JSON.parse((await new Response(opened).text()).replace(/^pagefind_dcd/, ""));
    return { ...data, raw_url: data.url, locations: [] };
  }

  // Pagefind answers a word that nothing begins with by the longest word it begins with itself, be it one letter.
  says(data, words) {
    const meta = Object.values(data.meta).join(" ");
    const folded = ` ${fold(`${data.raw_content ?? data.content} ${meta}`)}`;
    return words.every((word) => folded.includes(` ${stem(fold(word))}`));
  }
}
