// Called by the loader script; see https://trunkrs.dev/advanced/initializer.html

/** Asks for the part of the module that waits (`src/lazy.rs`) side by side with the first, where the link shows it. */
function preloadLazyPart() {
  const inOneFile = document.querySelector("script[data-file]");
  if (inOneFile || !/[?&](view=(?!horizon\b)|pin=|present)/.test(location.search)) return;
  const files = document.querySelector("script[data-files]")?.dataset.files ?? "";
  for (const file of files.split(" ").filter((name) => name.endsWith("_lazy.wasm"))) {
    const attributes = { rel: "preload", as: "fetch", type: "application/wasm", crossOrigin: "anonymous", href: `./${file}` };
    document.head.append(Object.assign(document.createElement("link"), attributes));
  }
}

/** Removes the static picture once the page has mounted; says so in words where it could not. */
export default function initializer() {
  preloadLazyPart();
  const fallback = document.getElementById("fallback");
  return {
    onSuccess: () => fallback?.remove(),
    onFailure: (error) => {
      console.error(error);
      fallback?.classList.add("failed");
      fallback?.setAttribute("role", "alert");
      const reason = document.getElementById("fallback-reason");
      if (reason) {
        reason.textContent = String(error);
      }
    },
  };
}
