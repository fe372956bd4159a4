// How alike words and texts are, as package/contents.py, package/rules/texts.py and contribution/duplicates.py judge it.
const BLANK = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const AROUND = new RegExp(`^${BLANK}|${BLANK}$`, "g");
const CLOSE_ENOUGH = 70;
const SHORTEST_BEGINNING = 4;
const FEWEST_FOREIGN_WORDS = 3;
const QUOTED = /["“”„»«][^"“”„»«]{0,200}["“”„»«]|["“„»][^"“”„»«]*$/g;

/** A text without white space around it, as Python counts white space. */
export const strip = (text) => text.replace(AROUND, "");

/** The allowed value that a value seems to stand for: the shortest that it begins, else the one spelt most alike. */
export function closest(value, allowed) {
  const begun = [...allowed].filter((one) => value.length >= SHORTEST_BEGINNING && one.startsWith(value));
  if (begun.length) return begun.sort((one, other) => one.length - other.length || (one < other ? -1 : 1))[0];
  let best = "", most = 0;
  for (const one of [...allowed].sort()) {
    const alike = ratio(value, one);
    if (alike >= CLOSE_ENOUGH && alike > most) [best, most] = [one, alike];
  }
  return best;
}

// Twice the letters that two words have in common, in their order, per cent of all their letters.
function ratio(one, other) {
  const long = [...one], short = [...other];
  let last = Array(short.length + 1).fill(0);
  for (const letter of long) {
    const row = [0];
    for (let at = 0; at < short.length; at++) {
      row.push(letter === short[at] ? last[at] + 1 : Math.max(last[at + 1], row[at]));
    }
    last = row;
  }
  const all = long.length + short.length;
  return all ? (200 * last[short.length]) / all : 100;
}

/** The language that a text seems to be written in, if it is another than its own; else empty. */
export function looksLike(text, language, telling) {
  const words = text.replace(QUOTED, " ").toLowerCase().match(/[\p{L}\p{Nl}\p{No}]+/gu) ?? [];
  const score = Object.fromEntries(Object.entries(telling).map(([tag, known]) => {
    const own = new Set(known);
    return [tag, words.filter((word) => own.has(word)).length];
  }));
  const [other] = Object.keys(score).sort().sort((one, two) => score[two] - score[one]);
  const own = score[language] ?? FEWEST_FOREIGN_WORDS;
  return other !== language && score[other] >= FEWEST_FOREIGN_WORDS && score[other] > 3 * own ? other : "";
}

const LETTERS = { æ: "ae", ø: "o", ð: "d", þ: "th", ß: "ss" };

/** The words of a text in lower-case ASCII letters and digits: å is a, æ is ae, ø is o. */
export function foldedWords(text) {
  const plain = text.toLowerCase().replace(/[æøðþß]/g, (letter) => LETTERS[letter]).normalize("NFKD").replace(/\p{M}/gu, "");
  return new Set(plain.match(/[a-z0-9]+/g) ?? []);
}

/** The coefficient of Dice of the words of two texts: 0 (nothing in common) to 1. */
export function likeness(one, other) {
  const these = foldedWords(one), those = foldedWords(other);
  const common = [...these].filter((word) => those.has(word)).length;
  return these.size && those.size ? (2 * common) / (these.size + those.size) : 0;
}

/** A text without case, punctuation and white space, for comparison. */
export const normalised = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
