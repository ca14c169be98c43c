"""The main path of the tab Vraag, as an official walks it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.serving import OpenPage
from ui.page_image import PIXELS_PER_POINT, read_boxes

QUESTION = "wie is verantwoordelijk voor IOB Zorgfraude?"
UNANSWERABLE = "Wat is het salaris van de burgemeester van Vaals?"

MARKED_SHARE = """
(picture, [boxes, scale]) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
  const paper = canvas.getContext("2d");
  paper.drawImage(picture, 0, 0);
  return boxes.map(([x0, y0, x1, y1]) => {
    const place = [x0, y0, x1 - x0, y1 - y0].map((side) => Math.round(side * scale));
    const pixels = paper.getImageData(...place).data;
    let marked = 0;
    for (let i = 0; i < pixels.length; i += 4) {
      if (pixels[i] > 200 && pixels[i + 1] > 160 && pixels[i + 2] < 140) marked += 4;
    }
    return marked / pixels.length;
  });
}
"""


def ask(page: Page, question: str) -> Locator:
    """Types a question and gives the turn that answers it."""
    box = page.get_by_label("Uw vraag")
    box.fill(question)
    box.press("Enter")
    turn = page.locator(".turn").first
    expect(turn.locator(".question")).to_have_text(question)
    return turn


def shown_picture(page: Page) -> Locator:
    """The page picture beside the answer, once it has been drawn."""
    picture = page.locator("#bron .paper img")
    expect(picture).to_be_visible()
    page.wait_for_function("(p) => p.complete && p.naturalWidth > 0", arg=picture.element_handle())
    return picture


def marked_shares(picture: Locator) -> tuple[list[float], list[float]]:
    """Per box of the address the part that is marked; then the same just under the last box."""
    address = picture.get_attribute("src") or ""
    boxes = read_boxes(parse_qs(urlsplit(address).query)["vak"][0])
    assert boxes
    x0, _, x1, y1 = max(boxes, key=lambda box: box[3])
    under = (x0, y1 + 6, x1, y1 + 12)
    shares = picture.evaluate(MARKED_SHARE, [[*boxes, under], PIXELS_PER_POINT])
    return shares[:-1], shares[-1:]


def test_the_page_is_dutch_and_the_cursor_is_in_the_question_box(open_page: OpenPage) -> None:
    page = open_page()
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.title() == "Vraag - Veiligheidswijzer"
    expect(page.get_by_label("Uw vraag")).to_be_focused()


def test_what_is_typed_while_the_page_is_still_loading_stays(browser: Browser, screen: str) -> None:
    window = browser.new_page(base_url=screen)
    held: list[Route] = []
    window.route("**/gradio_api/run/**", lambda route: held.append(route))
    with window.expect_request("**/gradio_api/run/**"):
        window.goto("/")
    box = window.get_by_label("Uw vraag")
    box.fill(QUESTION)
    assert held
    window.unroute("**/gradio_api/run/**")  # Lets go of what was held.
    window.locator(".talk").wait_for()
    expect(box).to_have_value(QUESTION)
    box.press("Enter")
    expect(window.locator(".turn .question")).to_have_text(QUESTION)
    window.close()


def test_the_answer_names_who_is_responsible_and_shows_the_page_at_once(
    open_page: OpenPage,
) -> None:
    page = open_page()
    turn = ask(page, QUESTION)
    expect(turn.locator(".answer")).to_contain_text("egisseur ondermijning")
    expect(page.locator("#bron .number")).to_have_text("Bron 1")
    shares, under = marked_shares(shown_picture(page))
    assert min(shares) > 0.3
    assert max(under) < 0.05


def test_a_clicked_citation_shows_its_page_with_the_words_marked(open_page: OpenPage) -> None:
    page = open_page()
    turn = ask(page, QUESTION)
    last = turn.locator(".answer .cite").last
    number = (last.text_content() or "").strip("[]")
    page.locator(".talk").evaluate("talk => talk.scrollIntoView()")
    last.click()
    expect(page.locator("#bron .number")).to_have_text(f"Bron {number}")
    expect(turn.locator(f'.sources [data-number="{number}"]')).to_have_attribute(
        "aria-current", "true"
    )
    shares, _ = marked_shares(shown_picture(page))
    assert min(shares) > 0.3


def test_every_source_says_where_it_stands(open_page: OpenPage) -> None:
    page = open_page()
    turn = ask(page, QUESTION)
    for link in turn.locator(".sources a").all():
        link.click()
        number = link.locator(".number").text_content()
        expect(page.locator("#bron .number")).to_have_text(f"Bron {number}")
        expect(page.locator("#bron .path")).to_contain_text(re.compile(r"p(df-pagina|\.) \d+"))
        expect(page.locator("#bron blockquote")).not_to_be_empty()
        expect(page.locator("#bron .mark.example")).to_have_text(
            "Voorbeeld, niet de vastgestelde tekst"
        )


def test_the_marked_words_are_in_view_on_a_tall_page(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 1440, "height": 700})
    ask(page, QUESTION)
    picture = shown_picture(page)
    boxes = read_boxes(parse_qs(urlsplit(picture.get_attribute("src") or "").query)["vak"][0])
    top, frame, scale = picture.evaluate(
        """(picture) => {
            const frame = picture.closest(".paper").getBoundingClientRect();
            return [picture.getBoundingClientRect().top - frame.top, frame.height,
                    picture.clientWidth / picture.naturalWidth];
        }"""
    )
    place = top + boxes[0][1] * PIXELS_PER_POINT * scale
    assert 0 <= place < frame


def test_the_citation_can_be_copied(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    ask(page, QUESTION)
    page.get_by_role("button", name="Kopieer citaat").click()
    expect(page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    quote = page.locator("#bron blockquote").text_content() or ""
    assert re.match(r"UVP Heuvelland 2026, hoofdstuk \d, .*(p\.|pdf-pagina) \d+.*: '", copied)
    assert copied.endswith(f": '{' '.join(quote.split())}'")


def test_the_pdf_opens_on_the_page_of_the_citation(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, QUESTION)
    link = page.get_by_role("link", name="Open pdf op deze pagina")
    address = link.get_attribute("href") or ""
    picture = shown_picture(page).get_attribute("src") or ""
    opened = re.fullmatch(r"/document/([\w-]+)\.pdf#page=(\d+)", address)
    assert opened
    assert picture.startswith(f"/pagina/{opened[1]}/{opened[2]}.png?")
    reply = page.request.get(address.split("#")[0])
    assert reply.body().startswith(b"%PDF")
    assert reply.headers["content-disposition"].startswith("inline")


def test_a_theme_filter_holds_until_it_is_cleared(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("radio", name="Zorg en Veiligheid").check(force=True)
    expect(page.locator("#filters .active")).to_contain_text("Zorg en Veiligheid")
    turn = ask(page, "Welke ambities zijn er?")
    expect(turn).to_contain_text("Gezocht in: Zorg en Veiligheid")
    tags = turn.locator(".sources .tag")
    expect(tags.first).to_be_visible()
    assert {tag.get_attribute("title") for tag in tags.all()} == {"Zorg en Veiligheid"}
    page.get_by_role("button", name="Wis filters").click()
    expect(page.locator("#filters .active")).to_have_count(0)
    expect(page.get_by_role("radio", name="Alle thema's")).to_be_checked()
    expect(ask(page, QUESTION)).not_to_contain_text("Gezocht in:")


def test_a_filter_on_the_kind_of_document_leaves_others_out(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Soort document").select_option("rib")
    turn = ask(page, "Wat heeft ACT! gedaan?")
    titles = turn.locator(".from").all_text_contents()
    assert titles
    assert all("Raadsinformatiebrief" in title for title in titles)


def test_an_answer_within_filters_can_be_sought_without_them(open_page: OpenPage) -> None:
    page = open_page("/?vraag=Wat+is+het+salaris+van+de+burgemeester%3F&soort=uvp")
    expect(page.get_by_label("Soort document")).to_have_value("uvp")
    page.get_by_role("button", name="Zoek zonder filters").click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.get_by_label("Soort document")).to_have_value("")
    expect(page.locator(".turn").first).not_to_contain_text("Gezocht in:")


def test_without_an_answer_it_says_so_and_the_nearest_passages_can_be_opened(
    open_page: OpenPage,
) -> None:
    page = open_page()
    turn = ask(page, UNANSWERABLE)
    expect(turn.locator(".verdict")).to_have_text("Niet gevonden")
    expect(turn.locator(".missing")).to_contain_text("Gezocht in ")
    expect(page.locator("#bron")).to_contain_text("Kies een passage")
    turn.locator(".sources a").first.click()
    expect(page.locator("#bron .number")).to_have_text("Passage 1")
    shares, _ = marked_shares(shown_picture(page))
    assert min(shares) > 0.2


def test_a_follow_up_is_understood_from_the_conversation(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, QUESTION)
    turn = ask(page, "En in welke maand?")
    expect(turn.locator(".note")).to_contain_text("Bedoeld:")
    expect(turn.locator(".note")).to_contain_text("Zorgfraude")
    expect(turn.locator(".answer")).to_contain_text("juni")
    expect(page.get_by_role("heading", name="Eerder in dit gesprek")).to_be_visible()


def test_a_new_conversation_forgets_the_old_one(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, QUESTION)
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("#bron")).to_contain_text("Stel een vraag.")
    expect(page).to_have_url(re.compile(r"/$"))
    expect(ask(page, "En in welke maand?").locator(".note")).to_have_count(0)


def test_an_example_question_can_be_clicked(open_page: OpenPage) -> None:
    page = open_page()
    example = page.locator(".examples button").first
    text = example.text_content() or ""
    example.click()
    expect(page.locator(".turn .question")).to_have_text(text)
    expect(page.locator(".turn .answer")).to_be_visible()
    expect(page.locator(".examples")).not_to_contain_text(text)


def test_an_address_opens_the_answer_with_its_filter_and_source(open_page: OpenPage) -> None:
    first = open_page()
    first.get_by_role("radio", name="Ondermijnende criminaliteit").check(force=True)
    turn = ask(first, QUESTION)
    chosen = turn.locator(".sources a").last
    number = chosen.locator(".number").text_content()
    chosen.click()
    expect(first).to_have_url(re.compile(rf"thema=ondermijnende-criminaliteit&bron={number}$"))
    second = open_page(first.url)
    expect(second.locator(".turn .question")).to_have_text(QUESTION)
    expect(second.locator(".answer")).to_contain_text("egisseur ondermijning")
    expect(second.locator("#bron .number")).to_have_text(f"Bron {number}")
    expect(second.get_by_role("radio", name="Ondermijnende criminaliteit")).to_be_checked()


def test_the_address_of_a_follow_up_carries_the_conversation(open_page: OpenPage) -> None:
    first = open_page()
    ask(first, QUESTION)
    ask(first, "En in welke maand?")
    expect(first).to_have_url(re.compile(r"eerder="))
    second = open_page(first.url)
    expect(second.locator(".turn .answer")).to_contain_text("juni")


def test_wrong_questions_get_a_clear_message_and_stay_in_the_box(open_page: OpenPage) -> None:
    page = open_page()
    box = page.get_by_label("Uw vraag")
    for question in ("   ", "vraag " * 2000):
        box.fill(question)
        box.press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        expect(box).to_have_value(question)
        expect(page.locator(".turn")).to_have_count(0)
    ask(page, QUESTION)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_unknown_theme_in_an_address_is_told(open_page: OpenPage) -> None:
    page = open_page("/?vraag=wie%3F&thema=bestaat-niet")
    expect(page.get_by_role("alert")).to_contain_text("bestaat-niet")
    expect(page.get_by_role("radio", name="Alle thema's")).to_be_checked()


def test_dark_is_kept_and_goes_before_what_the_computer_prefers(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    page.get_by_role("button", name="Licht of donker").click()
    expect(page.locator("body")).to_have_class(re.compile(r"\bdark\b"))
    page.reload()
    page.locator(".talk").wait_for()
    expect(page.locator("body")).to_have_class(re.compile(r"\bdark\b"))
