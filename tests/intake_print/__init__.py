"""An invented issue printed in many ways, to try intake on: as text, as Word file, as web page.

    documents.yml  documents of many forms, as a clerk types them
    issue          the invented issue of a seed: those documents and some of the synthetic archive
    pieces         the issue in print order, a piece of text each with what it is
    layout         lines cut to a width, pages with running heads and page numbers, tables as text
    word, web      the same pieces as a Word file, as web pages

The ways to print are in `intake_styles`.
"""
