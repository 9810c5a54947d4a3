"""任免的话: what a sentence that appoints and removes says of whom. Pure; what is not plain is left unread."""
