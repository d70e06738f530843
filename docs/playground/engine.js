// The worker, as the page asks it.

export class Engine {
  #worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  #asked = new Map();
  #latest = new Map();
  #number = 0;

  /** Loads the files; resolves to what the library says at the start. */
  start(files, told) {
    return new Promise((resolve, reject) => {
      this.#worker.onerror = (event) => reject(new Error(event.message || "the worker could not be started"));
      this.#worker.onmessage = ({ data }) => {
        if (data.ready !== undefined) resolve(data.ready);
        else if (data.failed !== undefined) reject(new Error(data.failed));
        else if (data.id === undefined) told(data);
        else this.#answered(data);
      };
      this.#worker.postMessage({ files });
    });
  }

  /** The answer to one thing asked, and how long it took in milliseconds, the way there and back included. */
  ask(what) {
    return new Promise((resolve) => {
      const id = ++this.#number;
      this.#asked.set(id, { resolve, since: performance.now() });
      this.#worker.postMessage({ id, text: JSON.stringify(what) });
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

  #next(kind, said, resolve) {
    const { waiting } = this.#latest.get(kind);
    this.#latest.delete(kind);
    if (waiting !== undefined) this.latest(waiting.what).then(waiting.resolve);
    resolve(waiting === undefined ? said : undefined); // what is out of date is not shown
  }

  #answered({ id, text }) {
    const { resolve, since } = this.#asked.get(id);
    this.#asked.delete(id);
    resolve({ ...JSON.parse(text), milliseconds: performance.now() - since });
  }
}
