// Formats jobs (styles, locales, CSL-JSON items) from standard input with citeproc-js: texts by id, job by job.
const { readFileSync } = require("node:fs");
const CSL = require("citeproc");

function formatted(job) {
  const items = Object.fromEntries(job.items.map((item) => [item.id, item]));
  const system = { retrieveLocale: (language) => job.locales[language], retrieveItem: (id) => items[id] };
  const engine = new CSL.Engine(system, job.style, job.language, true);
  engine.setOutputFormat("text");
  engine.updateItems(Object.keys(items));
  const [parameters, entries] = engine.makeBibliography();
  return Object.fromEntries(parameters.entry_ids.map(([id], place) => [id, entries[place].trim()]));
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(formatted)));
