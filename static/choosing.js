// A box over many choices that leaves those with the typed words, and those that are ticked.

export function filterChoices(fieldset) {
  const items = [...fieldset.querySelectorAll(".govuk-checkboxes__item")];
  if (items.length < 12) return;
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "search";
  box.className = "govuk-input app-choose__filter";
  box.id = `${fieldset.id}-filter`;
  box.autocomplete = "off";
  label.htmlFor = box.id;
  label.className = "govuk-label";
  label.textContent = "Show those with the words";
  fieldset.querySelector(".app-choose__group").before(label, box);
  box.addEventListener("input", () => show(fieldset, items, box.value.trim().toLowerCase()));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

function show(fieldset, items, words) {
  for (const item of items) {
    item.hidden = !(item.textContent.toLowerCase().includes(words) || item.querySelector("input").checked);
  }
  for (const group of fieldset.querySelectorAll(".app-choose__group")) {
    group.hidden = !group.querySelector(".govuk-checkboxes__item:not([hidden])");
  }
}
