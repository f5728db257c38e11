/**
 * MIDI devices, where the browser has them: their notes and pedals are keys of the one table ("MIDI note 60", "MIDI cc 64").
 * The browser asks its user before it lets a page have them, so the page asks only when somebody wants them ("Use MIDI");
 * where that was allowed once, they are there again after a reload.
 */

const NOTE_ON = 0x90;
const CONTROL = 0xb0;
/** A pedal is down from here on, of 127. */
const DOWN = 64;
const KEPT = "stagecue.midi";

/**
 * @param {ArrayLike<number>} data a message
 * @param {ReadonlyMap<number, number>} values of the controllers, as they were
 * @returns {{ key: string | null, values: ReadonlyMap<number, number> }} the key that goes down by it
 */
export function midiKey(data, values) {
  const [status, number, value] = [data[0] & 0xf0, data[1], data[2]];
  if (status === NOTE_ON) return { key: value > 0 ? `MIDI note ${number}` : null, values };
  if (status !== CONTROL) return { key: null, values };
  const goesDown = value >= DOWN && (values.get(number) ?? 0) < DOWN;
  return { key: goesDown ? `MIDI cc ${number}` : null, values: new Map(values).set(number, value) };
}

export class Midi {
  #onKey;
  /** @type {ReadonlyMap<number, number>} */
  #values = new Map();

  /** @param {(key: string) => void} onKey */
  constructor(onKey) {
    this.#onKey = onKey;
    void this.#again();
  }

  /** @returns {Promise<string>} what to say to the one who asked */
  async use() {
    if (!navigator.requestMIDIAccess) return "This browser has no MIDI here: it needs https, or the laptop itself";
    try {
      const access = await navigator.requestMIDIAccess();
      access.onstatechange = () => this.#listen(access);
      this.#listen(access);
      remember();
      return access.inputs.size === 0 ? "MIDI is on: no device yet, plug one in" : `MIDI is on: ${access.inputs.size} in use`;
    } catch {
      return "The browser was not allowed to use MIDI";
    }
  }

  /** @param {MIDIAccess} access */
  #listen(access) {
    for (const input of access.inputs.values()) input.onmidimessage = ({ data }) => data !== null && this.#hear(data);
  }

  /** @param {Uint8Array} data */
  #hear(data) {
    const { key, values } = midiKey(data, this.#values);
    this.#values = values;
    if (key !== null) this.#onKey(key);
  }

  /** A reload in mid-show must not leave a pedal dead; nobody is asked for that. */
  async #again() {
    try {
      if (localStorage.getItem(KEPT) === null) return;
      const { state } = await navigator.permissions.query({ name: /** @type {PermissionName} */ ("midi") });
      if (state === "granted") await this.use();
    } catch {
      // a browser that keeps nothing, or knows no MIDI
    }
  }
}

function remember() {
  try {
    localStorage.setItem(KEPT, "on");
  } catch {
    // it is then asked for after each reload
  }
}
