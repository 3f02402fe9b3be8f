using CSharpKernel.Commands;

return KernelCommands.Run(args);
