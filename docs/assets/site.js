// A table that is wider than the screen scrolls; so that a keyboard can scroll it too, it can be reached.
function reachable() {
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) {
    wrap.tabIndex = 0;
    wrap.setAttribute("role", "group");
    wrap.setAttribute("aria-label", "Table");
  }
}

new MutationObserver(reachable).observe(document.body, { childList: true, subtree: true });
reachable();
