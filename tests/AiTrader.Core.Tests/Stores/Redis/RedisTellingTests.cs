using AiTrader.Core.Tests.Stores.Processes;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>Documents and events that several processes write to one server.</summary>
public sealed class RedisTellingTests : RedisFixture
{
    [Test]
    public Task Processes_on_one_server_tell_each_entry_once_and_lose_no_count() =>
        TellingProcesses.RunAsync($"redis:{Server.Address}", Connect);

    [Test]
    public Task What_a_killed_process_said_is_on_the_server() =>
        TellingProcesses.KillAsync($"redis:{Server.Address}", Connect);
}
