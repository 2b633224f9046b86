using System.Collections.Immutable;

namespace AiTrader.Rules;

/// <summary>
/// The fees of a market as data. <see cref="KnownFees"/> has those that this library knows; with your own, charge fees
/// by <see cref="FeeScheduleModel"/>.
/// </summary>
public sealed class FeeSchedule
{
    private static readonly TextRule Rule = new(32, "._-");

    /// <summary>Creates a schedule.</summary>
    /// <param name="name">A short name, as in <c>us</c>: 1-32 letters, digits and <c>. _ -</c>.</param>
    /// <param name="components">The fees; they are added.</param>
    /// <exception cref="ArgumentException">The name does not have that form, or there is no fee.</exception>
    public FeeSchedule(string name, IEnumerable<FeeComponent> components)
    {
        Name = Rule.Require("Fee schedule", name);
        ArgumentNullException.ThrowIfNull(components);
        ImmutableArray<FeeComponent> fees = [.. components];
        Components = fees.IsEmpty ? throw new ArgumentException("There is no fee.", nameof(components)) : fees;
    }

    /// <summary>The short name, as in <c>us</c>.</summary>
    public string Name { get; }

    /// <summary>The fees; they are added.</summary>
    public IReadOnlyList<FeeComponent> Components { get; }

    /// <summary>The short name and the names of its fees: <c>cn (commission, stamp duty, transfer fee)</c>.</summary>
    public override string ToString() =>
        $"{Name} ({string.Join(", ", Components.Select(component => component.Name))})";
}
