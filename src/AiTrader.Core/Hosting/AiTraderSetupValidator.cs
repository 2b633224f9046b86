using AiTrader;
using AiTrader.Prices;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Checks that the application has said which market it trades and at which prices.</summary>
internal sealed class AiTraderSetupValidator(IServiceProviderIsService services) : IValidateOptions<AiTraderOptions>
{
    public ValidateOptionsResult Validate(string? name, AiTraderOptions options)
    {
        var problems = new List<string>();
        if (!services.IsService(typeof(Market)))
        {
            problems.Add("No market: call AddAiTrader().UseMarket(...), for example with Market.Us.");
        }

        if (!services.IsService(typeof(IPriceSource)))
        {
            problems.Add("No prices: call AddAiTrader().UsePrices(...), for example with a .csv file.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
