"""Gifts received, refused or given: reported, handled by the UPG, decided by KPK."""
