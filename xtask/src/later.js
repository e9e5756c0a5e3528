
const laterFile = "{{later}}";
const laterUrl = new URL(laterFile, import.meta.url);
let hasLater = false;
let comingLater;
// A link to another view than the first needs both parts: they come side by side.
let early = /[?&](view=(?!horizon)|pin=)/.test(location.search) && fetch(laterUrl);

/** Joins the second part of the module to the first, once. */
function join(module) {
  if (!hasLater) {
    new WebAssembly.Instance(module, { a: wasm });
    hasLater = true;
  }
}

/** Loads the second part at once: called where the program goes on before the second part is there. */
function load() {
  if (hasLater) return;
  // Given by the script around this one.
  let bytes = doublingsFiles.get(laterFile);
  if (!bytes) {
    const request = new XMLHttpRequest();
    request.open("GET", laterUrl, false);
    // The only way to bytes: each character's lower half is one.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(`${laterFile}: ${request.status}`);
    bytes = Uint8Array.from(request.responseText, (c) => c.charCodeAt(0));
  }
  join(new WebAssembly.Module(bytes));
}

/** Loads the second part without stopping anything. */
globalThis.doublingsLater = () =>
  (comingLater ??= (async () => {
    try {
      const request = early || fetch(laterUrl);
      early = false;
      const response = await request;
      if (!response.ok) throw new Error(`${laterFile}: ${response.status}`);
      join(await WebAssembly.compile(await response.arrayBuffer()));
    } catch (error) {
      comingLater = undefined;
      throw error;
    }
  })());
