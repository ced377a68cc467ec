"""Numbers that flow from a run into the text, and claims judged by what was measured.

A number in a sentence is glued, never typed; a verdict follows from its evidence.  If a run no
longer bears out a piece of evidence, the cell fails, and with it the test of the page.
"""

from html import escape

from IPython.display import display

# Where MyST-NB looks for glued values; written here so that running a page needs no Sphinx.
RECORD = "application/papermill.record/"
VERDICTS = {
    (True, False): ("true", "True."),
    (True, True): ("qualified", "Needs qualification."),
    (False, True): ("false", "Not so."),
}


def glue(name, value, spec=""):
    """Store a rounded number under a name for the text, and print it for whoever runs the page.

    Parameters
    ----------
    name : str
        What the role glue:text in the text refers to.
    value : float, int or str
    spec : str, default ""
        A format, such as ".2f": as many digits as the sentence needs.
    """
    text = format(value, spec)
    record = {"scrapbook": {"name": name, "mime_prefix": RECORD}}
    display({RECORD + "text/plain": repr(text)}, raw=True, metadata=record)
    print(f"{name} = {text}")


class Claim:
    """A box with a claim, the evidence measured on this page, and the verdict that follows.

    Evidence on one side only makes the claim true or false; on both sides, in need of
    qualification.

    Parameters
    ----------
    says : str
        The claim, as its source makes it.
    source : str
        Who says so.
    supported_by, opposed_by : sequence of (str, bool)
        A sentence with its numbers, and whether the run bears it out.
    verdict : str
        One sentence on what remains of the claim.

    Raises
    ------
    AssertionError
        If some evidence is not borne out by the run.
    ValueError
        If there is no evidence at all.
    """

    def __init__(self, says, source, supported_by=(), opposed_by=(), verdict=""):
        evidence = [
            *(("For", *item) for item in supported_by),
            *(("Against", *item) for item in opposed_by),
        ]
        failed = [sentence for _, sentence, holds in evidence if not holds]
        if failed:
            raise AssertionError("this run does not bear out: " + " | ".join(failed))
        if not evidence:
            raise ValueError(f"need evidence for or against a claim, got none for {says!r}")
        self.says, self.source, self.verdict = says, source, verdict
        self.evidence = [(side, sentence) for side, sentence, _ in evidence]
        self.kind, self.judgement = VERDICTS[bool(supported_by), bool(opposed_by)]

    def __repr__(self):
        evidence = "\n".join(f"  {side}: {sentence}" for side, sentence in self.evidence)
        return (
            f"Claim: {self.says} ({self.source})\n"
            f"Evidence:\n{evidence}\n"
            f"Verdict: {self.judgement} {self.verdict}"
        )

    def _repr_html_(self):
        evidence = "".join(
            f"<li><b>{side}:</b> {escape(sentence)}</li>" for side, sentence in self.evidence
        )
        return (
            f'<aside class="claim claim-{self.kind}" role="note" '
            'aria-label="Claim, evidence, verdict">'
            '<p class="claim-label">Claim</p>'
            f'<blockquote class="claim-says"><p>{escape(self.says)}</p>'
            f"<footer>— {escape(self.source)}</footer></blockquote>"
            '<p class="claim-label">Evidence</p>'
            f'<ul class="claim-evidence">{evidence}</ul>'
            '<p class="claim-label">Verdict</p>'
            f'<p class="claim-verdict"><strong>{self.judgement}</strong> '
            f"{escape(self.verdict)}</p></aside>"
        )
