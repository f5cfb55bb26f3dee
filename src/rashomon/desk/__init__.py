"""The desk: a project in the browser, to read it and to judge it.

app.py puts it together; one file a page.  address.py is the state that every link carries, holding.py the record behind
the pages, safety.py who may ask at all, parts.py what the pages share.
"""
