namespace AiTrader.Rules;

/// <summary>Computes the fee of an execution.</summary>
public interface IFeeModel
{
    /// <summary>The fee; zero or more.</summary>
    Money GetFee(in FeeArguments arguments);
}
