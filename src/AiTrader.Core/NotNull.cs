using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AiTrader;

/// <summary>The guard of parameters that are needed before a statement can stand.</summary>
internal static class NotNull
{
    /// <summary>The argument itself.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static T Require<T>(
        [NotNull] T? argument,
        [CallerArgumentExpression(nameof(argument))] string? parameterName = null
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(argument, parameterName);
        return argument;
    }
}
