// JSON, of which nothing is lost between text and form: a number that JavaScript would round, or write otherwise, stays as it
// is written, where the browser can do that.

/** The value of a JSON text. Throws a SyntaxError where there is none. */
export function read(text) {
  return JSON.parse(text, (_, value, context) => {
    const same = typeof value !== "number" || !JSON.rawJSON || String(value) === context.source;
    return same ? value : JSON.rawJSON(context.source);
  });
}
