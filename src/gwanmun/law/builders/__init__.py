"""The builder of the Control List, Country Chart and Country Group tables.

It turns a folder of extracted regulation data (or the eCFR's own XML) into the CSV tables under ``law/us_ear``. What
can be read from codes alone is read by a small grammar; every sentence that needs judgement has a *reading* in
``readings/``, keyed by entry, row and a fingerprint of the printed words. A wording that has no reading, or whose
reading was made for other words, is refused: a requirement is never guessed and never dropped.
"""
