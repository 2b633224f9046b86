namespace AiTrader.Runner.Cluster;

/// <summary>One trader of the cluster, on one silo at a time; its key is the signature.</summary>
internal interface ITraderGrain : IGrainWithStringKey
{
    /// <summary>Makes sure that the runs of the trader are driven on the silo of this grain.</summary>
    /// <returns>Whether it knows a run that is not finished.</returns>
    // A silo that stands still answers nothing: whoever asked then drives the trader as soon as its lease has expired.
    [ResponseTimeout("00:00:05")]
    Task<bool> WakeAsync();

    /// <summary>
    /// Ends the drive of the trader after the session that is under way, so that its grain can be activated elsewhere.
    /// </summary>
    [ResponseTimeout("00:10:00")]
    Task LeaveAsync();
}
