"""Reports in: text files, saved pages, JSON Lines and folders of them, each kept exactly as it was received.

    from rashomon.intake import load

    intake = load(["reports/"], published="2017-09-11", outlet="Example Post")
    intake.reports    # what could be read
    intake.problems   # one error for each input that could not

Text is never normalised: code points and line ends stay as they are in the file, so that an offset into `Report.text`
is an offset into the decoded file.  Only a byte order mark is no part of the text.  The text of a page is what is left
of it without its menus; it begins with the title.
"""

from rashomon.intake.loading import Intake, Taken, each, load

__all__ = ["Intake", "Taken", "each", "load"]
