// Plain text of a BibTeX value, as package/tex.py reads it: escapes, accents written as TeX commands, braces.
const ESCAPES = {
  "\\textbackslash{}": "\\", "\\textbraceleft{}": "{", "\\textbraceright{}": "}", "\\textasciitilde{}": "~",
  "\\textasciicircum{}": "^", "\\&": "&", "\\%": "%", "\\#": "#", "\\_": "_", "\\$": "$",
};
const ESCAPE = /\\text(?:backslash|braceleft|braceright|asciitilde|asciicircum)\{\}|\\[&%#_$]/g;
const ACCENTS = {
  "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", u: "\u0306", ".": "\u0307",
  '"': "\u0308", r: "\u030a", H: "\u030b", v: "\u030c", d: "\u0323", c: "\u0327", k: "\u0328", textcommabelow: "\u0326",
};
const LETTERS = {
  aa: "å", AA: "Å", ae: "æ", AE: "Æ", o: "ø", O: "Ø", ss: "ß", l: "ł", L: "Ł", oe: "œ", OE: "Œ", i: "ı", dh: "ð", DH: "Ð",
  th: "þ", TH: "Þ", dj: "đ", DJ: "Đ", S: "§", P: "¶", ldots: "…", dots: "…", pounds: "£", textsterling: "£", dag: "†",
  copyright: "©", textcopyright: "©", texttrademark: "™", textregistered: "®", textbullet: "•", textdegree: "°",
  textendash: "–", textemdash: "—", par: " ", quad: " ", glqq: "„", guillemotleft: "«", guillemotright: "»",
};
const SIGNS = { "---": "—", "--": "–", "``": "“", "''": "”", ",,": "„", "!`": "¡", "?`": "¿", "~": " " };
const TOKEN = /\\[a-zA-Z]+\s*|\\[~'"` =^!.][ \t]*|\\[^]|%[^\n]*[ \t\n]*|---|--|``|''|,,|!`|\?`|~|[^]/gu;

/** Text without escapes and protecting braces, white space as single spaces. */
export function decode(text) {
  const pieces = [];
  let position = 0;
  for (const match of text.matchAll(ESCAPE)) {
    pieces.push(plain(text.slice(position, match.index)), ESCAPES[match[0]]);
    position = match.index + match[0].length;
  }
  pieces.push(plain(text.slice(position)));
  return pieces.join("").split(/\s+/).filter(Boolean).join(" ");
}

/** The parts of a list: at semicolons if there is one, else at commas outside braces. */
export const split = (value) => (value.includes(";") ? value.split(";") : value.split(/,(?![^{]*\})/));

function plain(text) {
  return (text.includes("\\") ? letters(text.match(TOKEN) ?? []) : text).replace(/[{}]/g, "");
}

function letters(tokens) {
  let text = "";
  for (let at = 0; at < tokens.length; at++) {
    const name = tokens[at].startsWith("\\") ? tokens[at].slice(1).trim() : "";
    const found = name in ACCENTS ? accented(ACCENTS[name], tokens, at + 1) : null;
    if (found) {
      text += found.letter;
      at = found.at;
    } else if (tokens[at].startsWith("%")) {
      continue;
    } else if (name) {
      text += LETTERS[name] ?? `\\${name}${/^[a-zA-Z]/.test(name) ? " " : ""}`;
    } else {
      text += tokens[at].startsWith("\\") ? " " : SIGNS[tokens[at]] ?? tokens[at];
    }
  }
  return text;
}

// The letter that an accent stands on, alone or in braces, with the accent; null where no such letter exists.
function accented(accent, tokens, at) {
  const braced = tokens[at] === "{";
  const base = tokens[braced ? at + 1 : at]?.trim() ?? "";
  if (braced && tokens[at + 2] !== "}") return null;
  const bare = { "\\i": "i", "\\j": "j", "\\ae": "æ", "\\AE": "Æ", "\\o": "ø", "\\O": "Ø" }[base] ?? base;
  const letter = `${bare}${accent}`.normalize("NFC");
  return bare.length === 1 && letter.length === 1 ? { letter, at: braced ? at + 2 : at } : null;
}
