"""What is done with concerns; each function one transaction and one event of the trail."""
