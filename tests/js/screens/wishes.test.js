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
  wishes.open("Left");
  for (const step of steps) {
    const reply = step(wishes);
    if (reply) open.shift()?.(reply);
  }
  return { asked: asked.slice(1), told, touched: [...wishes.touched] };
}

const answer = (name = "Left") => () => ({ screen: { ...HAS, name } });
const refusal = () => ({ error: "No." });
const set = (/** @type {string} */ name, /** @type {unknown} */ value) => (/** @type {Wishes} */ wishes) => wishes.set(name, value);

table("wishes", played, [
  ["one at a time, the newest of each setting", [answer(), set("size", 105), set("size", 110), set("dim", 20), set("size", 115), answer(), answer()], {
    asked: [["Left", { look: { size: 105 } }], ["Left", { look: { size: 115, dim: 20 } }]], told: ["Left", "Left", "Left"], touched: [],
  }],
  ["what is not answered for yet is touched", [answer(), set("size", 105), set("dim", 20)], { asked: [["Left", { look: { size: 105 } }]], told: ["Left"], touched: ["size", "dim"] }],
  ["asked again only where nothing is on its way", [(wishes) => wishes.look(), answer(), (wishes) => wishes.look(), (wishes) => wishes.look()], { asked: [["Left", null]], told: ["Left"], touched: [] }],
  ["a new name counts for what is asked next", [answer(), (wishes) => wishes.put({ name: "Right" }), (wishes) => wishes.put({ identify: true }), answer("Right")], {
    asked: [["Left", { name: "Right" }], ["Right", { identify: true }]], told: ["Left", "Right"], touched: [],
  }],
  ["a refusal ends nothing", [answer(), set("size", 999), refusal, set("size", 100)], { asked: [["Left", { look: { size: 999 } }], ["Left", { look: { size: 100 } }]], told: ["Left", "No."], touched: ["size"] }],
  ["another screen: the answer of the one before is nobody's", [(wishes) => wishes.open("Right"), answer("Left"), set("size", 100), answer("Right")], {
    asked: [["Right", null], ["Right", { look: { size: 100 } }]], told: ["Right"], touched: ["size"],
  }],
  ["closed: nothing is asked", [answer(), (wishes) => wishes.open(""), set("size", 100)], { asked: [], told: ["Left"], touched: ["size"] }],
]);
