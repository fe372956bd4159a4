// A list of records narrowed by the facets of its page. What a record is coded with stands in data-codes, as
// "country:SE phase:co-design", on the record and on the list that it stands in.
import { connect } from "./facets.js";

const records = [...document.querySelectorAll(".records > [data-codes]")];
const groups = [...document.querySelectorAll("h2 + .records")];
const contents = document.querySelector(".toc")?.closest("details");

connect(document.querySelector("form.facets"), records.map(codes), (kept) => {
  records.forEach((record, index) => { if (record.hidden === kept[index]) record.hidden = !kept[index]; });
  for (const group of groups) {
    group.hidden = !group.querySelector(":scope > :not([hidden])");
    group.previousElementSibling.hidden = group.hidden;
  }
  if (contents) contents.hidden = kept.includes(false);
});

function codes(record) {
  const item = {};
  for (const code of `${record.dataset.codes} ${record.parentElement.dataset.codes ?? ""}`.trim().split(/\s+/)) {
    const [name, id] = code.split(/:(.*)/);
    (item[name] ??= []).push(id);
  }
  return item;
}
