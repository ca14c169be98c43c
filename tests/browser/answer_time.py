"""Measures in the browser how long an answer takes: python -m tests.browser.answer_time.

From the press of Enter until the answer stands on the screen, and until the page picture does;
and in the tab Vergadering from every letter until what it finds stands there.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.serving import CHROMIUM, CORPUS, FLAGS, ingest, serving

ROUNDS = 8
TIMER = """
(question) => new Promise((done) => {
  const box = document.querySelector("#vraag textarea");
  const times = {};
  box.addEventListener("keydown", () => { times.enter = performance.now(); }, { once: true });
  const look = () => {
    const now = performance.now();
    const shown = document.querySelector(".turn .question")?.textContent === question;
    const picture = document.querySelector("#bron .paper img");
    if (shown) times.answer ??= now;
    if (!shown || (picture && !picture.complete)) return requestAnimationFrame(look);
    done([times.answer - times.enter, now - times.enter]);
  };
  look();
})
"""
TYPER = """
() => {
  const box = document.querySelector("#zoek");
  const results = document.querySelector("#vergadering .results");
  window.typed = [];
  box.addEventListener("keydown", () => { window.pressed = performance.now(); });
  const painted = () => requestAnimationFrame(() => {
    if (results.dataset.words !== box.value) return;
    window.typed.push(performance.now() - window.pressed);
  });
  new MutationObserver(painted).observe(results, { attributeFilter: ["data-words"] });
}
"""
PAUSE_MS = 180
"""Between two letters: a person who types 65 words a minute."""


def time_question(page: Page, question: str) -> tuple[float, float]:
    """Milliseconds from Enter to the answer, and to its page picture."""
    page.fill("#vraag textarea", question)
    running = page.evaluate_handle(f"(question) => ({{ promise: ({TIMER})(question) }})", question)
    page.keyboard.press("Enter")
    answer, picture = running.evaluate("(timer) => timer.promise")
    return answer, picture


def main() -> None:
    """Print the median and the 95th percentile over all example questions."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with serving(ingest(CORPUS, Path(folder) / "index")) as address:
            times = [
                time for _ in range(ROUNDS) for time in _ask_examples(chromium.new_page(), address)
            ]
            typed = _type_examples(chromium.new_page(), address)
        chromium.close()
    answers, pictures = zip(*times, strict=True)
    for name, column in (("antwoord", answers), ("bladzijde", pictures), ("zoeken", typed)):
        late = statistics.quantiles(column, n=20)[-1]
        print(f"{name}: mediaan {statistics.median(column):.0f} ms, p95 {late:.0f} ms")
    print(f"eerste: {answers[0]:.0f} ms; {len(times)} vragen, {len(typed)} letters")


def _type_examples(page: Page, address: str) -> list[float]:
    """Milliseconds from each letter of the example questions to what it finds."""
    page.goto(address)
    page.locator(".talk").wait_for()
    examples = page.locator(".examples button").all_text_contents()
    page.goto(f"{address}/?tab=vergadering")
    page.locator("#zoek").wait_for()
    page.evaluate(TYPER)
    for question in examples:
        page.keyboard.press("Escape")
        page.keyboard.type(question, delay=PAUSE_MS)
    times: list[float] = page.evaluate("window.typed")
    page.close()
    return times


def _ask_examples(page: Page, address: str) -> list[tuple[float, float]]:
    page.goto(address)
    page.locator(".talk").wait_for()
    examples = page.locator(".examples button").all_text_contents()
    times = [time_question(page, question) for question in examples]
    page.close()
    return times


if __name__ == "__main__":
    main()
