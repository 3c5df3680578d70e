"""How a process that serves looks for memory that nobody holds any more."""

import gc

# Containers that are made before the collector looks through the youngest: a page that reads the
# records of many agencies makes hundreds of thousands, all of them needed until it is done.
YOUNGEST = 10_000


def settle() -> None:
    """What is loaded by now stays; what comes is looked through in larger portions.

    Else the collector's rounds take a quarter of the work of pages that read much, and touch the
    memory that forked processes share.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNGEST)
