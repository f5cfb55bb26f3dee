"""What a record looks like to a reader: text for the terminal, a page, and JSON for programs.

Each renderer takes a `Record` and nothing else; none of them decides anything about it.
"""
