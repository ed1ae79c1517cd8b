// Warns, under a text box, of words that may identify a person. The server looks again when it is saved.

const POSTCODE = /\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b/i;
const PHONE = /(?:\+44 ?|\b0)(?:[0-9][ -]?){9}[0-9]\b/;
const EMAIL = /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/i;
const INSURANCE = /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b/i;
const BORN = /\b(?:born|dob|d\.o\.b\.?|date of birth)\b[^.\n]{0,20}[0-9]/i;
const NHS = /\b[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}\b/g;

// The tenth digit of an NHS number is a check on the nine before it.
function isNhsNumber(words) {
  const digits = [...words.replace(/[ -]/g, "")].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
  return (11 - (sum % 11)) % 11 === digits[9];
}

const KINDS = [
  ["an NHS number", (text) => (text.match(NHS) ?? []).some(isNhsNumber)],
  ["a postcode", (text) => POSTCODE.test(text)],
  ["a phone number", (text) => PHONE.test(text)],
  ["an email address", (text) => EMAIL.test(text)],
  ["a National Insurance number", (text) => INSURANCE.test(text)],
  ["a date of birth", (text) => BORN.test(text)],
];

export const found = (text) => KINDS.filter(([, test]) => test(text)).map(([name]) => name);

function sentence(kinds) {
  if (kinds.length === 0) return "";
  const all = kinds.length === 1 ? kinds[0] : `${kinds.slice(0, -1).join(", ")} and ${kinds.at(-1)}`;
  return `This looks like ${all}. Take it out unless it identifies nobody.`;
}

export function watchIdentifying(box) {
  const place = document.createElement("div");
  const words = document.createElement("p");
  place.className = "app-watch";
  place.setAttribute("aria-live", "polite");
  box.after(place);
  let waiting;
  const look = () => {
    const now = sentence(found(box.value));
    if (words.textContent === now) return;
    words.textContent = now;
    place.replaceChildren(...(now ? [words] : []));
  };
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 400); });
  look();
}
