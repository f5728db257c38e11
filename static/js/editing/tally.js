/**
 * What a text will be once it is on stage, in a line under it: how much is said, and what are cues. Pure, and quick enough
 * for every letter; what counts is what the server reads.
 */

/** A cue as people write it: *[Lead applause]*, [Lead applause], *(pause)*, or a heading of its own. */
const CUE = /\*?\[([^[\]\n]+)\]\*?(?!\()|\*\(([^()\n]+)\)\*|^#{1,6}[ \t]+(.+)$/gm;
/** What the hour settles, one of them is read: [morning/afternoon] */
const CHOICE = /\[([ \w’']{0,20}?\b(?:morning|afternoon|evening|night))(?: ?(?:[/|,]| or ) ?[ \w’']{0,20}?\b(?:morning|afternoon|evening|night))+\]/gi;
const COMMENT = /<!--[^]*?-->/g;
/** Whose words follow: **MAYA:** */
const HOST = /^[ \t]*\*\*[^*\n]{1,40}:\*\*/gm;
const SAID = /[\p{L}\p{N}]/u;

/** @param {string} written card text @returns {{ words: number, cues: string[] }} */
export function tally(written) {
  const text = written.replace(CHOICE, "$1");
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

/** Of UTF-8, as the server allows. */
const MOST_BYTES = 48 * 1024;
/** Of a message: one that is larger than a line takes would end the link, and is never sent. */
const MOST_SENT = 60 * 1024;

/** @param {string} text card text @returns {string} why it cannot be sent, or "" */
export function tooLong(text) {
  const [size, sent] = [text, JSON.stringify(text)].map((each) => new TextEncoder().encode(each).length);
  if (size <= MOST_BYTES && sent <= MOST_SENT) return "";
  const [takes, most] = size > MOST_BYTES ? [size, MOST_BYTES] : [sent, MOST_SENT];
  return `The words take ${Math.round(takes / 1024)} kB, and ${most / 1024} kB is the most: leave out what is not read aloud.`;
}
