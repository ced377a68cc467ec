"""What a page needs beside text and pictures: source shown, numbers glued, claims judged."""

from companion.page.claims import claim, glue
from companion.page.quiz import check
from companion.page.source import show

__all__ = ["check", "claim", "glue", "show"]
