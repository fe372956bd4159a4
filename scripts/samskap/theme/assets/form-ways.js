// The ways out: the file itself, and addresses that carry it to an e-mail program or to the host of the repository.
import { toYaml } from "./case-yaml.js";
import { isNew, nameOf } from "./form-file.js";

const LONGEST_ADDRESS = 8000; // the host of the repository refuses longer ones
const LONGEST_MAIL = 1800; // some e-mail programs cut longer ones
const FOLDER = "datapackage/inbox";

/** The case file of a draft's content as text, and its name. */
export function written(content, form, head) {
  const name = nameOf(content);
  return { name: `${name}.yaml`, text: toYaml(content, { "": head }, form.schema) };
}

/** Let the links carry the file. Where it is too long for an address, they lead to where it can be put. */
export function carry(root, { name, text }, content, form, words) {
  const title = titleOf(content, name, words);
  const fill = (message) => message.replace(/\{(\w+)\}/g, (_, field) => ({ title, name })[field]);
  const query = (parts) => new URLSearchParams(parts).toString().replaceAll("+", "%20");
  const mail = (body) => `mailto:${form.contact}?${query({ subject: title, body })}`;
  const issue = (body) => `${form.repository}/issues/new?${query({ title, body })}`;
  const pull = `${form.repository}/new/main?${query({ filename: `${FOLDER}/${name}`, value: text })}`;
  const fence = "`".repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length + 1)));
  point(root, "mail", mail(`${words.mail}\n\n${text}`), LONGEST_MAIL, mail(fill(words.mail_attached)));
  point(root, "issue", issue(`${fence}yaml\n${text}${fence}\n`), LONGEST_ADDRESS, issue(fill(words.issue_attached)));
  point(root, "pull", pull, LONGEST_ADDRESS, `${form.repository}/upload/main/${FOLDER}`);
}

function point(root, way, address, longest, otherwise) {
  const card = root.querySelector(`[data-way=${way}]`);
  if (!card) return;
  const fits = address.length <= longest;
  card.querySelector("a").href = fits ? address : otherwise;
  card.querySelector(".form-way-long").hidden = fits;
}

function titleOf(content, name, words) {
  const { title } = content.case ?? {};
  const text = typeof title === "object" ? Object.values(title).find(Boolean) : title;
  return `${words[isNew(content) ? "new-case" : content.kind]}: ${text || name.replace(/\.yaml$/, "")}`;
}
