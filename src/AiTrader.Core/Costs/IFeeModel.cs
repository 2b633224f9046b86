namespace AiTrader.Rules;

/// <summary>Computes the fee of an execution.</summary>
public interface IFeeModel
{
    /// <summary>
    /// The fee of this execution, in addition to <see cref="FeeArguments.FeesBefore"/>; zero or more. It is asked, too,
    /// for what an order that rests would pay if all of it were executed at its own price: the same arguments have the
    /// same fee.
    /// </summary>
    Money GetFee(in FeeArguments arguments);
}
