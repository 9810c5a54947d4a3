"""Output formats (格式): each is one module that writes the neutral text of a document, and nothing else."""
