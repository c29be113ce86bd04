"""The values of the house: what is kept (source, document, claim, judgement) and what follows (episode, agreement ...).

Standard library only, no I/O, frozen. In: nothing. Out: the words that every room speaks.
"""
