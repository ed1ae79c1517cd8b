// Everything works without this file. It adds: GOV.UK's components, warnings while people type, Ctrl+Enter.

import { initAll } from "./vendor/govuk-frontend.min.js";
import { filterChoices } from "./choosing.js";
import { watchIdentifying } from "./identifying.js";
import { guardUnsaved } from "./unsaved.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// After Back a form is filled in as it was left; so is the id of what it makes, by which it is known when sent again.
const made = [...document.querySelectorAll('input[name="new_id"]')];
made.forEach((field, place) => { field.value = history.state?.made?.[place] ?? field.value; });
history.replaceState({ made: made.map((field) => field.value) }, "");

document.querySelectorAll("[data-identifying]").forEach(watchIdentifying);
document.querySelectorAll("form[data-guard]").forEach(guardUnsaved);
document.querySelectorAll("[data-choose]").forEach(filterChoices);
document.querySelector("[data-focus]")?.focus();

// "/" goes to the search box, where nobody is writing.
document.addEventListener("keydown", (event) => {
  const box = document.querySelector("[data-search]");
  const isWriting = event.target.matches("input, textarea, select, [contenteditable]");
  if (event.key === "/" && box?.offsetParent && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
  }
});

document.addEventListener("keydown", (event) => {
  const form = event.target.form;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form?.matches("[data-guard]")) {
    event.preventDefault();
    form.requestSubmit(form.querySelector('button[type="submit"]'));
  }
});
