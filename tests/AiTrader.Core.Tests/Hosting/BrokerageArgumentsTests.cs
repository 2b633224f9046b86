using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Core.Tests.Hosting;

public sealed class BrokerageArgumentsTests
{
    [Test]
    public async Task The_simulated_brokerage_of_the_arguments_has_every_condition_and_the_mandate_of_the_options()
    {
        var services = TradingServices.Ready(options =>
        {
            options.FeeRate = 0.001m;
            options.SlippageBasisPoints = 5;
            options.VolumeLimit = 0.1m;
            options.CorporateActions = true;
            options.PositionLimit = 0.25m;
            options.ApprovalAbove = 5_000;
        });
        var brokerages = new List<IBrokerage>();
        services.AddAiTrader().UseBrokerage(arguments => Noted(arguments.CreateSimulated()));
        await using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<SessionRunner>();

        var brokerage = brokerages.Single();

        Assert.Multiple(() =>
        {
            Assert.That(
                brokerage.Conditions,
                Is.EqualTo(
                    new TradingConditions
                    {
                        FeeRate = 0.001m,
                        SlippageBasisPoints = 5,
                        VolumeLimit = 0.1m,
                        CorporateActions = true,
                    }
                )
            );
            Assert.That(
                brokerage.Mandate,
                Is.EqualTo(new Mandate { PositionLimit = 0.25m, ApprovalAbove = new Money(5_000) })
            );
        });

        IBrokerage Noted(IBrokerage brokerage)
        {
            brokerages.Add(brokerage);
            return brokerage;
        }
    }
}
