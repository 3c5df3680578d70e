"""Electronic scales and everything that the bands of OIML R 76 judge."""
