// Python, its packages and the library: fetched once, checked against the hashes that the page was built with, and kept by
// the browser for the next time, with or without a network.

export const KEPT = "fdcpa-guard-playground-runtime";

/** The bytes of each file by its name. `progress` is told how many bytes there are so far. */
export async function hold(files, base, progress) {
  const cache = await opened();
  let come = 0;
  const told = (bytes) => progress((come += bytes));
  const held = new Map(await Promise.all(files.map(async (file) => [file.name, await one(file, base, cache, told)])));
  await forget(files, base, cache);
  return held;
}

async function opened() {
  try {
    return await caches.open(KEPT); // where the page comes by plain http from elsewhere, nothing can be kept
  } catch {
    return undefined;
  }
}

async function one(file, base, cache, told) {
  const url = new URL(file.url, base).href;
  const kept = await cache?.match(url);
  if (kept !== undefined) {
    const bytes = new Uint8Array(await kept.arrayBuffer());
    if (await right(bytes, file)) {
      told(bytes.length);
      return unpacked(bytes, file);
    }
    await cache.delete(url);
  }
  const response = await fetch(url, { cache: "no-cache", credentials: "omit" }).catch(() => undefined);
  if (response === undefined) throw new Error(`${file.name} does not come; see whether there is a network, and load the page anew`);
  if (!response.ok) throw new Error(`${file.name} is not there (${response.status}); load the page anew`);
  const bytes = new Uint8Array(file.bytes);
  let at = 0;
  const reader = response.body.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (at + value.length > bytes.length) throw new Error(`${file.name} is longer than it should be; load the page anew`);
    bytes.set(value, at);
    at += value.length;
    told(value.length);
  }
  if (at !== bytes.length || !(await right(bytes, file))) {
    throw new Error(`${file.name} is not what the page was built with; load the page anew`);
  }
  try {
    await cache?.put(url, new Response(bytes));
  } catch {
    // no room to keep it: it will come over the network again
  }
  return unpacked(bytes, file);
}

async function right(bytes, file) {
  if (bytes.length !== file.bytes) return false;
  if (crypto.subtle === undefined) return true; // a page by plain http has no means to check more than the length
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256;
}

async function unpacked(bytes, file) {
  if (!file.gzip) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Lets go of what an earlier edition of the page kept. */
async function forget(files, base, cache) {
  const wanted = new Set(files.map((file) => new URL(file.url, base).href));
  for (const request of (await cache?.keys()) ?? []) if (!wanted.has(request.url)) await cache.delete(request);
}
