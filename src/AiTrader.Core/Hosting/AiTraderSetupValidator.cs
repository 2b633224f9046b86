using AiTrader.Stores;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Checks that the application has said which market it trades, at which prices, and where it
/// records.</summary>
internal sealed class AiTraderSetupValidator(TradingSetup setup, IServiceProviderIsKeyedService services)
    : IValidateOptions<AiTraderOptions>
{
    public ValidateOptionsResult Validate(string? name, AiTraderOptions options)
    {
        if (name != setup.OptionsName)
        {
            return ValidateOptionsResult.Skip;
        }

        List<string> problems = [.. Missing(), .. AiTraderConditions.ProblemsOf(options)];
        if (setup.Section is { } section)
        {
            problems.AddRange(AiTraderSection.ProblemsOf(section));
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Missing()
    {
        string add = setup.Key is { } key ? $"AddKeyedAiTrader({key})" : "AddAiTrader()";
        if (setup.Market is null && setup.Section?[AiTraderSection.Market] is null)
        {
            yield return $"No market: call {add}.UseMarket(...), for example with Market.Us.";
        }

        if (setup.Prices is null && setup.Section?[AiTraderSection.Prices] is null)
        {
            yield return $"No prices: call {add}.UsePrices(...), for example with a .csv file.";
        }

        if (!HasStore() && setup.Section?[AiTraderSection.Store] is null)
        {
            yield return "No store: call UseSqliteStore(...) or UseInMemoryStore().";
        }
    }

    private bool HasStore() =>
        setup.Key is { } key ? services.IsKeyedService(typeof(IStore), key) : services.IsService(typeof(IStore));
}
