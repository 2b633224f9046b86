using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>How answers are written: the library's own words, and no member that is absent.</summary>
internal static class ServiceJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The same settings for options of the framework.</summary>
    public static void Configure(JsonSerializerOptions options) =>
        (options.DefaultIgnoreCondition, options.NumberHandling) = (
            JsonIgnoreCondition.WhenWritingNull,
            JsonNumberHandling.Strict
        );

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
