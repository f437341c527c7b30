using System.CommandLine;

return new RootCommand("Interlock").Parse(args).Invoke();
