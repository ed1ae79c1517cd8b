// Warns, under a text box, of words that may identify a person, in the sentences of rules/identifiers.py.
// The server looks again, and more closely, when it is saved.

const AREAS = "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]"
  + "|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE";
const DATE = "[0-9]{1,2}[/. -][0-9]{1,2}[/. -][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
  + "|[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,? [0-9]{2,4}";
const BORN = "(?:d\\.?o\\.?b\\.?|date of birth|born|birthday)";
const NAME = "[A-Z][\\w'’-]{1,29}";
const TITLE = "(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Reverend|PC|DC|DS|DI|Cllr|Councillor)";

// The tenth digit of an NHS number is a check on the nine before it.
function isNhsNumber(words) {
  const digits = [...words.replace(/[^0-9]/g, "")].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
  return new Set(digits).size > 1 && (11 - (sum % 11)) % 11 === digits[9];
}

function isPhone(words) {
  const national = words.replace(/[^0-9]/g, "").replace(/^(?:0044|44)?0?/, "");
  return [9, 10].includes(national.length) && "123789".includes(national[0]);
}

const always = () => true;
const isPostcode = (words) => !/(?:st|nd|rd|th)$/.test(words);
const isInsurance = (words) => !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/i.test(words);

// What a sentence calls it, what it looks like (its first group), and a closer look.
const KINDS = [
  ["an NHS number", /(?:^|[^0-9])([0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4})(?![0-9])/g, isNhsNumber],
  ["a National Insurance number", /\b([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?[0-9]{2}){3} ?[A-D])\b/gi, isInsurance],
  ["a postcode", new RegExp(`\\b((?:${AREAS})[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2})\\b`, "gi"), isPostcode],
  ["an email address", /([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})/g, always],
  ["a phone number", /(?:^|[^\w+])((?:\+44|\(?0)(?:[ ()-]{0,3}[0-9]){8,13})(?!\w)/g, isPhone],
  ["a date of birth", new RegExp(`\\b${BORN}[ :-]{0,3}(?:(?:is|was|on) ){0,2}(${DATE})`, "gi"), always],
  ["a person's name", new RegExp(`\\b(${TITLE}\\.? ${NAME}(?: ${NAME}){0,2})`, "g"), always],
];

export function find(text) {
  const plain = text.replace(/\s/g, " ").replace(/[\u2010-\u2015]/g, "-");
  const found = KINDS.flatMap(([name, pattern, isLikely]) =>
    [...plain.matchAll(pattern)].filter((match) => isLikely(match[1])).map((match) => [name, match[1]]));
  return found.map(([name, words]) => `This looks like ${name}: ${words}. Take it out unless it has to be here.`);
}

export function watchIdentifying(box) {
  const place = document.createElement("div");
  place.className = "app-watch";
  place.setAttribute("aria-live", "polite");
  box.after(place);
  let said = "";
  let waiting;
  const look = () => {
    const sentences = find(box.value).slice(0, 3);
    if (sentences.join() === said) return;
    said = sentences.join();
    place.replaceChildren(...sentences.map((sentence) => {
      const line = document.createElement("p");
      line.textContent = sentence;
      return line;
    }));
  };
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 400); });
  look();
}
