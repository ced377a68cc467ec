"""What a page needs beside text and pictures: source shown, numbers glued, claims judged."""

from companion.page import bench, tally
from companion.page.claims import Claim, glue
from companion.page.lookup import look_up
from companion.page.quiz import check
from companion.page.source import show

__all__ = ["Claim", "bench", "check", "glue", "look_up", "show", "tally"]
