namespace AiTrader.Runner.Reports.Sections;

/// <summary>
/// Where a page leads: the sections are the same, but a file has its sessions in it and a site has pages.
/// </summary>
internal interface IPageLinks
{
    /// <summary>Where more is to be read of a trader.</summary>
    string TraderOf(TraderReport trader);

    /// <summary>Where the sessions of a trader are listed that keep it from being complete.</summary>
    string MissingOf(TraderReport trader);

    /// <summary>Where a session is to be read.</summary>
    string SessionOf(TraderReport trader, TradingTime time);
}
