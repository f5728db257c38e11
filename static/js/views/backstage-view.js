/**
 * What backstage sees. One render; rows stay what they are and get new words.
 *
 * @import { Backstage, Row } from "../screens/backstage.js"
 */
import { byId, make, say } from "../page.js";
import { renderNow, renderOver, sayTitle } from "./glass-view.js";

/** @param {Backstage} told */
export function renderBackstage({ now, said, next, rows, over }) {
  renderNow(now);
  say(byId("now-said"), said);
  renderOver(over);
  renderNext(next);
  const list = byId("rows");
  while (list.children.length > rows.length) list.lastElementChild?.remove();
  while (list.children.length < rows.length) list.append(makeRow());
  rows.forEach((row, index) => renderRow(/** @type {HTMLElement} */ (list.children[index]), row));
}

/** @param {Backstage["next"]} next */
function renderNext(next) {
  byId("next").hidden = next === null;
  byId("next").dataset.called = String(next?.called ?? false);
  say(byId("next-sign"), next?.sign ?? "");
  say(byId("next-within"), next?.within ?? "");
  say(byId("next-at"), next?.at ?? "");
  say(byId("next-late"), next?.late ?? "");
  sayTitle(byId("next-title"), next?.title ?? "");
  say(byId("next-speakers"), next?.speakers ?? "");
  say(byId("next-said"), next?.said ?? "");
}

/** @returns {HTMLElement} */
function makeRow() {
  const row = make("li", "row");
  const when = make("span", "row-when");
  when.append(make("b", "row-at"), make("span", "row-late"));
  const who = make("span", "row-who");
  who.append(make("span", "row-title"), make("span", "row-speakers"), make("span", "row-said"));
  row.append(when, who);
  return row;
}

/** @param {HTMLElement} element @param {Row} row */
function renderRow(element, row) {
  const parts = { "row-at": row.at, "row-late": row.late, "row-title": row.title, "row-speakers": row.speakers, "row-said": row.said };
  for (const [name, words] of Object.entries(parts)) say(/** @type {HTMLElement} */ (element.querySelector(`.${name}`)), words);
}
