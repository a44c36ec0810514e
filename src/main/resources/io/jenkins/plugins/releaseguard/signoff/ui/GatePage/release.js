// Keeps a release's page up to date without reloading it. The server renders and escapes; here it is only put in place.
// A part in which somebody is writing is left alone until they are done.
(function () {
  "use strict";

  const PERIOD_MILLIS = 4000;

  function isBeingUsed(part) {
    if (part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) {
      return true;
    }
    return Array.from(part.querySelectorAll("input:not([type=hidden]), textarea, select")).some(
      (field) => field.value !== "",
    );
  }

  function openDetails(part) {
    return Array.from(part.querySelectorAll("details[open]")).map((details) => details.id);
  }

  function replace(part, fresh) {
    const open = openDetails(part);
    part.replaceWith(fresh);
    open.forEach((id) => {
      const details = document.getElementById(id);
      if (details) {
        details.open = true;
      }
    });
    if (window.Behaviour) {
      window.Behaviour.applySubtree(fresh, true);
    }
  }

  function start() {
    const live = document.getElementById("rg-live");
    if (!live || !window.fetch) {
      return;
    }
    const shown = new Map();

    function show(html) {
      const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("rg-live");
      if (!fresh) {
        return;
      }
      Array.from(fresh.children).forEach((section) => {
        const before = document.getElementById(section.id);
        const text = section.outerHTML;
        if (!before || shown.get(section.id) === text || isBeingUsed(before)) {
          return;
        }
        const known = shown.has(section.id);
        shown.set(section.id, text);
        if (known || before.textContent !== section.textContent) {
          replace(before, document.adoptNode(section));
        }
      });
    }

    window.setInterval(function () {
      if (document.hidden) {
        return;
      }
      fetch("live", { cache: "no-store", credentials: "same-origin" })
        .then((response) => (response.ok ? response.text().then(show) : undefined))
        .catch(() => {
          // The controller is away; the next turn tries again.
        });
    }, PERIOD_MILLIS);
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
