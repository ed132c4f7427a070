"""Jobs in child processes, each under limits of time and memory."""
