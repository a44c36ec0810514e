// What every page does: links that send a POST, tables that sort, pieces that refresh themselves, the live log.
(function () {
  "use strict";

  const head = document.head;

  function post(url) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = url;
    const crumb = document.createElement("input");
    crumb.type = "hidden";
    crumb.name = head.dataset.crumbHeader;
    crumb.value = head.dataset.crumbValue;
    form.appendChild(crumb);
    document.body.appendChild(form);
    form.submit();
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[data-post='true']");
    if (link) {
      event.preventDefault();
      if (!link.dataset.confirm || window.confirm(link.dataset.confirm)) {
        post(link.href);
      }
    }
  });

  function moveChildren(from, to) {
    while (from.firstChild) {
      to.appendChild(from.firstChild);
    }
  }

  // ---- tables: class "sortable"; a cell may say in its attribute "data" what it is sorted by

  const NUMBER = /^-?\d+(\.\d+)?$/;

  function key(row, column) {
    const cell = row.cells[column];
    return cell ? (cell.getAttribute("data") ?? cell.innerText) : "";
  }

  function numeric(a, b) {
    return (parseFloat(a) || 0) - (parseFloat(b) || 0);
  }

  function textual(a, b) {
    const x = a.toLowerCase();
    const y = b.toLowerCase();
    return x === y ? 0 : x < y ? -1 : 1;
  }

  /** Like Jenkins, the first row decides how the column is compared. */
  function sort(table, column, direction) {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows);
    const compare = rows.length > 0 && NUMBER.test(key(rows[0], column).trim()) ? numeric : textual;
    rows
      .sort((a, b) => direction * compare(key(a, column), key(b, column)))
      .forEach((row) => body.appendChild(row));
  }

  function order(table, column, direction) {
    const headers = Array.from(table.tHead.rows[0].cells);
    headers.forEach((th) => th.removeAttribute("aria-sort"));
    headers[column].setAttribute("aria-sort", direction);
    sort(table, column, direction === "ascending" ? 1 : -1);
  }

  /** How the user has ordered the table in there; a refresh keeps it. */
  function orderOf(element) {
    const th = element.querySelector("table.sortable th[aria-sort]");
    return th && { column: th.cellIndex, direction: th.getAttribute("aria-sort") };
  }

  function makeSortable(table) {
    if (!table.tHead || !table.tBodies[0]) {
      return;
    }
    const headers = Array.from(table.tHead.rows[0].cells);
    headers.forEach(function (th, column) {
      if (th.dataset.sortDisable || th.textContent.trim() === "") {
        return;
      }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sortheader";
      moveChildren(th, button);
      th.appendChild(button);
      button.addEventListener("click", function () {
        // the greatest first, and by another click the smallest
        order(table, column, th.getAttribute("aria-sort") === "descending" ? "ascending" : "descending");
      });
    });
    const initial = headers.findIndex((th) => th.hasAttribute("initialSortDir"));
    if (initial >= 0) {
      order(table, initial, headers[initial].getAttribute("initialSortDir") === "up" ? "descending" : "ascending");
    }
  }

  // ---- pieces that refresh themselves: data-refresh-url, data-refresh-seconds

  function refresh(element) {
    const again = () => window.setTimeout(() => refresh(element), 1000 * (element.dataset.refreshSeconds || 5));
    if (document.hidden) {
      again();
      return;
    }
    fetch(element.dataset.refreshUrl, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then(function (html) {
        // the piece is a page of this server, written by the same escaping views as the page around it
        const piece = new DOMParser().parseFromString(html, "text/html").body;
        const sorted = orderOf(element);
        element.textContent = "";
        moveChildren(piece, element);
        element.querySelectorAll("table.sortable").forEach(makeSortable);
        window.Behaviour.applySubtree(element);
        if (sorted) {
          order(element.querySelector("table.sortable"), sorted.column, sorted.direction);
        }
        again();
      })
      .catch(again);
  }

  // ---- the live log: data-log-url

  function follow(pane) {
    const spinner = document.getElementById("spinner");
    let start = Number(pane.dataset.logStart || 0);
    let wait = 500;

    function atBottom() {
      return window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 40;
    }

    function next() {
      fetch(pane.dataset.logUrl + "?start=" + start, { credentials: "same-origin" })
        .then(function (answer) {
          if (!answer.ok) {
            throw new Error(answer.status);
          }
          return answer.text().then((html) => ({ html, headers: answer.headers }));
        })
        .then(function (piece) {
          const stick = atBottom();
          if (piece.html) {
            // console notes arrive as markup; the server has escaped the text around them
            const parsed = new DOMParser().parseFromString("<pre>\n" + piece.html + "</pre>", "text/html");
            moveChildren(parsed.querySelector("pre"), pane);
            if (stick) {
              window.scrollTo(0, document.documentElement.scrollHeight);
            }
          }
          start = Number(piece.headers.get("X-Text-Size"));
          if (piece.headers.get("X-More-Data") === "true") {
            wait = piece.html ? 500 : Math.min(wait * 1.5, 3000);
            window.setTimeout(next, wait);
          } else {
            pane.dataset.logComplete = "true";
            if (spinner) {
              spinner.remove();
            }
          }
        })
        .catch(() => window.setTimeout(next, 5000));
    }

    next();
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("table.sortable").forEach(makeSortable);
    document.querySelectorAll("[data-refresh-url]").forEach(function (element) {
      window.setTimeout(() => refresh(element), 1000 * (element.dataset.refreshSeconds || 5));
    });
    document.querySelectorAll("[data-log-url]").forEach(follow);
    const redirect = document.querySelector("a[data-follow='true']");
    if (redirect) {
      window.location.replace(redirect.href);
    }
  });
})();
