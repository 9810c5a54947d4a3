"""A synthetic archive (假想的公报): a whole project with N invented documents, to try the program on many.

    python -m archive_generator N FOLDER [SEED]

Its words are clauses of the first real issue, shuffled anew; who issues, and to whom, is taken from there too. The same N,
seed and data/ give the same bytes.

    __main__      the command             project   the folder: tools copied, data written
    archive       issue after issue       documents one folder of an issue: notice, interpretation, tables
    acts texts tables                     what stands in them
    citations     what is cited: outside instruments, documents printed before
    words         clauses, sentences, names, titles          vocabulary
"""
