namespace AiTrader.Fuzzing.Targets;

/// <summary>Every reader and store.</summary>
internal static class AllTargets
{
    /// <summary>The targets, in the order of their names.</summary>
    public static IReadOnlyList<FuzzTarget> Create() =>
        [
            .. new[]
            {
                ContentTargets.Create(),
                EndpointTargets.Create(),
                PriceTargets.Create(),
                RecordTargets.Create(),
                StoreTargets.Create(),
                WordTargets.Create(),
            }
                .SelectMany(targets => targets)
                .OrderBy(target => target.Name, StringComparer.Ordinal),
        ];
}
