"""A verdict follows from its evidence; evidence that fails stops the page."""

import pytest

from companion.page import Claim, claims


@pytest.mark.parametrize(
    ("sides", "judgement", "kind"),
    [
        ({"supported_by": [("seen", True)]}, "True.", "true"),
        ({"opposed_by": [("seen", True)]}, "Not so.", "false"),
        (
            {"supported_by": [("a", True)], "opposed_by": [("b", True)]},
            "Needs qualification.",
            "qualified",
        ),
    ],
)
def test_the_verdict_follows_from_the_sides_of_the_evidence(sides, judgement, kind):
    box = Claim("All swans are white.", source="a book", verdict="Look first.", **sides)
    assert judgement in box._repr_html_()
    assert f'class="claim claim-{kind}"' in box._repr_html_()
    assert f"Verdict: {judgement} Look first." in repr(box)


@pytest.mark.parametrize("side", ["supported_by", "opposed_by"])
def test_evidence_that_the_run_does_not_bear_out_stops_the_page(side):
    with pytest.raises(AssertionError, match="does not bear out: two is three"):
        Claim(
            "Numbers are equal.",
            "a book",
            **{side: [("one is one", True), ("two is three", False)]},
        )


def test_a_claim_without_evidence_is_refused():
    with pytest.raises(ValueError, match="need evidence"):
        Claim("It is so.", "a book")


def test_signs_in_a_claim_do_not_become_markup():
    box = Claim("a < b & c", "<i>", supported_by=[("x < y", True)])
    assert "a &lt; b &amp; c" in box._repr_html_()
    assert "<i>" not in box._repr_html_()


def test_a_glued_number_is_rounded_stored_and_printed(monkeypatch, capsys):
    shown = []
    monkeypatch.setattr(
        claims, "display", lambda data, **how: shown.append((data, how["metadata"]))
    )
    claims.glue("test-error", 0.123456, ".2f")
    assert capsys.readouterr().out == "test-error = 0.12\n"
    ((data, metadata),) = shown
    assert data == {"application/papermill.record/text/plain": "'0.12'"}
    assert metadata["scrapbook"]["name"] == "test-error"
