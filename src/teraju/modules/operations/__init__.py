"""Services, what they promise, and the register of what came of them."""
