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

/** What the scripts call instead of the browser's. */
function fetchFile(resource, ...rest) {
  const bytes = files.get(String(resource).split("/").pop());
  if (!bytes) return window.fetch(resource, ...rest);
  return Promise.resolve(new Response(bytes, { headers: { "content-type": "application/wasm" } }));
}
export { fetchFile as fetch };
