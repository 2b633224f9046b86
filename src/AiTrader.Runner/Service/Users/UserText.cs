using System.Text.Json;
using System.Text.Json.Serialization;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Users;

/// <summary>A user as a document: <c>{"role":"trader","created":"...","keyHash":"...","keyCreated":"..."}</c></summary>
internal static class UserText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes it.</summary>
    public static string Write(User user) =>
        JsonSerializer.Serialize(
            new Line(RoleName.Of(user.Role), user.Created, user.KeyHash, user.KeyCreated),
            Options
        );

    /// <summary>Reads it.</summary>
    /// <exception cref="StoreCorruptedException">It was not written by this program.</exception>
    public static User Read(Document document)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Line>(document.Content, Options)!;
            return new User(UserName.Parse(document.Key.Id), RoleName.Parse(line.Role), line.Created)
            {
                KeyHash = line.KeyHash,
                KeyCreated = line.KeyCreated,
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException)
        {
            throw new StoreCorruptedException(
                null,
                $"The document {document.Key} cannot be read: {unreadable.Message}",
                unreadable
            );
        }
    }

    private sealed record Line(
        string Role,
        DateTimeOffset Created,
        string? KeyHash = null,
        DateTimeOffset? KeyCreated = null
    );
}
