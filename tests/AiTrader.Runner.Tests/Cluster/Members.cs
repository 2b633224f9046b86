using System.Collections.Immutable;
using System.Net;
using AiTrader.Runner.Cluster;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>A cluster's members as Orleans tells them, without a cluster.</summary>
internal sealed class Members : IClusterMembershipService
{
    private Members(IReadOnlyList<SiloAddress> addresses) => Addresses = addresses;

    /// <summary>The addresses of all silos, also of those that are not active.</summary>
    public IReadOnlyList<SiloAddress> Addresses { get; }

    /// <inheritdoc/>
    public ClusterMembershipSnapshot CurrentSnapshot { get; private set; } = null!;

    /// <inheritdoc/>
    public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => throw new NotSupportedException();

    /// <summary>Members of which all are active.</summary>
    public static Members Of(int silos)
    {
        var members = new Members([
            .. Enumerable.Range(1, silos).Select(number => SiloAddress.New(IPAddress.Loopback, 11_110 + number, 1)),
        ]);
        members.Tell(_ => SiloStatus.Active);
        return members;
    }

    /// <summary>Tells which status each silo has.</summary>
    public void Tell(Func<SiloAddress, SiloStatus> statusOf) =>
        CurrentSnapshot = new ClusterMembershipSnapshot(
            Addresses.ToImmutableDictionary(
                address => address,
                address => new ClusterMember(address, statusOf(address), $"{address}")
            ),
            new MembershipVersion((CurrentSnapshot?.Version.Value ?? 0) + 1)
        );

    /// <summary>The share of a silo.</summary>
    public MemberShare ShareOf(SiloAddress address) => new(this, new Local(address));

    /// <inheritdoc/>
    public ValueTask Refresh(
        MembershipVersion minimumVersion = default,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<bool> TryKill(SiloAddress siloAddress) => throw new NotSupportedException();

    private sealed class Local(SiloAddress address) : ILocalSiloDetails
    {
        public string Name => "silo";

        public string ClusterId => "cluster";

        public string DnsHostName => "localhost";

        public SiloAddress SiloAddress => address;

        public SiloAddress GatewayAddress => address;
    }
}
