using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AiTrader.Runner.Tests.Documentation;
using AiTrader.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>
/// The description of the server for the registry of the Model Context Protocol keeps to the registry's schema of
/// 2025-12-11, whose rules are written here again, and its command line is one that starts a server.
/// </summary>
internal sealed partial class ServerManifestTests
{
    private static readonly string[] ServerMembers =
    [
        "$schema",
        "name",
        "title",
        "description",
        "version",
        "packages",
        "remotes",
        "repository",
        "websiteUrl",
        "icons",
        "_meta",
    ];

    private static readonly string[] PackageMembers =
    [
        "registryType",
        "registryBaseUrl",
        "identifier",
        "version",
        "fileSha256",
        "runtimeHint",
        "runtimeArguments",
        "packageArguments",
        "environmentVariables",
        "transport",
    ];

    private static readonly string[] ArgumentMembers =
    [
        "type",
        "name",
        "value",
        "valueHint",
        "isRepeated",
        "description",
        "isRequired",
        "isSecret",
        "format",
        "default",
        "choices",
        "placeholder",
        "variables",
    ];

    private static readonly JsonElement Manifest = JsonElement.Parse(
        File.ReadAllText(Path.Combine(DocumentPage.Root, "server.json"))
    );

    private static JsonElement Package => Manifest.GetProperty("packages").EnumerateArray().Single();

    private static IEnumerable<JsonElement> Arguments => Package.GetProperty("packageArguments").EnumerateArray();

    [Test]
    public void The_server_has_the_form_of_the_schema()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                TextOf(Manifest, "$schema"),
                Is.EqualTo("https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json")
            );
            Assert.That(Manifest.EnumerateObject().Select(member => member.Name), Is.SubsetOf(ServerMembers));
            Assert.That(ServerName().IsMatch(TextOf(Manifest, "name")!), Is.True);
            Assert.That(TextOf(Manifest, "description"), Has.Length.InRange(1, 100));
            Assert.That(TextOf(Manifest, "title"), Has.Length.InRange(1, 100));
            Assert.That(Version().IsMatch(TextOf(Manifest, "version")!), Is.True, "A version, not a range.");
        });
    }

    [Test]
    public void The_package_and_its_arguments_have_the_form_of_the_schema()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Package.EnumerateObject().Select(member => member.Name), Is.SubsetOf(PackageMembers));
            Assert.That(TextOf(Package, "registryType"), Is.EqualTo("nuget"));
            Assert.That(Version().IsMatch(TextOf(Package, "version")!), Is.True);
            Assert.That(TextOf(Package.GetProperty("transport"), "type"), Is.EqualTo("stdio"));
            foreach (var argument in Arguments)
            {
                string form = argument.GetRawText();
                Assert.That(
                    argument.EnumerateObject().Select(member => member.Name),
                    Is.SubsetOf(ArgumentMembers),
                    form
                );
                Assert.That(TextOf(argument, "type"), Is.AnyOf("positional", "named"), form);
                Assert.That(
                    TextOf(argument, "type") == "named"
                        ? TextOf(argument, "name")
                        : TextOf(argument, "value") ?? TextOf(argument, "valueHint"),
                    Is.Not.Null.And.Not.Empty,
                    form
                );
                Assert.That(
                    TextOf(argument, "format"),
                    Is.Null.Or.AnyOf("string", "number", "boolean", "filepath"),
                    form
                );
            }
        });
    }

    [Test]
    public void The_package_is_that_of_the_program_and_packing_writes_its_version()
    {
        var project = Document("src/AiTrader.Runner/AiTrader.Runner.csproj");
        const string inTheSources = "0.0.0";

        Assert.Multiple(() =>
        {
            Assert.That(TextOf(Package, "identifier"), Is.EqualTo(Value(project, "PackageId")));
            Assert.That(TextOf(Package, "version"), Is.EqualTo(inTheSources));
            Assert.That(TextOf(Manifest, "version"), Is.EqualTo(inTheSources));
            Assert.That(
                Value(project, "ServerManifest"),
                Does.Contain($"""Replace('"{inTheSources}"', '"$(PackageVersion)"')""")
            );
            Assert.That(Value(project, "PackageType"), Is.EqualTo("McpServer"));
        });
    }

    [Test]
    [Category(TestCategory.Process)]
    [Platform(Exclude = "Win", Reason = "The paths in the file are those of Unix.")]
    public async Task The_command_line_starts_a_server()
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        string folder = Path.GetDirectoryName(market.PathOf("prices.csv")) + "/";
        var given = Arguments
            .SelectMany(argument => WordsOf(argument))
            .Select(word =>
                word.Replace("/home/alice/trading/us_daily.csv.gz", folder + "prices.csv", StringComparison.Ordinal)
                    .Replace("/home/alice/trading/", folder, StringComparison.Ordinal)
            );

        using var server = BoundedProcess.Aitrader(given);
        await using var client = await McpClient.CreateAsync(
            new StreamClientTransport(
                server.Process.StandardInput.BaseStream,
                server.Process.StandardOutput.BaseStream
            ),
            ToolMarket.Unhurried
        );

        Assert.That(client.ServerInstructions, Does.Contain("It is 2025-10-06 on its clock"));
        Assert.That(client.ServerInfo?.Version, Is.EqualTo(AiTraderTelemetry.Version));
    }

    // A host asks its user for what has no value; here the placeholders answer.
    private static IEnumerable<string> WordsOf(JsonElement argument)
    {
        string? value = TextOf(argument, "value") ?? TextOf(argument, "default") ?? TextOf(argument, "placeholder");
        return TextOf(argument, "type") == "positional" ? [value!]
            : value is null ? [TextOf(argument, "name")!]
            : [TextOf(argument, "name")!, value];
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static XDocument Document(string path) => XDocument.Load(Path.Combine(DocumentPage.Root, path));

    private static string Value(XDocument document, string name) => document.Descendants(name).Single().Value;

    [GeneratedRegex("^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$")]
    private static partial Regex ServerName();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Version();
}
