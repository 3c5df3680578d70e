"""The diagnosis of a reliable local government: the 39 indicators of ISO 18091."""
