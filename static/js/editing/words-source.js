/**
 * The words of one introduction as a person edits them, by HTTP, and their way to the card on disk.
 *
 * @import { ItemWords } from "../show/types.js"
 */

/** A server that does not answer within this is away, ms. */
const PATIENCE_MS = 5000;
/** A card is written through a disk that may be slow, ms. */
const SAVE_PATIENCE_MS = 15_000;
const AWAY = "The show's laptop does not answer. Nothing of yours is lost.";

/** @typedef {{ words: ItemWords, why: "" } | { words: null, why: string }} Answer `why` in words for the person */

export class WordsSource {
  #stage;

  /** @param {string} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /** @param {string} item @returns {Promise<Answer>} */
  read(item) {
    return asked(this.#address(item, "text"), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
  }

  /**
   * @param {string} item @param {string} base the `rev` that was seen
   * @param {string} over the card's `rev` that was seen, where it is saved over what somebody changed there; else ""
   * @returns {Promise<Answer>}
   */
  save(item, base, over) {
    const body = JSON.stringify(over === "" ? { base } : { base, over });
    const headers = { "Content-Type": "application/json" };
    return asked(this.#address(item, "card"), { method: "POST", headers, body, signal: AbortSignal.timeout(SAVE_PATIENCE_MS) });
  }

  /** @param {string} item @param {"text" | "card"} what @returns {string} */
  #address(item, what) {
    return `/api/v1/stages/${encodeURIComponent(this.#stage)}/items/${encodeURIComponent(item)}/${what}`;
  }
}

/** @param {string} address @param {RequestInit} how @returns {Promise<Answer>} */
async function asked(address, how) {
  try {
    const answer = await fetch(address, how);
    const told = await answer.json();
    if (answer.ok) return { words: told, why: "" };
    return { words: null, why: told.error ?? told.message ?? `The server refused it (${answer.status}).` };
  } catch {
    return { words: null, why: AWAY };
  }
}
