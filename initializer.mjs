// Called by the loader script; see https://trunkrs.dev/advanced/initializer.html

/** Removes the static picture once the page has mounted; says so in words where it could not. */
export default function initializer() {
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
