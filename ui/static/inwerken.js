"use strict";

/* The tab Inwerken: what was read and answered is kept in this browser; lists are searched. */
wijzer.followNewcomer = (element) => {
  const KEPT = "wijzer-inwerken";
  const page = element.querySelector(".page");
  const find = (what) => page.querySelector(what);
  const all = (what) => [...page.querySelectorAll(what)];

  /* {stappen: {id: true}, toets: {id: right or wrong}}; what is damaged counts as nothing. */
  function kept() {
    try {
      const { stappen, toets } = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
      return { stappen: { ...stappen }, toets: { ...toets } };
    } catch {
      return { stappen: {}, toets: {} };
    }
  }
  const keep = (changed) => localStorage.setItem(KEPT, JSON.stringify(changed));
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function showRoute() {
    const route = find("[data-steps]");
    if (!route) return;
    const { stappen } = kept();
    const steps = all("[data-step]");
    const read = steps.filter((step) => stappen[step.dataset.step] === true);
    for (const step of steps) {
      step.classList.toggle("done", read.includes(step));
      step.querySelector(".read").hidden = !read.includes(step);
    }
    const values = { done: read.length, count: steps.length };
    find("[data-progress-text]").textContent = read.length ? fill(route.dataset.progress, values) : "";
    find("[data-again]").hidden = !read.length;
    find("[data-continue]").hidden = Boolean(read.length);
  }

  function showScore() {
    const score = find("[data-score]");
    if (!score) return;
    const { toets } = kept();
    const links = all("[data-result]");
    for (const link of links) {
      const result = toets[link.dataset.result];
      link.classList.toggle("right", result === true);
      link.classList.toggle("wrong", result === false);
      const said = result === undefined ? null : link.dataset[result ? "right" : "wrong"];
      if (said) link.querySelector(".unseen").textContent = said;
    }
    const count = (value) => links.filter((link) => toets[link.dataset.result] === value).length;
    const [right, wrong] = [count(true), count(false)];
    score.textContent = fill(score.dataset.score, { right, wrong, open: links.length - right - wrong });
    find("[data-again]").hidden = !(right + wrong);
  }

  function answer(form) {
    const chosen = form.querySelector("input:checked");
    form.querySelector(".choose-first").hidden = Boolean(chosen);
    if (!chosen) return wijzer.say(form.querySelector(".choose-first").textContent);
    const right = chosen.value === form.dataset.right;
    const progress = kept();
    progress.toets[form.dataset.question] = right;
    keep(progress);
    for (const option of form.querySelectorAll(".option")) {
      const { value, checked } = option.querySelector("input");
      option.classList.toggle("right", value === form.dataset.right);
      option.classList.toggle("wrong", checked && !right);
    }
    const verdict = form.querySelector(".verdict");
    verdict.hidden = false;
    verdict.querySelector(".good").hidden = !right;
    verdict.querySelector(".bad").hidden = right;
    verdict.focus({ preventScroll: true });
    showScore();
  }

  function search(box) {
    const words = box.value.trim().toLowerCase();
    const entries = all("[data-entry]");
    for (const entry of entries) entry.hidden = !entry.textContent.toLowerCase().includes(words);
    for (const group of all("[data-group]")) {
      group.hidden = !group.querySelector("[data-entry]:not([hidden])");
    }
    const shown = entries.filter((entry) => !entry.hidden).length;
    find(".nothing-found").hidden = shown > 0;
    const address = new URL(find("[data-address]").dataset.address, location.href);
    address.searchParams.delete("zoek");
    if (words) address.searchParams.set("zoek", box.value.trim());
    wijzer.setAddress("inwerken", address.pathname + address.search);
    clearTimeout(search.telling);
    search.telling = setTimeout(() => wijzer.say(fill(box.dataset.found, { count: shown })), 600);
  }

  page.addEventListener("shown", () => {
    showRoute();
    showScore();
    const box = find("[data-find]");
    if (box?.value) search(box);
  });
  page.addEventListener("input", (event) => {
    if (event.target.matches("[data-find]")) search(event.target);
  });
  page.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.target.matches("[data-question]")) answer(event.target);
  });
  page.addEventListener("click", (event) => {
    const read = event.target.closest("[data-read]");
    const again = event.target.closest("[data-again]");
    const progress = kept();
    if (read) progress.stappen[read.dataset.read] = true;
    if (again) progress[again.dataset.again] = {};
    if (read || again) keep(progress);
    if (again) {
      showRoute();
      showScore();
      for (const unseen of all("[data-result] .unseen")) unseen.textContent = "";
      find("h2")?.focus();
    }
  }, true);
};
