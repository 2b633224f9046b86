using System.Globalization;
using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Cluster;

/// <summary>
/// Each turn, every trader is woken by one active silo of the cluster. A silo that does not know itself to be one of
/// them wakes all of them.
/// </summary>
internal sealed class MemberShare(IClusterMembershipService cluster, ILocalSiloDetails silo) : IWatchShare
{
    private volatile View _view = new(null, 0, 1);

    /// <inheritdoc/>
    public bool IsOwn(Signature signature, long turn)
    {
        var view = Look();
        uint hash = StableHash.ComputeHash(string.Create(CultureInfo.InvariantCulture, $"{signature} {turn}"));
        return view.Place < 0 || hash % view.Count == view.Place;
    }

    private View Look()
    {
        var snapshot = cluster.CurrentSnapshot;
        var view = _view;
        if (ReferenceEquals(view.Of, snapshot))
        {
            return view;
        }

        SiloAddress[] active =
        [
            .. snapshot
                .Members.Values.Where(member => member.Status == SiloStatus.Active)
                .Select(member => member.SiloAddress)
                .Order(),
        ];
        return _view = new View(snapshot, Array.IndexOf(active, silo.SiloAddress), active.Length);
    }

    // The place of this silo among the active ones; negative where it is not one of them.
    private sealed record View(ClusterMembershipSnapshot? Of, int Place, int Count);
}
