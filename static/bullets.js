// Lines made bullets and plain lines again. The browser's own command puts a list into a paragraph and the caret to the
// beginning of the line; here the words themselves move, and the caret stays where it stood in them.

const INLINE = /^(#text|A|B|STRONG|I|EM|SPAN|BR)$/;
const LIST = /^(UL|OL)$/;

// Words that stand in no line of their own get one.
function inLines(text) {
  for (const node of [...text.childNodes]) {
    if (!INLINE.test(node.nodeName)) continue;
    const before = node.previousSibling;
    if (before?.dataset?.loose) before.append(node);
    else {
      const line = document.createElement("p");
      line.dataset.loose = "yes";
      node.before(line);
      line.append(node);
    }
  }
  text.querySelectorAll("[data-loose]").forEach((line) => line.removeAttribute("data-loose"));
  if (!text.firstChild) text.append(document.createElement("p"));
}

// The line that a place is in: an item of a list, or else what stands directly in the box.
function lineOf(text, node, offset) {
  if (node === text) return text.children[Math.min(offset, text.children.length - 1)];
  let line = node.nodeType === 1 ? node : node.parentElement;
  while (line.parentElement !== text && !(line.nodeName === "LI" && LIST.test(line.parentElement.nodeName))) line = line.parentElement;
  return line;
}

function chosenLines(text, range) {
  const first = lineOf(text, range.startContainer, range.startOffset);
  const last = lineOf(text, range.endContainer, range.endOffset);
  const lines = [...text.children].flatMap((each) => (LIST.test(each.nodeName) ? [...each.children] : [each]));
  const from = lines.indexOf(first);
  return lines.slice(from, Math.max(from, lines.indexOf(last)) + 1);
}

function renamed(line, name) {
  const made = document.createElement(name);
  made.append(...line.childNodes);
  if (!made.firstChild) made.append(document.createElement("br"));
  return made;
}

function toItem(line) {
  const item = renamed(line, "li");
  const list = line.previousElementSibling?.nodeName === "UL" ? line.previousElementSibling : document.createElement("ul");
  if (!list.parentElement) line.before(list);
  list.append(item);
  line.remove();
  const next = list.nextElementSibling;
  if (next?.nodeName === "UL") {
    list.append(...next.children);
    next.remove();
  }
  return item;
}

function toParagraph(item) {
  const list = item.parentElement;
  const made = renamed(item, "p");
  const rest = list.cloneNode(false);
  while (item.nextSibling) rest.append(item.nextSibling);
  list.after(made);
  if (rest.firstChild) made.after(rest);
  item.remove();
  if (!list.children.length) list.remove();
  return made;
}

export function bullets(text) {
  const chosen = document.getSelection();
  if (!text.contains(chosen.anchorNode)) chosen.collapse(text, 0);
  const { startContainer, startOffset, endContainer, endOffset } = chosen.getRangeAt(0);
  inLines(text);
  const lines = chosenLines(text, { startContainer, startOffset, endContainer, endOffset });
  const isOff = lines.every((line) => line.nodeName === "LI");
  const became = new Map();
  for (const line of lines) if (isOff || line.nodeName !== "LI") became.set(line, isOff ? toParagraph(line) : toItem(line));
  const place = (node, offset, line) => {
    const moved = became.get(node) ?? (node === text || !text.contains(node) ? became.get(line) ?? line : node);
    return [moved, Math.min(moved === node || became.has(node) ? offset : 0, moved.nodeType === 3 ? moved.length : moved.childNodes.length)];
  };
  chosen.setBaseAndExtent(...place(startContainer, startOffset, lines[0]), ...place(endContainer, endOffset, lines.at(-1)));
  text.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
