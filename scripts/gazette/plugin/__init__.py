"""The door into MkDocs: pages come from data/, their Markdown is bound to its text, their frames get what they show."""
