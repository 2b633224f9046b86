namespace AiTrader.Rules;

/// <summary>
/// The fees of a market, as they are on the day of the execution, exact: the sum of the components of a schedule. A
/// minimum is paid once an order.
/// </summary>
/// <param name="schedule">The fees, for example <see cref="KnownFees.ChinaA"/>.</param>
public sealed class FeeScheduleModel(FeeSchedule schedule) : IFeeModel
{
    /// <summary>The fees.</summary>
    public FeeSchedule Schedule { get; } = NotNull.Require(schedule);

    /// <inheritdoc/>
    public Money GetFee(in FeeArguments arguments)
    {
        decimal fee = 0;
        foreach (var component in Schedule.Components)
        {
            fee += component.Of(arguments);
        }

        return new Money(fee);
    }
}
