// The pictures that the library draws, rebuilt of the few elements and attributes that a picture needs. What is not among
// them (a script, a link, a style, an event) is left out, whatever the text says.

const SPACE = "http://www.w3.org/2000/svg";
const ELEMENTS = new Set(["svg", "g", "rect", "circle", "line", "path", "text", "tspan", "title", "desc"]);
const ATTRIBUTES = new Set([
  "viewBox", "role", "id", "class", "aria-labelledby", "font-family", "font-size", "font-weight", "text-anchor",
  "x", "y", "width", "height", "cx", "cy", "r", "rx", "x1", "y1", "x2", "y2", "d", "fill", "stroke", "stroke-width",
  "stroke-dasharray", "stroke-opacity", "opacity", "transform",
]);

/** A picture in a box of its own, which scrolls sideways where it is wider than the screen. */
export function picture(text, name) {
  const box = document.createElement("div");
  box.className = "picture";
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", name);
  const read = new DOMParser().parseFromString(text, "image/svg+xml");
  if (read.documentElement.localName === "svg") box.append(rebuilt(read.documentElement));
  return box;
}

function rebuilt(given) {
  const made = document.createElementNS(SPACE, given.localName);
  for (const { name, value } of given.attributes) {
    if (ATTRIBUTES.has(name) && !/url\s*\(/i.test(value)) made.setAttribute(name, value);
  }
  for (const child of given.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) made.append(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE && child.namespaceURI === SPACE && ELEMENTS.has(child.localName)) {
      made.append(rebuilt(child));
    }
  }
  return made;
}

/** The colours of the pictures, which come from the library with them. */
export function style(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.picture { ${text} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
