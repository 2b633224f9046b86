using AiTrader.Benchmarks.Mcp;
using AiTrader.Benchmarks.Quick;
using BenchmarkDotNet.Running;

return args switch
{
    ["--quick"] => await QuickRun.AllAsync(),
    ["--quick", var name] => await QuickRun.OneAsync(name),
    ["--quick", var name, QuickRun.RowsOption] => await QuickRun.RowsAsync(name),
    [McpChild.Option, var kind] => await McpChild.ServeAsync(kind),
    _ => BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args).Any() ? 0 : 1,
};
