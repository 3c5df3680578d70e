"""Forms; choices are cut to what the viewer may choose."""
