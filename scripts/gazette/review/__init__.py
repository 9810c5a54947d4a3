"""校读: the received text beside the draft, in a browser, on this machine alone."""
