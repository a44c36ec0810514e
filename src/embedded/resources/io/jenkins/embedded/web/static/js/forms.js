// Forms: sends them as a tree, fills choices, shows what the descriptor thinks of a value.
(function () {
  "use strict";

  const head = document.head;

  function plainName(name) {
    return name.replace(/^_\./, "");
  }

  function put(target, name, value) {
    if (name in target) {
      target[name] = [].concat(target[name], value);
    } else {
      target[name] = value;
    }
  }

  function collect(element, target) {
    Array.from(element.children).forEach(function (child) {
      if (child.dataset.optional !== undefined && child.dataset.optional !== null) {
        optional(child, target);
      } else if (child.dataset.chunk) {
        const chunk = {};
        collect(child, chunk);
        target[child.dataset.chunk] = (target[child.dataset.chunk] || []).concat([chunk]);
      } else if (child.dataset.group) {
        const group = {};
        collect(child, group);
        put(target, child.dataset.group, group);
      } else if (child.name && /^(INPUT|SELECT|TEXTAREA)$/.test(child.tagName)) {
        field(child, target);
      } else {
        collect(child, target);
      }
    });
  }

  function field(input, target) {
    if (input.type === "checkbox") {
      const value = input.getAttribute("value");
      put(target, plainName(input.name), value ? (input.checked ? value : false) : input.checked);
    } else if (input.type === "radio") {
      if (input.checked) {
        target[plainName(input.name)] = input.value;
      }
    } else if (input.type !== "submit" && input.type !== "button" && input.name !== "json") {
      put(target, plainName(input.name), input.value);
    }
  }

  function optional(block, target) {
    const on = block.querySelector("[data-toggles]").checked;
    const inline = block.dataset.inline === "true";
    const name = plainName(block.dataset.optional);
    if (inline) {
      target[name] = on;
    }
    if (on) {
      const values = inline ? target : {};
      collect(block.querySelector(".form-container"), values);
      if (!inline) {
        target[name] = values;
      }
    }
  }

  function addTree(form) {
    const tree = {};
    collect(form, tree);
    form.querySelector("input[name='json']").value = JSON.stringify(tree);
  }

  function neighbours(element) {
    return element.closest("[data-group],[data-chunk],form") || document;
  }

  function query(element, names) {
    const parameters = new URLSearchParams();
    const around = neighbours(element);
    (names || "")
      .split(",")
      .filter(Boolean)
      .forEach(function (name) {
        const other = around.querySelector("[name='_." + name + "'],[name='" + name + "']");
        if (other) {
          parameters.set(name, other.type === "checkbox" ? other.checked : other.value);
        }
      });
    return parameters;
  }

  function send(url, parameters) {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    headers[head.dataset.crumbHeader] = head.dataset.crumbValue;
    return fetch(url, { method: "post", credentials: "same-origin", headers, body: parameters });
  }

  function show(area, html) {
    // FormValidation writes markup, with what the user typed escaped by the server
    const answer = new DOMParser().parseFromString(html, "text/html").body;
    area.textContent = "";
    while (answer.firstChild) {
      area.appendChild(answer.firstChild);
    }
    area.classList.toggle("validation-error-area--visible", area.textContent.trim() !== "");
  }

  function areaOf(element) {
    const item = element.closest(".jenkins-form-item");
    return item && item.querySelector(".validation-error-area");
  }

  function check(element) {
    const area = areaOf(element);
    const parameters = query(element, element.dataset.checkFields);
    parameters.set("value", element.value);
    send(element.dataset.checkUrl, parameters)
      .then((answer) => answer.text())
      .then((html) => area && show(area, html));
  }

  function fill(select) {
    send(select.dataset.fillUrl, query(select, select.dataset.fillFields))
      .then((answer) => answer.json())
      .then(function (answer) {
        select.textContent = "";
        answer.values.forEach(function (item) {
          const chosen = select.dataset.value ? item.value === select.dataset.value : item.selected;
          select.appendChild(new Option(item.name, item.value, chosen, chosen));
        });
      });
  }

  function validate(button) {
    const area = areaOf(button);
    area.textContent = button.dataset.progress || "";
    send(button.dataset.validateUrl, query(button, button.dataset.checkFields))
      .then((answer) => answer.text())
      .then((html) => show(area, html));
  }

  function toggle(box) {
    box.closest("[data-optional]").classList.toggle("optionalBlock-container--off", !box.checked);
  }

  function hidden(form, name, value) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.appendChild(input);
  }

  // As on Jenkins, forms of any method get both at once, also those that plugins write by hand.
  function addHidden(form) {
    if (head.dataset.crumbHeader) {
      hidden(form, head.dataset.crumbHeader, head.dataset.crumbValue);
    }
    if (!form.classList.contains("no-json")) {
      hidden(form, "json", "init");
      form.addEventListener("submit", () => addTree(form));
    }
  }

  // copies of one template need ids of their own
  let copies = 0;

  function separateIds(copy) {
    copies++;
    copy.querySelectorAll("[id]").forEach(function (element) {
      const id = element.id;
      element.id = id + "-copy" + copies;
      copy.querySelectorAll("[for='" + id + "']").forEach((label) => label.setAttribute("for", element.id));
    });
  }

  function childrenOf(container, selector) {
    return Array.from(container.children).filter((child) => child.matches(selector));
  }

  function addCopy(container) {
    const template = childrenOf(container, "template")[0];
    const copy = document.importNode(template.content, true).firstElementChild;
    separateIds(copy);
    container.insertBefore(copy, childrenOf(container, ".repeatable-add")[0] || null);
    wire(copy);
    return copy;
  }

  function wireRepeated(container) {
    const add = childrenOf(container, ".repeatable-add")[0];
    if (add) {
      add.addEventListener("click", function () {
        const first = addCopy(container).querySelector("input,select,textarea");
        if (first) {
          first.focus();
        }
      });
    }
    const minimum = Number(container.dataset.minimum || 0);
    while (childrenOf(container, ".repeated-chunk").length < minimum) {
      addCopy(container);
    }
  }

  function wire(root) {
    root.querySelectorAll("form").forEach(addHidden);
    root.querySelectorAll("[data-check-url]").forEach(function (element) {
      element.addEventListener("change", () => check(element));
    });
    root.querySelectorAll("[data-fill-url]").forEach(fill);
    root.querySelectorAll("[data-validate-url]").forEach(function (button) {
      button.addEventListener("click", () => validate(button));
    });
    root.querySelectorAll("[data-toggles]").forEach(function (box) {
      box.addEventListener("change", () => toggle(box));
      toggle(box);
    });
    root.querySelectorAll(".repeatable-delete").forEach(function (button) {
      button.addEventListener("click", () => button.closest(".repeated-chunk").remove());
    });
    root.querySelectorAll(".repeated-container").forEach(wireRepeated);
  }

  // what scripts call after they have put something into the page
  window.Behaviour = { applySubtree: wire };

  document.addEventListener("DOMContentLoaded", () => wire(document));
})();
