"""Zona Integritas: the worksheet of a unit on its way to WBK and WBBM."""
