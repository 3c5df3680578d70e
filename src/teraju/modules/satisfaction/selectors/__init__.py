"""Reading surveys, results and complaints, cut to the viewer."""
