using CSharpKernel.Commands;

// Threads that a cell has started must not keep the process alive.
Environment.Exit(KernelCommands.Run(args));
