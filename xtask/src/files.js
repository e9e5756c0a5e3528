// Stands before the page's script. In one file with the page, modules stand in the markup, deflated, and are asked for there
// first. The markup is kept as it was, for saving it again.
const files = new Map();
const blocks = document.querySelectorAll("script[data-file]");
if (blocks.length) window.doublingsPage = "<!DOCTYPE html>\n" + document.documentElement.outerHTML;
for (const block of blocks) {
  const packed = new Response(Uint8Array.from(atob(block.textContent), (c) => c.charCodeAt(0)));
  const bytes = packed.body.pipeThrough(new DecompressionStream("deflate"));
  files.set(block.dataset.file, new Uint8Array(await new Response(bytes).arrayBuffer()));
}

/** A module's answer under its own type: hosts that do not know it name another, and browsers then refuse to compile what arrives. */
async function typed(answer) {
  const { body, status, statusText, ok, headers } = await answer;
  const type = headers.get("content-type") ?? "";
  if (!ok || /^(application\/wasm|text\/html)/.test(type)) return answer;
  return new Response(body, { status, statusText, headers: { "content-type": "application/wasm" } });
}

/** What the scripts call instead of the browser's. */
function fetchFile(resource, ...rest) {
  const name = String(resource.url ?? resource).split("/").pop();
  const bytes = files.get(name);
  if (bytes) return Promise.resolve(new Response(bytes, { headers: { "content-type": "application/wasm" } }));
  const answer = window.fetch(resource, ...rest);
  return name.endsWith(".wasm") ? typed(answer) : answer;
}
export { fetchFile as fetch };
