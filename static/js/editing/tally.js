/**
 * What a text will be once it is on stage, in a line under it: how much is said, and what are cues. Pure, and quick enough
 * for every letter; what counts is what the server reads.
 */

/** A cue as people write it: *[Lead applause]*, [Lead applause], *(pause)*, or a heading of its own. */
const CUE = /\*?\[([^[\]\n]+)\]\*?(?!\()|\*\(([^()\n]+)\)\*|^#{1,6}[ \t]+(.+)$/gm;
const COMMENT = /<!--[^]*?-->/g;
/** Whose words follow: **MAYA:** */
const HOST = /^[ \t]*\*\*[^*\n]{1,40}:\*\*/gm;
const SAID = /[\p{L}\p{N}]/u;

/** @param {string} text card text @returns {{ words: number, cues: string[] }} */
export function tally(text) {
  const cues = [...text.matchAll(CUE)].map((found) => (found[1] ?? found[2] ?? found[3]).trim());
  const speech = text.replace(COMMENT, " ").replace(CUE, " ").replace(HOST, " ");
  return { words: speech.split(/\s+/).filter((word) => SAID.test(word)).length, cues };
}

/** @param {string} text card text @returns {string} "41 words · 2 cues: Lead applause · Pause" */
export function tallyLine(text) {
  const { words, cues } = tally(text);
  const said = words === 0 ? "No words" : `${words} ${words === 1 ? "word" : "words"}`;
  if (cues.length === 0) return `${said} · no cue`;
  return `${said} · ${cues.length} ${cues.length === 1 ? "cue" : "cues"}: ${cues.join(" · ")}`;
}
