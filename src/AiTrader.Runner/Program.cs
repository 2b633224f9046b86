using AiTrader.Runner.Commands;

return await CommandLine.RunAsync(args);
