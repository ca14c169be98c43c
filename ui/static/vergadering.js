"use strict";

/* The tab Vergadering: search while typing, walk, show, copy and keep, all from one box. */
wijzer.followMeeting = (element) => {
  const TAB = "vergadering";
  const KEPT = "wijzer-opgezocht";
  const LARGE = "wijzer-groot";
  const MOST_KEPT = 200;
  const find = (what) => element.querySelector(what);
  const box = find("#zoek");
  const results = find(".results");
  const panel = find("#zoekbron");
  const texts = find("[data-texts]").dataset;
  let telling;
  const tell = (text, place = "") => {
    clearTimeout(telling);
    wijzer.say(text.replace("{place}", () => place));
  };
  const chosen = () => find('[role=option][aria-selected="true"]');

  /* One request at a time; what was typed meanwhile is asked next. */
  let shown = "";
  let searching = null;
  const search = () => { searching ??= catchUp().finally(() => { searching = null; }); };

  async function catchUp() {
    while (shown !== box.value) {
      const words = box.value;
      try {
        const reply = await fetch(`/zoek?${new URLSearchParams({ woorden: words })}`);
        results.innerHTML = await reply.text();
        results.dataset.words = shown = words;
      } catch {
        results.textContent = texts.lost;
        return;
      }
      found();
    }
  }

  /* A key that follows fast upon the last letter is meant for what those letters find. */
  async function whenFound(act) {
    search();
    await searching;
    act();
  }

  function found() {
    const list = find("[role=listbox]");
    box.setAttribute("aria-expanded", String(Boolean(list)));
    if (list) box.setAttribute("aria-controls", list.id);
    else box.removeAttribute("aria-controls");
    pointAt(chosen());
    keepAddress();
    clearTimeout(telling);
    telling = setTimeout(() => { if (list) tell(list.dataset.count); }, 600);
  }

  function pointAt(option) {
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
  }

  function choose(option) {
    if (!option) return;
    chosen()?.setAttribute("aria-selected", "false");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    pointAt(option);
  }

  function walk(step) {
    const options = [...element.querySelectorAll("[role=option]")];
    const next = options.indexOf(chosen()) + step;
    choose(options[(next + options.length) % options.length]);
  }

  function keepAddress(passage = panel.dataset.passage) {
    const named = { tab: TAB, zoek: box.value.trim(), passage };
    const parts = Object.entries(named).filter(([, value]) => value);
    wijzer.setAddress(TAB, `/?${new URLSearchParams(parts)}`);
  }

  async function show(passage) {
    const reply = await fetch(`/passage?${new URLSearchParams({ id: passage })}`);
    if (!reply.ok) return tell(texts.gone);
    panel.innerHTML = await reply.text();
    panel.dataset.passage = passage;
    keepAddress();
    wijzer.showMark(panel.querySelector(".paper"));
    if (matchMedia("(max-width: 900px)").matches) wijzer.show(panel);
  }

  async function open(option) {
    if (!option) return;
    keep(option);
    await show(option.dataset.passage);
    tell(texts.shown, option.dataset.place);
  }

  async function copy(option) {
    if (!option) return tell(texts.nothing);
    try {
      await wijzer.writeClipboard(option.dataset.copy);
      flash(option);
      keep(option);
      tell(texts.copied, option.dataset.place);
    } catch {
      tell(texts.failed);
    }
    box.focus({ preventScroll: true });
  }

  function flash(option) {
    option.dataset.flash = texts.copied.split(":")[0];
    setTimeout(() => { delete option.dataset.flash; }, 2000);
  }

  /* What was looked up stays in this browser. */
  const kept = () => {
    try { return JSON.parse(localStorage.getItem(KEPT)) ?? []; } catch { return []; }
  };

  function keep(option) {
    const { passage, copy: citation, place } = option.dataset;
    const others = kept().filter((entry) => entry.passage !== passage);
    const words = (results.dataset.words ?? "").trim();
    const entry = { passage, citation, place, words, time: new Date().toISOString() };
    localStorage.setItem(KEPT, JSON.stringify([...others, entry].slice(-MOST_KEPT)));
    listKept();
  }

  function listKept() {
    const entries = kept();
    const list = find(".looked-up ol");
    list.replaceChildren(...entries.toReversed().map(keptLine));
    find(".looked-up .none").hidden = entries.length > 0;
    find(".looked-up .actions").hidden = entries.length === 0;
  }

  function keptLine({ passage, place, citation }) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `/?${new URLSearchParams({ tab: TAB, passage })}`;
    link.dataset.kept = passage;
    link.textContent = place;
    const quote = document.createElement("span");
    quote.textContent = citation.slice(citation.indexOf(": '") + 2);
    line.append(link, quote);
    return line;
  }

  async function save(ending) {
    const lines = kept().map(({ time, words, citation }) => ({ time, words, citation }));
    const reply = await fetch(`/opgezocht.${ending}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ lines }),
    });
    if (!reply.ok) return tell(await reply.text());
    wijzer.download(await reply.blob(), `${texts.file}.${ending}`);
  }

  function startOver() {
    box.value = "";
    delete panel.dataset.passage;
    search();
    box.focus();
  }

  const setLarge = (large) => {
    document.documentElement.toggleAttribute("data-large", large);
    find("[data-large]").setAttribute("aria-pressed", String(large));
    localStorage.setItem(LARGE, large ? "1" : "");
  };
  const isLarge = () => document.documentElement.hasAttribute("data-large");

  const KEYS = {
    ArrowDown: () => whenFound(() => walk(1)),
    ArrowUp: () => whenFound(() => walk(-1)),
    Enter: () => whenFound(() => open(chosen())),
    Escape: startOver,
  };
  const EVERYWHERE = { F2: () => whenFound(() => copy(chosen())), F8: () => setLarge(!isLarge()) };

  box.addEventListener("input", search);
  box.addEventListener("keydown", (event) => {
    const unselected = box.selectionStart === box.selectionEnd;
    if (unselected && event.key === "c" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      EVERYWHERE.F2();
    }
    if (!KEYS[event.key] || event.isComposing || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  element.addEventListener("keydown", (event) => {
    if (!EVERYWHERE[event.key] || event.ctrlKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    EVERYWHERE[event.key]();
  });
  element.addEventListener("click", (event) => {
    const on = (what) => event.target.closest(what);
    if (on("[role=option]")) { choose(on("[role=option]")); open(chosen()); }
    if (on("[data-large]")) setLarge(!isLarge());
    if (on("[data-save]")) save(on("[data-save]").dataset.save);
    if (on("[data-kept]") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      show(on("[data-kept]").dataset.kept);
    }
    if (on("[data-empty]")) {
      localStorage.removeItem(KEPT);
      listKept();
      tell(texts.emptied);
      box.focus();
    }
  });
  window.addEventListener("storage", listKept);
  wijzer.followPanel(panel, () => {});

  const named = new URLSearchParams(location.search);
  if (named.get("tab") === TAB) {
    box.value = named.get("zoek") ?? "";
    if (named.get("passage")) show(named.get("passage"));
    if (box.value) search();
  }
  setLarge(localStorage.getItem(LARGE) === "1");
  listKept();
  wijzer.onOpen(TAB, () => box.focus({ preventScroll: true }));
};
