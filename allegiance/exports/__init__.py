r"""What is kept and what follows from it, as files for other programs: one module a form, each `SUFFIX` and `write`.

In: a record, its chronicle, an open text file. Out: UTF-8 text with `\n` line ends, the same for the same input. What
comes from a confidential source is left out of every file.
"""
