/**
 * The controller's line about a card that somebody changed on disk, until it is taken, saved over, or looked at and left.
 * A state says which cards differ and no more: one that was left is looked at again with every new state, for it may have
 * been changed once more.
 *
 * @import { Rundown, State } from "../show/types.js"
 * @import { WordsSource } from "./words-source.js"
 */
import { changedCard } from "./choices.js";
import { byId, say } from "../page.js";

export class CardLine {
  #source;
  /** The `rev` of the cards that were looked at here and left, by their items. @type {Map<string, string>} */
  #kept = new Map();
  /** @type {State | null} */
  #seen = null;

  /** @param {WordsSource} source @param {AbortSignal} signal @param {(item: string) => void} onLook */
  constructor(source, signal, onLook) {
    this.#source = source;
    byId("card-line").addEventListener("click", () => onLook(byId("card-line").dataset.item ?? ""), { signal });
  }

  /** The show keeps its words. @param {string} item @param {string} rev of the card */
  keep(item, rev) {
    this.#kept.set(item, rev);
  }

  /** @param {State | null} state @param {Rundown | null} rundown */
  render(state, rundown) {
    const changed = state?.cards?.changed ?? [];
    for (const item of this.#kept.keys()) if (!changed.includes(item)) this.#kept.delete(item);
    const card = changedCard(state, rundown, (item) => this.#kept.has(item));
    byId("card-line").hidden = card === null;
    byId("card-line").dataset.item = card?.item ?? "";
    say(byId("card-title"), card?.title ?? "");
    say(byId("card-what"), card?.what ?? "");
    if (state !== this.#seen && this.#kept.size > 0) void this.#lookAgain(state, rundown);
    this.#seen = state;
  }

  /** @param {State | null} state @param {Rundown | null} rundown */
  async #lookAgain(state, rundown) {
    for (const [item, rev] of this.#kept) {
      const { words } = await this.#source.read(item);
      if (words !== null && words.card.rev !== rev) this.#kept.delete(item);
    }
    if (state === this.#seen) this.render(state, rundown);
  }
}
