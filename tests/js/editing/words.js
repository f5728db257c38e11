/** The words of an introduction as the server tells them: each test names only what it is about. */

/** @returns {import("../../../static/js/show/types.js").ItemWords} */
export const words = (/** @type {any} */ { card = {}, ...fields } = {}) => ({
  v: 1, stage: "s", item: "ada", title: "Notes on an Engine", rev: "r1", text: "ours", file: "ada.md", edited: false, undo: false, ...fields,
  card: { state: "same", rev: "c1", text: "ours", by_lines: [], ...card },
});
