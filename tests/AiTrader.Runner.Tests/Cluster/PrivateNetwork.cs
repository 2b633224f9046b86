using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>
/// A network of network namespaces on this machine (ip-netns(8)): a bridge to which the tests belong, and one namespace
/// a silo, between which connections can be cut without a sign. It needs the rights of an administrator.
/// </summary>
internal sealed class PrivateNetwork : IDisposable
{
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"ait{Environment.ProcessId % 10_000}");
    private readonly int _third = 16 + (Environment.ProcessId % 200);
    private readonly int _silos;

    /// <summary>Makes it.</summary>
    /// <param name="silos">How many silos it has, from number 1.</param>
    public PrivateNetwork(int silos)
    {
        _silos = silos;
        Ip($"link add {_name} type bridge");
        Ip($"addr add {Host}/24 dev {_name}");
        Ip($"link set {_name} up");
        for (int silo = 1; silo <= silos; silo++)
        {
            Ip($"netns add {NameOf(silo)}");
            Ip($"link add {NameOf(silo)} type veth peer name eth0 netns {NameOf(silo)}");
            Ip($"link set {NameOf(silo)} master {_name} up");
            Ip($"-n {NameOf(silo)} addr add {AddressOf(silo)}/24 dev eth0");
            Ip($"-n {NameOf(silo)} link set eth0 up");
            Ip($"-n {NameOf(silo)} link set lo up");
        }
    }

    /// <summary>Whether this user may make one.</summary>
    public static bool IsPossible => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("netns list");

    /// <summary>The address of the tests, which all silos reach.</summary>
    public IPAddress Host => Address(1);

    /// <summary>The address of a silo.</summary>
    public IPAddress AddressOf(int silo) => Address(1 + silo);

    /// <summary>The command before a program that is to run where a silo is.</summary>
    public IEnumerable<string> Enter(int silo) => ["ip", "netns", "exec", NameOf(silo)];

    /// <summary>
    /// Cuts the connections between two silos: packets are lost without a sign. Both still reach everybody else.
    /// </summary>
    public void Cut(int silo, int other) => Isolate(silo, other, "on");

    /// <summary>Ends the cut.</summary>
    public void Mend(int silo, int other) => Isolate(silo, other, "off");

    public void Dispose()
    {
        for (int silo = 1; silo <= _silos; silo++)
        {
            Run($"netns del {NameOf(silo)}");
            Run($"link del {NameOf(silo)}");
        }

        Run($"link del {_name}");
    }

    // Isolated ports of a bridge do not reach each other, and reach all other ports.
    private void Isolate(int silo, int other, string state)
    {
        Ip($"link set {NameOf(silo)} type bridge_slave isolated {state}");
        Ip($"link set {NameOf(other)} type bridge_slave isolated {state}");
    }

    private static void Ip(string arguments) => Assert.That(Run(arguments), Is.True, $"ip {arguments}");

    private static bool Run(string arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("ip", arguments.Split(' '))
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private IPAddress Address(int last) =>
        IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"10.77.{_third}.{last}"));

    private string NameOf(int silo) => string.Create(CultureInfo.InvariantCulture, $"{_name}s{silo}");
}
