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

// The terms that have a word nearest to what was typed, at most three: {path, label, word}. At most two letters of five
// may differ.
export const nearest = (query, terms) => {
  const asked = fold(query);
  const near = [];
  for (const [path, label, words] of terms) {
    let best = { far: Infinity };
    for (const word of [label, ...words]) {
      const folded = fold(word);
      if (Math.abs(folded.length - asked.length) > asked.length * 0.4) continue;
      const far = distance(asked, folded);
      if (far < best.far) best = { path, label, word, far };
    }
    if (best.far <= asked.length * 0.4) near.push(best);
  }
  near.sort((one, other) => one.far - other.far || one.label.localeCompare(other.label));
  return near.slice(0, 3);
};
