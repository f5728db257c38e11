/** A table of cases, each a test of its own name: node --test names the row that fails. */
import assert from "node:assert/strict";
import { test } from "node:test";

/**
 * @template I, O
 * @param {string} subject
 * @param {(given: I) => O} act
 * @param {[name: string, given: I, expected: O][]} rows
 */
export function table(subject, act, rows) {
  for (const [name, given, expected] of rows) {
    test(`${subject}: ${name}`, () => assert.deepEqual(act(given), expected));
  }
}

/** @param {number} value @returns {number} to a thousandth, so that floats compare */
export const rounded = (value) => Math.round(value * 1000) / 1000;
