// Reads the server's answers. A request that is no longer wanted is aborted, and the server stops its query.

/** An answer that is an error in plain words. */
export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.name = "ApiError";
    this.status = status;
  }
}

export const isAbort = (error) => error?.name === "AbortError";

const wait = (seconds, signal) =>
  new Promise((done, fail) => {
    const stop = () => fail(new DOMException("No longer wanted.", "AbortError"));
    if (signal?.aborted) return stop();
    const timer = setTimeout(done, seconds * 1000);
    signal?.addEventListener("abort", () => (clearTimeout(timer), stop()), { once: true });
  });

/** The JSON behind a path; a busy server is asked again when it says so. */
export async function get(path, parameters = {}, signal = undefined) {
  const address = withQuery(path, parameters);
  for (let attempt = 0; ; attempt++) {
    let response;
    try {
      response = await fetch(address, { signal, headers: { Accept: "application/json" } });
    } catch (error) {
      if (isAbort(error)) throw error;
      throw new ApiError("The server does not answer. Is it still running?", 0);
    }
    const after = Number(response.headers.get("Retry-After"));
    if (response.status === 503 && after > 0 && attempt < 3) {
      await wait(Math.min(after, 10), signal);
      continue;
    }
    if (response.ok) return await response.json();
    throw new ApiError(await reason(response), response.status);
  }
}

/** A path with its query; parameters that are undefined are left out, empty ones stay. */
export function withQuery(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null) query.append(name, value);
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

async function reason(response) {
  try {
    const { error } = await response.json();
    if (typeof error === "string" && error !== "") return error;
  } catch (error) {
    if (isAbort(error)) throw error;
  }
  return `The server answered with status ${response.status}.`;
}
