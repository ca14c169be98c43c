"use strict";

/* The tab Documenten: a list to search in, and for who may: adding, replacing and removing. */
wijzer.followDocuments = (element) => {
  const TAB = "documenten";
  const POLL_MS = 700;
  const find = (what) => element.querySelector(what);
  const texts = find("[data-texts]").dataset;
  const list = find(".list-of-documents");
  const stand = find(".stand");
  const words = find("#zoek-document");
  const dialog = find("dialog");
  const replacement = find("[name=vervanging]");
  const headers = { "X-Wijzer": "1" };

  async function load() {
    try {
      list.innerHTML = await (await fetch("/documenten")).text();
    } catch {
      list.textContent = texts.lost;
    }
    search();
  }

  function search() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const lines = [...list.querySelectorAll("li[data-id]")];
    for (const line of lines) {
      const text = line.textContent.toLowerCase();
      line.hidden = !wanted.every((word) => text.includes(word));
    }
    const shown = lines.filter((line) => !line.hidden).length;
    const label = find(".shown");
    const said = label.dataset.text.replace("{shown}", shown).replace("{all}", lines.length);
    label.textContent = lines.length ? said : "";
    label.classList.toggle("none", lines.length > 0 && shown === 0);
    if (lines.length && !shown) label.textContent = texts.none;
    return label.textContent;
  }

  /* A new list has new buttons: who stood in the old one goes on at what has happened. */
  let following = false;
  async function follow() {
    let busy = following = true;
    while (busy) {
      const reply = await fetch("/documenten/stand").catch(() => null);
      if (reply) showStand(await reply.text());
      busy = !reply || stand.querySelector("[data-busy]") !== null;
      if (busy) await new Promise((wait) => { setTimeout(wait, POLL_MS); });
    }
    following = false;
    const lost = list.contains(document.activeElement);
    await load();
    if (lost) find(".stand [tabindex]")?.focus();
    wijzer.say(stand.innerText || texts.done);
  }

  /* A run that was started in another window is followed here as well. */
  async function open() {
    await load();
    const reply = await fetch("/documenten/stand").catch(() => null);
    if (!following && (await reply?.text())?.includes("data-busy")) follow();
  }

  /* Who pressed a button far down the list sees at once what comes of it. */
  function showStand(html) {
    const first = !stand.hasChildNodes() || stand.querySelector("[data-busy]") === null;
    stand.innerHTML = html;
    if (first) stand.scrollIntoView({ block: "nearest" });
  }

  function tellProblem(text) {
    stand.replaceChildren(Object.assign(document.createElement("p"), {
      className: "message", role: "alert", textContent: text,
    }));
    stand.firstChild.setAttribute("role", "alert");
    stand.scrollIntoView({ block: "nearest" });
  }

  /* fetch cannot tell how much has been sent; XMLHttpRequest can. */
  function send(files, replaced = "") {
    const form = new FormData();
    for (const file of files) form.append("bestanden", file);
    const request = new XMLHttpRequest();
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", texts.sending);
    stand.replaceChildren(texts.sending, " ", bar);
    request.upload.onprogress = (event) => { [bar.max, bar.value] = [event.total, event.loaded]; };
    request.onload = () => (request.status === 200 ? follow() : tellProblem(request.responseText));
    request.onerror = () => tellProblem(texts.lost);
    request.open("POST", `/documenten/toevoegen?${new URLSearchParams({ vervang: replaced })}`);
    request.setRequestHeader("X-Wijzer", "1");
    request.send(form);
  }

  async function remove(documents) {
    try {
      const reply = await fetch("/documenten/verwijderen", {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: JSON.stringify({ documents }),
      });
      if (reply.ok) follow();
      else tellProblem(await reply.text());
    } catch {
      tellProblem(texts.lost);
    }
  }

  /* Asks first; the names are put there as text. */
  let act = null;
  function confirm(title, what, names, yes, then, added = "") {
    find("#zeker").textContent = title;
    dialog.querySelector(".what").textContent = what;
    dialog.querySelector(".new").textContent = added;
    const lines = names.map((name) => Object.assign(document.createElement("li"), { textContent: name }));
    dialog.querySelector("ul").replaceChildren(...lines);
    dialog.querySelector("[data-sure]").textContent = yes;
    act = then;
    dialog.showModal();
  }

  function askReplacement(line) {
    replacement.value = "";
    replacement.onchange = () => {
      const [file] = replacement.files;
      if (!file) return;
      confirm(
        texts.replaceTitle, texts.replaceWhat, [line.dataset.title], texts.replace,
        () => send([file], line.dataset.id), file.name,
      );
    };
    replacement.click();
  }

  function askExamples(button) {
    const ids = button.dataset.ids.split("|");
    const names = ids.map((id) => list.querySelector(`[data-id="${CSS.escape(id)}"]`).dataset.title);
    confirm(texts.examplesTitle, texts.removeWhat, names, texts.remove, () => remove(ids));
  }

  element.addEventListener("click", (event) => {
    const on = (what) => event.target.closest(what);
    const line = on("li[data-id]");
    if (on("button[data-remove]")) {
      const { title, id } = line.dataset;
      confirm(texts.removeTitle, texts.removeWhat, [title], texts.remove, () => remove([id]));
    }
    if (on("button[data-replace]")) askReplacement(line);
    if (on("[data-examples]")) askExamples(on("[data-examples]"));
    if (on("[data-cancel]")) dialog.close();
    if (on("[data-sure]")) { dialog.close(); act(); }
  });
  element.addEventListener("change", (event) => {
    if (event.target.name !== "bestanden" || !event.target.files.length) return;
    send(event.target.files);
    event.target.form.reset();
  });
  element.addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("input", () => {
    const said = search();
    clearTimeout(words.telling);
    words.telling = setTimeout(() => wijzer.say(said), 600);
  });
  wijzer.onOpen(TAB, open);
};
