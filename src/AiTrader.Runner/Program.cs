return await AiTrader.Runner.Commands.CommandLine.RunAsync(args);
