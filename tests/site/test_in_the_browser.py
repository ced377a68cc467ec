"""The pages as a reader's browser shows them."""

import io

import pytest
from PIL import Image

CHAPTER = "book/overfitting.html"


def paper(page):
    """The colour of the page itself."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return tuple(int(part) for part in colour.strip("rgb()").split(","))


def test_every_page_stays_on_its_own_site(visit, server):
    visit.page.wait_for_load_state("networkidle")
    assert [url for url in visit.requests if not url.startswith((server, "data:"))] == []


def test_no_page_complains(visit):
    assert visit.complaints == []


def test_every_formula_is_shown_in_its_own_face(visit):
    shown = visit.page.evaluate(
        """async () => {
          await document.fonts.ready
          const formulas = [...document.querySelectorAll("article .katex")]
            .filter(formula => formula.checkVisibility())
          return {
            flat: formulas.filter(f => f.querySelector(".katex-html").clientHeight === 0
              && f.getBoundingClientRect().height === 0).length,
            unspoken: formulas.filter(f => !f.querySelector("math")).length,
            face: formulas.length === 0 || document.fonts.check("1em KaTeX_Main"),
          }
        }"""
    )
    assert shown == {"flat": 0, "unspoken": 0, "face": True}


def test_no_page_is_wider_than_a_phone(visit):
    visit.page.set_viewport_size({"width": 375, "height": 800})
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    assert width <= 375


def test_on_paper_there_is_only_the_text(visit):
    visit.page.emulate_media(media="print")
    frame = ".bd-sidebar-primary, .bd-sidebar-secondary, .bd-header-article, .prev-next-footer"
    seen = [tag for tag in visit.page.locator(frame).all() if tag.is_visible()]
    visit.page.emulate_media(media="screen")
    assert seen == []


def test_a_page_opened_from_the_disk_works_the_same(open_page, site, address):
    visit = open_page((site / address).as_uri())
    assert [url for url in visit.requests if not url.startswith((site.as_uri(), "data:"))] == []
    assert visit.complaints == []
    assert all(tag.is_visible() for tag in visit.page.locator("article .katex").all()[:3])


def test_a_page_needs_no_script_to_be_read(open_page, server):
    page = open_page(server + CHAPTER, java_script_enabled=False).page
    assert page.locator("article .katex").first.is_visible()
    solution = page.locator("details.solution").first
    solution.locator("summary").click()
    assert solution.locator("section").is_visible()


def test_the_button_switches_between_light_and_dark_and_is_remembered(open_page, server):
    page = open_page(server + CHAPTER, color_scheme="light").page
    assert min(paper(page)) > 200
    page.locator(".theme-switch-button").click()
    assert max(paper(page)) < 80
    page.reload()
    assert max(paper(page)) < 80
    page.locator(".theme-switch-button").click()
    assert min(paper(page)) > 200


def test_no_line_begins_with_the_comma_after_a_formula(open_page, server):
    page = open_page(server + CHAPTER).page
    pairs, parted = page.evaluate(
        """() => {
          const pairs = [...document.querySelectorAll(".together")]
          const left = node => {
            const range = document.createRange()
            range.selectNode(node)
            return range.getBoundingClientRect().left
          }
          const isParted = pair =>
            left(pair.lastChild) < left([...pair.querySelectorAll(".katex-base")].at(-1))
          let parted = 0
          for (let width = 300; width < 640; width += 5) {
            document.querySelector("article").style.width = width + "px"
            parted += pairs.filter(pair => pair.checkVisibility()).filter(isParted).length
          }
          return [pairs.length, parted]
        }"""
    )
    assert pairs > 0
    assert parted == 0


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_white_of_a_figure_becomes_the_paper(open_page, server, mode):
    page = open_page(server + CHAPTER, color_scheme=mode).page
    figure = Image.open(io.BytesIO(page.locator(".cell_output img").first.screenshot()))
    corner = figure.convert("RGB").getpixel((2, 2))
    assert max(abs(a - b) for a, b in zip(corner, paper(page), strict=True)) <= 1


def test_a_solution_is_closed_until_it_is_asked_for(open_page, server):
    page = open_page(server + CHAPTER).page
    solutions = page.locator("details.solution")
    assert solutions.count() > 0
    assert not any(solution.locator("section").is_visible() for solution in solutions.all())
    solutions.first.locator("summary").click()
    assert solutions.first.locator("section").is_visible()
    solutions.first.locator("summary").press("Enter")
    assert not solutions.first.locator("section").is_visible()


def test_a_solution_is_open_on_paper(open_page, server):
    page = open_page(server + CHAPTER).page
    page.emulate_media(media="print")
    assert page.locator("details.solution section").first.is_visible()


def test_the_search_finds_a_word_of_a_chapter(open_page, server):
    page = open_page(server + "search.html?q=variance").page
    page.locator(f"#search-results a[href*='{CHAPTER}']").first.wait_for(timeout=5000)
