"""Measures in the browser how long an answer takes: python -m tests.browser.answer_time.

From the press of Enter until the answer stands on the screen, and until the page picture does.
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
        chromium.close()
    for name, column in zip(("antwoord", "bladzijde"), zip(*times, strict=True), strict=True):
        late = statistics.quantiles(column, n=20)[-1]
        print(f"{name}: mediaan {statistics.median(column):.0f} ms, p95 {late:.0f} ms")
    print(f"eerste: {times[0][0]:.0f} ms; {len(times)} vragen")


def _ask_examples(page: Page, address: str) -> list[tuple[float, float]]:
    page.goto(address)
    page.locator(".talk").wait_for()
    examples = page.locator(".examples button").all_text_contents()
    times = [time_question(page, question) for question in examples]
    page.close()
    return times


if __name__ == "__main__":
    main()
