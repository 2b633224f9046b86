namespace AiTrader.Rules;

/// <summary>What an execution costs on top of its price.</summary>
public interface IFeeModel
{
    /// <summary>The fee; zero or more.</summary>
    Money GetFee(in FeeArguments arguments);
}
