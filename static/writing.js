// A box that shows bold, bullets, links and headings as they will print. The plain box stands behind it: without this
// file it is the one to type in. What is sent is cleaned again where it is kept. It begins before app.js does, which
// remembers what stood in the form.

import { bullets } from "./bullets.js";
import { find } from "./identifying.js";

const KEPT = { STRONG: "strong", B: "strong", A: "a", UL: "ul", OL: "ol", LI: "li", P: "p", BR: "br" };
const HEADING = /^H[1-6]$/;
const DROPPED = /^(SCRIPT|STYLE|HEAD|TITLE|META|LINK|SVG|MATH|TEMPLATE|IFRAME|OBJECT|IMG|O:P)$/i;
const BLOCK = /^(P|DIV|LI|UL|OL|TR|TABLE|BLOCKQUOTE|H[1-6]|PRE|DT|DD)$/;
const SAFE = /^(https?:\/\/|mailto:)/i;
const TOOLS = [["bold", "Bold", "B"], ["bullets", "Bullets", "Bullets"], ["heading", "Heading", "Heading"], ["link", "Link", "Link"]];

// Word writes a list as paragraphs with a sign of their own in front.
const isWordItem = (node) => node.nodeName === "P"
  && (/mso-list:\s*l\d/i.test(node.getAttribute("style") ?? "") || /MsoListParagraph/.test(node.className));
const isSign = (node) => node.nodeType === 1 && /mso-list:\s*ignore/i.test(node.getAttribute("style") ?? "");
const withoutSign = (node) => {
  const first = document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode();
  if (first) first.data = first.data.replace(/^\s*(?:[·•◦▪§o–-]|\d{1,3}[.)])\s+/, "");
};

function isBold(node) {
  const weight = /font-weight:\s*(\w+)/i.exec(node.getAttribute("style") ?? "")?.[1];
  return weight ? weight === "bold" || Number(weight) >= 600 : /^(B|STRONG)$/.test(node.nodeName);
}

// Space between lines is no line.
const isBetweenLines = (node) => !node.data.trim()
  && [node.previousSibling, node.nextSibling].some((each) => each && (BLOCK.test(each.nodeName) || /^T(BODY|HEAD|FOOT)$/.test(each.nodeName)));

function copy(from, into) {
  for (const node of from.childNodes) {
    if (node.nodeType === 3 && !isBetweenLines(node)) into.append(node.data.replace(/\s+/g, " "));
    if (node.nodeType !== 1 || DROPPED.test(node.nodeName) || isSign(node)) continue;
    copyElement(node, into);
  }
}

function copyElement(node, into) {
  if (isWordItem(node)) {
    const list = into.lastElementChild?.dataset.word ? into.lastElementChild : into.appendChild(document.createElement("ul"));
    list.dataset.word = "yes";
    withoutSign(node);
    copy(node, list.appendChild(document.createElement("li")));
    return;
  }
  if (node.nodeName === "TR") {
    copyRow(node, into);
    return;
  }
  const made = document.createElement(nameOf(node));
  if (made.nodeName === "A") made.href = node.href;
  if (isBold(node) && made.nodeName !== "STRONG") copy(node, made.appendChild(document.createElement("strong")));
  else copy(node, made);
  if (made.nodeName === "SPAN" || (made.nodeName === "P" && made.querySelector("p, ul, ol, h2"))) into.append(...made.childNodes);
  else if (made.nodeName === "BR" || made.textContent.trim()) into.append(made);
}

// A row of a table is a line of its own. Its cells stay apart: "1" and "2" are not "12"; an empty one keeps its place.
function copyRow(row, into) {
  const made = document.createElement("p");
  const cells = [...row.cells].map(inOneLine);
  while (cells.length && !cells.at(-1).textContent.trim()) cells.pop();
  cells.forEach((cell, place) => made.append(...(place ? [" | "] : []), ...cell.childNodes));
  if (cells.length) into.append(made);
}

function inOneLine(cell) {
  const copied = document.createElement("div");
  copy(cell, copied);
  copied.querySelectorAll("p, ul, ol, li, h2, br").forEach((each) => each.replaceWith(" ", ...each.childNodes, " "));
  copied.normalize();
  for (const [end, sign] of [[copied.firstChild, /^\s+/], [copied.lastChild, /\s+$/]]) if (end?.nodeType === 3) end.data = end.data.replace(sign, "");
  return copied;
}

function nameOf(node) {
  if (HEADING.test(node.nodeName)) return "h2";
  if (node.nodeName === "A") return SAFE.test(node.getAttribute("href") ?? "") ? "a" : "span";
  if (/^(B|STRONG)$/.test(node.nodeName)) return isBold(node) ? "strong" : "span";
  return KEPT[node.nodeName] ?? (BLOCK.test(node.nodeName) ? "p" : "span");
}

function cleaned(html) {
  const pasted = new DOMParser().parseFromString(html, "text/html");
  const into = document.createElement("div");
  copy(pasted.body, into);
  into.querySelectorAll("[data-word]").forEach((list) => list.removeAttribute("data-word"));
  return into.innerHTML.trim();
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const asParagraphs = (text) => text.split(/\n\s*\n/).filter((each) => each.trim())
  .map((each) => `<p>${escaped(each.trim()).replace(/\t/g, " | ").replace(/\n/g, "<br>")}</p>`).join("");

// The same words for the plain box, so that what is asked and warned about them is the same.
function plain(text) {
  const lines = [...text.children].map((each) => /^(UL|OL)$/.test(each.nodeName)
    ? [...each.children].map((item) => `- ${item.innerText.trim()}`).join("\n") : each.innerText.trim());
  return (lines.length ? lines : [text.innerText.trim()]).filter(Boolean).join("\n\n");
}

const inside = (name) => {
  const node = document.getSelection().anchorNode;
  return (node?.nodeType === 1 ? node : node?.parentElement)?.closest(name);
};
const STATES = {
  bold: () => document.queryCommandState("bold"),
  bullets: () => Boolean(inside(".app-rich__text li")),
  heading: () => Boolean(inside(".app-rich__text h2")),
  link: () => Boolean(inside(".app-rich__text a")),
};

function writeRich(box) {
  const area = box.querySelector("textarea");
  const label = box.querySelector("label");
  const sent = document.createElement("input");
  const text = document.createElement("div");
  const bar = document.createElement("div");
  const link = linkRow(text);
  Object.assign(sent, { type: "hidden", name: "rich" });
  Object.assign(text, { className: "app-rich__text", contentEditable: "true", id: `${area.id}-rich` });
  for (const [name, value] of [["role", "textbox"], ["aria-multiline", "true"], ["aria-label", label.textContent.trim()],
    ["aria-describedby", area.getAttribute("aria-describedby") ?? ""], ["spellcheck", "true"]]) text.setAttribute(name, value);
  Object.assign(bar, { className: "app-rich__bar" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "How words look");
  text.innerHTML = cleaned(box.querySelector("template").innerHTML) || "<p><br></p>";
  bar.append(...TOOLS.map((tool) => toolButton(tool, text, link)));
  area.form.querySelectorAll("input[name=rich]").forEach((each) => each.remove());
  area.before(bar, link, text);
  box.append(sent);
  box.classList.add("app-rich--on");
  label.addEventListener("click", () => text.focus());
  document.execCommand("defaultParagraphSeparator", false, "p");
  document.execCommand("styleWithCSS", false, "false");
  keepInStep(box, area, text, sent, bar);
}

function keepInStep(box, area, text, sent, bar) {
  const watch = document.createElement("div");
  watch.className = "app-watch";
  watch.setAttribute("aria-live", "polite");
  text.after(watch);
  const note = () => {
    const isEmpty = !text.innerText.trim();
    sent.value = isEmpty ? "" : cleaned(text.innerHTML);
    area.value = isEmpty ? "" : plain(text);
  };
  let waiting;
  text.addEventListener("input", () => {
    note();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      watch.replaceChildren(...find(area.value).slice(0, 3).map((said) => Object.assign(document.createElement("p"), { textContent: said })));
    }, 400);
  });
  text.addEventListener("paste", (event) => paste(event, text));
  text.addEventListener("drop", (event) => event.preventDefault());
  document.addEventListener("selectionchange", () => {
    if (!text.contains(document.getSelection().anchorNode)) return;
    for (const button of bar.children) button.setAttribute("aria-pressed", String(STATES[button.dataset.does]()));
  });
  area.form.addEventListener("submit", note);
  area.form.addEventListener("keydown", (event) => {
    if (event.target === text && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      area.form.requestSubmit(area.form.querySelector('button[type="submit"]'));
    }
  });
  note();
}

function paste(event, text) {
  event.preventDefault();
  const html = event.clipboardData.getData("text/html");
  const made = html ? cleaned(html) : asParagraphs(event.clipboardData.getData("text/plain"));
  if (!made) return;
  if (/<tr\b/i.test(html) || isOfLines(made)) onItsOwnLine(text);
  document.execCommand("insertHTML", false, made);
}

// A few words of one line join the line that they are pasted into; more than that does not.
function isOfLines(made) {
  const lines = Object.assign(document.createElement("div"), { innerHTML: made }).children;
  return lines.length > 1 || /^(H2|UL|OL)$/.test(lines[0]?.nodeName);
}

function onItsOwnLine(text) {
  const chosen = document.getSelection();
  if (!chosen.isCollapsed) document.execCommand("delete");
  const line = inside(".app-rich__text li") ?? inside(".app-rich__text > *");
  if (!line || !text.contains(line)) return;
  const after = document.createRange();
  after.setStart(chosen.anchorNode, chosen.anchorOffset);
  after.setEnd(line, line.childNodes.length);
  const hasAfter = Boolean(after.toString().trim());
  if (line.textContent.trim()) document.execCommand("insertParagraph");
  if (hasAfter) {
    document.execCommand("insertParagraph");
    chosen.modify("move", "backward", "character");
  }
  if (inside(".app-rich__text li")) document.execCommand("insertParagraph");
}

function toolButton([does, name, shown], text, link) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: shown, title: name });
  button.dataset.does = does;
  button.setAttribute("aria-label", name);
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (does === "link") {
      link.open();
      return;
    }
    text.focus();
    if (does === "bold") document.execCommand("bold");
    if (does === "bullets") bullets(text);
    if (does === "heading") document.execCommand("formatBlock", false, STATES.heading() ? "p" : "h2");
  });
  return button;
}

// The address of a link is asked for in the page; the words that were chosen stay chosen.
function linkRow(text) {
  const row = Object.assign(document.createElement("div"), { className: "app-rich__link", hidden: true });
  const label = Object.assign(document.createElement("label"), { htmlFor: "rich-address", textContent: "Where the link leads (empty takes it away)" });
  const field = Object.assign(document.createElement("input"), { className: "govuk-input", id: "rich-address", type: "url", autocomplete: "off" });
  const add = Object.assign(document.createElement("button"), { className: "govuk-button govuk-button--secondary", type: "button", textContent: "Set the link" });
  let range;
  const close = () => {
    row.hidden = true;
    text.focus();
    if (range) {
      document.getSelection().removeAllRanges();
      document.getSelection().addRange(range);
    }
  };
  const set = () => {
    const address = field.value.trim();
    close();
    if (!address) document.execCommand("unlink");
    else document.execCommand("createLink", false, SAFE.test(address) ? address : `https://${address}`);
  };
  row.open = () => {
    const chosen = document.getSelection();
    range = chosen.rangeCount && text.contains(chosen.anchorNode) ? chosen.getRangeAt(0).cloneRange() : undefined;
    field.value = inside(".app-rich__text a")?.getAttribute("href") ?? "";
    row.hidden = false;
    field.focus();
  };
  add.addEventListener("click", set);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      set();
    }
    if (event.key === "Escape") close();
  });
  row.append(label, field, add);
  return row;
}

document.querySelectorAll("[data-rich]").forEach(writeRich);
