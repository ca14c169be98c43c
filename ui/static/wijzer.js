"use strict";

/* What the browser does by itself; Gradio's parts call these functions by name. */
const wijzer = (() => {
  const COLOURS = "wijzer-kleuren";
  const narrow = window.matchMedia("(max-width: 900px)");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const titles = Object.fromEntries(
    document.currentScript.dataset.tabs.split(";").filter(Boolean).map((tab) => tab.split("=")),
  );
  const firstTab = Object.keys(titles)[0];
  const root = document.documentElement;
  const questionBox = () => document.querySelector("#vraag textarea, #vraag input");
  const show = (part) =>
    part?.scrollIntoView({ behavior: still.matches ? "auto" : "smooth", block: "start" });

  /* Tabs: the address says which one is open; each keeps an address of its own meanwhile. */
  const addresses = {};
  const openers = {};
  const currentTab = () => root.dataset.tab;
  const tabPart = () => document.querySelector(`#tab-${currentTab()}`);
  const tabOfAddress = () => {
    const named = new URLSearchParams(location.search).get("tab");
    return named in titles ? named : firstTab;
  };

  function openTab(tab) {
    root.dataset.tab = tab;
    document.title = titles[tab];
    for (const link of document.querySelectorAll("nav.tabs a")) {
      if (link.dataset.tab === tab) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    openers[tab]?.();
  }

  /* What a tab does each time it is opened; at once when it is open already. */
  function onOpen(tab, open) {
    openers[tab] = open;
    if (currentTab() === tab) open();
  }

  function setAddress(tab, address) {
    addresses[tab] = address;
    if (currentTab() === tab) history.replaceState(history.state, "", address);
  }

  function goToTab(link) {
    const { tab } = link.dataset;
    if (tab === currentTab()) return;
    addresses[currentTab()] = location.pathname + location.search;
    history.pushState(null, "", addresses[tab] ?? link.getAttribute("href"));
    openTab(tab);
  }

  openTab(tabOfAddress());
  window.addEventListener("popstate", () => openTab(tabOfAddress()));

  /* Words for a screen reader, in the open tab's own status line. */
  const say = (text) => {
    const status = tabPart()?.querySelector("[role=status]");
    if (status) status.textContent = text;
  };

  /* Light and dark: the visitor's own choice goes before that of the computer. */
  const keepColours = () => {
    const chosen = localStorage.getItem(COLOURS);
    const dark = document.body.classList.contains("dark");
    if (chosen && (chosen === "dark") !== dark) {
      document.body.classList.toggle("dark", chosen === "dark");
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    keepColours();
    new MutationObserver(keepColours).observe(document.body, { attributeFilter: ["class"] });
  });

  /* A plain click shows the source here; with Ctrl or the middle button it is a link as any. */
  const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  function followHeader(element) {
    element.addEventListener("click", (event) => {
      if (event.target.closest("[data-colours]")) {
        const dark = !document.body.classList.contains("dark");
        localStorage.setItem(COLOURS, dark ? "dark" : "light");
        keepColours();
      } else if (event.target.closest(".skip")) {
        event.preventDefault();
        tabPart()?.querySelector("textarea, input, button, a")?.focus();
      }
      const link = event.target.closest("nav.tabs a");
      if (link && isPlain(event)) {
        event.preventDefault();
        goToTab(link);
      }
    });
    openTab(currentTab());
  }

  function startSearch() {
    document.body.dataset.searching = "";
  }

  function endSearch() {
    if (!("searching" in document.body.dataset)) return;
    delete document.body.dataset.searching;
    if (narrow.matches && !document.querySelector(".message")) {
      document.activeElement?.blur();
      show(document.querySelector("#gesprek .turn"));
    } else {
      questionBox()?.focus({ preventScroll: true });
    }
  }

  function markChosen(element, link) {
    const { turn, number } = link.dataset;
    for (const other of element.querySelectorAll("[data-number]")) {
      const same = other.dataset.turn === turn && other.dataset.number === number;
      if (same) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
  }

  function followTalk(element, watch, send) {
    element.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-number]");
      const question = event.target.closest("[data-ask]");
      if (link && isPlain(event)) {
        event.preventDefault();
        markChosen(element, link);
        send.choose({ turn: Number(link.dataset.turn), number: Number(link.dataset.number) });
        if (narrow.matches) show(document.querySelector("#bron"));
      } else if (event.target.closest("[data-keep]")) {
        send.keep(event.target.closest("[data-keep]").dataset.keep);
      } else if (event.target.closest("[data-start]")) {
        send.start();
      } else if (question) {
        startSearch();
        send.ask({ question: question.dataset.ask, everywhere: "all" in question.dataset });
      }
    });
    element.addEventListener("change", (event) => {
      const form = event.target.closest(".verdict-form");
      if (form && event.target.type === "radio") form.querySelector(".why").hidden = false;
    });
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      const form = event.target;
      const good = form.querySelector(":checked").value === "good";
      const comment = form.elements.comment.value;
      send.judge({ turn: Number(form.dataset.turn), good, comment });
    });
    watch("value", () => {
      const address = element.querySelector("[data-address]")?.dataset.address;
      if (address) setAddress(firstTab, address);
      placeNext();
    });
  }

  /* The questions that may follow come after the answer and take their place under it. */
  function placeNext() {
    const place = document.querySelector("#gesprek .next");
    const next = document.querySelector("#vervolg [data-follows]");
    const fits = place && next && next.dataset.follows === place.dataset.last;
    if (fits && !place.childElementCount) place.append(next.cloneNode(true));
  }

  function followNext(element, watch) {
    watch("value", placeNext);
  }

  /* A new rendering sets attributes; what the visitor had chosen is a property and goes first. */
  function followFilters(element, watch, send) {
    element.addEventListener("change", () => {
      send(Object.fromEntries(new FormData(element.querySelector("form"))));
    });
    element.addEventListener("click", (event) => {
      if (!event.target.closest("[data-clear]")) return;
      send({ theme: "", kind: "", document: "", municipality: "", year: "" });
      questionBox()?.focus({ preventScroll: true });
    });
    watch("value", () => {
      for (const radio of element.querySelectorAll("input")) radio.checked = radio.defaultChecked;
      for (const option of element.querySelectorAll("option")) {
        option.selected = option.defaultSelected;
      }
    });
  }

  /* Puts the marked words at a third of the height of the frame. */
  function showMark(paper) {
    const picture = paper?.querySelector("img");
    if (!picture || !picture.clientWidth) return;
    const { left, top, scale } = paper.dataset;
    const perPoint = (picture.clientWidth * Number(scale)) / Number(picture.getAttribute("width"));
    paper.scrollTop = Number(top) * perPoint - paper.clientHeight / 3;
    paper.scrollLeft = Number(left) * perPoint - 24;
  }

  function enlarge(button) {
    const paper = button.closest(".source").querySelector(".paper");
    const large = paper.classList.toggle("large");
    button.setAttribute("aria-pressed", String(large));
    showMark(paper);
  }

  async function writeClipboard(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("copy was refused");
  }

  function download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  function takeFile(link) {
    if (!link) return;
    link.click();
    say(link.dataset.said);
  }

  async function copy(button) {
    const label = button.textContent;
    try {
      await writeClipboard(button.dataset.copy);
      button.textContent = button.dataset.done;
    } catch {
      button.textContent = button.dataset.failed;
    }
    say(button.textContent);
    button.focus({ preventScroll: true });
    setTimeout(() => { button.textContent = label; }, 2500);
  }

  function followPanel(element, watch) {
    element.addEventListener("click", (event) => {
      const copier = event.target.closest("[data-copy]");
      const enlarger = event.target.closest("[data-enlarge]");
      if (copier) copy(copier);
      if (enlarger) enlarge(enlarger);
      if (event.target.closest("[data-back]")) {
        event.preventDefault();
        const chosen = tabPart().querySelector('.links [aria-current="true"]');
        show(chosen?.closest("article, [role=option]") ?? tabPart().querySelector(".links"));
        chosen?.focus({ preventScroll: true });
      }
    });
    const shown = (event) => showMark(event.target.closest(".paper"));
    const failed = (event) => event.target.closest(".paper")?.classList.add("broken");
    element.addEventListener("load", shown, true);
    element.addEventListener("error", failed, true);
    watch?.("value", () => showMark(element.querySelector(".paper")));
  }

  /* A tab of links: the address says what is shown; the server gives the page and its source. */
  function followLinks(element) {
    const frame = element.querySelector("[data-linked]");
    const tab = frame.dataset.linked;
    const page = frame.querySelector(".page");
    const panel = frame.querySelector(".rechts");
    const asked = new Map();

    /* The piece of HTML for an address; null when it was overtaken by another request. */
    async function fetchPiece(path, search) {
      const mine = Symbol(path);
      asked.set(path, mine);
      const reply = await fetch(`${path}?${search}`).then((r) => (r.ok ? r.text() : null), () => null);
      if (asked.get(path) !== mine) return null;
      if (reply === null) say(frame.dataset.lost);
      return reply;
    }

    async function showPage(search, focus) {
      const piece = await fetchPiece(`/deel/${tab}`, search);
      if (piece === null) return;
      page.innerHTML = piece;
      page.dispatchEvent(new CustomEvent("shown"));
      const top = page.querySelector("[data-address]");
      frame.classList.toggle("alone", Boolean(page.querySelector(".not-ready")));
      if (top) setAddress(tab, top.dataset.address);
      if (!focus) return;
      page.querySelector(focus)?.focus({ preventScroll: focus !== "h2" });
      say(top?.dataset.said ?? "");
    }

    async function showSource(search, told) {
      const piece = await fetchPiece(`/deel/${tab}/bron`, search);
      if (piece === null) return;
      panel.innerHTML = piece;
      showMark(panel.querySelector(".paper"));
      if (!told) return;
      const words = ["h2", ".place"].map((part) => panel.querySelector(part)?.textContent ?? "");
      say(`${frame.dataset.shown} ${words.join(", ")}`);
    }

    function choose(link) {
      page.querySelector('[aria-current="true"][data-source]')?.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      setAddress(tab, link.getAttribute("href"));
      showSource(new URL(link.href).search.slice(1), true);
      if (narrow.matches) show(panel);
    }

    function visit(search, focus) {
      showPage(search, focus);
      if (panel.querySelector(".paper")) showSource(`tab=${tab}`, false);
    }

    page.addEventListener("click", (event) => {
      const link = event.target.closest(`a[href^="/?tab=${tab}"]`);
      if (!link || !isPlain(event)) return;
      event.preventDefault();
      if ("source" in link.dataset) choose(link);
      else visit(new URL(link.href).search.slice(1), link.dataset.focus ?? "h2");
    });
    page.addEventListener("change", (event) => {
      const form = event.target.closest("form.filters");
      if (!form) return;
      const { name, value } = event.target;
      const radio = event.target.type === "radio" ? `[value="${value}"]` : "";
      visit(new URLSearchParams(new FormData(form)), `[name="${name}"]${radio}`);
    });
    page.addEventListener("submit", (event) => event.preventDefault());
    onOpen(tab, () => {
      if (page.querySelector("[data-address]")) return;
      const search = location.search.slice(1);
      showPage(search, null);
      showSource(search, false);
    });
    followPanel(panel);
  }

  return {
    followHeader, followFilters, followLinks, followNext, followTalk, followPanel, startSearch, endSearch,
    download, takeFile, onOpen, say, setAddress, show, showMark, writeClipboard,
  };
})();
