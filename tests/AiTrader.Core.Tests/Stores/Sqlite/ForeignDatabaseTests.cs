using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Data.Sqlite;

namespace AiTrader.Core.Tests.Stores.Sqlite;

public sealed class ForeignDatabaseTests
{
    [Test]
    public void A_database_that_is_no_ledger_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("foreign.db");
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE letters (text TEXT)";
            command.ExecuteNonQuery();
        }

        byte[] before = File.ReadAllBytes(file);

        Assert.That(() => new SqliteStore(file, TimeProvider.System), Throws.TypeOf<InvalidDataException>());
        Assert.That(File.ReadAllBytes(file), Is.EqualTo(before));
    }
}
