import { Wishes } from "../../../static/js/screens/wishes.js";
import { table } from "../table.js";

const HAS = { page: "prompter", look: {}, told: "" };

/**
 * Plays steps on wishes to a screen "Left": a function acts, a reply answers what was asked last.
 * @param {((wishes: Wishes) => void | string | object)[]} steps
 */
function played(steps) {
  /** @type {unknown[]} */
  const asked = [];
  /** @type {unknown[]} */
  const told = [];
  /** @type {((reply: any) => void)[]} */
  const open = [];
  const wishes = new Wishes((screen, wish, onAnswer) => {
    asked.push([screen, wish ?? null]);
    open.push(onAnswer);
  }, (reply) => told.push(reply.error ?? reply.screen.name));
  wishes.open({ id: 7, name: "Left" });
  for (const step of steps) {
    const reply = step(wishes);
    if (reply) open.shift()?.(reply);
  }
  return { asked: asked.slice(1), told, touched: [...wishes.touched] };
}

const answer = (name = "Left", id = 7) => () => ({ screen: { ...HAS, name, id } });
const gone = () => ({ error: "Gone.", gone: true });
const look = (/** @type {Wishes} */ wishes) => wishes.look();
const lose = (/** @type {Wishes} */ wishes) => wishes.lose();
const refusal = () => ({ error: "No." });
const set = (/** @type {string} */ name, /** @type {unknown} */ value) => (/** @type {Wishes} */ wishes) => wishes.set(name, value);

table("wishes", played, [
  ["one at a time, the newest of each setting", [answer(), set("size", 105), set("size", 110), set("dim", 20), set("size", 115), answer(), answer()], {
    asked: [[7, { look: { size: 105 } }], [7, { look: { size: 115, dim: 20 } }]], told: ["Left", "Left", "Left"], touched: [],
  }],
  ["what is not answered for yet is touched", [answer(), set("size", 105), set("dim", 20)], { asked: [[7, { look: { size: 105 } }]], told: ["Left"], touched: ["size", "dim"] }],
  ["asked again only where nothing is on its way", [look, answer(), look, look], { asked: [[7, null]], told: ["Left"], touched: [] }],
  ["a new name counts for what is asked next", [answer(), (wishes) => wishes.put({ name: "Right" }), (wishes) => wishes.put({ identify: true }), answer("Right")], {
    asked: [[7, { name: "Right" }], [7, { identify: true }]], told: ["Left", "Right"], touched: [],
  }],
  ["a refusal ends nothing", [answer(), set("size", 999), refusal, set("size", 100)], { asked: [[7, { look: { size: 999 } }], [7, { look: { size: 100 } }]], told: ["Left", "No."], touched: ["size"] }],
  ["another screen: the answer of the one before is nobody's", [(wishes) => wishes.open({ id: 8, name: "Right" }), answer("Left"), set("size", 100), answer("Right", 8)], {
    asked: [[8, null], [8, { look: { size: 100 } }]], told: ["Right"], touched: ["size"],
  }],
  ["gone: nobody is asked in its stead", [answer(), look, gone, look, set("size", 100)], { asked: [[7, null]], told: ["Left", "Gone."], touched: ["size"] }],
  ["the link was lost: by its name, until it has answered", [answer(), lose, look, answer("Left", 3), look], {
    asked: [["Left", null], [3, null]], told: ["Left", "Left"], touched: [],
  }],
  ["by its name it may only not be back yet", [answer(), lose, look, gone, look, answer("Left", 3)], {
    asked: [["Left", null], ["Left", null]], told: ["Left", "Gone.", "Left"], touched: [],
  }],
  ["the link was lost, and it is gone", [gone, lose, look], { asked: [], told: ["Gone."], touched: [] }],
  ["closed: nothing is asked", [answer(), (wishes) => wishes.close(), set("size", 100), look], { asked: [], told: ["Left"], touched: ["size"] }],
]);
