using AiTrader;
using AiTrader.Stores;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Checks that the application has said which market it trades, at which prices, and where it
/// records.</summary>
internal sealed class AiTraderSetupValidator(IServiceProviderIsService services) : IValidateOptions<AiTraderOptions>
{
    public ValidateOptionsResult Validate(string? name, AiTraderOptions options)
    {
        var problems = new List<string>();
        if (!services.IsService(typeof(Market)))
        {
            problems.Add("No market: call AddAiTrader().UseMarket(...), for example with Market.Us.");
        }

        if (!services.IsService(typeof(MarketPrices)))
        {
            problems.Add("No prices: call AddAiTrader().UsePrices(...), for example with a .csv file.");
        }

        if (!services.IsService(typeof(IStore)))
        {
            problems.Add("No store: call UseSqliteStore(...) or UseInMemoryStore().");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
