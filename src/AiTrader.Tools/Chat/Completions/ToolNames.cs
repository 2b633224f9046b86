namespace AiTrader.Tools;

/// <summary>Names of tools as models write them: <c>functions.buy</c>, <c>default_api:buy</c>, <c> buy </c>.</summary>
internal static class ToolNames
{
    /// <summary>The tool that is meant, if it is one of those that were offered; otherwise the name as it is.</summary>
    public static string Read(string name, IReadOnlySet<string> offered)
    {
        string trimmed = name.Trim();
        if (offered.Contains(trimmed))
        {
            return trimmed;
        }

        string last = trimmed[(trimmed.LastIndexOfAny(['.', ':', '/']) + 1)..];
        return offered.Contains(last) ? last : name;
    }
}
