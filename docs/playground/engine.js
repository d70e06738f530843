// The worker, as the page asks it. One that cannot go on, or is stopped, is replaced by another.

const LONG = 10_000; // milliseconds after which somebody is told that an answer takes long, and may stop it

export class Engine {
  #told;
  #files;
  #worker;
  #running;
  #asked = new Map();
  #latest = new Map();
  #number = 0;

  /** `told` hears of what happens between question and answer: `slow`, `restarting` and why, `lost` and why. */
  constructor(told) {
    this.#told = told;
  }

  /** Loads the files; resolves to what the library says at the start. */
  start(files, progress) {
    this.#files = files;
    this.#running = new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
      let begun = false;
      this.#worker = worker;
      worker.onerror = (event) => {
        if (begun) this.#anew("Python could not go on");
        else reject(new Error(event.message || "the worker could not be started"));
      };
      worker.onmessage = ({ data }) => {
        if (data.ready !== undefined) {
          begun = true;
          resolve(data.ready);
        } else if (data.failed !== undefined) reject(new Error(data.failed));
        else if (data.broken) this.#anew("Python could not go on");
        else if (data.id === undefined) progress(data);
        else this.#answered(data);
      };
      worker.postMessage({ files });
    });
    return this.#running;
  }

  /** The answer to one thing asked, and how long it took in milliseconds, the way there and back included. */
  ask(what) {
    return new Promise((resolve) => {
      const id = ++this.#number;
      const text = JSON.stringify(what);
      const asked = { resolve, since: performance.now(), timer: undefined };
      this.#asked.set(id, asked);
      const lost = (error) => this.#asked.delete(id) && resolve(refusal(`Python could not be started anew: ${error.message}`));
      this.#running.then(() => {
        if (!this.#asked.has(id)) return;
        asked.timer = setTimeout(() => this.#told({ slow: true }), LONG);
        this.#worker.postMessage({ id, text });
      }, lost);
    });
  }

  /** As `ask`, but of several of a kind that wait only the last is asked; the others resolve to undefined. */
  latest(what) {
    return new Promise((resolve) => {
      const lane = this.#latest.get(what.ask);
      if (lane === undefined) {
        this.#latest.set(what.ask, { waiting: undefined });
        this.ask(what).then((said) => this.#next(what.ask, said, resolve));
      } else {
        lane.waiting?.resolve(undefined);
        lane.waiting = { what, resolve };
      }
    });
  }

  /** Gives up what is being answered. */
  stop() {
    this.#anew("It was stopped");
  }

  #next(kind, said, resolve) {
    const { waiting } = this.#latest.get(kind);
    this.#latest.delete(kind);
    if (waiting !== undefined) this.latest(waiting.what).then(waiting.resolve);
    resolve(waiting === undefined ? said : undefined); // what is out of date is not shown
  }

  #answered({ id, text }) {
    const { resolve, since, timer } = this.#asked.get(id);
    this.#asked.delete(id);
    clearTimeout(timer);
    if (!this.#asked.size) this.#told({ slow: false });
    resolve({ ...JSON.parse(text), milliseconds: performance.now() - since });
  }

  /** Starts another worker; whatever the old one was asked is answered by why there is no answer. */
  #anew(why) {
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
    const given = [...this.#asked.values()];
    this.#asked.clear();
    this.#told({ restarting: why });
    this.start(this.#files, () => {}).then(() => this.#told({ slow: false }), (error) => this.#told({ lost: error.message }));
    for (const { resolve, timer } of given) {
      clearTimeout(timer);
      resolve(refusal(`${why}; there is no answer to this`));
    }
  }
}

function refusal(message) {
  return { problems: [{ field: "", line: null, message }], milliseconds: 0 };
}
