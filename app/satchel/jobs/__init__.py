"""Work off the window's thread: questions to the desk in a thread, imports in a process."""
