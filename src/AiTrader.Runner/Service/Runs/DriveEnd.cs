namespace AiTrader.Runner.Service.Runs;

/// <summary>Why a driver stopped.</summary>
internal enum DriveEnd
{
    /// <summary>No run of the trader is left.</summary>
    NothingLeft,

    /// <summary>Another driver has the lease of the trader.</summary>
    DrivenElsewhere,
}
