using AiTrader.Runner.Arenas;
using AiTrader.Runner.Models;
using AiTrader.Runner.Traders;
using AiTrader.Tools;

namespace AiTrader.Runner.Service.Registrations;

/// <summary>
/// What decides for the traders of the service: the baselines, the scripted demo, and the models of a traders file. A
/// user chooses an id, and never sees an endpoint or a key.
/// </summary>
internal sealed class OfferedModels
{
    private readonly Dictionary<ModelId, OfferedModel> _offered;

    private OfferedModels(Dictionary<ModelId, OfferedModel> offered)
    {
        _offered = offered;
        All = [.. offered.Values.OrderBy(model => model.Id.Value, StringComparer.Ordinal)];
        Names = string.Join(", ", All.Select(model => model.Id));
    }

    /// <summary>All of them in the order of their ids.</summary>
    public IReadOnlyList<OfferedModel> All { get; }

    /// <summary>Their ids, as the end of an error message.</summary>
    public string Names { get; }

    /// <summary>Collects what is offered.</summary>
    /// <param name="plans">The traders of a traders file; empty without one.</param>
    /// <param name="seed">The seed of the baselines.</param>
    /// <param name="news">The news to search; null for no news.</param>
    public static OfferedModels Create(IEnumerable<TraderPlan> plans, int seed, AsOfNews? news)
    {
        var offered = new Dictionary<ModelId, OfferedModel>();
        foreach (var model in plans.Select(plan => plan.Model).OfType<ModelPlan>())
        {
            // A recording is that of one trader. Of two entries with one id, users get the first; the start says so.
            offered.TryAdd(model.Id, OfferedModel.Of(Shared(model) with { RecordFile = null }, news));
        }

        offered.TryAdd(
            DemoScript.ModelId,
            OfferedModel.Of(new ModelPlan(DemoScript.ModelId) { Connect = DemoScript.Client }, news)
        );
        foreach (var baseline in Baseline.All.Select(baseline => OfferedModel.Of(baseline, seed)))
        {
            offered.TryAdd(baseline.Id, baseline);
        }

        return new OfferedModels(offered);
    }

    /// <summary>The models that a traders file has more than once, perhaps with another budget or endpoint.</summary>
    public static IEnumerable<ModelId> FindRepeated(IEnumerable<TraderPlan> plans) =>
        plans
            .Select(plan => plan.Model?.Id)
            .OfType<ModelId>()
            .CountBy(id => id)
            .Where(count => count.Value > 1)
            .Select(count => count.Key);

    /// <summary>Finds a model by its id; null if it is not offered.</summary>
    public OfferedModel? Find(ModelId id) => _offered.GetValueOrDefault(id);

    /// <summary>The trader of a registration; null if its model is not offered.</summary>
    public Trader? Enter(Registration registration) => Find(registration.ModelId)?.Enter(registration);

    // One connection pool for all traders of a model.
    private static ModelPlan Shared(ModelPlan plan)
    {
        var client = new Lazy<Microsoft.Extensions.AI.IChatClient>(plan.Connect);
        return plan with { Connect = () => client.Value };
    }
}
