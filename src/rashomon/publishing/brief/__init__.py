"""The page a humanitarian analyst would send: one record on a few pages, as HTML, Markdown, PDF or text.

`content` decides what is said; `html`, `markdown`, `pdf` and `text` draw it, each with `render(record, about)`.
"""
