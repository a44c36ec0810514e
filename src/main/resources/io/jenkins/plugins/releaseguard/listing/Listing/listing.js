// Jenkins puts its crumb into every form, but what a search asks for becomes an address, which is seen and kept.
(function () {
  "use strict";

  document.addEventListener("submit", function (event) {
    if (event.target.matches(".rg-search")) {
      const crumb = document.head.dataset.crumbHeader;
      event.target.querySelectorAll("input[type='hidden']").forEach(function (input) {
        if (input.name === crumb) {
          input.remove();
        }
      });
    }
  });
})();
