"""What is asked, what is proved: assessments, evidence and the readiness computed from both."""
