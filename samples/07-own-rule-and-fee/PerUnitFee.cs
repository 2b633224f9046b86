using AiTrader;
using AiTrader.Rules;

/// <summary>
/// A custom fee model: an amount a unit, and a minimum that is paid once an order. An order can be executed in
/// parts; each part pays what the fee of the order has grown by.
/// </summary>
internal sealed class PerUnitFee(decimal unit, decimal minimum) : IFeeModel
{
    public Money GetFee(in FeeArguments arguments)
    {
        decimal units = arguments.FilledBefore.Value + arguments.Quantity.Value;
        decimal fee = Math.Max(minimum, unit * units) - arguments.FeesBefore.Value;
        return new Money(Math.Max(0, fee));
    }
}
