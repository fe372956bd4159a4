// Reads every table of a Data Package with the npm package "datapackage", foreign keys checked, and writes the rows as
// JSON. That package knows version 1 of the standard, which has no lists: they are read as texts.
const fs = require("node:fs");
const { Package } = require("datapackage");

async function main(folder) {
  const descriptor = JSON.parse(fs.readFileSync(`${folder}/datapackage.json`, "utf-8"));
  for (const { schema } of descriptor.resources) {
    for (const field of schema?.fields ?? []) {
      if (field.type === "list") field.type = "string";
    }
  }
  const read = await Package.load(descriptor, { basePath: folder });
  if (!read.valid) throw Object.assign(new Error("The package is not valid"), { errors: read.errors });
  const tables = {};
  for (const resource of read.resources.filter((one) => one.tabular)) {
    await resource.checkRelations();
    tables[resource.name] = await resource.read();
  }
  process.stdout.write(JSON.stringify(tables));
}

main(process.argv[2]).catch((error) => {
  process.stderr.write(`${error.message}\n${(error.errors ?? []).map((one) => one.message).join("\n")}\n`);
  process.exitCode = 1;
});
