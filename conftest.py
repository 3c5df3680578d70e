"""For every test of the house."""

pytest_plugins = ["teraju.platform.audit.tests.plugin"]
