// Keeps the pages of locks up to date without reloading them. The server renders and escapes; here it is only put in
// place, unless somebody is about to use what is there: has the keyboard on it or marks text.
(function () {
  "use strict";

  const PERIOD_MILLIS = 3000;
  const page = document.getElementById("release-locks");
  if (!page || !window.fetch) {
    return;
  }
  let shown = "";

  function isInUse() {
    const marked = window.getSelection();
    return (
      page.contains(document.activeElement) ||
      (marked !== null && !marked.isCollapsed && page.contains(marked.anchorNode))
    );
  }

  function show(html) {
    if (html === shown || isInUse()) {
      return;
    }
    shown = html;
    const rows = new DOMParser().parseFromString(html, "text/html").getElementById("release-locks-rows");
    if (rows) {
      page.replaceChildren(document.adoptNode(rows));
      if (window.Behaviour) {
        window.Behaviour.applySubtree(page, true);
      }
    }
  }

  window.setInterval(function () {
    if (document.hidden) {
      return;
    }
    fetch(page.dataset.source, { cache: "no-store", credentials: "same-origin" })
      .then((response) => (response.ok ? response.text().then(show) : undefined))
      .catch(() => {
        // The controller is away; the next turn tries again.
      });
  }, PERIOD_MILLIS);
})();
