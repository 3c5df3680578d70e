"""Pure rules of conformity: no framework, no clock, no database."""
