// Keeps the Locks page up to date without reloading it. The server renders and escapes; here it is only put in place.
(function () {
  "use strict";

  const PERIOD_MILLIS = 3000;
  const page = document.getElementById("release-locks");
  if (!page || !window.fetch) {
    return;
  }
  let shown = "";

  function show(html) {
    if (html === shown) {
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
