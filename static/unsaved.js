// Asks before a page with unsaved words is left. Sending the form is not leaving.

const written = (form) => JSON.stringify([...new FormData(form)].map(([key, value]) => [key, value.name ?? value]));

export function guardUnsaved(form) {
  const before = form.dataset.guard === "unsaved" ? "" : written(form);
  let sending = false;
  form.addEventListener("submit", () => { sending = true; });
  window.addEventListener("pageshow", () => { sending = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && written(form) !== before) event.preventDefault();
  });
}
