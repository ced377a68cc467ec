"""Every page can be read in the dark. (A file of its own: two take half the time on two cores.)"""

from barriers import violations


def test_a_page_can_be_read_in_the_dark(visit):
    visit.page.emulate_media(color_scheme="dark")
    visit.page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    assert violations(visit.page, runOnly=["color-contrast"]) == {}
