"""Shared by every module; knows no business."""
