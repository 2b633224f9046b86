using System.Reflection;

namespace AiTrader.Mutating;

/// <summary>
/// The assembly with all changes in it, of which one at most is active. Stryker's switch is in the assembly.
/// </summary>
internal sealed class ChangedAssembly
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private readonly Type _control;

    private ChangedAssembly(Type control) => _control = control;

    /// <summary>Loads it; no change is active.</summary>
    /// <exception cref="InvalidOperationException">There are no changes in it.</exception>
    public static ChangedAssembly Load(string path)
    {
        var types = Assembly.LoadFrom(path).GetTypes();
        var control =
            types.FirstOrDefault(type => type.Name == "MutantControl")
            ?? throw new InvalidOperationException($"There are no changes in '{path}'.");
        return new ChangedAssembly(control) { Active = -1 };
    }

    /// <summary>The number of the active change; -1 for none.</summary>
    public int Active
    {
        set => _control.GetField("ActiveMutant", AnyStatic)!.SetValue(null, value);
    }

    /// <summary>Begins to note the changes that are reached.</summary>
    public void BeginCoverage()
    {
        _control.GetField("CaptureCoverage", AnyStatic)!.SetValue(null, true);
        _control.GetMethod("ResetCoverage", AnyStatic)!.Invoke(null, null);
    }

    /// <summary>
    /// The changes that were reached since the last call, and those of them that were reached while a type was
    /// initialized.
    /// </summary>
    public (int[] Reached, int[] WhileInitializing) TakeCoverage()
    {
        var lists = (IList<int>[])_control.GetMethod("GetCoverageData", AnyStatic)!.Invoke(null, null)!;
        return ([.. lists[0].Distinct()], [.. lists[1].Distinct()]);
    }
}
