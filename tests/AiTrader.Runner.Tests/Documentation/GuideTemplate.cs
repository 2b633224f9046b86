namespace AiTrader.Runner.Tests.Documentation;

/// <summary>What <c>dotnet new</c> puts into a project beside the program.</summary>
/// <param name="Usings">The namespaces that its code uses without saying so, in addition to those of a console.</param>
/// <param name="Packages">The packages that it has without a command.</param>
internal sealed record GuideTemplate(string[] Usings, string[] Packages)
{
    /// <summary>The templates that a guide can use.</summary>
    public static IReadOnlyDictionary<string, GuideTemplate> All { get; } =
        new Dictionary<string, GuideTemplate>
        {
            ["console"] = new([], []),
            ["nunit"] = new(["NUnit.Framework"], ["NUnit"]),
            ["web"] = new(
                [
                    "System.Net.Http.Json",
                    "Microsoft.AspNetCore.Builder",
                    "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Http",
                    "Microsoft.AspNetCore.Routing",
                    .. Hosting,
                ],
                []
            ),
            ["worker"] = new(Hosting, ["Microsoft.Extensions.Hosting"]),
        };

    private static string[] Hosting =>
        [
            "Microsoft.Extensions.Configuration",
            "Microsoft.Extensions.DependencyInjection",
            "Microsoft.Extensions.Hosting",
            "Microsoft.Extensions.Logging",
        ];

    /// <summary>The file of its usings.</summary>
    public string UsingsFile =>
        string.Concat(
            Usings
                .Concat([
                    "System",
                    "System.Collections.Generic",
                    "System.IO",
                    "System.Linq",
                    "System.Net.Http",
                    "System.Threading",
                    "System.Threading.Tasks",
                ])
                .Select(name => $"global using {name};\n")
        );
}
