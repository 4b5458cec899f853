/** GETs with named failures. Everything asked for is cacheable and asked for once. */

/** The server cannot be reached, or answered with a fault. `status` is 0 or HTTP's. */
export class Unreachable extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export async function getBuffer(url, signal) {
  return (await get(url, signal)).arrayBuffer();
}

export async function getJson(url, signal) {
  return (await get(url, signal)).json();
}

export function isAbort(error) {
  return error?.name === "AbortError";
}

async function get(url, signal) {
  let response;
  try {
    response = await fetch(url, { signal, credentials: "same-origin" });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new Unreachable(0, "");
  }
  if (!response.ok) throw new Unreachable(response.status, await faultOf(response));
  return response;
}

async function faultOf(response) {
  try {
    const { message } = await response.json();
    return message ?? "";
  } catch {
    return "";
  }
}

/** Make a loader that fetches each URL once for the whole page; failures are forgotten. */
export function once(load) {
  const known = new Map();
  return (url) => {
    if (!known.has(url)) {
      const promise = load(url);
      promise.catch(() => known.delete(url));
      known.set(url, promise);
    }
    return known.get(url);
  };
}
