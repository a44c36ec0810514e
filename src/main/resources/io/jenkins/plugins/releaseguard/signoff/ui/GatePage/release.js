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

  // Where an element is: by its own id, or which of its kind it is within the nearest one that has an id.
  function addressOf(element) {
    const around = element.closest("[id]");
    if (around === element) {
      return { id: element.id };
    }
    const alike = Array.from(around.querySelectorAll(element.localName));
    return { id: around.id, name: element.localName, index: alike.indexOf(element) };
  }

  function find(address) {
    const around = document.getElementById(address.id);
    return around && address.name ? around.querySelectorAll(address.name)[address.index] : around;
  }

  // The part itself stays, so that a screen reader that listens to it tells what is new.
  function replace(part, fresh) {
    const open = Array.from(part.querySelectorAll("details[open]")).map((details) => details.id);
    const focused = part.contains(document.activeElement) ? addressOf(document.activeElement) : null;
    part.textContent = "";
    Array.from(fresh.childNodes).forEach((node) => part.appendChild(node));
    open.forEach((id) => {
      const details = document.getElementById(id);
      if (details) {
        details.open = true;
      }
    });
    if (focused) {
      part.tabIndex = -1;
      (find(focused) || part).focus({ preventScroll: true });
    }
    if (window.Behaviour) {
      window.Behaviour.applySubtree(part, true);
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
