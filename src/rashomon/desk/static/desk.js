// Keys, saving without leaving the page, and the words of a claim that are picked.  Every page works without this file.
"use strict";

const KEYS = "rashomon-keys";
const notice = document.getElementById("notice");

function tell(words, bad) {
  notice.textContent = words;
  notice.hidden = false;
  notice.classList.toggle("bad", Boolean(bad));
}

function busyIn(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null && target.type !== "checkbox";
}

function keysOn() {
  return localStorage.getItem(KEYS) !== "off";
}

// a decision is on the disk before the page moves on; a failed one keeps the card and its words
let saving = false;

// what is wrong with each control stands beside it; what was typed stays
function mark(form, problems) {
  for (const old of form.querySelectorAll(".problem")) old.remove();
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const [name, told] of Object.entries(problems)) {
    const control = form.querySelector(`#${CSS.escape(name)}`);
    if (control === null) continue;
    const words = document.createElement("span");
    words.className = "problem";
    words.id = `${name}-problem`;
    words.textContent = told;
    control.after(words);
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", words.id);
  }
  form.querySelector("[aria-invalid]")?.focus();
}

async function refusal(answer, form) {
  if (answer.status === 401) {
    return document.querySelector("header .signed") === null
      ? "the desk was started anew. Open the address that it printed in another tab, then give the key here again."
      : "your session has ended. Log in again in another tab, then give the key here once more.";
  }
  const json = (answer.headers.get("content-type") ?? "").includes("json");
  if (!json) return await answer.text();
  const told = await answer.json();
  mark(form, told.problems ?? {});
  return told.detail;
}

async function save(form, button) {
  if (saving) return;
  saving = true;
  const fields = new URLSearchParams(new FormData(form, button));
  form.setAttribute("aria-busy", "true");
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetch(form.getAttribute("action"), {
        method: "POST",
        body: fields,
        headers: { accept: "application/json" },
      });
      if (!answer.ok) {
        tell(`Not saved: ${await refusal(answer, form)}`, true);
        break;
      }
      const told = await answer.json();
      location.assign(told.next);
      const [page, place] = told.next.split("#");
      if (place && page === location.pathname + location.search) location.reload(); // a place alone loads nothing
      return;
    } catch {
      if (attempt === 3) {
        tell("Not saved: the desk does not answer. The card stays; give the key again when `rashomon serve` runs.", true);
        break;
      }
      tell("The desk does not answer; it is asked again ...", true);
      await new Promise((done) => setTimeout(done, 300 * attempt));
    }
  }
  form.removeAttribute("aria-busy");
  saving = false;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || !form.getAttribute("action").startsWith("/judge/")) return;
  if (event.submitter?.name === "map" || (event.submitter?.name === "do" && event.submitter.value !== "save")) return;
  event.preventDefault();
  save(form, event.submitter);
});

function press(key) {
  const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (found === null) return false;
  if (found.tagName === "A") found.click();
  else found.form.requestSubmit(found);
  return true;
}

// another key in the place of one, on this device: `remapped` goes from the first key to the chosen one
const REMAP = "rashomon-keymap";
let remapped = {};
try {
  remapped = Object.fromEntries(
    Object.entries(JSON.parse(localStorage.getItem(REMAP) ?? "{}")).filter((pair) => pair.every((one) => typeof one === "string")),
  );
} catch {
  localStorage.removeItem(REMAP);
}

function firstKey(key) {
  const found = Object.entries(remapped).find(([, chosen]) => chosen === key);
  if (found) return found[0];
  return key in remapped ? null : key;
}

const SHOWN = { Space: " ", "Shift Z": "Z" };

function showKeys() {
  for (const kbd of document.querySelectorAll("kbd")) {
    kbd.dataset.of ??= kbd.textContent;
    const chosen = remapped[SHOWN[kbd.dataset.of] ?? kbd.dataset.of];
    kbd.textContent = chosen ?? kbd.dataset.of;
  }
  for (const field of document.querySelectorAll("[data-remap]")) field.value = remapped[field.dataset.remap] ?? "";
}

function remap(field) {
  const own = field.dataset.remap, key = field.value, told = document.getElementById("keys-told");
  const taken = [...document.querySelectorAll("[data-remap]")].find(
    (one) => one !== field && (remapped[one.dataset.remap] ?? one.dataset.remap) === key,
  );
  if (key !== "" && (taken || /[0-9?]/.test(key))) {
    told.textContent = `${key} is taken: choose another key`;
    field.value = remapped[own] ?? "";
    return;
  }
  if (key === "" || key === own) delete remapped[own];
  else remapped[own] = key;
  localStorage.setItem(REMAP, JSON.stringify(remapped));
  told.textContent = "The keys are kept on this device.";
  showKeys();
}

document.addEventListener("change", (event) => {
  if (event.target.dataset.remap !== undefined) remap(event.target);
  if (event.target.id === "blur") {
    const age = event.target.checked ? 31536000 : 0;
    document.cookie = `rashomon-blur=on; path=/; samesite=strict; max-age=${age}`;
  }
});

document.getElementById("keys-reset")?.addEventListener("click", () => {
  remapped = {};
  localStorage.removeItem(REMAP);
  showKeys();
});
showKeys();

function act(event, key) {
  switch (key) {
    case "?":
      document.getElementById("help").showModal();
      return true;
    case "/": {
      const filter = document.querySelector("form[role=search] input:not([type=hidden])");
      if (filter !== null) filter.focus();
      else location.assign("/");
      return true;
    }
    case "e": {
      const part = document.getElementById("corrections");
      if (part === null) {
        const first = document.querySelector(".fields-form input:not([type=hidden]), .fields-form select");
        first?.focus();
        return first !== null;
      }
      part.open = true;
      part.querySelector("input[name=value]").focus();
      return true;
    }
    case "r": {
      const reason = document.getElementById("reason");
      if (reason === null) return false;
      reason.focus();
      return true;
    }
    case "m":
      location.assign("/map" + location.search.replace(/([?&])(at|page)=[^&]*/g, "$1"));
      return true;
    case " ":
      return press("space");
    default:
      return key.length === 1 && press(key);
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && busyIn(event.target)) {
    event.target.blur();
    return;
  }
  if (event.key === "Enter" && event.ctrlKey && busyIn(event.target)) {
    const form = event.target.form;
    const button = form?.querySelector("button:not([formnovalidate])");
    if (button) {
      event.preventDefault();
      form.requestSubmit(button);
    }
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !keysOn()) return;
  if (busyIn(event.target) || document.querySelector("dialog[open]") !== null) return;
  if (event.key === " " && event.target.closest("button, summary, a") !== null) return;
  const key = firstKey(event.key);
  if (key !== null && act(event, key)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#help-open") !== null) document.getElementById("help").showModal();
});

// the words of the claims under the pointer, all of their pieces, wherever they stand
function pick(claims) {
  for (const mark of document.querySelectorAll("mark[data-claims]")) {
    mark.classList.toggle("picked", claims.some((one) => mark.dataset.claims.split(" ").includes(one)));
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-claim]");
  if (link !== null) pick([link.dataset.claim]);
});

document.addEventListener("mouseover", (event) => {
  const mark = event.target.closest("mark[data-claims]");
  if (mark !== null) pick(mark.dataset.claims.split(" "));
});

// in columns, each report begins at the first words that the page is about
for (const column of document.querySelectorAll(".scroll")) {
  const first = column.querySelector("mark.own");
  if (first !== null) column.scrollTop = Math.max(0, first.offsetTop - column.offsetTop - 40);
}

const toggle = document.getElementById("keys-on");
if (toggle !== null) {
  toggle.checked = keysOn();
  toggle.addEventListener("change", () => localStorage.setItem(KEYS, toggle.checked ? "on" : "off"));
}
