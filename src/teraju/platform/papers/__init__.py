"""Typeset papers: letterhead, official number, signature, verification code and public check."""
