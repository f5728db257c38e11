/** How names are said, and the colours of hosts. */
import { HOST_COLOURS, hostColours, saidIn } from "../../../static/js/text/speakers.js";
import { ITEM, RUNDOWN } from "../states.js";
import { table } from "../table.js";

const NAMES = { Siobhan: "shi-VAWN", "Isolde Ferrant": "ih-ZOL-deh feh-RAHN", "Nguyen Van A": "nwin van-ah" };
table("said", (/** @type {string} */ text) => saidIn(text.split(" "), NAMES), [
  ["nobody named", "Please welcome everybody", []],
  ["a name", "Please welcome Siobhan", [{ first: 2, end: 3, said: "shi-VAWN" }]],
  ["with a comma, in capitals, quoted", "“SIOBHAN,” she said", [{ first: 0, end: 1, said: "shi-VAWN" }]],
  ["her own", "Siobhan’s talk", [{ first: 0, end: 1, said: "shi-VAWN" }]],
  ["twice", "Siobhan and Siobhan", [{ first: 0, end: 1, said: "shi-VAWN" }, { first: 2, end: 3, said: "shi-VAWN" }]],
  ["two names, said word by word", "is Isolde Ferrant", [{ first: 1, end: 2, said: "ih-ZOL-deh" }, { first: 2, end: 3, said: "feh-RAHN" }]],
  ["more words than are said: as one", "Nguyen Van A is here", [{ first: 0, end: 3, said: "nwin van-ah" }]],
  ["a part of a name is none", "Isolde spoke", []],
  ["a name inside a word is none", "Siobhanesque", []],
  ["nothing but signs", "— … —", []],
]);

/** @param {string[]} hosts */
const shared = (hosts) => ({ ...RUNDOWN, items: [{ ...ITEM, script: hosts.map((host) => (/** @type {const} */ ({ type: "speech", host, continues: false, first: 0, words: 1, runs: [] }))) }] });
/** @param {string[]} hosts */
const coloursOf = (hosts) => hostColours(shared(hosts));
table("the colours of hosts", (/** @type {string[]} */ hosts) => new Set(coloursOf(hosts).values()).size, [
  ["one", ["Meg"], 1],
  ["two are told apart", ["Meg", "Tom"], 2],
  ["as many as there are colours", ["A", "B", "C", "D", "E", "F"], HOST_COLOURS],
  ["more than there are colours", ["A", "B", "C", "D", "E", "F", "G", "H"], HOST_COLOURS],
  ["one who comes again", ["Meg", "Tom", "Meg"], 2],
]);
table("a host keeps the colour", (/** @type {string[]} */ hosts) => coloursOf(hosts).get("Meg") === coloursOf(["Meg"]).get("Meg"), [
  ["alone", ["Meg"], true],
  ["whoever comes after", ["Meg", "Tom"], true],
  ["in whatever order they speak", ["Tom", "Meg"], true],
]);
table("a script that names nobody", (/** @type {null} */ _) => hostColours(RUNDOWN).size, [["has no colours", null, 0]]);
