"""The process that serves concerns: its own settings, addresses, database, keys and folders."""
