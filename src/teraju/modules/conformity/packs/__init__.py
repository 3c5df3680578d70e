"""Making an auditor's pack: its words and its zip."""
