// Words as the search compares them: folded as pages/search_words.py folds them, and how far apart two of them are.
export const fold = (text) =>
  text
    .toLowerCase()
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .normalize("NFKD")
    .replace(/[\p{M}\u00ad\u2010\u2011-]/gu, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/\bco (?=[a-z])/g, "co");

// What two forms of a word share: all of a short word, less the longer it is.
export const stem = (word) => word.slice(0, Math.max(3, Math.ceil(word.length * 0.7)));

// The number of letters to insert, delete, replace or swap with their neighbour (Damerau and Levenshtein, restricted).
export const distance = (one, other) => {
  let before = [];
  let last = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    [before, last] = [last, row];
  }
  return last[other.length];
};

// The words nearest to what was typed, or to a single word of it, at most three: {word, path, label}, with path and label
// where the word is a name or another word of a term that has a page. At most two letters of five may differ.
export const nearest = (query, terms) => {
  const asked = [...new Set([fold(query), ...fold(query).split(" ")])].filter((word) => word.length > 2);
  const near = new Map();
  const offer = (word, path, label) => {
    const folded = fold(word);
    for (const one of asked) {
      if (Math.abs(folded.length - one.length) > one.length * 0.4) continue;
      const far = distance(one, folded) / one.length;
      const before = near.get(folded);
      if (far <= 0.4 && !(before?.far < far) && (path || !before)) near.set(folded, { word, path, label, far });
    }
  };
  for (const [path, label, words] of terms) {
    for (const word of [label, ...words]) {
      offer(word, path, label);
      if (word.includes(" ")) for (const part of word.split(/[\s()]+/)) if (part.length > 3) offer(part, "", "");
    }
  }
  return [...near.values()].sort((one, other) => one.far - other.far || one.word.localeCompare(other.word)).slice(0, 3);
};
